/**
 * Why servers are out of order: what broke those that wait, counted, and for worn parts how much of it is youth and heat, by the rates of
 * this hour; and how the queue for repair would stand with spares, more hands or another shift.
 */
import type { SimContext } from '../world/context.ts';
import type { Fleet } from '../world/fleet.ts';
import type { Remedy } from '../world/remedy.ts';
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { cohortOf } from '../world/lookup.ts';
import { CORRUPT_CAUSE } from './corruption.ts';
import { benchServers, repairHours, repairRate } from './crew.ts';
import { sparesFor } from './failures/spares.ts';
import { fleetOf } from './fleet.ts';
import { LEMON_CAUSE, lemonRatePerNode } from './lemons.ts';
import { hoursPerHourOf } from './people.ts';
import { infantFactor, NODE_HOURS_PER_1000_NODE_DAYS, temperatureFactor } from './reliability.ts';
import { fasterRatio, hire, pushPace, remedy, worthwhile, type LossCause } from './waterfallRemedy.ts';

/** A queue is to be gone within this many hours when people are hired for it. */
const CLEAR_HOURS = 48;
/** Spares are bought so that one is at hand this often. */
const SHORT_RATIO = 0.05;
const LN2 = Math.LN2;
const EVICT_AFTER = 3;

/** The hardware failures of a mean server over those of a settled one at the reference inlet: 1 + youth + heat. */
export interface HardwareParts {
  young: number; // added by age
  heat: number; // added by warm inlets
}

export function hardwareParts(context: SimContext, fleet: Fleet): HardwareParts {
  const { reliability } = context.catalog.constants;
  const parts: HardwareParts = { young: 0, heat: 0 };
  let nodes = 0;
  for (const hall of fleet.halls) {
    const young = infantFactor(context.world.timeS - hall.meanInstalledS, reliability);
    nodes += hall.nodes;
    parts.young += hall.nodes * (young - 1);
    parts.heat += hall.nodes * young * (temperatureFactor(hall.state.airC, reliability) - 1);
  }
  if (nodes <= 0) return { young: 0, heat: 0 };
  return { young: parts.young / nodes, heat: parts.heat / nodes };
}

/** Servers per hour that break so that somebody must mend them. */
export function repairsPerHour(context: SimContext, fleet: Fleet): number {
  const { reliability } = context.catalog.constants;
  const { young, heat } = hardwareParts(context, fleet);
  let nodes = 0;
  for (const hall of fleet.halls) if (hall.gpus > 0) nodes += hall.nodes * Math.min(1, Math.max(0, hall.state.coolGpus) / hall.gpus);
  let per1000 = 0;
  for (const cause of reliability.causes) if (cause.needsRepair) per1000 += cause.per1000NodeDays * (cause.hardware ? 1 + young + heat : 1);
  return nodes * (per1000 / NODE_HOURS_PER_1000_NODE_DAYS + lemonRatePerNode(context, fleet));
}

/** Spare servers with which one is at hand for nearly every failure, by the loss formula of Erlang. */
export function sparesWanted(context: SimContext, fleet: Fleet): number {
  return sparesFor(SHORT_RATIO, repairsPerHour(context, fleet) * repairHours(context.world, context.catalog, false));
}

export function spareServers(context: SimContext): number {
  let spares = benchServers(context.world);
  for (const item of context.world.compute.stock) spares += item.spareServers;
  return spares;
}

/** Causes of `lost` GPUs; they share it by servers. */
export function healthCauses(context: SimContext, lost: number): LossCause[] {
  const { reliability } = context.world.compute;
  const fleet = fleetOf(context);
  const params = { n: fleet.failedServers, hours: queueHours(context) };
  const servers = Math.max(1, fleet.failedServers);
  const down = reliability.downByCause;
  let counted = 0;
  for (const cause in down) counted += down[cause]!;
  const each = lost / Math.max(servers, counted);
  const lemons = down[LEMON_CAUSE] ?? 0;
  const corrupt = down[CORRUPT_CAUSE] ?? 0;
  const parts = counted - lemons - corrupt;
  const { young, heat } = hardwareParts(context, fleet);
  const whole = 1 + young + heat;
  const mend = (gpus: number): Remedy[] => mendQueue(context, fleet, gpus);
  const { infantDays, referenceInletC } = context.catalog.constants.reliability;
  return [
    { id: 'failed-parts', gpus: each * parts / whole, params: { ...params, n: Math.round(parts) }, mend },
    { id: 'failed-young', gpus: each * parts * young / whole, params: { ...params, factor: 1 + young, days: infantDays }, mend: (gpus) => [...mend(gpus), remedy('wait-age', gpus / 2, { readyInS: LN2 * infantDays * DAY_S })] },
    { id: 'failed-heat', gpus: each * parts * heat / whole, params: { ...params, inletC: referenceInletC }, mend: (gpus) => [remedy('cooler', gpus), ...mend(gpus)] },
    { id: 'failed-lemon', gpus: each * lemons, params: { ...params, n: lemons }, mend: (gpus) => [...evict(context, gpus), ...mend(gpus)] },
    { id: 'failed-silent', gpus: each * corrupt, params: { ...params, n: corrupt }, mend },
    { id: 'failed-damage', gpus: each * Math.max(0, servers - counted), params: { ...params, n: Math.max(0, fleet.failedServers - counted) }, mend },
  ];
}

/** Replacing what fails again and again, while nobody does. */
export function evict({ world }: SimContext, gpus: number): Remedy[] {
  return world.compute.reliability.evictAfter > 0 ? [] : [remedy('evict', gpus, { params: { failures: EVICT_AFTER }, order: { type: 'reliability.setEviction', failures: EVICT_AFTER } })];
}

/** Hours until the crew has mended all that waits, while more fails; Infinity when more fails than is mended. */
export function queueHours(context: SimContext, more: { rate?: number; perServer?: number } = {}): number {
  const { world, catalog } = context;
  const fleet = fleetOf(context);
  const spare = world.compute.stock.some((item) => item.spareServers > 0);
  const perServer = more.perServer ?? repairHours(world, catalog, spare);
  const rate = (more.rate ?? repairRate(world, catalog)) - repairsPerHour(context, fleet) * perServer;
  const work = fleet.failedServers * perServer;
  return work <= 0 ? 0 : rate > 0 ? work / rate : Infinity;
}

function mendQueue(context: SimContext, fleet: Fleet, gpus: number): Remedy[] {
  const { world, catalog } = context;
  const { repairCrewHours, repairSwapHours } = catalog.constants.reliability;
  const out: Remedy[] = [];
  const now = queueHours(context);
  const rate = repairRate(world, catalog);
  const spares = spareServers(context);
  const wanted = sparesWanted(context, fleet);
  const kind = world.compute.stock[0];
  if (kind && spares < wanted && repairCrewHours > repairSwapHours) {
    out.push(remedy('spares', gpus * (1 - repairSwapHours / repairCrewHours), { params: { n: wanted - spares }, order: { type: 'compute.buySpares', accelerator: kind.accelerator, servers: wanted - spares } }));
  }
  const { nightShift } = world.compute.reliability;
  const other = repairRate(world, catalog, !nightShift);
  const shifted = queueHours(context, { rate: other });
  if (other > rate && shifted < now) out.push(remedy(nightShift ? 'day-shift' : 'night-shift', gpus, { readyInS: seconds(shifted), order: { type: 'reliability.setShift', night: nightShift ? 0 : 1 } }));
  else if (!nightShift) {
    const half = context.catalog.constants.reliability.dayShiftHours;
    out.push(remedy('night-shift', gpus * nightShare(context, 24 - half), { order: { type: 'reliability.setShift', night: 1 } }));
  }
  if (now < Infinity) out.push(remedy('wait-crew', gpus, { readyInS: seconds(now) }));
  out.push(...pushPace(context, 'technicians', gpus * (1 - 1 / fasterRatio(context, 'technicians')), seconds(queueHours(context, { rate: rate * fasterRatio(context, 'technicians') }))));
  if (now > CLEAR_HOURS) {
    const perServer = repairHours(world, catalog, spares > 0);
    const need = fleet.failedServers * perServer / CLEAR_HOURS + repairsPerHour(context, fleet) * perServer - rate;
    const cohort = cohortOf(world, 'technicians');
    const each = hoursPerHourOf({ ...cohort, count: 1, onboarding: 0 }, catalog.constants.people);
    if (each > 0) out.push(...hire(context, 'technicians', Math.max(1, Math.ceil(need / each)), gpus));
  }
  return worthwhile(out);
}

function seconds(hours: number): number {
  return hours < Infinity ? hours * HOUR_S : 0;
}

/** Share of a failed server's time down that is waiting for the morning, when nobody mends for `nightHours` of a day. */
function nightShare({ world, catalog }: SimContext, nightHours: number): number {
  const waits = nightHours * nightHours / 2 / 24; // mean over failures at any hour
  const repair = repairHours(world, catalog, false) / Math.max(hoursPerHourOf(cohortOf(world, 'technicians'), catalog.constants.people), Number.EPSILON);
  return waits / (waits + repair);
}
