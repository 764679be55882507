/** Other labs, and sources of evidence on them. */
import * as z from 'zod/mini';
import { QUANTITY_IDS, STRATEGY_IDS, type EvidenceDef, type RivalConstants, type RivalDef } from '../../sim/index.ts';
import { cents, described, entryFields, flag, id, int, list, message, num, properName, ratio, CENTS_MAX, DAY_MAX, type Matches } from './common.ts';

const quantity = described(z.enum(QUANTITY_IDS), 'What is known of');

const economy = z.strictObject({
  strategy: described(z.enum(STRATEGY_IDS), 'How it plays'),
  backer: described(z.enum(['none', 'partner', 'state', 'parent']), 'Who stands behind it'),
  backerCentsPerYear: cents('Put in by the backer in a year'),
  cashCents: cents('Cash on day 0'),
  heads: described(z.strictObject({ research: int(0, 1e5, 'Researchers'), systems: int(0, 1e5, 'Systems engineers'), product: int(0, 1e5, 'All others, at product pay') }), 'People on day 0'),
  headGrowthPerYear: num(-1, 10, 'Growth of head count in a year'),
  attritionPerYear: num(0, 0.95, 'Share that leaves in a year'),
  accelerator: id('What it has on day 0; later it buys what the same maker sells'),
  only: z.exactOptional(list(id('Accelerator'), 1, 20, 'All that it can get, where that is less than its maker sells')),
  gpuGrowthPerYear: num(0, 20, 'Growth of compute it wants in a year'),
  rentedRatio: ratio('Of its GPUs, a partner\'s'),
  powerKW: num(0, 1e8, 'Most that its sites may draw on day 0, kW'),
  powerGrowthPerYear: num(0, 20, 'Growth of that in a year'),
  trainRatio: ratio('Of its GPUs in runs'),
  firstCycleDays: num(7, 3650, 'From day 0, or the last release in the list, to the first after it, days'),
  cycleDays: num(7, 3650, 'From one release to the next, days'),
  cycleSpreadRatio: ratio('Standard deviation over mean'),
  methodRatio: num(0.01, 100, 'Worth of its methods over the field\'s, in compute'),
  followRatio: ratio('Of the gap to the best model that it closes by copying'),
  activeRatio: num(0.01, 1, 'Active parameters over the best dense split'),
  favourRatio: num(0, 100, 'Valuation over that of a usual lab'),
  boastRatio: num(0.1, 10, 'What it says over what is'),
  hides: described(z.array(quantity).check(z.maxLength(6)), 'Told by nothing but bought studies'),
  acquires: flag('Buys labs that are at their end'),
  priceCentsPerMTok: num(0, CENTS_MAX, 'Price of its next model per million tokens, US cents'),
  priceFallPerYear: ratio('Fall of that in a year'),
  models: list(properName('Model'), 1, 60, 'Models to come'),
});

export const rival = described(
  z.strictObject({
    ...entryFields,
    mapX: num(0, 1366, 'Place on the region map'),
    mapY: num(0, 768, 'Place on the region map'),
    gpusLow: num(0, 1e8, 'Low end of the estimate, GPUs'),
    gpusHigh: num(0, 1e8, 'High end of the estimate, GPUs'),
    sizeKnown: described(z.enum(['confirmed', 'evidence', 'rumour']), 'How well its size is known'),
    releases: list(
      z.strictObject({
        name: properName('Model'),
        day: num(-DAY_MAX, DAY_MAX, 'Day of release, from the start of the scenario'),
        spreadDays: num(0, 365, 'Released at most this many days early or late'),
        capability: num(0, 1000, 'Capability index'),
        priceCentsPerMTok: num(0, CENTS_MAX, 'Price per million tokens, US cents'),
      }),
      0, 60, 'Models, in order of day: those out, and those that are trained already; of a lab without an economy all there will be',
    ),
    foldsDay: described(z.nullable(num(0, DAY_MAX, 'Day')), 'Day on which it gives up; null for never, or when its money ends'),
    economy: z.exactOptional(described(economy, 'How it decides; left out, it does what the list of releases says')),
  }),
  'Another lab',
);

export const evidence = described(
  z.strictObject({
    ...entryFields,
    text: message('What it is, one sentence'),
    perYear: num(0, 365, 'Times a year that it turns up for one lab'),
    priceCents: cents('Price of a study; 0 = not for sale'),
    days: num(0, 365, 'Until a study is in'),
    claim: flag('The lab\'s own words'),
    sees: list(z.strictObject({ quantity, sd: num(0.01, 365, 'Error: standard deviation of the logarithm; of cash over what is thought to be there, of a release in days, of capability in points') }), 1, 6, 'What it tells'),
  }),
  'A source of evidence on other labs',
);

const perQuantity = (description: string) => described(z.strictObject({
  gpus: num(-5, 5, 'GPUs'), powerKW: num(-5, 5, 'Power'), cashCents: num(-5, 5, 'Cash'), heads: num(-5, 5, 'People'), releaseDay: num(-50, 50, 'Next release, days'), capability: num(-50, 50, 'Of the next model, points'),
}), description);

export const rivalConstants = z.strictObject({
  speedRatio: ratio('Useful FLOP of a run over peak'),
  siteRatio: num(1, 3, 'Draw at the meter over that of servers at full load'),
  powerSpreadRatio: ratio('Labs differ in it'),
  energyCentsPerKWh: num(0, 1000, 'Power, US cents'),
  rentPerYearRatio: num(0, 5, 'Rent of a partner\'s GPU with its power in a year, over today\'s list price'),
  growthSpreadRatio: ratio('Labs differ in how much they want to grow: standard deviation of the logarithm'),
  overheadRatio: num(0, 5, 'On payroll'),
  capexRatio: num(1, 5, 'All that a GPU needs over its list price'),
  reserveDays: num(0, 3650, 'Of burn that purchases leave'),
  raiseBelowDays: num(0, 3650, 'Runway that makes a lab ask, days'),
  raiseEveryDays: num(1, 3650, 'Between two rounds'),
  raiseRatio: ratio('Of the lab\'s value in a round'),
  patiencePoints: num(0, 1000, 'Behind the best model, at which investors pass'),
  backerPatience: num(1, 100, 'Times that, where a partner or parent stands behind a lab'),
  coldMood: num(0, 3, 'Mood below which they want the first only'),
  layOffBelowDays: num(0, 3650, 'Runway, days'),
  layOffRatio: ratio('Of each role at once'),
  acquiredRatio: ratio('Chance that a lab at its end is bought whole, where somebody can pay'),
  lotDays: num(1, 365, 'Bids are open, days'),
  bidLowRatio: num(0.01, 5, 'Lowest bid for a GPU over its resale price'),
  bidHighRatio: num(0.01, 5, 'Highest of the others'),
  teamBidYears: num(0, 10, 'Highest bid of the others for a head, in years of pay'),
  poachPerYear: num(0, 50, 'Hazard by a lab that can pay'),
  poachRatio: ratio('Of the researchers of the poorest'),
  sueRatio: ratio('Chance that a lab goes to court where it has cause'),
  suePayYears: num(0, 10, 'Paid for each of its people, in years of pay'),
  sueCentsPerPoint: cents('Paid for a point of capability that was copied'),
  sueCashRatio: ratio('Most that a settlement takes of cash'),
  loseShareRatio: ratio('Of its share lost in a month, at which a lab cuts prices'),
  priceStepRatio: ratio('By which it cuts, or takes a cut back, in a month'),
  recordStart: ratio('Belief in a lab\'s words on day 0'),
  recordStep: ratio('By which it moves'),
  claimSd: num(0, 5, 'Error added to the words of a lab that nobody believes'),
  lateDays: num(0, 365, 'Later than said: not true'),
  wideRatio: num(1.01, 1e6, 'A belief whose ends differ by this factor scores nothing'),
  wideDays: num(1, 3650, 'A belief about a release over so many days scores nothing'),
  widePoints: num(1, 100, 'A belief about capability over so many points scores nothing'),
  rushDays: num(0, 365, 'Earlier than true, for each 1 of boast'),
  boastPoints: num(0, 50, 'Added to the capability that it promises, for each 1 of boast'),
  trend: perQuantity('Growth in a year that everybody expects on day 0'),
  trendSd: perQuantity('Standard deviation of labs round it'),
  drift: perQuantity('What changes unseen: a day\'s standard deviation'),
  turn: perQuantity('By which yearly growth itself changes: a day\'s standard deviation'),
  stepPerYear: num(0, 100, 'Points by which a lab\'s models are expected to gain in a year'),
  stepSd: num(0, 50, 'Standard deviation of that for one model'),
  strangerRatio: num(1, 10, 'Times that, for a lab with one model out'),
});

export type CheckRivals = [Matches<RivalDef, z.infer<typeof rival>>, Matches<EvidenceDef, z.infer<typeof evidence>>, Matches<RivalConstants, z.infer<typeof rivalConstants>>];
