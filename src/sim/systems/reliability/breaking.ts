/** What a failure does: it takes a server out of its rack, and interrupts the run if it was in it. */
import { DAY_S } from '../../core/calendar.ts';
import { runSite } from '../../rules/fleet.ts';
import { shareOf } from '../../rules/fleetKinds.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { nodeGpus } from '../../world/lookup.ts';
import type { Fleet, HallFleet } from '../../world/fleet.ts';

/** Takes one server of a rack of the hall out until it is repaired, and counts what broke it. A rack that is all down already loses nothing more. */
export function breakServer(context: StepContext, fleet: Fleet, hall: HallFleet, cause: string, u: number): void {
  const { world, catalog } = context;
  const { kind, gpus, downGpus } = world.racks.columns;
  const row = hall.rows[Math.floor(u * hall.rows.length)];
  if (row === undefined) return;
  const accelerator = catalog.accelerators[catalog.racks[world.rackKinds[kind[row]!] ?? '']?.accelerator ?? ''];
  const perServer = accelerator ? nodeGpus(accelerator) : 0;
  const lost = Math.min(perServer, gpus[row]! - downGpus[row]!);
  if (lost <= 0) return;
  const before = Math.ceil(downGpus[row]! / perServer); // heat may have damaged part of a server
  if (downGpus[row] === 0) addSorted(hall.broken, row);
  downGpus[row]! += lost;
  fleet.failedGpus += lost;
  fleet.failedServers += Math.ceil(downGpus[row]! / perServer) - before;
  const { downByCause } = world.compute.reliability;
  downByCause[cause] = (downByCause[cause] ?? 0) + 1;
  world.compute.reliability.failedGpus = fleet.failedGpus;
  world.compute.reliability.repairBacklogServers = fleet.failedServers;
}

function addSorted(rows: number[], row: number): void {
  let at = rows.length;
  while (at > 0 && rows[at - 1]! > row) at--;
  rows.splice(at, 0, row);
}

/** Counts an interruption when the failed part was in the run: by the run's share of the connected GPUs, of the kinds that take part when the hall is known. */
export function interrupt(context: StepContext, fleet: Fleet, site: number, cause: string, u: number, hall: number | null = null): void {
  const { world } = context;
  const { job, reliability } = world.compute;
  if (!job || job.state !== 'running' || job.assignedGpus <= 0 || world.sites[site]?.id !== job.site) return;
  const part = hall === null ? fleet.sites[site]! : runSite(fleet, site, job.leastKind)!;
  const inRun = hall === null ? 1 : shareOf(part, hall);
  if (part.connected <= 0 || u * part.connected >= job.assignedGpus * inRun) return;
  reliability.interruptions++;
  reliability.interruptionsByCause[cause] = (reliability.interruptionsByCause[cause] ?? 0) + 1;
  job.interruptions++;
  if (job.interruptions === 1 || world.timeS - job.lastInterruptS >= DAY_S) {
    emit(context, 'training.interrupted', 'log', { name: job.name, cause: `@cause.${cause}`, n: job.interruptions }, { site: job.site, panel: 'training' });
  }
  job.lastInterruptS = world.timeS;
}
