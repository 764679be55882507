/**
 * Policies act between steps, where the player does: once a day at midnight; what brings halls back after an incident looks each hour.
 * Each gives ordinary orders through `execute`, so a policy can do nothing that an order could not. Nothing here draws.
 */
import { DAY_S, HOUR_S } from '../../core/calendar.ts';
import { anyPolicy, isShort, noteAct, noteWait } from '../../rules/policies.ts';
import { nextRow, racksWaiting } from '../../rules/policies/fill.ts';
import { postsByPlan } from '../../rules/policies/hiring.ts';
import { sparesWanted } from '../../rules/policies/spares.ts';
import { optimalCheckpointS } from '../../rules/trainingPlan.ts';
import { writeWaterfall } from '../../rules/waterfall.ts';
import type { SimContext } from '../../world/context.ts';
import { cohortOf } from '../../world/lookup.ts';
import { emit } from '../../world/emit.ts';
import type { EventPanel } from '../../world/events.ts';
import type { PolicyId, PolicyWait } from '../../world/policies.ts';
import { giveBy, type Deed } from './hands.ts';

/** Rows that one look may place: a hall's worth. */
const MOST_ROWS = 40;
/** Bounds of an order for a checkpoint interval, s. */
const SHORTEST_S = 30;
const LONGEST_S = 604_800;

type Params = Record<string, number | string>;

export function stepPolicies(context: SimContext): void {
  const { world } = context;
  const { policies } = world;
  if (world.timeS % HOUR_S !== 0 || world.outcome.state === 'lost' || !anyPolicy(world)) return;
  if (policies.values.restore !== undefined) restore(context, policies.values.restore);
  if (world.timeS % DAY_S !== 0) return;
  watchRunway(context);
  hirePlanned(context);
  if (policies.values.spares !== undefined) orderSpares(context, policies.values.spares);
  if (policies.values.fill !== undefined) fillHalls(context, policies.values.fill);
  if (policies.values.checkpoint !== undefined) tuneCheckpoint(context, policies.values.checkpoint);
}

/** Writes the diary and tells the log, when anything was done. */
function tell(context: SimContext, policy: PolicyId, deed: Deed, params: Params, panel: EventPanel): void {
  if (deed.orders === 0) return;
  const message = `event.policy.${policy}`;
  noteAct(context.world, policy, deed.orders, deed.cents, message, params);
  emit(context, `policy.${policy}`, 'log', params, { panel });
}

const nothing = (): Deed => ({ orders: 0, cents: 0 });

/** Told when it begins to hold and when it lets go. */
function watchRunway(context: SimContext): void {
  const { world } = context;
  const { policies, finance } = world;
  const short = isShort(world, policies.held);
  if (short === policies.held) return;
  policies.held = short;
  const params = { months: policies.values.runway ?? 0, days: Math.floor(finance.runwayDays) };
  noteAct(world, 'runway', 1, 0, short ? 'event.policy.held' : 'event.policy.freed', params);
  emit(context, short ? 'policy.held' : 'policy.freed', short ? 'warn' : 'good', params, { panel: 'capital' });
}

/** Sets the targets of teams that have a plan, and of those that follow the work. More posts are an act; fewer are told only while money holds them. */
function hirePlanned(context: SimContext): void {
  const { world, catalog } = context;
  const { plan: plans, values } = world.policies;
  if (Object.keys(plans).length === 0 && values.staff === undefined) return;
  const done = { hire: { deed: nothing(), opened: 0, roles: 0, back: 0 }, staff: { deed: nothing(), opened: 0, roles: 0, back: 0 } };
  for (const { role, plan, target } of postsByPlan(world, catalog)) {
    const policy = plans[role] === undefined ? 'staff' : 'hire';
    const sum = done[policy];
    sum.back += plan > target ? plan - target : 0;
    const before = cohortOf(world, role).target;
    if (before === target || !giveBy(context, policy, { type: 'people.setTarget', role, count: target }, sum.deed)) continue;
    if (target > before) {
      sum.opened += target - before;
      sum.roles++;
    }
  }
  for (const policy of ['hire', 'staff'] as const) {
    const { deed, opened, roles, back } = done[policy];
    noteWait(world, policy, back > 0 ? { id: world.policies.held ? 'policy-held' : 'policy-pay', have: null, need: back, unit: 'people' } : null);
    if (opened > 0) tell(context, policy, deed, { n: opened, roles }, 'people');
  }
}

function orderSpares(context: SimContext, ratio: number): void {
  const { world, catalog } = context;
  const wanted = sparesWanted(world, catalog, ratio);
  if (wanted.length === 0) noteWait(world, 'spares', null);
  for (const { accelerator, servers } of wanted) {
    const deed = nothing();
    if (!giveBy(context, 'spares', { type: 'compute.buySpares', accelerator, servers }, deed)) continue;
    noteWait(world, 'spares', null);
    tell(context, 'spares', deed, { n: servers, item: `@${catalog.accelerators[accelerator]?.name ?? accelerator}`, cost: deed.cents }, 'cluster');
  }
}

/** What fill waits for when it gives no order: a first row by hand, or room for racks that are bought. */
function whyUnfilled(context: SimContext): Omit<PolicyWait, 'sinceS'> | null {
  for (const item of context.world.compute.stock) {
    const waiting = racksWaiting(context, item.accelerator);
    if (!waiting && item.gpus > 0) return { id: 'policy-first-row', have: null, need: null, unit: 'none' };
    if (waiting && waiting.racks > 0 && item.gpus > 0) return { id: 'policy-no-room', have: null, need: waiting.racks, unit: 'count' };
  }
  return null;
}

/** A hall that refuses its row is left out until tomorrow. */
function fillHalls(context: SimContext, ratio: number): void {
  const { world } = context;
  const refused = new Set<number>();
  const deed = nothing();
  let racks = 0;
  for (let rows = 0; rows < MOST_ROWS; rows++) {
    const row = nextRow(context, ratio, refused);
    if (!row) break;
    if (giveBy(context, 'fill', { type: 'hall.placeRow', ...row }, deed)) racks += row.length;
    else refused.add(row.hall);
  }
  if (refused.size === 0) noteWait(world, 'fill', whyUnfilled(context));
  if (deed.orders === 0) return;
  writeWaterfall(context, world.compute.waterfall);
  tell(context, 'fill', deed, { n: racks, cost: deed.cents }, 'build');
}

/** Takes the best interval for the run as it stands, once the one it has is further off than `ratio`. */
function tuneCheckpoint(context: SimContext, ratio: number): void {
  const { job } = context.world.compute;
  if (!job || job.state !== 'running' || job.assignedGpus <= 0) return;
  const checkpointS = Math.round(Math.min(LONGEST_S, Math.max(SHORTEST_S, optimalCheckpointS(context, job))));
  if (Math.abs(checkpointS - job.checkpointS) <= ratio * job.checkpointS) return;
  const deed = nothing();
  if (giveBy(context, 'checkpoint', { type: 'train.setCheckpoint', checkpointS }, deed)) tell(context, 'checkpoint', deed, { name: job.name, minutes: Math.round(checkpointS / 60) }, 'training');
}

/** After an incident: halls that were shed in it come back once their air is cool, then the run that was taken off goes on. */
function restore(context: SimContext, airC: number): void {
  const { world } = context;
  if (world.incident && world.incident.endedS < 0) return;
  const deed = nothing();
  let dark = 0;
  let back = 0;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (!structure.hall?.shedInIncident) continue;
      dark++;
      if (site.cooling.tripUntilS > world.timeS || structure.hall.airC > airC) continue;
      if (!giveBy(context, 'restore', { type: 'emergency.restoreHall', hall: structure.id }, deed)) continue;
      dark--;
      back++;
    }
  }
  const { job } = world.compute;
  const tripped = world.sites.some((site) => site.id === job?.site && site.cooling.tripUntilS > world.timeS);
  tell(context, 'restore', deed, { n: back }, 'power');
  const resumed = nothing();
  if (dark > 0 || !job?.evacuated || tripped || !giveBy(context, 'restore', { type: 'train.resume' }, resumed)) return;
  noteAct(world, 'restore', resumed.orders, 0, 'event.policy.resumed', { name: job.name });
  emit(context, 'policy.resumed', 'log', { name: job.name }, { panel: 'training' });
}
