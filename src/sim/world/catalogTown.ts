/** Content types for what surrounds a lab: towns with promises, permits and carbon; sister companies of the founder. */
import type { Entry, FactId } from './catalogCommon.ts';
import type { EffectId } from './effects.ts';

/** What makes a town like or dislike a campus. */
export const PRESSURE_IDS = ['bills', 'noise', 'smoke', 'water', 'jobs'] as const;
export type PressureId = (typeof PRESSURE_IDS)[number];

/** A promise that can be given to the towns: measured, dated, remembered. */
export interface PromiseDef extends Entry {
  text: string;
  keep: { fact: FactId; op: '>=' | '<='; value: number }; // must hold at the end of `holdDays` days in a row
  holdDays: number;
  dueDays: number; // from the promise
  cents: number; // paid when it is given
  centsPerDay: number; // paid while it is open or kept, for `dueDays`
  soothes: PressureId | null; // pressure that it takes away while it is paid for
  sootheRatio: number; // of that pressure
  givenTown: number; // added to goodwill at once, less by what was broken before
  wholeAt: number; // shortfall, share of the value, at which the word is worth all of it; 0 = always
  keptTown: number;
  brokenTown: number; // taken away
  brokenRegulators: number;
}

/** A hearing that can raise what a site's permits allow. */
export interface PermitDef extends Entry {
  text: string;
  cents: number; // studies and lawyers
  days: number; // from filing to hearing at neutral standing, without anybody for policy
  grantRatio: number; // chance at neutral standing
  addGensetKW: number;
  addNoxTonnes: number;
  addNoiseDbA: number;
  addWaterM3PerDay: number;
  asks: string | null; // promise that is a condition of it
}

/** How authorities look at large deals. */
export interface ReviewTerms {
  leastCents: number; // smaller deals pass unseen
  dealYears: number; // a standing deal counts for so many years
  days: number; // from filing to decision, without anybody for policy
  grantRatio: number; // chance at neutral patience
  neutralPatience: number; // of authorities
  perPatience: number; // chance per point of patience
  leaderPlace: number; // who is at least so far ahead ...
  leaderRatio: number; // ... has this much less of a chance
}

/** What the towns around the sites of a scenario feel, and what carbon costs there. */
export interface CommunityDef extends Entry {
  promises: string[];
  permits: string[];
  pressure: Record<PressureId, number>; // added to goodwill in a year at full strength; only jobs is positive
  townPeakKW: number; // peak load of all rate-payers besides the lab
  noiseFromDbA: number; // at the fence, of generators that run
  jobsFull: number; // local jobs at which jobs weigh in full
  policyDays: number; // heads for policy and power that halve the time to a hearing
  retryDays: number; // after a refusal
  noxFineCentsPerDay: number; // while a site is over its air permit for the year
  carbonCentsPerTonne: number;
  offsetCentsPerTonne: number;
  offsetMaxRatio: number; // of a day's emissions that offsets may cover
  cleanCentsPerKWh: number; // premium of energy under clean agreements
  review?: ReviewTerms; // absent: nobody looks at deals
}

/** A standing arrangement with a sister company. All amounts are those of a stranger: terms multiply them. */
export interface DealDef {
  id: string;
  name: string;
  text: string;
  gpusMax: number; // GPUs that may be set aside; 0 = none
  centsPerGpuHour: number; // that the affiliate pays for each
  centsPerDay: number; // paid by the affiliate; negative: by the lab
  needsCapability: number; // of the lab's best model; 0 = none
  effects: { effect: EffectId; ratio: number }[]; // on the lab
  growthPerYear: number; // on the affiliate's value, at full size
  byModel: boolean; // growth goes with the lab's best model over the frontier
}

export interface AffiliateDef extends Entry {
  text: string;
  valueCents: number;
  cashCents: number;
  flowCentsPerDay: number; // its own cash flow at its first value
  driftPerYear: number;
  spreadPerYear: number; // standard deviation of the logarithm of its value
  deals: DealDef[];
  bandRatio: number; // terms this far from a stranger's pass for arm's length
  conflictCentsPerYear: number; // gap of terms that makes half of a full conflict
}
