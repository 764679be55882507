/** Content types for what a lab says of itself and what is printed about it. */
import type { GaugeId } from './catalogAffairs.ts';
import type { Entry, FactId } from './catalogCommon.ts';
import type { EffectId } from './effects.ts';
import type { Unit } from './units.ts';

/** What outsiders can see and work out a bound from: N kW of supply carry at most so many GPUs. */
export interface EvidenceOfClaim {
  name: string; // message id
  fact: FactId; // what they see
  perUnit: number; // of the fact, for one unit of the claim
  days: number; // after the statement, until they have it
}

/** A number that a lab can state. */
export interface ClaimDef extends Entry {
  unit: Unit;
  fact: FactId; // the truth
  perUnit: number; // of the fact, for one unit of the claim
  least: number; // what anybody would report
  most: number; // above it, nobody prints it
  doubling: number; // so many units more count as twice as much; 0 = twice is twice
  promise: boolean; // may be stated for a date to come
  evidence: EvidenceOfClaim[]; // in order of days
  effects: { effect: EffectId; perDoubling: number }[]; // what a believed doubling does while people talk about it
}

export const NEWS_SECTIONS = ['front', 'campus', 'models', 'money', 'people', 'rivals', 'town'] as const;
export type NewsSection = (typeof NEWS_SECTIONS)[number];

/** What the newspaper makes of an event; its id is the event's type, its name the headline. */
export interface HeadlineDef extends Entry {
  body: string; // message id; same parameters as the event
  section: NewsSection;
  weight: number; // 1 a note, 2 a column, 3 leads the page
  quietDays: number; // not printed again within so many days
  least?: { param: string; value: number }; // printed only when that parameter is as large
}

export interface PublicityConstants {
  talkDays: number; // that people talk about a statement
  mostDoublings: number; // of news in one statement that count
  toleranceDoublings: number; // of a gap that pass for rounding
  tiredDays: number; // statements of so many days tire the press
  trustMost: number; // most that credibility above its rest lifts a statement
  promiseRatio: number; // what a promise counts of a statement of fact
  promiseHalfDays: number; // and half of it for each of these days ahead
  promiseMostDays: number;
  promiseReachDoublings: number; // beyond what is there that are believed; each more halves
  brandPerDoubling: number;
  borneOutCredibility: number; // for a doubling of news that proved true, at rest
  keptCredibility: number; // for a promise kept
  caughtCredibility: number; // lost when a gap is found
  caughtCredibilityPerDoubling: number;
  caughtControversyPerDoubling: number;
  caughtRegulatorsPerDoubling: number;
  caughtStaffPerDoubling: number;
  caughtCapitalPerDoubling: number; // of worth to investors
  caughtDays: number;
  brokenRatio: number; // what a broken promise costs of a false statement
  correctRatio: number; // what one's own correction costs of being found out
  founderStart: number; // 0 quiet .. 1 loud; neutral
  founderHalfDays: number; // until half of a change is noticed
  founderReachAt0: number; // of statements
  founderReachAt1: number;
  founderEffects: { effect: EffectId; at0: number; at1: number }[];
  founderRests: { gauge: GaugeId; perLevel: number }[]; // moves where standing drifts, per level above the neutral one
}
