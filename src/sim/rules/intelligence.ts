/**
 * What can be known of other labs. Every piece of evidence is the truth with an error of known size; an estimate weighs all of them by
 * precision (`rivals/estimate.ts`) and widens by the day with what changes unseen. So its 80 % interval holds the truth four times out of
 * five. What a lab says of itself has its boast in it, and weighs by its record.
 */
import { DAY_S } from '../core/calendar.ts';
import { normal, streamId } from '../core/draw.ts';
import { clamp, log } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import { QUANTITY_IDS, type EvidenceDef, type QuantityId, type RivalDef } from '../world/catalogRivals.ts';
import { EVIDENCE_KEPT, type RaceState, type Rival, type RivalModel } from '../world/race.ts';
import type { World } from '../world/world.ts';
import { YEAR_DAYS } from './calendarMoney.ts';
import { bestOfRival } from './race.ts';
import { ageDay, errorScale, inScale, isLog, newEstimate, outOfScale, sdOf, weigh } from './rivals/estimate.ts';
import { nextReleaseS, rangeMiddle, rangeSd, truthOf, type Field } from './rivals/lab.ts';

const READING = streamId('intelligence.reading');
const FIRST = streamId('intelligence.first');
/** What is known of everybody on day 0, standard deviation in the scale of the quantity. */
const FIRST_SD: Record<QuantityId, number> = { gpus: 0, powerKW: 0.35, cashCents: 0.4, heads: 0.25, releaseDay: 25, capability: 1.5 };
/** Mean of a normal cut off at today, once its own is past: in standard deviations. */
const LEAST_AHEAD = 0.8;

/** What everybody knows on day 0: GPUs from the published range, the rest by a first reading. */
export function firstEstimates(seed: number, field: Field, catalog: Catalog, def: RivalDef, rival: Rival): RaceState['estimates'][string] {
  const known: RaceState['estimates'][string] = { gpus: newEstimate(catalog, 'gpus', log(rangeMiddle(def.gpusLow, def.gpusHigh)), rangeSd(def.gpusLow, def.gpusHigh), 0) };
  if (!def.economy) return known;
  for (const [k, quantity] of QUANTITY_IDS.entries()) {
    const truth = truthOf(field, 0, catalog, rival, quantity);
    if (quantity === 'gpus' || truth === null) continue;
    const at = inScale(quantity, truth);
    const sd = FIRST_SD[quantity] * errorScale(quantity, at);
    known[quantity] = newEstimate(catalog, quantity, at + sd * normal(0, 1, seed, FIRST, streamId(rival.id), 0, k), sd, 0);
  }
  return known;
}

/** Added to what a lab says of itself, in the scale of the quantity. */
function boastOf(source: EvidenceDef, quantity: QuantityId, def: RivalDef, catalog: Catalog): number {
  if (!source.claim) return 0;
  const ratio = def.economy?.boastRatio ?? 1;
  return isLog(quantity) ? log(ratio) : (ratio - 1) * inDoubt(quantity, catalog) * (quantity === 'releaseDay' ? -1 : 1);
}

/** What a boast of 1 and a record of 0 weigh, in the scale of the quantity. */
function inDoubt(quantity: QuantityId, catalog: Catalog): number {
  const { rushDays, boastPoints } = catalog.constants.rivals;
  return quantity === 'releaseDay' ? rushDays : quantity === 'capability' ? boastPoints : 1;
}

/** Error of a reading for who reads it, in the scale of the quantity: a claim's is wider the less the lab is believed. */
export function readingSd(source: EvidenceDef, sd: number, quantity: QuantityId, rival: Rival, catalog: Catalog): number {
  const doubt = source.claim ? catalog.constants.rivals.claimSd * (1 - rival.record) : 0;
  return sd + doubt * inDoubt(quantity, catalog);
}

/** Reads what a source shows of a lab today, adds it to the log and to the estimates. */
export function read(world: World, catalog: Catalog, def: RivalDef, rival: Rival, source: EvidenceDef, bought: boolean): void {
  const { race, timeS, seed } = world;
  const known = race.estimates[rival.id] ?? (race.estimates[rival.id] = {});
  for (const [k, { quantity, sd }] of source.sees.entries()) {
    const truth = truthOf(race, timeS, catalog, rival, quantity);
    if (truth === null || (!bought && def.economy?.hides.includes(quantity))) continue;
    const at = inScale(quantity, truth);
    const scale = errorScale(quantity, known[quantity]?.mean ?? at);
    const seen = at + sd * scale * normal(0, 1, seed, READING, streamId(rival.id + source.id), timeS, k) + boastOf(source, quantity, def, catalog);
    const errorSd = readingSd(source, sd, quantity, rival, catalog) * scale;
    if (source.claim && quantity === 'releaseDay' && rival.claimedDay < 0) rival.claimedDay = seen;
    const before = known[quantity]?.mean ?? seen;
    const estimate = known[quantity] ??= newEstimate(catalog, quantity, seen, errorSd, timeS);
    const weight = before === seen && estimate.atS === timeS ? 1 : weigh(estimate, seen, errorSd, timeS);
    race.evidence.push({
      rival: rival.id, source: source.id, quantity, value: Math.max(0, outOfScale(quantity, seen)), sd: errorSd, atS: timeS, bought,
      weight, before: outOfScale(quantity, before), after: outOfScale(quantity, estimate.mean),
    });
  }
  if (race.evidence.length > EVIDENCE_KEPT) race.evidence.splice(0, race.evidence.length - EVIDENCE_KEPT);
}

/** A day passes: what was known yesterday is known less well, and has grown as it seems to grow. */
export function ageEstimates(world: World, catalog: Catalog, rival: Rival): void {
  const known = world.race.estimates[rival.id];
  if (!known) return;
  for (const quantity of QUANTITY_IDS) {
    const estimate = known[quantity];
    if (!estimate) continue;
    ageDay(catalog, quantity, estimate);
    // What is not out today comes later than today; nobody has less than no cash.
    if (quantity === 'releaseDay') estimate.mean = Math.max(estimate.mean, world.timeS / DAY_S + LEAST_AHEAD * sdOf(estimate));
    if (quantity === 'cashCents' && estimate.mean < 0) Object.assign(estimate, { mean: 0, growth: Math.max(0, estimate.growth) });
  }
}

/** Rounds, layoffs and purchases at auction are public: estimates move with them, by the same ratio; cash by the same sum. */
export function shift(world: World, rival: string, quantity: QuantityId, before: number, after: number): void {
  const estimate = world.race.estimates[rival]?.[quantity];
  if (estimate) estimate.mean += inScale(quantity, after) - inScale(quantity, before);
}

/** A release is out: the next one is expected by the usual length of the lab's cycle, as much better as models get in that time. */
export function expectRelease(world: World, catalog: Catalog, def: RivalDef, rival: Rival): void {
  const { economy } = def;
  const { race, timeS, seed } = world;
  const known = race.estimates[rival.id];
  const nextS = nextReleaseS(race.releases, rival);
  if (!economy || !known || nextS < 0) return;
  const days = rival.nextModel === 0 ? economy.firstCycleDays : economy.cycleDays;
  const sd = Math.max(1, economy.cycleDays * economy.cycleSpreadRatio);
  const inTheCan = nextS !== rival.releaseS;
  const mean = inTheCan ? nextS / DAY_S + sd * normal(0, 1, seed, FIRST, streamId(rival.id), timeS) : timeS / DAY_S + days;
  known.releaseDay = newEstimate(catalog, 'releaseDay', mean, sd, timeS);
  const pace = expectedPace(race.releases, rival.id, catalog);
  known.capability = newEstimate(catalog, 'capability', bestOfRival(race.releases, rival.id) + pace.perYear * days / YEAR_DAYS, pace.sd, timeS);
}

/** Points that a lab's models are expected to gain in a year: half the field's pace, half its own so far; of a lab with one model the field's, with more doubt. */
function expectedPace(releases: readonly RivalModel[], id: string, catalog: Catalog): { perYear: number; sd: number } {
  const { stepPerYear, stepSd, strangerRatio } = catalog.constants.rivals;
  const own = releases.filter((release) => release.out && release.rival === id);
  const years = own.length > 1 ? (own.at(-1)!.releasedS - own[0]!.releasedS) / DAY_S / YEAR_DAYS : 0;
  if (!(years > 0)) return { perYear: stepPerYear, sd: stepSd * strangerRatio };
  return { perYear: (stepPerYear + (own.at(-1)!.capability - own[0]!.capability) / years) / 2, sd: stepSd };
}

/** How well the sizes of the others are known: 1 over the mean standard deviation; 0 where there is nobody. */
export function precision({ estimates }: Pick<RaceState, 'estimates'>): number {
  let sum = 0;
  let count = 0;
  for (const known of Object.values(estimates)) {
    if (!known.gpus) continue;
    sum += sdOf(known.gpus);
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
