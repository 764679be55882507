/** What a lab can state of itself, what the newspaper prints, and the constants of both. */
import * as z from 'zod/mini';
import { EFFECT_IDS, FACT_IDS, GAUGE_IDS, NEWS_SECTIONS, UNITS, type ClaimDef, type HeadlineDef, type PublicityConstants } from '../../sim/index.ts';
import { described, entryFields, flag, id, int, list, message, num, ratio, DAY_MAX, type Matches } from './common.ts';

const fact = described(z.enum(FACT_IDS), 'A number that the simulation keeps');
const effect = described(z.enum(EFFECT_IDS), 'What it makes better or worse');
const gauge = described(z.enum(GAUGE_IDS), 'Standing');
const perUnit = num(1e-12, 1e15, 'Of the fact, for one unit of the claim');
const multiplier = (description: string) => num(0.01, 20, description);

export const claim = described(
  z.strictObject({
    ...entryFields,
    unit: described(z.enum(UNITS), 'Unit of the number'),
    fact, perUnit,
    least: num(0, 1e15, 'Smallest number that anybody reports'),
    most: num(0, 1e15, 'Nobody prints more'),
    doubling: num(0, 1e6, 'So many units more count as twice as much; 0 = twice is twice'),
    promise: flag('May be stated for a date to come'),
    evidence: list(z.strictObject({ name: message('What outsiders see'), fact, perUnit, days: num(0, DAY_MAX, 'Until they have it, days') }), 1, 6, 'In order of days'),
    effects: list(z.strictObject({ effect, perDoubling: num(-1, 1, 'Per believed doubling') }), 0, 6, 'While people talk about it'),
  }),
  'A number that a lab can state of itself',
);

export const headline = described(
  z.strictObject({
    ...entryFields,
    body: message('Story'),
    section: described(z.enum(NEWS_SECTIONS), 'Part of the newspaper'),
    weight: int(1, 3, '1 a note, 2 a column, 3 leads the page'),
    quietDays: num(0, DAY_MAX, 'Not printed again within so many days'),
    least: described(z.exactOptional(z.strictObject({ param: id('Parameter of the event'), value: num(-1e15, 1e15, 'Least') })), 'Printed only when that parameter is as large'),
  }),
  'What the newspaper makes of an event: its id is the type of the event',
);

export const publicity = z.strictObject({
  talkDays: num(1, DAY_MAX, 'People talk about a statement, days'),
  mostDoublings: num(0.1, 20, 'News in one statement that counts, doublings'),
  toleranceDoublings: num(0, 5, 'Gap that passes for rounding, doublings'),
  tiredDays: num(0, DAY_MAX, 'Statements of so many days tire the press'),
  trustMost: num(1, 5, 'Most that credibility above its rest lifts a statement'),
  promiseRatio: ratio('What a promise counts of a statement of fact'),
  promiseHalfDays: num(1, DAY_MAX, 'Half of it for each of these days ahead'),
  promiseMostDays: int(1, DAY_MAX, 'Longest promise, days'),
  promiseReachDoublings: num(0, 20, 'Beyond what is there that are believed, doublings'),
  brandPerDoubling: num(0, 1, 'Brand gained per believed doubling'),
  borneOutCredibility: ratio('Gained for a doubling of news that proved true'),
  keptCredibility: ratio('Gained for a promise kept'),
  caughtCredibility: ratio('Lost when a gap is found'),
  caughtCredibilityPerDoubling: ratio('Lost on top per doubling of gap'),
  caughtControversyPerDoubling: ratio('Controversy per doubling of gap'),
  caughtRegulatorsPerDoubling: ratio('Patience of regulators lost per doubling'),
  caughtStaffPerDoubling: ratio('Belief of the staff lost per doubling'),
  caughtCapitalPerDoubling: ratio('Worth to investors lost per doubling'),
  caughtDays: num(1, DAY_MAX, 'That investors remember, days'),
  brokenRatio: ratio('What a broken promise costs of a false statement'),
  correctRatio: ratio('What an own correction costs of being found out'),
  founderStart: ratio('Level at which the founder is neutral'),
  founderHalfDays: num(0.1, DAY_MAX, 'Until half of a change is noticed, days'),
  founderReachAt0: num(0, 10, 'Reach of statements of a quiet founder'),
  founderReachAt1: num(0, 10, 'Of a loud one'),
  founderEffects: list(z.strictObject({ effect, at0: multiplier('Multiplier when quiet'), at1: multiplier('Multiplier when loud') }), 0, 12, 'What the founder bears on'),
  founderRests: list(z.strictObject({ gauge, perLevel: num(-1, 1, 'Moves the rest, per level above neutral') }), 0, 6, 'Standing that the founder moves'),
});

export type CheckPress = [Matches<ClaimDef, z.infer<typeof claim>>, Matches<HeadlineDef, z.infer<typeof headline>>, Matches<PublicityConstants, z.infer<typeof publicity>>];
