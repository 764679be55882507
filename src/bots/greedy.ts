/**
 * A plausible bad player: every dollar into GPUs, everyone at crunch pace, no reserve, no margin in cooling, no generators, no spares,
 * and every term sheet signed. It must rarely win.
 */
import { HOUR_S, planRun, suggestPlace, suggestRow } from '../sim/index.ts';
import type { SimContext } from '../sim/index.ts';
import type { Bot, BotHands } from './bot.ts';
import { gpuAllInCents } from './baseline/money.ts';
import { makePlan, type Plan } from './baseline/plan.ts';
import { manageProduct } from './baseline/product.ts';

const CRUNCH = 3;
const LOOK_HOURS = 12;
const ROUND_CENTS = 500_000_000_000;
const RUN_TOKENS = 20;
/** Bare heads, whatever the plan. */
const HEADS = { research: 12, systems: 20, facilities: 12, technicians: 60, construction: 60, product: 2, recruiting: 8, data: 0, power: 0, finance: 0, policy: 0 } as const;

export const greedy: Bot = {
  id: 'greedy',
  everyHours: LOOK_HOURS,
  act(context, hands) {
    if (context.world.timeS % HOUR_S !== 0) return;
    const plan = makePlan(context);
    if (!plan) return;
    raise(context, hands);
    crunch(context, hands);
    build(context, hands, plan);
    buy(context, hands, plan);
    train(context, hands, plan);
    manageProduct(context, hands, plan);
  },
};

function raise({ world }: SimContext, hands: BotHands): void {
  const offer = world.finance.round?.offers[0];
  if (offer) hands.order({ type: 'finance.sign', offer: offer.id });
  else if (!world.finance.round) hands.order({ type: 'finance.openRound', askCents: ROUND_CENTS });
}

function crunch({ world }: SimContext, hands: BotHands): void {
  for (const cohort of world.people.cohorts) {
    if (cohort.pace !== CRUNCH) hands.order({ type: 'people.setPace', role: cohort.role, pace: CRUNCH });
    const count = world.sites.length === 0 || world.compute.waterfall.bought < 1000 ? cohort.target : HEADS[cohort.role];
    if (count > cohort.target) hands.order({ type: 'people.setTarget', role: cohort.role, count });
  }
}

/** One hall at a time, cooling for half of its heat, the grid when there is money left. */
function build(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world, catalog } = context;
  const { site, siteDef } = plan;
  if (!site) {
    const first = plan.scenario.availableSites[0];
    if (first) hands.order({ type: 'site.open', site: first });
    return;
  }
  if (plan.halls.every((hall) => hall.ready && hall.standing >= hall.racks) && plan.hallRacks < plan.racks) {
    const shell = siteDef?.shells.find((entry) => !site.structures.some((structure) => structure.shell === entry.id));
    const hall = Object.values(catalog.structures).filter((def) => def.kind === 'hall' && !def.fromShell).sort((a, b) => a.priceCents - b.priceCents)[0];
    const at = hall ? suggestPlace(world, catalog, site.id, hall.id) : null;
    if (shell) hands.order({ type: 'site.convert', site: site.id, shell: shell.id });
    else if (hall && at) hands.order({ type: 'site.build', site: site.id, structure: hall.id, ...at, count: 1 });
  }
  for (const hall of plan.halls) {
    const state = site.structures.find((structure) => structure.id === hall.id)?.hall;
    const unit = plan.rack.medium === 'liquid' && plan.cdu ? plan.cdu : plan.crah;
    if (state && state.units.length === 0) hands.order({ type: 'hall.buyCooling', hall: hall.id, unit: unit.id, count: Math.max(1, Math.floor((0.5 * hall.racks * plan.rackKW) / unit.capacityKW)) });
  }
  const rejection = Object.values(catalog.structures).filter((def) => def.kind === 'heat-rejection').sort((a, b) => a.priceCents - b.priceCents)[0];
  const stands = site.structures.some((structure) => catalog.structures[structure.def]?.kind === 'heat-rejection');
  const at = rejection ? suggestPlace(world, catalog, site.id, rejection.id) : null;
  if (rejection && at && !stands) hands.order({ type: 'site.build', site: site.id, structure: rejection.id, ...at, count: 1 });
  for (const phase of site.grid) if (phase.requestedS < 0) hands.order({ type: 'site.requestGrid', site: site.id, phase: phase.id });
}

function buy(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  let bought = 0;
  let stock = 0;
  for (const item of world.compute.stock) {
    bought += item.boughtGpus;
    stock += item.gpus;
  }
  const gpus = Math.floor(world.finance.balances.cash / gpuAllInCents(plan, context) / plan.perRack) * plan.perRack;
  if (gpus > 0 && bought < plan.target * 2) hands.order({ type: 'compute.order', accelerator: plan.accelerator.id, gpus });
  for (const hall of plan.halls) {
    if (!hall.ready || stock < plan.perRack || hall.standing >= hall.racks) continue;
    const length = Math.min(Math.floor(stock / plan.perRack), hall.racks - hall.standing, hall.def.floorCols);
    const row = suggestRow(context, hall.id, length);
    if (row) hands.order({ type: 'hall.placeRow', hall: hall.id, rack: plan.rack.id, ...row });
  }
  let ports = 0;
  for (const network of world.compute.networks) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports') ports += order.ordered;
  const missing = world.compute.waterfall.installed - ports;
  if (plan.site && missing > 0) hands.order({ type: 'network.order', site: plan.site.id, fabric: plan.fabric.id, ports: missing });
}

/** The largest model that fits, on too few tokens, with checkpoints once a day. */
function train(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  if (world.compute.job || !plan.site || world.compute.waterfall.healthy < 64) return;
  const gpus = Math.floor(world.compute.waterfall.healthy);
  const probe = planRun({ site: plan.site.id, params: 1e9, tokens: 1e10, gpus, checkpointS: 86_400 }, context);
  const flops = probe.flopsPerS * 60 * 86_400;
  const params = Math.sqrt(flops / (6 * RUN_TOKENS));
  hands.order({ type: 'train.start', name: `G${world.nextId}`, site: plan.site.id, params, tokens: params * RUN_TOKENS, gpus: Math.min(gpus * 4, world.compute.waterfall.bought), checkpointS: 86_400 });
}
