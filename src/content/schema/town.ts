/** What surrounds a lab: communities with promises and permits, sister companies. */
import * as z from 'zod/mini';
import { FACT_IDS, PRESSURE_IDS, type AffiliateDef, type CommunityDef, type PermitDef, type PromiseDef } from '../../sim/index.ts';
import { effectId } from './affairs.ts';
import { cents, CENTS_MAX, DAY_MAX, described, entryFields, flag, id, ids, int, list, message, nullableId, num, ratio, type Matches } from './common.ts';

export const promise = described(
  z.strictObject({
    ...entryFields,
    text: message('What is promised, one sentence'),
    keep: z.strictObject({
      fact: described(z.enum(FACT_IDS), 'What is measured'), op: described(z.enum(['>=', '<=']), 'How it is compared'), value: num(-1e15, 1e15, 'With what'),
    }),
    holdDays: int(1, DAY_MAX, 'Days in a row that it must hold'),
    dueDays: int(1, DAY_MAX, 'Days from the promise'),
    cents: cents('Paid when it is given'),
    centsPerDay: cents('Paid each day until it is due, while it is not broken'),
    soothes: described(z.nullable(z.enum(PRESSURE_IDS)), 'What it eases while it is paid for; null: nothing'),
    sootheRatio: ratio('Share of that which it takes away'),
    wholeAt: num(0, 10, 'How far the lab must be from it for the whole goodwill, share of the value; what holds already is worth nothing. 0: always whole, as where it costs money'),
    givenTown: ratio('Goodwill for the promise'),
    keptTown: ratio('Goodwill when it is kept'),
    brokenTown: ratio('Goodwill lost when it is broken'),
    brokenRegulators: ratio('Patience of authorities lost when it is broken'),
  }),
  'A promise to the towns',
);

export const permit = described(
  z.strictObject({
    ...entryFields,
    text: message('What it allows, one sentence'),
    cents: cents('Studies and lawyers'),
    days: num(1, DAY_MAX, 'Filing to hearing at neutral standing'),
    grantRatio: ratio('Chance at neutral standing'),
    addGensetKW: num(0, 1e7, 'Generators that may stand besides, kW'),
    addNoxTonnes: num(0, 1e6, 'Nitrogen oxides besides, tonnes a year'),
    addNoiseDbA: num(0, 60, 'Sound besides, dB(A)'),
    addWaterM3PerDay: num(0, 1e7, 'Water besides, m³ a day'),
    asks: nullableId('Promise that is a condition of it'),
  }),
  'A permit that a hearing can grant',
);

const pressure = (description: string) => num(-2, 2, `${description}: goodwill in a year at full strength`);

export const community = described(
  z.strictObject({
    ...entryFields,
    promises: ids('Promises on offer', 40),
    permits: ids('Permits that can be asked for', 40),
    pressure: z.strictObject({ bills: pressure('Electricity bills'), noise: pressure('Noise'), smoke: pressure('Smoke'), water: pressure('Water'), jobs: pressure('Jobs') }),
    townPeakKW: num(1, 1e9, 'Peak load of all other rate-payers, kW'),
    noiseFromDbA: num(0, 130, 'Sound at the fence that nobody minds, dB(A)'),
    jobsFull: num(1, 1e6, 'Local jobs at which they weigh in full'),
    policyDays: num(0.1, 1e4, 'Heads for policy and power that halve the time to a hearing'),
    retryDays: num(0, DAY_MAX, 'Days after a refusal'),
    noxFineCentsPerDay: cents('Fine for each day over the air permit'),
    carbonCentsPerTonne: cents('Price of a tonne of CO2'),
    offsetCentsPerTonne: cents('Price of a tonne of offsets'),
    offsetMaxRatio: ratio('Share of emissions that offsets may cover'),
    cleanCentsPerKWh: num(0, 1000, 'Premium of clean agreements, US cents per kWh'),
    review: z.exactOptional(described(z.strictObject({
      leastCents: cents('Deals below it pass unseen'),
      dealYears: num(0, 100, 'Years for which a standing deal counts'),
      days: num(0, DAY_MAX, 'From filing to decision, without anybody for policy'),
      grantRatio: ratio('Chance at neutral patience'),
      neutralPatience: ratio('Patience of authorities at which it holds'),
      perPatience: num(0, 10, 'Chance per point of patience'),
      leaderPlace: int(0, 100, 'Place in the race from which on a lab is looked at harder'),
      leaderRatio: ratio('Chance that this costs'),
    }), 'Antitrust review of large deals; absent: none')),
  }),
  'The towns around the sites of a scenario',
);

const deal = described(
  z.strictObject({
    id: id('Unique within the affiliate'),
    name: message('Name'),
    text: message('What it is, one sentence'),
    gpusMax: int(0, 1e6, 'GPUs that may be set aside; 0: none'),
    centsPerGpuHour: num(0, 1e5, 'What a stranger pays for each GPU, US cents an hour'),
    centsPerDay: int(-CENTS_MAX, CENTS_MAX, 'What a stranger pays the lab in a day, US cents; negative: what the lab pays'),
    needsCapability: num(0, 200, 'Capability of the best model that it takes'),
    effects: list(z.strictObject({ effect: effectId, ratio: num(0.2, 5, 'Multiplier') }), 0, 6, 'What it does for the lab'),
    growthPerYear: num(-2, 5, 'What it adds to the affiliate\'s growth in a year'),
    byModel: flag('Its growth goes with the lab\'s best model over the frontier'),
  }),
  'A deal',
);

export const affiliate = described(
  z.strictObject({
    ...entryFields,
    text: message('What it does, one sentence'),
    valueCents: cents('Value on day 0'),
    cashCents: cents('Cash on day 0'),
    flowCentsPerDay: int(-CENTS_MAX, CENTS_MAX, 'Cash flow of a day at its first value, US cents'),
    driftPerYear: num(-2, 2, 'Growth in a year by itself'),
    spreadPerYear: num(0, 2, 'Standard deviation of the logarithm of its value in a year'),
    deals: list(deal, 1, 12, 'What it offers and asks'),
    bandRatio: ratio('Terms this far from a stranger\'s that pass for arm\'s length'),
    conflictCentsPerYear: int(1, CENTS_MAX, 'Yearly gap of terms that makes half of a full conflict, US cents'),
  }),
  'A sister company of the founder',
);

export type CheckTown = [
  Matches<PromiseDef, z.infer<typeof promise>>, Matches<PermitDef, z.infer<typeof permit>>, Matches<CommunityDef, z.infer<typeof community>>, Matches<AffiliateDef, z.infer<typeof affiliate>>,
];
