/** Ways of selling tokens, data to learn from, work on finished models. */
import * as z from 'zod/mini';
import { DATA_KINDS, LINE_IDS, type DataSourceDef, type ProductLineDef, type ReleaseStepDef } from '../../sim/index.ts';
import { CENTS_MAX, DAY_MAX, described, entryFields, flag, int, message, num, ratio, type Matches } from './common.ts';

export const lineId = described(z.enum(LINE_IDS), 'Way of selling');

export const productLine = described(
  z.strictObject({
    ...entryFields,
    id: lineId,
    rank: int(0, 9, 'Who is served first when GPUs are short: lower first'),
    demandRatio: num(0, 100, 'Its market over that for tokens by the million'),
    priceRatio: num(0.01, 100, 'What its customers pay for a token over those'),
    latencyWeight: num(0, 100, 'Logit lost per natural logarithm of latency over the usual'),
    qualityWeight: num(0, 100, 'Logit lost when no request is answered'),
    freeWeight: num(0, 100, 'Logit won when all use is free; 0: no free tier'),
    growDays: num(0.1, DAY_MAX, 'e-folding of customers who come, days'),
    leaveDays: num(0.1, DAY_MAX, 'e-folding of customers who leave, days'),
    tokensPerCustomerPerDay: num(1, 1e12, 'Tokens that one customer uses in a day'),
    launchHeadDays: num(0, 100_000, 'Work of the product team before its first customer, head-days'),
    leastHeads: int(0, 10_000, 'Product people without whom it cannot be sold'),
    tokensPerDayPerHead: num(0, 1e15, 'Tokens a day that one product person can look after; 0: no limit'),
    serviceRatio: ratio('Requests that contracts promise to answer; 0: no promise'),
    creditRatio: num(0, 1000, 'Share of fees given back for each share of requests below the promise'),
  }),
  'A way of selling tokens',
);

export const dataSource = described(
  z.strictObject({
    ...entryFields,
    kind: described(z.enum(DATA_KINDS), 'Where it comes from'),
    tokens: num(0, 1e18, 'Unique tokens; of synthetic data the most that is worth making'),
    qualityRatio: num(0.01, 100, 'Worth of a token against the filtered open web'),
    cents: int(0, CENTS_MAX, 'Price of the whole, US cents'),
    days: num(0, DAY_MAX, 'Until it can be trained on, days'),
    contested: flag('Those whose work it is may sue'),
  }),
  'Data that a lab can add',
);

export const releaseStep = described(
  z.strictObject({
    ...entryFields,
    text: message('What is done and why, one sentence'),
    work: described(z.enum(['evaluate', 'safety', 'tune']), 'What it changes'),
    headDays: num(1, 1e6, 'Work of researchers, effective days'),
    cents: int(0, CENTS_MAX, 'Raters, compute and experts, US cents'),
    most: int(1, 100, 'Times for one model'),
    riskRatio: num(0.01, 1, 'Of safety work: what is left of the risk'),
    points: num(0, 100, 'Of tuning: index points of the first time; each further one gives half'),
  }),
  'Work on a finished model',
);

export type CheckProductLine = Matches<ProductLineDef, z.infer<typeof productLine>>;
export type CheckDataSource = Matches<DataSourceDef, z.infer<typeof dataSource>>;
export type CheckReleaseStep = Matches<ReleaseStepDef, z.infer<typeof releaseStep>>;
