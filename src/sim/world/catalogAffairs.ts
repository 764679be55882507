/** Content types for what happens to a lab: affairs with choices, and what lasting effects may touch. */
import type { Condition, Entry, FactId } from './catalogCommon.ts';
import type { RoleId } from './catalogCompany.ts';
import type { EffectId } from './effects.ts';

/** Standing of the lab, each 0..1. */
export const GAUGE_IDS = [
  'credibility', // how far its statements are believed
  'town', // goodwill of the towns it builds in
  'regulators', // patience of authorities
  'staff', // belief of the staff in the place
  'brand', // of its products
  'controversy', // noise around the founder and the lab: the only one that hurts when high
] as const;
export type GaugeId = (typeof GAUGE_IDS)[number];

export interface GaugeDef extends Entry {
  id: GaugeId;
  start: number; // 0..1
  rest: number; // where it drifts when nothing happens
  halfLifeDays: number; // of the way to rest
  effects: { effect: EffectId; at0: number; at1: number }[]; // multiplier at 0 and at 1, straight between
}

export const AFFAIR_TOPICS = ['power', 'heat', 'compute', 'supply', 'people', 'capital', 'products', 'safety', 'law', 'community', 'rivals', 'research', 'founder'] as const;
export type AffairTopic = (typeof AFFAIR_TOPICS)[number];

export const DELAY_KINDS = ['accelerator', 'ports', 'spares', 'grid'] as const;
/** Orders of a kind, or connections that were asked for and are not live. */
export type DelayKind = (typeof DELAY_KINDS)[number];

export type AffairEffect =
  | { type: 'modifier'; effect: EffectId; ratio: number; days: number } // 0 days: for good
  | { type: 'gauge'; gauge: GaugeId; add: number }
  | { type: 'leave'; role: RoleId; ratio: number } // share of the cohort
  | { type: 'tire'; role: RoleId | null; add: number } // fatigue, 0..1; null = all
  | { type: 'delay'; what: DelayKind; days: number } // of what is on its way
  | { type: 'outage'; minutes: number } // the feed of the site with the largest load opens
  | { type: 'heat'; kelvin: number; days: number } // a heat wave over every site
  | { type: 'setBack'; ratio: number }; // share of the present run's work that is lost

export interface AffairChoice {
  id: string;
  text: string; // what the player does
  after: string; // what it led to: the newspaper's line
  needs?: Condition; // not on offer without
  cents: number; // paid at once
  perFact?: { fact: FactId; cents: number }; // and this for each unit of the fact
  effects: AffairEffect[];
  follow: { affair: string; days: number; chance: number }[]; // what may follow
}

/** Something that may happen. Its hazard follows from the state: never a flat roll. */
export interface AffairDef extends Entry {
  text: string; // what happened
  ease: string; // what would have helped before
  topic: AffairTopic;
  perYear: number; // hazard when it may happen and nothing raises it; 0 = only as a consequence or by script
  when?: Condition; // may happen only while this holds
  raisedBy: { fact: FactId; from: number; to: number; times: number }[]; // hazard multiplier: 1 at `from`, `times` at `to`, held outside
  cooldownDays: number; // before it may happen again
  once: boolean;
  answerDays: number; // 0: it just happens, by its fallback
  fallback: string; // choice taken when nobody answers
  choices: AffairChoice[];
}
