/**
 * What can be known of other labs. Every piece of evidence is the truth with an error of known size; an estimate is the mean of all of
 * them weighted by precision (normal, of the logarithm; of days for a release), and widens by the day with what changes unseen. So its
 * 80 % interval holds the truth four times out of five. What a lab says of itself has its boast in it, and weighs by its record.
 */
import { DAY_S } from '../core/calendar.ts';
import { normal, streamId } from '../core/draw.ts';
import { clamp, exp, log } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import { QUANTITY_IDS, type EvidenceDef, type QuantityId, type RivalDef } from '../world/catalogRivals.ts';
import { EVIDENCE_KEPT, type Estimate, type RaceState, type Rival, type RivalModel } from '../world/race.ts';
import type { World } from '../world/world.ts';
import { YEAR_DAYS } from './calendarMoney.ts';
import { nextReleaseS, rangeMiddle, rangeSd, truthOf, Z80 } from './rivals/lab.ts';

const READING = streamId('intelligence.reading');
const FIRST = streamId('intelligence.first');
/** What is known of everybody on day 0, standard deviation of the logarithm. */
const FIRST_SD: Record<QuantityId, number> = { gpus: 0, powerKW: 0.35, cashCents: 0.6, heads: 0.25, releaseDay: 25 };
/** Mean of a normal cut off at today, once its own is past: in standard deviations. */
const LEAST_AHEAD = 0.8;
const LEAST_CENTS = 1e8; // a million dollars: below it cash is "none"

/** Quantities that count by ratio. */
export function isLog(quantity: QuantityId): boolean {
  return quantity !== 'releaseDay';
}

function inScale(quantity: QuantityId, value: number): number {
  return isLog(quantity) ? log(Math.max(quantity === 'cashCents' ? LEAST_CENTS : 1, value)) : value;
}

export interface Interval { low: number; middle: number; high: number }

/** The 80 % interval of an estimate, in the unit of the quantity. */
export function intervalOf(quantity: QuantityId, { mean, sd }: Estimate): Interval {
  const out = (value: number): number => (isLog(quantity) ? exp(value) : value);
  return { low: out(mean - Z80 * sd), middle: out(mean), high: out(mean + Z80 * sd) };
}

/** What everybody knows on day 0: GPUs from the published range, the rest by a first reading. */
export function firstEstimates(seed: number, releases: readonly RivalModel[], def: RivalDef, rival: Rival): RaceState['estimates'][string] {
  const known: RaceState['estimates'][string] = { gpus: { mean: log(rangeMiddle(def.gpusLow, def.gpusHigh)), sd: rangeSd(def.gpusLow, def.gpusHigh), atS: 0 } };
  if (!def.economy) return known;
  for (const [k, quantity] of QUANTITY_IDS.entries()) {
    const truth = truthOf(releases, rival, quantity);
    if (quantity === 'gpus' || truth === null) continue;
    const sd = FIRST_SD[quantity];
    known[quantity] = { mean: inScale(quantity, truth) + sd * normal(0, 1, seed, FIRST, streamId(rival.id), 0, k), sd, atS: 0 };
  }
  return known;
}

/** Standard deviation that a reading has for who reads it: a claim's is wider the less the lab is believed. */
export function readingSd(source: EvidenceDef, sd: number, quantity: QuantityId, rival: Rival, catalog: Catalog): number {
  const doubt = source.claim ? catalog.constants.rivals.claimSd * (1 - rival.record) : 0;
  return sd + doubt * (isLog(quantity) ? 1 : catalog.constants.rivals.rushDays);
}

/** Reads what a source shows of a lab today, adds it to the log and to the estimates. */
export function read(world: World, catalog: Catalog, def: RivalDef, rival: Rival, source: EvidenceDef, bought: boolean): void {
  const { race } = world;
  const known = race.estimates[rival.id] ?? (race.estimates[rival.id] = {});
  for (const [k, { quantity, sd }] of source.sees.entries()) {
    const truth = truthOf(race.releases, rival, quantity);
    if (truth === null || (!bought && def.economy?.hides.includes(quantity))) continue;
    const noisy = inScale(quantity, truth) + sd * normal(0, 1, world.seed, READING, streamId(rival.id + source.id), world.timeS, k);
    const boast = !source.claim ? 0 : isLog(quantity) ? log(def.economy?.boastRatio ?? 1) : -catalog.constants.rivals.rushDays * ((def.economy?.boastRatio ?? 1) - 1);
    const seen = noisy + boast;
    const errorSd = readingSd(source, sd, quantity, rival, catalog);
    if (source.claim && quantity === 'releaseDay' && rival.claimedDay < 0) rival.claimedDay = seen;
    weigh(known, quantity, seen, errorSd, world.timeS);
    race.evidence.push({ rival: rival.id, source: source.id, quantity, value: isLog(quantity) ? exp(seen) : seen, sd: errorSd, atS: world.timeS, bought });
  }
  if (race.evidence.length > EVIDENCE_KEPT) race.evidence.splice(0, race.evidence.length - EVIDENCE_KEPT);
}

function weigh(known: RaceState['estimates'][string], quantity: QuantityId, seen: number, errorSd: number, atS: number): void {
  const estimate = known[quantity];
  if (!estimate) {
    known[quantity] = { mean: seen, sd: errorSd, atS };
    return;
  }
  const before = estimate.sd * estimate.sd;
  const error = errorSd * errorSd;
  if (before + error === 0) return;
  estimate.mean += before / (before + error) * (seen - estimate.mean);
  estimate.sd = Math.sqrt(before * error / (before + error));
  estimate.atS = atS;
}

/** A day passes: what was known yesterday is known less well. Labs are taken to grow as the field does. */
export function ageEstimates(world: World, catalog: Catalog, def: RivalDef, rival: Rival): void {
  const known = world.race.estimates[rival.id];
  if (!known || !def.economy) return;
  for (const quantity of QUANTITY_IDS) {
    const estimate = known[quantity];
    if (!estimate) continue;
    const { drift: drifts, trend } = catalog.constants.rivals;
    const drift = drifts[quantity];
    estimate.mean += trend[quantity] / YEAR_DAYS;
    estimate.sd = Math.sqrt(estimate.sd * estimate.sd + drift * drift);
    // What is not out today comes later than today.
    if (quantity === 'releaseDay') estimate.mean = Math.max(estimate.mean, world.timeS / DAY_S + LEAST_AHEAD * estimate.sd);
  }
}

/** Rounds, layoffs and purchases at auction are public: estimates move with them, by the same ratio. */
export function shift(world: World, rival: string, quantity: QuantityId, before: number, after: number): void {
  const estimate = world.race.estimates[rival]?.[quantity];
  if (estimate) estimate.mean += inScale(quantity, after) - inScale(quantity, before);
}

/** A release is out: the next one is expected by the usual length of the lab's cycle. */
export function expectRelease(world: World, def: RivalDef, rival: Rival): void {
  const { economy } = def;
  if (!economy) return;
  const known = world.race.estimates[rival.id];
  const nextS = nextReleaseS(world.race.releases, rival);
  if (!known || nextS < 0) return;
  const sd = Math.max(1, economy.cycleDays * economy.cycleSpreadRatio);
  const mean = nextS === rival.releaseS ? world.timeS / DAY_S + economy.cycleDays : nextS / DAY_S + sd * normal(0, 1, world.seed, FIRST, streamId(rival.id), world.timeS);
  known.releaseDay = { mean, sd, atS: world.timeS };
}

/** How well the sizes of the others are known: 1 over the mean standard deviation; 0 where there is nobody. */
export function precision({ estimates }: Pick<RaceState, 'estimates'>): number {
  let sum = 0;
  let count = 0;
  for (const known of Object.values(estimates)) {
    if (!known.gpus) continue;
    sum += known.gpus.sd;
    count++;
  }
  return sum > 0 ? count / sum : 0;
}

/** A lab's words are held against what came: belief in it rises or falls. */
export function judgeClaim(world: World, catalog: Catalog, rival: Rival): void {
  if (rival.claimedDay < 0) return;
  const { lateDays, recordStep } = catalog.constants.rivals;
  const kept = world.timeS / DAY_S - rival.claimedDay <= lateDays;
  rival.record = clamp(rival.record + (kept ? recordStep : -recordStep), 0, 1);
  rival.claimedDay = -1;
}
