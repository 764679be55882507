/** Orders of hardware that vendors deliver: what commands for machines and for the network share. */
import { draw, streamId } from '../core/draw.ts';
import { earliestFirstS, latenessS } from '../rules/hardwarePrice.ts';
import type { AcceleratorDef, FabricDef } from '../world/catalogHardware.ts';
import type { DeliveryOrder } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';

const LATENESS = streamId('delivery.lateness');

export function placeOrder(
  context: SimContext, kind: DeliveryOrder['kind'], def: AcceleratorDef | FabricDef, leadDays: number, ordered: number, perWeek: number, paidCents: number,
  site: string | null,
): void {
  const { world, catalog } = context;
  const id = world.nextId++;
  const hazard = catalog.scenarios[world.scenario]?.hazardRatio ?? 1;
  const late = latenessS(leadDays, (def.leadSpreadRatio ?? 0) * hazard, draw(world.seed, LATENESS, id, 0));
  const firstS = earliestFirstS(world.compute.orders, kind, def.id, world.timeS, leadDays) + late;
  world.compute.orders.push({ id, kind, item: def.id, site, ordered, delivered: 0, orderedS: world.timeS, firstS, perWeek: Math.max(1, perWeek), paidCents });
}

export function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}
