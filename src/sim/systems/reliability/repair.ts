/**
 * Technicians mend servers. With a spare at hand they swap: the GPUs are back after the swap and the broken server goes to the
 * bench, where it becomes a spare again. Without spares the rack waits for the whole repair.
 */
import { draw, streamId } from '../../core/draw.ts';
import { benchServers, repairHours, shiftRatio, technicianHours } from '../../rules/crew.ts';
import { nodeGpus } from '../../world/lookup.ts';
import type { StockItem } from '../../world/compute.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { pay } from '../../world/ledger.ts';
import type { Fleet, HallFleet } from '../../world/fleet.ts';
import { RACK_DAMAGED, RACK_OFF } from '../../world/racks.ts';

const MENDED = streamId('reliability.mended');
const SECONDS_PER_HOUR = 3600;
const DONE_HOURS = 1e-9;

export function mendServers(context: StepContext, fleet: Fleet): void {
  const { world, catalog } = context;
  const { reliability } = world.compute;
  if (fleet.failedServers === 0 && benchServers(world) === 0) {
    reliability.repairHoursLeft = 0;
    for (const cause in reliability.downByCause) delete reliability.downByCause[cause]; // of racks that were sold
    return;
  }
  const waitedBefore = fleet.failedServers > 0;
  let hours = technicianHours(world, catalog, context.stepS / SECONDS_PER_HOUR) * shiftRatio(world, catalog);
  while (hours > DONE_HOURS && (fleet.failedServers > 0 || benchServers(world) > 0)) {
    if (reliability.repairHoursLeft <= 0) {
      const replacing = Math.min(reliability.evictHoursLeft, catalog.constants.reliability.evictCrewHours);
      reliability.evictHoursLeft -= replacing;
      reliability.repairHoursLeft = begin(context, fleet) + replacing;
    }
    const spent = Math.min(hours, reliability.repairHoursLeft);
    hours -= spent;
    reliability.repairHoursLeft -= spent;
    if (reliability.repairHoursLeft > DONE_HOURS) break;
    reliability.repairHoursLeft = 0;
    finish(context, fleet);
  }
  reliability.failedGpus = fleet.failedGpus;
  reliability.repairBacklogServers = fleet.failedServers;
  if (waitedBefore && fleet.failedServers === 0) emit(context, 'repair.clear', 'log', { n: reliability.repairedServers }, { panel: 'cluster' });
}

/** Hours of the next server. Takes a spare for it when there is one, and puts the broken one on the bench. */
function begin(context: StepContext, fleet: Fleet): number {
  const { world, catalog } = context;
  if (fleet.failedServers === 0) return repairHours(world, catalog, false);
  const row = firstBroken(fleet)?.broken[0] ?? -1;
  const item = row < 0 ? null : stockOfRack(context, row);
  const slower = row < 0 ? 1 : rackOf(context, row)?.serviceRatio ?? 1;
  if (!item || item.spareServers <= 0) return repairHours(world, catalog, false) * slower;
  item.spareServers--;
  item.benchServers = (item.benchServers ?? 0) + 1;
  return repairHours(world, catalog, true) * slower;
}

function finish(context: StepContext, fleet: Fleet): void {
  const { world } = context;
  const { reliability, stock } = world.compute;
  reliability.repairedServers++;
  const place = fleet.failedServers > 0 ? firstBroken(fleet) : null;
  if (!place) {
    for (const item of stock) {
      if (!item.benchServers) continue;
      item.benchServers--;
      item.spareServers++;
      return;
    }
    return;
  }
  const row = place.broken[0]!;
  const { downGpus, state } = world.racks.columns;
  const accelerator = acceleratorOfRack(context, row);
  pay(world, 'expense.repairs', rackOf(context, row)?.repairCents ?? 0, 'unwarranted-parts');
  const back = Math.min(downGpus[row]!, accelerator ? nodeGpus(accelerator) : downGpus[row]!);
  downGpus[row]! -= back;
  if (downGpus[row] === 0) place.broken.shift();
  fleet.failedGpus -= back;
  forget(context, fleet);
  fleet.failedServers--;
  if (state[row] === RACK_DAMAGED && downGpus[row] === 0) {
    state[row] = RACK_OFF;
    place.state.layoutVersion++;
  }
}

/** One of the servers that wait is mended: whatever broke it, they are alike to the crew. Servers damaged by heat are those that no cause counts. */
function forget({ world }: StepContext, fleet: Fleet): void {
  const { downByCause, repairedServers } = world.compute.reliability;
  let at = draw(world.seed, MENDED, repairedServers, world.timeS) * fleet.failedServers;
  for (const cause in downByCause) {
    at -= downByCause[cause]!;
    if (at >= 0) continue;
    if (--downByCause[cause]! <= 0) delete downByCause[cause];
    return;
  }
}

function firstBroken(fleet: Fleet): HallFleet | null {
  for (const hall of fleet.halls) if (hall.broken.length > 0) return hall;
  return null;
}

function rackOf({ world, catalog }: StepContext, row: number) {
  return catalog.racks[world.rackKinds[world.racks.columns.kind[row]!] ?? ''];
}

function acceleratorOfRack(context: StepContext, row: number) {
  const rack = rackOf(context, row);
  return rack ? context.catalog.accelerators[rack.accelerator] ?? null : null;
}

function stockOfRack(context: StepContext, row: number): StockItem | null {
  const accelerator = acceleratorOfRack(context, row);
  for (const item of context.world.compute.stock) if (item.accelerator === accelerator?.id) return item;
  return null;
}
