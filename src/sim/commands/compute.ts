/** Orders for hardware: accelerators, spares, fabric ports; and selling what stands on the dock. */
import { DAY_S } from '../core/calendar.ts';
import { draw, streamId } from '../core/draw.ts';
import { networkAt, networkUpgradeCents } from '../rules/network.ts';
import { touchFleet } from '../rules/fleet.ts';
import { daysSinceRelease, earliestFirstS, fabricLeadDays, latenessS, listPriceCents, resalePriceCents } from '../rules/hardwarePrice.ts';
import type { AcceleratorDef, FabricDef } from '../world/catalogHardware.ts';
import type { DeliveryOrder, StockItem } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import { earn, post } from '../world/ledger.ts';
import { findSite } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const LATENESS = streamId('delivery.lateness');
const MAX_GPUS = 2_000_000;
const MAX_SERVERS = 20_000;

export const computeCommands = {
  'compute.order': {
    shape: { accelerator: { type: 'id' }, gpus: { type: 'int', min: 1, max: MAX_GPUS } },
    check(context, { accelerator, gpus }): Check {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator];
      if (!def) return freeCheck([condition('unknown-accelerator', false)]);
      if (def.onSale === false) return freeCheck([condition('on-sale', false)]);
      const today = todayOf(world);
      return paidCheck(world, payable(gpus, listPriceCents(def, today)), 'equipment', 'gpu-order', [
        condition('whole-servers', isWhole(gpus) && gpus % def.gpusPerServer === 0, gpus, def.gpusPerServer, 'gpus'),
        condition('released', daysSinceRelease(def, today) >= 0, 0, Math.max(0, -daysSinceRelease(def, today)), 'days'),
      ], { readyInS: earliestFirstS(world.compute.orders, 'accelerator', accelerator, world.timeS, def.leadDays) - world.timeS });
    },
    apply(context, { accelerator, gpus }): void {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator]!;
      const paidCents = payable(gpus, listPriceCents(def, todayOf(world)));
      const item = stockItem(world, accelerator);
      item.boughtGpus += gpus;
      item.bookCents += paidCents;
      touchFleet(context);
      place(context, 'accelerator', def, def.leadDays, gpus, def.weeklyAllocation, paidCents, null);
    },
  },

  'compute.sell': {
    shape: { accelerator: { type: 'id' }, gpus: { type: 'int', min: 1, max: MAX_GPUS } },
    check({ world, catalog }, { accelerator, gpus }): Check {
      if (!catalog.accelerators[accelerator]) return freeCheck([condition('unknown-accelerator', false)]);
      const dock = findStock(world, accelerator)?.gpus ?? 0;
      return freeCheck([condition('on-dock', isWhole(gpus) && gpus >= 1 && dock >= gpus, dock, gpus, 'gpus')]);
    },
    apply(context, { accelerator, gpus }): void {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator]!;
      const item = stockItem(world, accelerator);
      const proceeds = payable(gpus, resalePriceCents(def, todayOf(world)));
      const book = Math.min(item.bookCents, Math.floor(item.bookCents * (gpus / Math.max(gpus, item.boughtGpus))));
      item.gpus -= gpus;
      item.boughtGpus -= gpus;
      item.bookCents -= book;
      touchFleet(context);
      earn(world, 'equipment', Math.min(proceeds, book), 'gpu-sale');
      if (proceeds > book) earn(world, 'expense.disposal', proceeds - book, 'gpu-sale');
      else post(world, 'expense.disposal', 'equipment', book - proceeds, 'gpu-disposal');
      emit(context, 'compute.sold', 'log', { n: gpus, item: `@${def.name}`, proceeds }, { panel: 'cluster' });
    },
  },

  'compute.buySpares': {
    shape: { accelerator: { type: 'id' }, servers: { type: 'int', min: 1, max: MAX_SERVERS } },
    check(context, { accelerator, servers }): Check {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator];
      if (!def) return freeCheck([condition('unknown-accelerator', false)]);
      if (def.onSale === false) return freeCheck([condition('on-sale', false)]);
      const today = todayOf(world);
      return paidCheck(world, payable(servers * def.gpusPerServer, listPriceCents(def, today)), 'equipment', 'spares-order', [
        condition('order-count', isWhole(servers) && servers >= 1, servers, 1, 'count'),
        condition('released', daysSinceRelease(def, today) >= 0, 0, Math.max(0, -daysSinceRelease(def, today)), 'days'),
      ], { readyInS: Math.round(def.leadDays * DAY_S) });
    },
    apply(context, { accelerator, servers }): void {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator]!;
      const paidCents = payable(servers * def.gpusPerServer, listPriceCents(def, todayOf(world)));
      stockItem(world, accelerator).bookCents += paidCents;
      place(context, 'spares', def, def.leadDays, servers, servers, paidCents, null);
    },
  },

  'network.order': {
    shape: { site: { type: 'id' }, fabric: { type: 'id' }, ports: { type: 'int', min: 1, max: MAX_GPUS }, oversubscription: { type: 'number', min: 1, max: 64, optional: true } },
    check({ world, catalog }, { site, fabric, ports, oversubscription }): Check {
      const def = catalog.fabrics[fabric];
      if (!def) return freeCheck([condition('unknown-fabric', false)]);
      const other = world.compute.networks.find((network) => network.site === site && network.fabric !== fabric);
      const width = networkAt(world, site)?.oversubscription ?? null;
      const narrow = oversubscription ?? width ?? 1;
      const { maxOversubscription } = catalog.constants.network;
      return paidCheck(world, portsCents({ world, catalog }, def, site, ports, narrow), 'equipment', 'network-order', [
        condition('network-site', findSite(world, site) !== null),
        condition('one-fabric', other === undefined),
        condition('one-width', width === null || narrow === width, width, narrow, 'factor'),
        condition('width-range', narrow >= 1 && narrow <= maxOversubscription, narrow, narrow < 1 ? 1 : maxOversubscription, 'factor'),
        condition('order-count', isWhole(ports) && ports >= 1, ports, 1, 'count'),
      ], { readyInS: Math.round(fabricLeadDays(catalog.scenarios[world.scenario], def) * DAY_S) });
    },
    apply(context, { site, fabric, ports, oversubscription }): void {
      const { world, catalog } = context;
      const def = catalog.fabrics[fabric]!;
      const narrow = networkAt(world, site)?.oversubscription ?? oversubscription ?? 1;
      const paidCents = portsCents(context, def, site, ports, narrow);
      if (!networkAt(world, site)) {
        world.compute.networks.push({ site, fabric, portsDelivered: 0, portsCabled: 0, oversubscription: narrow, crewHoursLeft: 0, leaf: 0, spine: 0, core: 0, optics: 0, drawKW: 0 });
      }
      place(context, 'ports', def, fabricLeadDays(context.catalog.scenarios[world.scenario], def), ports, ports, paidCents, site);
    },
  },
} satisfies { [T in 'compute.order' | 'compute.sell' | 'compute.buySpares' | 'network.order']: CommandHandler<CommandPayloads[T]> };

/** Ports that a site has or has coming. */
export function portsOf(world: World, site: string): number {
  let ports = 0;
  for (const network of world.compute.networks) if (network.site === site) ports += network.portsDelivered;
  for (const order of world.compute.orders) if (order.kind === 'ports' && order.site === site) ports += order.ordered - order.delivered;
  return ports;
}

function portsCents({ world, catalog }: Pick<SimContext, 'world' | 'catalog'>, def: FabricDef, site: string, ports: number, oversubscription: number): number {
  return isWhole(ports) ? networkUpgradeCents(portsOf(world, site), ports, def, Math.max(1, oversubscription), catalog.constants.network) : 0;
}

function place(
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

function findStock(world: World, accelerator: string): StockItem | null {
  return world.compute.stock.find((item) => item.accelerator === accelerator) ?? null;
}

function stockItem(world: World, accelerator: string): StockItem {
  const have = findStock(world, accelerator);
  if (have) return have;
  const item: StockItem = { accelerator, gpus: 0, spareServers: 0, boughtGpus: 0, bookCents: 0 };
  world.compute.stock.push(item);
  return item;
}

function todayOf(world: World): number {
  return world.epochDay + Math.floor(world.timeS / DAY_S);
}

function isWhole(value: number): boolean {
  return Number.isSafeInteger(value) && value > 0;
}

/** Whole cents of an order; 0 for odd counts, which their own condition refuses. */
function payable(count: number, cents: number): number {
  return isWhole(count) ? count * cents : 0;
}
