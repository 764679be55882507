/**
 * Failures of the hour and repairs. One Poisson count over the whole fleet, then hall, cause and rack by draws: no work per
 * rack while nothing fails. A failure inside the run interrupts it; its cost in time is the expected one (see training).
 */
import { draw, poisson, streamId } from '../../core/draw.ts';
import { fleetOf, readReadiness } from '../../rules/fleet.ts';
import { failureEffect, failuresPerHour, flapRatePerGpu, hallFactor, hallRatePerNode, type FailureEffect } from '../../rules/runSpeed.ts';
import type { StepContext } from '../../world/context.ts';
import type { Fleet, HallFleet } from '../../world/fleet.ts';
import { breakServer, interrupt } from './breaking.ts';
import { stepCorruption } from './corruption.ts';
import { considerEviction, failLemon, lemonRate, meetLemons } from './lemons.ts';
import { mendServers } from './repair.ts';

const COUNT = streamId('reliability.count');
const PICK = streamId('reliability.pick');
const SECONDS_PER_HOUR = 3600;
/** Draws of one failure: place, cause, rack, inside the run. */
const DRAWS = 4;
/** Cause id of a link that flaps (FabricDef.flapsPerOpticYear). */
export const FLAP_CAUSE = 'link-flap';

/** Failures per hour by hall, of the hour: a failure changes none of them. */
const rates: number[] = [];

export function stepReliability(context: StepContext): void {
  const { world } = context;
  const { reliability, job } = world.compute;
  const fleet = readReadiness(context);
  reliability.failedGpus = fleet.failedGpus;
  reliability.repairBacklogServers = fleet.failedServers;
  meetLemons(context, fleet);
  const effect = failureEffect(context);
  let perHour = 0;
  rates.length = fleet.halls.length;
  for (let h = 0; h < rates.length; h++) perHour += rates[h] = hallRate(context, fleet, fleet.halls[h]!, effect);
  for (let s = 0; s < fleet.sites.length; s++) perHour += flapRate(context, fleet, s);
  perHour += lemonRate(context, fleet);
  if (perHour > 0) {
    const count = poisson(perHour * context.stepS / SECONDS_PER_HOUR, world.seed, COUNT, 0, world.timeS);
    for (let i = 0; i < count; i++) fail(context, fleet, perHour, i);
  }
  const site = job && job.assignedGpus > 0 ? world.sites.findIndex((entry) => entry.id === job.site) : -1;
  const ofRun = job && site >= 0 ? failuresPerHour(context, fleet, site, job.assignedGpus, job.leastKind) : perHour;
  reliability.mttiHours = ofRun > 0 ? 1 / ofRun : 0;
  stepCorruption(context, fleet);
  mendServers(context, fleetOf(context));
}

/** Failures per hour of the servers of a hall that run. */
function hallRate(context: StepContext, fleet: Fleet, hall: HallFleet, effect: FailureEffect): number {
  const { coolGpus } = hall.state;
  if (hall.gpus === 0 || coolGpus <= 0) return 0;
  return hall.nodes * Math.min(1, coolGpus / hall.gpus) * hallRatePerNode(context, fleet, hall, effect);
}

function flapRate(context: StepContext, fleet: Fleet, site: number): number {
  return fleet.sites[site]!.connected * flapRatePerGpu(context, context.world.sites[site]!.id);
}

/** One failure: where, why, which rack, and whether the run was in it. */
function fail(context: StepContext, fleet: Fleet, perHour: number, index: number): void {
  const { world } = context;
  const pick = (k: number): number => draw(world.seed, PICK, index, world.timeS, k);
  let u = pick(0) * perHour;
  for (let h = 0; h < rates.length; h++) {
    const rate = rates[h]!;
    if (u < rate) {
      const hall = fleet.halls[h]!;
      const cause = causeIn(context, hall, pick(1));
      if (cause?.needsRepair) {
        breakServer(context, fleet, hall, cause.id, pick(2));
        considerEviction(context, perHour / Math.max(1, nodesOf(fleet)), pick(DRAWS));
      }
      if (cause) interrupt(context, fleet, hall.site, cause.id, pick(DRAWS - 1), hall.id);
      return;
    }
    u -= rate;
  }
  for (let s = 0; s < fleet.sites.length; s++) {
    const rate = flapRate(context, fleet, s);
    if (u < rate) return interrupt(context, fleet, s, FLAP_CAUSE, pick(DRAWS - 1));
    u -= rate;
  }
  failLemon(context, fleet, pick);
}

function nodesOf(fleet: Fleet): number {
  let nodes = 0;
  for (const hall of fleet.halls) nodes += hall.nodes;
  return nodes;
}

function causeIn(context: StepContext, hall: HallFleet, u: number): { id: string; needsRepair: boolean } | null {
  const { reliability } = context.catalog.constants;
  const effect = failureEffect(context);
  const factor = effect.hardware * hallFactor(context, hall);
  let total = 0;
  for (const cause of reliability.causes) total += cause.per1000NodeDays * (cause.hardware ? factor : effect.software);
  let left = u * total;
  for (const cause of reliability.causes) {
    left -= cause.per1000NodeDays * (cause.hardware ? factor : effect.software);
    if (left < 0) return cause;
  }
  return null;
}
