/**
 * How good the player's beliefs are: the interval score for 80 % intervals (Gneiting and Raftery 2007, "Strictly proper scoring rules", eq. 43),
 * made 0..1. Width counts against a belief, and a truth outside of it counts ten times as much as the width it lacked: so neither a belief that holds
 * everything nor a sharp wrong one earns, and who writes what he thinks scores best. Numbers count by ratio, days of release by days, capability by points.
 */
import { clamp, log } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { Belief } from '../world/race.ts';
import type { World } from '../world/world.ts';

/** 2/alpha of an 80 % interval. */
const OUTSIDE = 10;
const LEAST_CENTS = 1e8; // below a million dollars cash is "none"

/** 0..1: 1 is a point that is true. */
export function scoreOfBelief({ quantity, low, high, truth }: Belief, catalog: Catalog): number {
  const { wideRatio, wideDays, widePoints } = catalog.constants.rivals;
  const byRatio = quantity !== 'releaseDay' && quantity !== 'capability';
  const at = (value: number): number => (byRatio ? log(Math.max(quantity === 'cashCents' ? LEAST_CENTS : 1, value)) : value);
  const missed = Math.max(0, at(low) - at(truth), at(truth) - at(high));
  return clamp(1 - (at(high) - at(low) + OUTSIDE * missed) / (byRatio ? log(wideRatio) : quantity === 'releaseDay' ? wideDays : widePoints), 0, 1);
}

/** Mean over all that the player wrote down; 0 without any. */
export function beliefScore({ race }: World, catalog: Catalog): number {
  let sum = 0;
  for (const belief of race.beliefs) sum += scoreOfBelief(belief, catalog);
  return race.beliefs.length > 0 ? sum / race.beliefs.length : 0;
}

/** Mean over the labs that hide their GPUs; one of which nothing is written counts 0. 0 where nobody hides. */
export function hiddenScore({ race }: World, catalog: Catalog): number {
  let sum = 0;
  let labs = 0;
  for (const { id } of race.rivals) {
    if (catalog.rivals[id]?.economy?.hides.includes('gpus') !== true) continue;
    labs++;
    const belief = race.beliefs.find((entry) => entry.rival === id && entry.quantity === 'gpus');
    if (belief) sum += scoreOfBelief(belief, catalog);
  }
  return labs > 0 ? sum / labs : 0;
}
