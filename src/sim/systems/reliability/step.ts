/**
 * Failures of the hour and repairs. One Poisson count over the whole fleet, then hall, cause and rack by draws: no work per
 * rack while nothing fails. A failure inside the run interrupts it; its cost in time is the expected one (see training).
 */
import { draw, poisson, streamId } from '../../core/draw.ts';
import { DAY_S } from '../../core/calendar.ts';
import { fleetOf, readReadiness } from '../../rules/fleet.ts';
import { failuresPerHour, flapRatePerGpu, hallFactor, hallRatePerNode } from '../../rules/runSpeed.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Fleet, HallFleet } from '../../world/fleet.ts';
import { mendServers } from './repair.ts';

const COUNT = streamId('reliability.count');
const PICK = streamId('reliability.pick');
const SECONDS_PER_HOUR = 3600;
/** Draws of one failure: place, cause, rack, inside the run. */
const DRAWS = 4;
/** Cause id of a link that flaps (FabricDef.flapsPerOpticYear). */
export const FLAP_CAUSE = 'link-flap';

export function stepReliability(context: StepContext): void {
  const { world } = context;
  const { reliability, job } = world.compute;
  const fleet = readReadiness(context);
  reliability.failedGpus = fleet.failedGpus;
  reliability.repairBacklogServers = fleet.failedServers;
  let perHour = 0;
  for (let h = 0; h < fleet.halls.length; h++) perHour += hallRate(context, fleet, fleet.halls[h]!);
  for (let s = 0; s < fleet.sites.length; s++) perHour += flapRate(context, fleet, s);
  if (perHour > 0) {
    const count = poisson(perHour * context.stepS / SECONDS_PER_HOUR, world.seed, COUNT, 0, world.timeS);
    for (let i = 0; i < count; i++) fail(context, fleet, perHour, i);
  }
  const site = job && job.assignedGpus > 0 ? world.sites.findIndex((entry) => entry.id === job.site) : -1;
  const ofRun = job && site >= 0 ? failuresPerHour(context, fleet, site, job.assignedGpus) : perHour;
  reliability.mttiHours = ofRun > 0 ? 1 / ofRun : 0;
  mendServers(context, fleetOf(context));
}

/** Failures per hour of the servers of a hall that run. */
function hallRate(context: StepContext, fleet: Fleet, hall: HallFleet): number {
  const { coolGpus } = hall.state;
  if (hall.gpus === 0 || coolGpus <= 0) return 0;
  return hall.nodes * Math.min(1, coolGpus / hall.gpus) * hallRatePerNode(context, fleet, hall);
}

function flapRate(context: StepContext, fleet: Fleet, site: number): number {
  return fleet.sites[site]!.connected * flapRatePerGpu(context, context.world.sites[site]!.id);
}

/** One failure: where, why, which rack, and whether the run was in it. */
function fail(context: StepContext, fleet: Fleet, perHour: number, index: number): void {
  const { world } = context;
  const pick = (k: number): number => draw(world.seed, PICK, index, world.timeS, k);
  let u = pick(0) * perHour;
  for (const hall of fleet.halls) {
    const rate = hallRate(context, fleet, hall);
    if (u < rate) {
      const cause = causeIn(context, hall, pick(1));
      if (cause?.needsRepair) breakServer(context, fleet, hall, pick(2));
      if (cause) interrupt(context, fleet, hall.site, cause.id, pick(DRAWS - 1));
      return;
    }
    u -= rate;
  }
  for (let s = 0; s < fleet.sites.length; s++) {
    const rate = flapRate(context, fleet, s);
    if (u < rate) return interrupt(context, fleet, s, FLAP_CAUSE, pick(DRAWS - 1));
    u -= rate;
  }
}

function causeIn(context: StepContext, hall: HallFleet, u: number): { id: string; needsRepair: boolean } | null {
  const { reliability } = context.catalog.constants;
  const factor = hallFactor(context, hall, hall.state.airC);
  let total = 0;
  for (const cause of reliability.causes) total += cause.per1000NodeDays * (cause.hardware ? factor : 1);
  let left = u * total;
  for (const cause of reliability.causes) {
    left -= cause.per1000NodeDays * (cause.hardware ? factor : 1);
    if (left < 0) return cause;
  }
  return null;
}

/** Takes one server of a rack of the hall out until it is repaired. A rack that is all down already loses nothing more. */
function breakServer(context: StepContext, fleet: Fleet, hall: HallFleet, u: number): void {
  const { world, catalog } = context;
  const { kind, gpus, downGpus } = world.racks.columns;
  const row = hall.rows[Math.floor(u * hall.rows.length)];
  if (row === undefined) return;
  const accelerator = catalog.accelerators[catalog.racks[world.rackKinds[kind[row]!] ?? '']?.accelerator ?? ''];
  const perServer = accelerator?.gpusPerServer ?? 0;
  const lost = Math.min(perServer, gpus[row]! - downGpus[row]!);
  if (lost <= 0) return;
  const before = Math.ceil(downGpus[row]! / perServer); // heat may have damaged part of a server
  if (downGpus[row] === 0) addSorted(hall.broken, row);
  downGpus[row]! += lost;
  fleet.failedGpus += lost;
  fleet.failedServers += Math.ceil(downGpus[row]! / perServer) - before;
  world.compute.reliability.failedGpus = fleet.failedGpus;
  world.compute.reliability.repairBacklogServers = fleet.failedServers;
}

function addSorted(rows: number[], row: number): void {
  let at = rows.length;
  while (at > 0 && rows[at - 1]! > row) at--;
  rows.splice(at, 0, row);
}

/** Counts an interruption when the failed part was in the run: by the run's share of the site's connected GPUs. */
function interrupt(context: StepContext, fleet: Fleet, site: number, cause: string, u: number): void {
  const { world } = context;
  const { job, reliability } = world.compute;
  if (!job || job.state !== 'running' || job.assignedGpus <= 0 || world.sites[site]?.id !== job.site) return;
  const running = fleet.sites[site]!.connected;
  if (running <= 0 || u * running >= job.assignedGpus) return;
  reliability.interruptions++;
  reliability.interruptionsByCause[cause] = (reliability.interruptionsByCause[cause] ?? 0) + 1;
  job.interruptions++;
  if (job.interruptions === 1 || world.timeS - job.lastInterruptS >= DAY_S) {
    emit(context, 'training.interrupted', 'log', { name: job.name, cause: `@cause.${cause}`, n: job.interruptions }, { site: job.site, panel: 'training' });
  }
  job.lastInterruptS = world.timeS;
}
