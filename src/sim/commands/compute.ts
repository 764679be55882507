/** Orders for hardware: accelerators and spares; and selling what stands on the dock. */
import { DAY_S } from '../core/calendar.ts';
import { freeGpus, pledgedGpus } from '../rules/debt.ts';
import { labEffect } from '../rules/effects.ts';
import { touchFleet } from '../rules/fleet.ts';
import { notOffered } from '../rules/hardwareOffers.ts';
import { daysSinceRelease, earliestFirstS, listPriceCents } from '../rules/hardwarePrice.ts';
import { offerUsed, saleCents } from '../rules/resale.ts';
import type { StockItem } from '../world/compute.ts';
import { emit } from '../world/emit.ts';
import { earn, post } from '../world/ledger.ts';
import { nodeGpus } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { isWhole, placeOrder } from './ordering.ts';
import type { Check, CommandHandler, CommandPayloads } from './types.ts';

const MAX_GPUS = 2_000_000;
const MAX_SERVERS = 20_000;

export const computeCommands = {
  'compute.order': {
    shape: { accelerator: { type: 'id' }, gpus: { type: 'int', min: 1, max: MAX_GPUS } },
    check(context, { accelerator, gpus }): Check {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator];
      if (!def) return freeCheck([condition('unknown-accelerator', false)]);
      const refused = notOffered(def, catalog.scenarios[world.scenario]);
      if (refused) return freeCheck([condition(refused, false)]);
      const today = todayOf(world);
      return paidCheck(world, payable(gpus, listPriceCents(def, today)), 'equipment', 'gpu-order', [
        condition('whole-servers', isWhole(gpus) && gpus % def.gpusPerServer === 0, gpus, def.gpusPerServer, 'gpus'),
        condition('released', daysSinceRelease(def, today) >= 0, 0, Math.max(0, -daysSinceRelease(def, today)), 'days'),
      ], { readyInS: earliestFirstS(world.compute.orders, 'accelerator', accelerator, world.timeS, def.leadDays * labEffect(world, catalog, 'hardwareLead')) - world.timeS });
    },
    apply(context, { accelerator, gpus }): void {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator]!;
      const paidCents = payable(gpus, listPriceCents(def, todayOf(world)));
      const item = stockItem(world, accelerator);
      item.boughtGpus += gpus;
      item.bookCents += paidCents;
      touchFleet(context);
      placeOrder(context, 'accelerator', def, def.leadDays * labEffect(world, catalog, 'hardwareLead'), gpus, def.weeklyAllocation, paidCents, null);
    },
  },

  'compute.sell': {
    shape: { accelerator: { type: 'id' }, gpus: { type: 'int', min: 1, max: MAX_GPUS } },
    check({ world, catalog }, { accelerator, gpus }): Check {
      const def = catalog.accelerators[accelerator];
      if (!def) return freeCheck([condition('unknown-accelerator', false)]);
      const dock = findStock(world, accelerator)?.gpus ?? 0;
      const free = freeGpus(world, accelerator);
      return freeCheck([
        condition('on-dock', isWhole(gpus) && gpus >= 1 && dock >= gpus, dock, gpus, 'gpus'),
        condition('not-pledged', pledgedGpus(world, accelerator) === 0 || free >= gpus, free, gpus, 'gpus'),
        condition('sale-fetches', true, isWhole(gpus) && gpus >= 1 ? saleCents(world, catalog, def, gpus) : 0, null, 'cents'),
      ]);
    },
    apply(context, { accelerator, gpus }): void {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator]!;
      const item = stockItem(world, accelerator);
      const proceeds = saleCents(world, catalog, def, gpus);
      offerUsed(world, catalog, accelerator, gpus);
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
      const refused = notOffered(def, catalog.scenarios[world.scenario]);
      if (refused && !findStock(world, accelerator)) return freeCheck([condition(refused, false)]); // vendors keep spares for what they sold
      const today = todayOf(world);
      return paidCheck(world, payable(servers * nodeGpus(def), listPriceCents(def, today)), 'equipment', 'spares-order', [
        condition('order-count', isWhole(servers) && servers >= 1, servers, 1, 'count'),
        condition('released', daysSinceRelease(def, today) >= 0, 0, Math.max(0, -daysSinceRelease(def, today)), 'days'),
      ], { readyInS: Math.round(def.leadDays * DAY_S) });
    },
    apply(context, { accelerator, servers }): void {
      const { world, catalog } = context;
      const def = catalog.accelerators[accelerator]!;
      const paidCents = payable(servers * nodeGpus(def), listPriceCents(def, todayOf(world)));
      stockItem(world, accelerator).bookCents += paidCents;
      placeOrder(context, 'spares', def, def.leadDays, servers, servers, paidCents, null);
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `compute.${string}`>]: CommandHandler<CommandPayloads[T]> };

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

/** Whole cents of an order; 0 for odd counts, which their own condition refuses. */
function payable(count: number, cents: number): number {
  return isWhole(count) ? count * cents : 0;
}
