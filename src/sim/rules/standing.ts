/** Standing of the lab: where it drifts, what moves it and why, and how loud the founder is. The gauges themselves live with the affairs. */
import { DAY_S } from '../core/calendar.ts';
import { clamp, exp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { GaugeId } from '../world/catalogAffairs.ts';
import type { EffectId } from '../world/effects.ts';
import type { ReputationState } from '../world/reputation.ts';
import type { World } from '../world/world.ts';

export const CHANGES_KEPT = 120;
/** A drift is told once for so many days. */
const DRIFT_DAYS = 30;

/** Nothing said, nothing printed; the founder as loud as is neutral. */
export function newReputation(catalog: Catalog): ReputationState {
  const { founderStart } = catalog.constants.publicity;
  return { founder: founderStart, founderFelt: founderStart, statements: [], known: {}, changes: [], news: [], borneOut: 0, caught: 0 };
}

/** What both a world and a frame can tell about who speaks. */
export interface Speaker {
  timeS: number;
  reputation: ReputationState;
  affairs: { gauges: Record<GaugeId, number> };
}

/** Moves one kind of standing and notes why. What is too small to tell moves it all the same. */
export function moveStanding(world: World, gauge: GaugeId, add: number, cause: string): void {
  if (add === 0) return;
  const { gauges } = world.affairs;
  const before = gauges[gauge];
  gauges[gauge] = clamp(before + add, 0, 1);
  const moved = gauges[gauge] - before;
  if (Math.abs(moved) < 0.0005) return;
  const { changes } = world.reputation;
  changes.push({ gauge, add: moved, cause, atS: world.timeS });
  if (changes.length > CHANGES_KEPT) changes.splice(0, changes.length - CHANGES_KEPT);
}

/** Moves one kind of standing by a day of something that lasts. Days of one cause are one line for a month. */
export function driftStanding(world: World, gauge: GaugeId, add: number, cause: string): void {
  if (add === 0) return;
  const { gauges } = world.affairs;
  const before = gauges[gauge];
  gauges[gauge] = clamp(before + add, 0, 1);
  const { changes } = world.reputation;
  for (let k = changes.length - 1; k >= 0; k--) {
    const entry = changes[k]!;
    if (entry.atS <= world.timeS - DRIFT_DAYS * DAY_S) break;
    if (entry.gauge !== gauge || entry.cause !== cause) continue;
    entry.add += gauges[gauge] - before;
    return;
  }
  changes.push({ gauge, add: gauges[gauge] - before, cause, atS: world.timeS });
  if (changes.length > CHANGES_KEPT) changes.splice(0, changes.length - CHANGES_KEPT);
}

/** Where standing drifts: content's rest, moved by a founder who is louder or quieter than is neutral. */
export function restOf(world: Speaker, catalog: Catalog, gauge: GaugeId): number {
  const { founderRests, founderStart } = catalog.constants.publicity;
  let { rest } = catalog.gauges[gauge];
  for (const entry of founderRests) if (entry.gauge === gauge) rest += entry.perLevel * (world.reputation.founderFelt - founderStart);
  return clamp(rest, 0, 1);
}

/** The founder's own multiplier of an effect: straight between quiet and loud, 1 at the neutral level. */
export function founderEffect({ reputation }: { reputation: ReputationState }, catalog: Catalog, effect: EffectId): number {
  let ratio = 1;
  for (const entry of catalog.constants.publicity.founderEffects) if (entry.effect === effect) ratio *= entry.at0 + (entry.at1 - entry.at0) * reputation.founderFelt;
  return ratio;
}

const LN_HALF = -0.6931471805599453;

/** People notice half of a change of the founder's behaviour in each half life. Once a day. */
export function noticeFounder({ reputation }: World, catalog: Catalog): void {
  if (reputation.founderFelt === reputation.founder) return;
  const left = (reputation.founderFelt - reputation.founder) * exp(LN_HALF / catalog.constants.publicity.founderHalfDays);
  reputation.founderFelt = Math.abs(left) < 1e-4 ? reputation.founder : reputation.founder + left;
}
