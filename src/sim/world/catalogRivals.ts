/** Content types for other labs, what can be known of them, and what that costs. */
import type { Entry } from './catalogCommon.ts';

/** What one would like to know of another lab. The day of the next release counts from the scenario's start; capability is that of the model which it then releases. */
export const QUANTITY_IDS = ['gpus', 'powerKW', 'cashCents', 'heads', 'releaseDay', 'capability'] as const;
export type QuantityId = (typeof QUANTITY_IDS)[number];

export const STRATEGY_IDS = ['incumbent', 'follower', 'open', 'sovereign', 'independent'] as const;
export type StrategyId = (typeof STRATEGY_IDS)[number];

export const RIVAL_ROLES = ['research', 'systems', 'product'] as const;
export type RivalRole = (typeof RIVAL_ROLES)[number];

/** How a lab decides. Its releases after those in the list, its purchases, raises and its end follow from this and the seed. */
export interface RivalEconomy {
  strategy: StrategyId;
  backer: 'none' | 'partner' | 'state' | 'parent';
  backerCentsPerYear: number; // what the backer puts in, by the month, whatever the market's mood
  cashCents: number; // on day 0
  heads: Record<RivalRole, number>;
  headGrowthPerYear: number;
  attritionPerYear: number;
  accelerator: string; // what it has on day 0; it buys what its maker sells then
  only?: string[]; // all that it can get, where that is less
  gpuGrowthPerYear: number; // compute it wants: times (1 + this) a year
  rentedRatio: number; // of its GPUs that a partner owns and charges for
  powerKW: number; // most that its sites may draw on day 0
  powerGrowthPerYear: number;
  trainRatio: number; // of its GPUs in runs; the others serve
  firstCycleDays: number; // from day 0, or the last release in the list, to the first after it
  cycleDays: number; // from one release to the next, mean
  cycleSpreadRatio: number; // standard deviation over mean
  methodRatio: number; // compute-equivalent of its methods over the field's
  followRatio: number; // of the gap to the best model out that it closes by copying
  activeRatio: number; // active parameters of its models over the best dense split
  favourRatio: number; // its valuation over that of a usual lab
  boastRatio: number; // what it says over what is, of GPUs
  hides: QuantityId[]; // told by nothing but bought studies
  acquires: boolean;
  priceCentsPerMTok: number; // of its next model
  priceFallPerYear: number;
  models: string[]; // names of models to come
}

export interface RivalDef extends Entry {
  mapX: number;
  mapY: number;
  gpusLow: number; // what it has on day 0 lies between these four times of five
  gpusHigh: number;
  sizeKnown: 'confirmed' | 'evidence' | 'rumour';
  releases: { name: string; day: number; spreadDays: number; capability: number; priceCentsPerMTok: number }[]; // what is out or in the can; day from scenario start
  foldsDay: number | null; // of a lab without an economy
  economy?: RivalEconomy; // without one it does what the list says
}

/** A source of evidence: it turns up by itself, or can be ordered, or both. */
export interface EvidenceDef extends Entry {
  text: string;
  perYear: number; // times it turns up for one lab
  priceCents: number; // of a study; 0 = not for sale
  days: number; // until a study is in
  claim: boolean; // the lab's own words
  sees: { quantity: QuantityId; sd: number }[]; // error: of the logarithm; of cash over what is thought to be there, of the release in days, of capability in points
}

export interface RivalConstants {
  speedRatio: number; // useful FLOP of a run over peak
  siteRatio: number; // draw at the meter over that of servers at full load
  powerSpreadRatio: number; // labs differ in it
  energyCentsPerKWh: number;
  rentPerYearRatio: number; // of a partner's GPU with its power, over today's list price
  growthSpreadRatio: number; // labs differ in how much they want to grow
  overheadRatio: number; // on payroll
  capexRatio: number; // all that a GPU needs, over its list price
  reserveDays: number; // of burn that purchases leave
  raiseBelowDays: number; // runway that makes it ask
  raiseEveryDays: number;
  raiseRatio: number; // of its valuation
  patiencePoints: number; // behind the best model, at which investors pass
  backerPatience: number; // times that, where a partner or parent stands behind it
  coldMood: number; // at which they pass unless it leads
  layOffBelowDays: number; // of runway
  layOffRatio: number;
  acquiredRatio: number; // chance that a lab at its end is bought whole where somebody can pay
  lotDays: number; // bids are open
  bidLowRatio: number; // what others bid, over resale of GPUs
  bidHighRatio: number;
  teamBidYears: number; // most that others offer for a team, in yearly pay
  poachPerYear: number; // of a team by a lab that can pay
  poachRatio: number; // of its researchers
  sueRatio: number; // chance that a lab goes to court where it has cause
  suePayYears: number; // paid for each of its people, in yearly pay
  sueCentsPerPoint: number; // for a point of capability that was copied
  sueCashRatio: number; // most that one settlement takes of cash
  loseShareRatio: number; // of its share, lost in a month: it cuts prices
  priceStepRatio: number; // by which it cuts, or takes a cut back, in a month
  recordStart: number; // belief in a lab's words, 0..1
  recordStep: number;
  claimSd: number; // added to the error of a claim by a lab that nobody believes
  lateDays: number; // later than it said: it was not true
  rushDays: number; // earlier it says it will release, for each 1 of boast
  trend: Record<QuantityId, number>; // a year's growth that everybody expects on day 0
  trendSd: Record<QuantityId, number>; // how far labs are from it
  wideRatio: number; // a belief whose ends differ by this factor scores nothing
  wideDays: number; // the same for the day of a release
  widePoints: number; // and for capability
  drift: Record<QuantityId, number>; // a day's standard deviation of what changes unseen
  turn: Record<QuantityId, number>; // a day's standard deviation of the yearly growth itself
  boastPoints: number; // added to the capability it promises, for each 1 of boast
  stepPerYear: number; // points by which a lab's models are expected to gain
  stepSd: number; // of one model round that
  strangerRatio: number; // times that, of a lab with one model out
}
