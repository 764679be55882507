/** Receivers take pledged GPUs: from the dock first, then out of racks, which stay behind empty. Nothing pays for the time they were gone. */
import type { SimContext } from '../world/context.ts';
import { post } from '../world/ledger.ts';
import { findHall } from '../world/lookup.ts';
import { RACK_INSTALLING, RACK_PLANNED } from '../world/racks.ts';
import { resaleCents } from './debt.ts';
import { touchFleet } from './fleet.ts';
import { offerUsed } from './resale.ts';

/**
 * Takes up to `gpus` of a kind out of the lab and its books and returns what they fetch at `receiverRatio` of the resale price, whole cents.
 * The loss on the books is posted here; the proceeds are the caller's to post.
 */
export function takeGpus(context: SimContext, accelerator: string, gpus: number, receiverRatio: number): number {
  const { world, catalog } = context;
  const item = world.compute.stock.find((entry) => entry.accelerator === accelerator);
  if (!item) return 0;
  const docked = item.gpus;
  if (docked < gpus) emptyRacks(context, accelerator, gpus - docked);
  const taken = Math.min(gpus, item.gpus, item.boughtGpus);
  if (taken <= 0) return 0;
  const book = Math.min(item.bookCents, Math.floor(item.bookCents * (taken / item.boughtGpus)));
  item.gpus -= taken;
  item.boughtGpus -= taken;
  item.bookCents -= book;
  post(world, 'expense.disposal', 'equipment', book, 'receivers');
  touchFleet(context);
  offerUsed(world, catalog, accelerator, taken);
  return Math.floor(taken * resaleCents(world, catalog, accelerator) * receiverRatio);
}

/** Empties racks of a kind, the last installed first, until `gpus` stand on the dock more than before. What is left over of the last rack stays on the dock. */
function emptyRacks(context: SimContext, accelerator: string, gpus: number): void {
  const { world, catalog } = context;
  const { columns, count } = world.racks;
  const item = world.compute.stock.find((entry) => entry.accelerator === accelerator)!;
  const touched = new Set<number>();
  let left = gpus;
  for (let r = count - 1; r >= 0 && left > 0; r--) {
    if (catalog.racks[world.rackKinds[columns.kind[r]!] ?? '']?.accelerator !== accelerator || columns.gpus[r] === 0) continue;
    item.gpus += columns.gpus[r]!;
    left -= columns.gpus[r]!;
    touched.add(columns.hall[r]!);
    columns.gpus[r] = 0;
    columns.downGpus[r] = 0;
    columns.state[r] = RACK_PLANNED;
    columns.workHours[r] = 0;
    columns.installedS[r] = -1;
  }
  for (const id of touched) settleHall(context, id);
}

/** What the hall carries until the next hour decides anew who has power: no more than stands in it. */
function settleHall(context: SimContext, id: number): void {
  const place = findHall(context.world, context.catalog, id);
  if (!place) return;
  const { columns, count } = context.world.racks;
  let gpus = 0;
  let racks = 0;
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== id || columns.state[r]! <= RACK_INSTALLING) continue;
    gpus += columns.gpus[r]!;
    racks++;
  }
  const { hall } = place;
  hall.poweredRacks = Math.min(hall.poweredRacks, racks);
  hall.poweredGpus = Math.min(hall.poweredGpus, gpus);
  hall.coolGpus = Math.min(hall.coolGpus, hall.poweredGpus);
  hall.layoutVersion++;
  context.derived.layouts.delete(id);
}
