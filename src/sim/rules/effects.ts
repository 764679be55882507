/**
 * One multiplier per effect: key people x teams x research x lasting effects x standing. Every rule that somebody or something may make better or worse
 * asks here, so that an explanation can name all who did.
 */
import type { GaugeDef, GaugeId } from '../world/catalogAffairs.ts';
import type { EffectId } from '../world/effects.ts';
import { GAUGE_IDS } from '../world/catalogAffairs.ts';
import { ROLE_IDS, type RoleId } from '../world/catalogCompany.ts';
import type { Catalog } from '../world/catalog.ts';
import type { World } from '../world/world.ts';
import { cohortOutput } from './people/output.ts';
import { dealsEffect } from './affiliates.ts';
import { researchEffect } from './research.ts';
import { founderEffect } from './standing.ts';

/** Multiplier of all key people at work (rules/people/known.ts). 1 without any. */
export function keyEffect(world: World, effect: EffectId): number {
  return world.people.keyRatios[effect] ?? 1;
}

/** What in a catalog bears on one effect. Most effects have little of it, and they are asked for many times an hour. */
interface Bearing {
  roles: readonly RoleId[]; // teams
  gauges: readonly GaugeId[]; // in the order of GAUGE_IDS
  founder: boolean; // how loud the founder is
}

const bearings = new WeakMap<Catalog, Map<EffectId, Bearing>>();

function bearingOn(catalog: Catalog, effect: EffectId): Bearing {
  let byEffect = bearings.get(catalog);
  if (!byEffect) bearings.set(catalog, (byEffect = new Map()));
  let found = byEffect.get(effect);
  if (!found) {
    found = {
      roles: ROLE_IDS.filter((id) => catalog.roles[id].staff?.effect === effect),
      gauges: GAUGE_IDS.filter((id) => catalog.gauges[id].effects.some((entry) => entry.effect === effect)),
      founder: catalog.constants.publicity.founderEffects.some((entry) => entry.effect === effect),
    };
    byEffect.set(effect, found);
  }
  return found;
}

/** Multiplier of what teams as a whole do: each 1 + ratio*h/(h + halfHeads), h their effective heads. */
export function staffEffect(world: World, catalog: Catalog, effect: EffectId): number {
  return ofTeams(world, catalog, bearingOn(catalog, effect));
}

function ofTeams(world: World, catalog: Catalog, { roles }: Bearing): number {
  let ratio = 1;
  if (roles.length === 0) return ratio;
  for (const cohort of world.people.cohorts) {
    const staff = cohort.count > 0 && roles.includes(cohort.role) ? catalog.roles[cohort.role].staff : undefined;
    if (!staff) continue;
    const heads = cohortOutput(cohort, catalog.constants.people);
    ratio *= 1 + staff.ratio * heads / (heads + staff.halfHeads);
  }
  return ratio;
}

/** The multiplier of a gauge on an effect: straight between its values at 0 and at 1. */
export function gaugeRatio(def: GaugeDef, effect: EffectId, level: number): number {
  let ratio = 1;
  for (const entry of def.effects) if (entry.effect === effect) ratio *= entry.at0 + (entry.at1 - entry.at0) * level;
  return ratio;
}

/** Standing's multiplier of one effect: each gauge, and how loud the founder is. */
export function standingEffect(world: World, catalog: Catalog, effect: EffectId): number {
  return ofStanding(world, catalog, effect, bearingOn(catalog, effect));
}

function ofStanding(world: World, catalog: Catalog, effect: EffectId, { gauges, founder }: Bearing): number {
  let ratio = founder ? founderEffect(world, catalog, effect) : 1;
  for (const id of gauges) ratio *= gaugeRatio(catalog.gauges[id], effect, world.affairs.gauges[id]);
  return ratio;
}

/** Lasting effects of affairs on one effect. */
export function affairEffect(world: World, effect: EffectId): number {
  let ratio = 1;
  for (const modifier of world.affairs.modifiers) if (modifier.effect === effect) ratio *= modifier.ratio;
  return ratio;
}

/** All that bears on an effect; 1 = nothing does. */
export function labEffect(world: World, catalog: Catalog, effect: EffectId): number {
  const bearing = bearingOn(catalog, effect);
  return keyEffect(world, effect) * ofTeams(world, catalog, bearing) * researchEffect(world, catalog, effect) * affairEffect(world, effect) * dealsEffect(world, catalog, effect) * ofStanding(world, catalog, effect, bearing);
}
