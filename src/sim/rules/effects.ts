/**
 * One multiplier per effect: key people x research x lasting effects x standing. Every rule that somebody or something may make better or worse
 * asks here, so that an explanation can name all who did.
 */
import type { GaugeDef } from '../world/catalogAffairs.ts';
import type { EffectId } from '../world/effects.ts';
import { GAUGE_IDS } from '../world/catalogAffairs.ts';
import type { Catalog } from '../world/catalog.ts';
import type { World } from '../world/world.ts';
import { researchEffect } from './research.ts';

/** Multiplier of all hired key people with an effect: each adds effectRatio x skill x drive, less by fatigue. 1 without any. */
export function keyEffect(world: World, catalog: Catalog, effect: EffectId): number {
  let ratio = 1;
  for (const person of world.people.key) {
    if (person.state !== 'hired') continue;
    const def = catalog.keyPeople[person.id];
    if (!def || def.effect !== effect) continue;
    ratio *= 1 + def.effectRatio * def.skill * def.drive * (1 - catalog.constants.people.fatigueOutputLoss * person.fatigue);
  }
  return ratio;
}

/** The multiplier of a gauge on an effect: straight between its values at 0 and at 1. */
export function gaugeRatio(def: GaugeDef, effect: EffectId, level: number): number {
  let ratio = 1;
  for (const entry of def.effects) if (entry.effect === effect) ratio *= entry.at0 + (entry.at1 - entry.at0) * level;
  return ratio;
}

/** Standing's multiplier of one effect. */
export function standingEffect(world: World, catalog: Catalog, effect: EffectId): number {
  let ratio = 1;
  for (const id of GAUGE_IDS) ratio *= gaugeRatio(catalog.gauges[id], effect, world.affairs.gauges[id]);
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
  return keyEffect(world, catalog, effect) * researchEffect(world, catalog, effect) * affairEffect(world, effect) * standingEffect(world, catalog, effect);
}
