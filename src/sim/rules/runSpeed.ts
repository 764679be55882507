/** How fast a run goes: who is in it, its slowest member, its failures, its crew. One place for the run, its plan and the panels. */
import { clamp } from '../core/maths.ts';
import { HOUR_S } from '../core/calendar.ts';
import type { Catalog } from '../world/catalog.ts';
import type { SimContext } from '../world/context.ts';
import type { Fleet, HallFleet, SiteFleet } from '../world/fleet.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { lemonRatePerNode } from './lemons.ts';
import { networkAt } from './network.ts';
import { isLive } from './products/lines.ts';
import { runSite } from './fleet.ts';
import { shareOf } from './fleetKinds.ts';
import { lentGpus } from './affiliates.ts';
import { labEffect } from './effects.ts';
import { cohortOutput, errorRatio } from './people.ts';
import { experimentGpus, freeShare } from './research.ts';
import { HOURS_PER_YEAR, infantFactor, restartS, temperatureFactor } from './reliability.ts';

/** GPUs that serve customers: asked for, or by demand up to that, as far as healthy ones reach. */
export function servingGpus(world: World, fleet: Fleet): number {
  const { product, offering } = world.compute;
  if (!isLive(world.compute)) return 0;
  return Math.min(offering.autoscale ? Math.min(offering.neededGpus, product.servingGpus) : product.servingGpus, Math.floor(fleet.healthy));
}

/** Healthy GPUs of a site left for a run that takes no kind slower than `leastKind`; other sites and kinds serve, experiment and lend first. */
export function gpusForRun(world: World, fleet: Fleet, site: number, leastKind?: string): number {
  const here = runSite(fleet, site, leastKind)?.healthy ?? 0;
  const serving = servingGpus(world, fleet);
  const before = serving + experimentGpus(world, fleet, serving);
  const reserved = before + lentGpus(world, fleet, before);
  const reservedHere = Math.max(0, reserved - Math.floor(fleet.healthy - here));
  return Math.max(0, Math.floor(here - reservedHere));
}

/** Clock of the slowest hall that the run must use when it takes the fastest halls first, 0..1; `part` of the site where not all of it takes part. */
export function slowestClock(world: World, site: number, gpus: number, part: SiteFleet | null = null): number {
  const structures = world.sites[site]?.structures ?? [];
  let slowest = 1;
  for (const candidate of structures) {
    const hall = candidate.hall;
    if (!hall || hall.coolGpus <= 0 || hall.clockRatio >= slowest || (part && shareOf(part, candidate.id) <= 0)) continue;
    let faster = 0;
    for (const other of structures) if (other.hall && other.hall.clockRatio > hall.clockRatio) faster += other.hall.coolGpus * (part ? shareOf(part, other.id) : 1);
    if (faster < gpus) slowest = hall.clockRatio;
  }
  return clamp(slowest, 0, 1);
}

/** Mean clock of all cool GPUs, for serving. */
export function meanClock(world: World): number {
  let gpus = 0;
  let clocks = 0;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (!structure.hall) continue;
      gpus += structure.hall.coolGpus;
      clocks += structure.hall.coolGpus * structure.hall.clockRatio;
    }
  }
  return gpus > 0 ? clamp(clocks / gpus, 0, 1) : 1;
}

/** Share of the speed that the crew allows: systems people for the size, researchers for the run. */
export function crewRatio(world: World, catalog: Catalog, gpus: number): number {
  const { minSystemsPer10kGpus, minResearchPerRun } = catalog.constants.training;
  const { people } = catalog.constants;
  const systemsNeed = minSystemsPer10kGpus * gpus / 10_000;
  const systems = systemsNeed > 0 ? freeShare(world, catalog, 'systems') * cohortOutput(cohortOf(world, 'systems'), people) / systemsNeed : 1;
  const research = minResearchPerRun > 0 ? freeShare(world, catalog, 'research') * cohortOutput(cohortOf(world, 'research'), people) / minResearchPerRun : 1;
  return clamp(Math.min(systems, research), 0, 1);
}

/** Seconds from a failure to the next useful step with today's crew. */
export function crewRestartS(world: World, catalog: Catalog): number {
  return restartS(cohortOf(world, 'systems').count, labEffect(world, catalog, 'reliability'), catalog.constants.reliability);
}

/** Multiplier of a hall's hardware failures: by age and heat. Asked several times an hour: keeps its last answer. */
export function hallFactor(context: SimContext, { wear, state, meanInstalledS }: HallFleet): number {
  const { timeS } = context.world;
  if (wear.timeS === timeS && wear.inletC === state.airC) return wear.factor;
  const { reliability } = context.catalog.constants;
  wear.timeS = timeS;
  wear.inletC = state.airC;
  wear.factor = infantFactor(timeS - meanInstalledS, reliability) * temperatureFactor(state.airC, reliability);
  return wear.factor;
}

/** Multipliers of failures that are the same in all halls: of hardware by people, research and affairs; of software by mistakes of tired systems people. */
export interface FailureEffect {
  hardware: number;
  software: number;
}

/** Ask once, it may change within an hour. */
export function failureEffect({ world, catalog }: SimContext): FailureEffect {
  return { hardware: labEffect(world, catalog, 'failures'), software: errorRatio(cohortOf(world, 'systems'), catalog.constants.people) };
}

/** Failures per hour of one node in a hall: hardware by age and heat, plus software. */
export function hallRatePerNode(context: SimContext, fleet: Fleet, hall: HallFleet, effect: FailureEffect): number {
  return fleet.hardwarePerNodeHour * effect.hardware * hallFactor(context, hall) + fleet.otherPerNodeHour * effect.software;
}

/** Link failures per hour of one connected GPU at a site. */
export function flapRatePerGpu(context: SimContext, site: string): number {
  const network = networkAt(context.world, site);
  return network && network.portsDelivered > 0 ? network.flapsPerYear / network.portsDelivered / HOURS_PER_YEAR : 0;
}

/** Failures per hour that would stop a run of `gpus` at a site. Without racks there: settled nodes at the reference inlet. */
export function failuresPerHour(context: SimContext, fleet: Fleet, site: number, gpus: number, leastKind?: string): number {
  const here = runSite(fleet, site, leastKind);
  if (!here || !(gpus > 0) || !(here.gpusPerServer > 0)) return 0;
  const effect = failureEffect(context);
  let nodes = 0;
  let rate = 0;
  for (let h = 0; h < fleet.halls.length; h++) {
    const hall = fleet.halls[h]!;
    if (hall.site !== site || hall.nodes === 0) continue;
    const inRun = hall.nodes * shareOf(here, hall.id);
    if (inRun === 0) continue;
    nodes += inRun;
    rate += inRun * hallRatePerNode(context, fleet, hall, effect);
  }
  const perNode = (nodes > 0 ? rate / nodes : fleet.hardwarePerNodeHour + fleet.otherPerNodeHour) + lemonRatePerNode(context, fleet);
  return gpus * (perNode / here.gpusPerServer + flapRatePerGpu(context, context.world.sites[site]!.id));
}

/** Mean time between interruptions, s; Infinity when nothing can fail. */
export function mttiS(perHour: number): number {
  return perHour > 0 ? HOUR_S / perHour : Infinity;
}
