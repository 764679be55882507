/** Content types for people, capital. */
import type { DebtTerms } from './catalogDebt.ts';
import type { InvestorTerms } from './catalogEquity.ts';
import type { EffectId } from './effects.ts';
import type { EvidenceId } from './equity.ts';
import type { Entry } from './catalogCommon.ts';

export const ROLE_IDS = [
  'research', 'systems', 'facilities', 'technicians', 'construction', 'product', 'recruiting',
  'data', 'power', 'finance', 'policy',
] as const;
export type RoleId = (typeof ROLE_IDS)[number];

export interface RoleDef extends Entry {
  id: RoleId;
  salaryCentsPerYear: number; // all-in market pay
  equityBp: number; // usual grant per head in basis points of the lab (1 bp = 0.01 %)
  sourcingDays: number; // mean days to find and sign one at market pay with one recruiter
  marketPerMonth: number; // most that can be signed in a month, before reach
  annualAttrition: number; // ratio per year at decent conditions
  interviewDays?: number; // from found to an offer
  noticeDays?: number; // from signed to the first day
  visaRatio?: number; // share of candidates who need a visa
  projectWork?: boolean; // hired for a project: leaving at its end shakes nobody
  staff?: { effect: EffectId; ratio: number; halfHeads: number }; // what the team as a whole does: 1 + ratio*h/(h + halfHeads)
  known?: { weight: number; effects: { effect: EffectId; low: number; high: number }[] }; // people known by name in this field: how common, what they are good at
}

/** What makes a key person come and stay, beside the package. */
export const CARE_IDS = ['pay', 'mission', 'compute', 'prestige', 'calm'] as const;
export type CareId = (typeof CARE_IDS)[number];

/** Names for people whom no pack wrote. */
export interface NameListDef extends Entry {
  given: string[];
  family: string[];
}

export interface KeyPersonDef extends Entry {
  role: RoleId;
  skill: number; // 0..1
  drive: number; // 0..1: output when rested
  stamina: number; // 0..1: resists fatigue
  salaryCentsPerYear: number;
  equityBp: number;
  availableDay: number; // first day on the market
  effect: EffectId;
  effectRatio: number; // e.g. 0.06 = 6 % better at full skill; negative where less is better
  loyalty?: number; // 0..1, 0.5 when absent: resists rivals
  cares?: CareId; // pay when absent
  visa?: boolean; // needs one
}

export interface InvestorDef extends Entry, InvestorTerms {
  minCents: number;
  maxCents: number;
  appetite: number; // 0..1: how much narrative it buys
  priceRatio: number; // offered price over fair price
  preferenceMultiple: number; // paid first on a sale
  boardSeats: number;
  decisionDays: number;
  needs: EvidenceId; // evidence it wants to see
}

export interface LoanDef extends Entry {
  baseRate?: number; // reference rate, per year; without one the market of the day prices the loan
  spread: number; // on top, per year
  advanceRatio: number; // share of resale value of unpledged GPUs; of equity raised where that backs it
  termMonths: number;
  feeRatio: number;
  terms?: DebtTerms;
}
