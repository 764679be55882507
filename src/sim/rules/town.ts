/** What a town thinks of the lab and why; what was promised to it. */
import { clamp, log10, pow } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import { PRESSURE_IDS, type CommunityDef, type PressureId, type PromiseDef } from '../world/catalogTown.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf, structureDef } from '../world/lookup.ts';
import type { Site } from '../world/plant.ts';
import type { TownPromise, TownState } from '../world/town.ts';
import type { World } from '../world/world.ts';

/** Terms of the scenario's community, or null where there is none. */
export function communityOf(world: World, catalog: Catalog): CommunityDef | null {
  const id = catalog.scenarios[world.scenario]?.community;
  return id === undefined ? null : (catalog.communities[id] ?? null);
}

/** People of the lab who work at its sites: builders, plant, technicians. */
export function localJobs(world: World): number {
  return cohortOf(world, 'construction').count + cohortOf(world, 'facilities').count + cohortOf(world, 'technicians').count;
}

/** Sound at the fence of the generators that run, dB(A); sounds add up as powers. 0 when none runs. */
export function runningNoiseDbA(site: Site, catalog: Catalog): number {
  let sound = 0;
  for (const structure of site.structures) {
    if (structure.runKW <= 0) continue;
    const def = structureDef(catalog, structure);
    if (def.kind === 'genset') sound += pow(10, def.noiseDbA / 10);
  }
  return sound > 0 ? 10 * log10(sound) : 0;
}

/** The promise of this kind that is open or kept and still paid for, or null. */
export function standingPromise(town: TownState, def: PromiseDef, timeS: number): TownPromise | null {
  for (const entry of town.promises) if (entry.promise === def.id && entry.state !== 'broken' && timeS < entry.dueS) return entry;
  return null;
}

/** Share of a pressure that promises leave, 0..1. */
function unsoothed(town: TownState, catalog: Catalog, timeS: number, id: PressureId): number {
  let left = 1;
  for (const entry of town.promises) {
    const def = catalog.promises[entry.promise];
    if (def?.soothes === id && entry.state !== 'broken' && timeS < entry.dueS) left = Math.min(left, 1 - def.sootheRatio);
  }
  return left;
}

/** Strength of each pressure by the last day's readings, 0..1 (bills: the lab's share of the others' peak, at most 1). */
function strengths(town: TownState, community: CommunityDef): Record<PressureId, number> {
  return {
    bills: clamp(town.billRatio, 0, 1),
    noise: clamp((town.noiseDbA - community.noiseFromDbA) / 10, 0, 1), // ten decibels sound twice as loud
    smoke: clamp(town.smokeRatio, 0, 1.5),
    water: clamp(town.waterRatio, 0, 1.5),
    jobs: clamp(town.jobs / community.jobsFull, 0, 1),
  };
}

/** What moves the town's goodwill, each in points a year (1 = from nothing to everything). Empty without a community. */
export function townPressures({ world, catalog }: SimContext): { id: PressureId; perYear: number }[] {
  const community = communityOf(world, catalog);
  const { town } = world;
  if (!community || !town) return [];
  const strength = strengths(town, community);
  return PRESSURE_IDS.map((id) => ({ id, perYear: community.pressure[id] * strength[id] * unsoothed(town, catalog, world.timeS, id) }));
}

/** How far the lab's word counts, 0..1: each broken promise weighs as much as two that were kept. */
export function trustRatio(town: TownState): number {
  let kept = 1;
  let broken = 0;
  for (const entry of town.promises) {
    if (entry.state === 'kept') kept++;
    if (entry.state === 'broken') broken++;
  }
  return kept / (kept + 2 * broken);
}

export function countPromises(world: World, state: TownPromise['state']): number {
  let count = 0;
  for (const entry of world.town?.promises ?? []) if (entry.state === state) count++;
  return count;
}
