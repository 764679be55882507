/** Orders come to the dock in weekly batches: GPUs and spares to stock, ports to their site's network. O(open orders). */
import { deliveredBy } from '../../rules/hardwarePrice.ts';
import type { DeliveryOrder } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';

export function stepDelivery(context: StepContext): void {
  const { orders } = context.world.compute;
  let done = false;
  for (let i = 0; i < orders.length; i++) {
    const order = orders[i]!;
    const batch = deliveredBy(order, context.world.timeS) - order.delivered;
    if (batch > 0) unload(context, order, batch);
    if (order.delivered >= order.ordered) done = true;
  }
  if (done) context.world.compute.orders = orders.filter((order) => order.delivered < order.ordered);
}

function unload(context: StepContext, order: DeliveryOrder, batch: number): void {
  const { world, catalog } = context;
  const { compute } = world;
  order.delivered += batch;
  if (order.kind === 'ports') {
    const fabric = catalog.fabrics[order.item];
    const network = compute.networks.find((entry) => entry.site === order.site);
    if (fabric && network) {
      network.portsDelivered += batch;
      network.crewHoursLeft += batch * fabric.portCrewHours;
    }
  } else {
    const item = compute.stock.find((entry) => entry.accelerator === order.item);
    if (item && order.kind === 'accelerator') item.gpus += batch;
    if (item && order.kind === 'spares') item.spareServers += batch;
  }
  const place = order.site === null ? { panel: 'cluster' as const } : { site: order.site, panel: 'cluster' as const };
  const params = { item: itemName(context, order), n: batch, left: order.ordered - order.delivered };
  const type = order.delivered >= order.ordered ? 'complete' : 'batch';
  emit(context, `delivery.${order.kind}.${type}`, type === 'complete' ? 'good' : 'log', params, place);
}

function itemName(context: StepContext, order: DeliveryOrder): string {
  const { accelerators, fabrics } = context.catalog;
  const entry = order.kind === 'ports' ? fabrics[order.item] : accelerators[order.item];
  return entry ? `@${entry.name}` : order.item;
}
