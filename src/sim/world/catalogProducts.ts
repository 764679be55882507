/** Content types of what is sold, what models are trained on, and what may be done with a model before it is released. */
import type { Entry } from './catalogCommon.ts';

export const LINE_IDS = ['api', 'app', 'enterprise'] as const;
export type LineId = (typeof LINE_IDS)[number];

/** A way of selling tokens, with its own customers. */
export interface ProductLineDef extends Entry {
  id: LineId;
  rank: number; // who is served first when GPUs are short: lower first
  demandRatio: number; // of the market for tokens by the million
  priceRatio: number; // what its customers pay for a token over those
  latencyWeight: number; // logit lost per natural log of latency over the usual
  qualityWeight: number; // logit lost when no request is answered
  freeWeight: number; // logit won when all use is free; 0 = there is no free tier
  growDays: number; // e-folding of customers who come
  leaveDays: number; // of those who leave
  tokensPerCustomerPerDay: number; // what one of them uses
  launchHeadDays: number; // work of the product team before its first customer
  leastHeads: number; // product people without whom it cannot be sold
  tokensPerDayPerHead: number; // most that one of them can look after; 0 = no limit
  serviceRatio: number; // share of requests that contracts promise to answer; 0 = no promise
  creditRatio: number; // of the hour's fees given back for each share missed below the promise
}

export const DATA_KINDS = ['licensed', 'crawled', 'code', 'affiliate', 'synthetic'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

/** Tokens that a lab can add to the open web's. */
export interface DataSourceDef extends Entry {
  kind: DataKind;
  tokens: number; // unique; of synthetic data the most that is worth making
  qualityRatio: number; // against the filtered open web
  cents: number; // for the whole
  days: number; // until it can be trained on
  contested: boolean; // those whose work it is may sue
}

/** Work on a finished model. */
export interface ReleaseStepDef extends Entry {
  text: string; // message: what is done and why
  work: 'evaluate' | 'safety' | 'tune';
  headDays: number; // effective days of researchers
  cents: number; // raters, compute, experts
  most: number; // times for one model
  riskRatio: number; // of safety: what is left of the risk
  points: number; // of tuning: index points of the first time, half for each further one
}
