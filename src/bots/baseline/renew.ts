/** Old generations make way where power is short: rows go when machines that do far more with it wait on the dock, and are sold in lots that the market takes up. */
import { depthRatio } from '../../sim/index.ts';
import type { AcceleratorDef, SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';
import { powerableGpus, type HallPlan, type Plan } from './plan.ts';

/** Racks on the dock for which a row is taken out. */
const LEAST_RACKS = 8;
/** Old ones are the last when they draw less than this share of what the new ones draw. */
const FEW = 0.15;
/** Nobody sells where the next GPU fetches less than this share of the price of the first, and no more at once than this share of what halves it. */
const LEAST_DEPTH = 0.5;
const LOT_GPUS = 1024;

/**
 * Takes out rows of other generations for what waits on the dock and has neither floor nor power; the last of them in any case: a run would go at
 * their pace, or leave them out.
 */
export function renew(context: SimContext, hands: BotHands, plan: Plan): void {
  const { world } = context;
  if (!plan.site || plan.old.racks === 0) return;
  let missingKW = Infinity;
  if (plan.filled * plan.rackKW * FEW < plan.old.itKW) {
    const dock = Math.floor((world.compute.stock.find((item) => item.accelerator === plan.accelerator.id)?.gpus ?? 0) / plan.perRack);
    if (plan.swapRacks === 0 || dock < LEAST_RACKS) return;
    let floor = 0;
    for (const hall of plan.halls) if (hall.ready) floor += hall.racks - hall.standing;
    const powered = Math.floor(powerableGpus(plan, world.timeS, context.catalog) / plan.perRack) - plan.standing;
    missingKW = (dock - Math.max(0, Math.min(floor, powered))) * plan.rackKW;
  }
  const halls = plan.halls.filter((hall) => hall.ready && hall.old.racks > 0).sort((a, b) => a.old.racks - b.old.racks || a.id - b.id);
  for (const hall of halls) {
    if (missingKW <= 0) return;
    missingKW -= clear(context, hands, plan, hall, missingKW);
  }
}

/** Racks of a hall that are not of the plan's kind, row after row, until they drew `kW`. Returns what they drew. Broken ones are mended first. */
function clear({ world, catalog }: SimContext, hands: BotHands, { accelerator }: Plan, hall: HallPlan, kW: number): number {
  const { columns, count } = world.racks;
  const rows = new Map<number, { own: boolean; old: number[] }>();
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== hall.id) continue;
    const y = columns.y[r]!;
    let row = rows.get(y);
    if (!row) rows.set(y, row = { own: false, old: [] });
    if (catalog.racks[world.rackKinds[columns.kind[r]!] ?? '']?.accelerator === accelerator.id) row.own = true;
    else row.old.push(columns.x[r]!);
  }
  const eachKW = hall.old.itKW / hall.old.racks;
  let freedKW = 0;
  for (const [y, { own, old }] of [...rows].sort((a, b) => a[0] - b[0])) {
    if (freedKW >= kW) break;
    if (old.length === 0) continue;
    if (!own && hands.order({ type: 'hall.removeRow', hall: hall.id, x: 0, y, length: hall.def.floorCols }).ok) freedKW += old.length * eachKW;
    else for (const x of old) if (hands.order({ type: 'hall.removeRow', hall: hall.id, x, y, length: 1 }).ok) freedKW += eachKW;
  }
  return freedKW;
}

/** What stands on the dock of a lab of several sites and belongs to the plan of none. */
export function sellOld(context: SimContext, hands: BotHands, plans: readonly Plan[]): void {
  const { world, catalog } = context;
  if (plans.length < 2) return;
  const kept = new Set<AcceleratorDef>(plans.map((plan) => plan.accelerator));
  for (const item of [...world.compute.stock]) {
    const def = catalog.accelerators[item.accelerator];
    if (!def || kept.has(def)) continue;
    while (item.gpus > 0 && depthRatio(world, catalog, def, 0) > LEAST_DEPTH) {
      if (!hands.order({ type: 'compute.sell', accelerator: def.id, gpus: Math.min(item.gpus, LOT_GPUS) }).ok) break;
    }
  }
}
