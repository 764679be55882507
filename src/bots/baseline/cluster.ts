/** The cluster: rows before GPUs arrive, cooling units for the rows, ports, GPUs in tranches that the lab can pay and power, spares. */
import { DAY_S, HOUR_S, reachOfSite, suggestRow } from '../../sim/index.ts';
import type { CoolingUnitDef, HallState, SimContext, Site } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { gpuAllInCents, reserveCents, spend } from './money.ts';
import { rejectionKW } from './plant.ts';
import { powerableGpus, RESERVE, wantedPhases, type HallPlan, type Plan } from './plan.ts';

/** Weeks of allocation in one order. */
const TRANCHE_WEEKS = 4;
/** GPUs may be on the dock this long before their power. */
const EARLY_DAYS = { early: 60, late: 0 } as const;
/** Nobody orders what ships later than this. */
const QUEUE_DAYS = 210;
const SPARE_SHARE = 0.003;

export function manageCluster(context: SimContext, hands: BotHands, plan: Plan): void {
  if (!plan.site) return;
  for (const hall of plan.halls) {
    coolHall(context, hands, plan, hall);
    placeRows(context, hands, plan, hall);
  }
  orderGpus(context, hands, plan);
  orderPorts(context, hands, plan);
  orderSpares(context, hands, plan);
}

/** Units in place, on order and not broken for good. */
function unitsOf(hall: HallState, unit: CoolingUnitDef, catalog: SimContext['catalog']): { kW: number; slots: number } {
  let kW = 0;
  let slots = 0;
  for (const units of hall.units) {
    const def = catalog.coolingUnits[units.unit];
    if (!def || def.kind !== unit.kind) continue;
    let count = units.count;
    for (const order of units.ordered) count += order.count;
    kW += count * def.capacityKW;
    slots += count;
  }
  return { kW, slots };
}

function coolHall(context: SimContext, hands: BotHands, plan: Plan, hall: HallPlan): void {
  const state = plan.site?.structures.find((structure) => structure.id === hall.id)?.hall;
  if (!state || hall.racks + hall.old.racks === 0) return;
  const heatKW = (hall.racks * plan.rackKW + hall.old.itKW) * RESERVE;
  const airKW = (hall.racks * plan.airKW + hall.old.airKW) * RESERVE;
  buyUnits(context, hands, state, hall, plan.crah, airKW, hall.def.crahSlots);
  if (plan.rack.medium === 'liquid' && plan.cdu) buyUnits(context, hands, state, hall, plan.cdu, heatKW - airKW, hall.def.cduSlots);
}

function buyUnits(context: SimContext, hands: BotHands, state: HallState, hall: HallPlan, unit: CoolingUnitDef, needKW: number, slots: number): void {
  const have = unitsOf(state, unit, context.catalog);
  const count = Math.min(slots - have.slots, Math.ceil((needKW - have.kW) / unit.capacityKW));
  if (count > 0) spend(context, hands, { type: 'hall.buyCooling', hall: hall.id, unit: unit.id, count });
}

/** Whole rows for what was bought, in halls that stand: broken rows waste the floor. */
function placeRows(context: SimContext, hands: BotHands, plan: Plan, hall: HallPlan): void {
  if (!hall.ready || hall.standing >= hall.racks) return;
  let missing = Math.min(hall.racks - hall.standing, Math.floor(plan.bought / plan.perRack) - plan.standing);
  if (missing <= 0) return;
  let coolable = coolableRacks(context, plan, hall);
  while (missing > 0 && coolable > 0) {
    const length = Math.min(hall.racks - hall.standing, hall.def.floorCols);
    if (length > coolable && hall.racks > 2 * hall.def.floorCols) return; // wait for the plant rather than break the row
    const at = suggestRow(context, hall.id, Math.min(length, coolable));
    if (!at || !spend(context, hands, { type: 'hall.placeRow', hall: hall.id, rack: plan.rack.id, ...at })) return;
    missing -= at.length;
    coolable -= at.length;
    hall.standing += at.length;
    plan.standing += at.length;
  }
}

/** Racks more that the plant which stands would carry on the hottest day, in the hall and at the site. */
function coolableRacks(context: SimContext, plan: Plan, hall: HallPlan): number {
  const { catalog } = context;
  const state = plan.site?.structures.find((structure) => structure.id === hall.id)?.hall;
  if (!state || !plan.site) return 0;
  const unitKW = { crah: 0, cdu: 0 };
  for (const units of state.units) {
    const def = catalog.coolingUnits[units.unit];
    if (def && def.kind !== 'door') unitKW[def.kind] += (units.count - units.failed) * def.capacityKW;
  }
  const byAir = (unitKW.crah - hall.old.airKW) / plan.airKW;
  const byLiquid = plan.rack.medium === 'liquid' ? (unitKW.cdu - hall.old.itKW + hall.old.airKW) / (plan.rackKW - plan.airKW) : Infinity;
  const bySite = (readyKW(context, plan, plan.site) - plan.old.itKW) / plan.rackKW - plan.standing;
  return Math.floor(Math.min(byAir - hall.standing, byLiquid - hall.standing, bySite));
}

/** Heat that the site's plant carries, once a look. */
function readyKW(context: SimContext, plan: Plan, site: Site): number {
  return (plan.coolKW ??= rejectionKW(context, plan, site, true));
}

function orderGpus(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world, catalog } = context;
  const { bought } = plan;
  if (bought >= plan.target || plan.hallRacks === 0) return;
  let queueS = world.timeS + plan.accelerator.leadDays * DAY_S;
  for (const order of world.compute.orders) {
    if (order.kind === 'accelerator' && order.item === plan.accelerator.id) queueS = Math.max(queueS, order.firstS + Math.ceil(order.ordered / Math.max(1, order.perWeek)) * 7 * DAY_S);
  }
  if (queueS - world.timeS > QUEUE_DAYS * DAY_S) return;
  const atS = queueS + (TRANCHE_WEEKS * 7 + EARLY_DAYS[plan.strategy.timing]) * DAY_S;
  const wanted = Math.min(plan.target, plan.hallRacks * plan.perRack, powerableGpus(plan, atS, catalog) * 1.05 + plan.swapRacks * plan.perRack);
  const payable = (world.finance.balances.cash - reserveCents(context) - pendingCents(plan, context)) / gpuAllInCents(plan, context);
  const tranche = Math.min(wanted - bought, payable, TRANCHE_WEEKS * plan.accelerator.weeklyAllocation);
  const gpus = Math.floor(tranche / plan.perRack) * plan.perRack;
  if (gpus < Math.min(plan.perRack * 8, plan.target - bought) || gpus <= 0) return;
  if (hands.order({ type: 'compute.order', accelerator: plan.accelerator.id, gpus }).ok) plan.bought += gpus;
}

/** What GPUs already bought still need: ports and racks; and halls, grid and cooling that the plan is about to order. */
function pendingCents(plan: Plan, { world, catalog }: SimContext): number {
  let cents = 0;
  for (const phase of wantedPhases(plan)) {
    const state = plan.site?.grid.find((entry) => entry.id === phase.id);
    if (state && !state.live && state.requestedS < 0) cents += phase.priceCents;
  }
  if (plan.hallRacks < plan.racks) {
    for (const shell of plan.siteDef?.shells ?? []) {
      if (!plan.site?.structures.some((structure) => structure.shell === shell.id)) cents += catalog.structures[shell.structure]?.priceCents ?? 0;
    }
  }
  const unplaced = Math.max(0, plan.bought / plan.perRack - plan.standing);
  return cents + unplaced * plan.rack.priceCents + plan.racks * plan.rackKW * 8_000;
}

function orderPorts(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  const siteId = plan.site?.id ?? '';
  let ports = 0;
  for (const network of world.compute.networks) if (network.site === siteId) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === siteId) ports += order.ordered - order.delivered;
  const missing = Math.min(plan.bought, plan.target) - ports;
  if (missing > 0) spend(context, hands, { type: 'network.order', site: siteId, fabric: plan.fabric.id, ports: missing });
  const network = world.compute.networks.find((entry) => entry.site === siteId);
  if (!network || !plan.site || network.reachTo > 0) return;
  const reachM = reachOfSite(plan.site, context.catalog, plan.fabric);
  if (reachM > network.reachM) spend(context, hands, { type: 'network.extend', site: siteId, reachM });
}

function orderSpares(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  const { installed } = world.compute.waterfall;
  const hazard = plan.scenario.hazardRatio > 0 || installed >= 1000;
  const wanted = hazard ? Math.ceil((installed / plan.accelerator.gpusPerServer) * SPARE_SHARE) : 0;
  let have = 0;
  for (const item of world.compute.stock) have += item.spareServers + (item.benchServers ?? 0);
  for (const order of world.compute.orders) if (order.kind === 'spares') have += order.ordered - order.delivered;
  if (wanted - have >= Math.max(1, wanted * 0.2) && world.timeS > HOUR_S) {
    spend(context, hands, { type: 'compute.buySpares', accelerator: plan.accelerator.id, servers: wanted - have }, reserveCents(context) * 1.5);
  }
}
