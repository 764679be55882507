/** Content types for scenarios: start, goals, guided steps, scripted events. */
import type { LineId } from './catalogProducts.ts';
import type { Condition, Entry } from './catalogCommon.ts';
import type { RoleId } from './catalogCompany.ts';
import type { OptionDef, StartCampus } from './catalogOptions.ts';
import type { PolicyId } from './policies.ts';
import type { Wall } from './plant.ts';

export interface GoalDef {
  id: string;
  text: string; // message id
  type: 'reach' | 'holdFor' | 'never' | 'atEnd';
  when: Condition;
  hours: number; // for holdFor
  required: boolean; // all required goals met = won
  points: number;
}

export interface LossDef {
  id: string;
  text: string;
  when: Condition;
}

/** A guided step waits for `done`, then shows `after` until the next step's text replaces it. */
export interface StepDef {
  id: string;
  text: string; // what to do, at most two sentences
  hint: string;
  after: string; // what it changed
  done: Condition;
  panel: string | null; // panel to point at
  highlight: string | null; // data-guide id of the control to point at
  unlock: string[]; // panels unlocked when this step begins
}

export interface ScriptedEventDef {
  id: string;
  day: number;
  hour: number;
  type: 'cooling-trip' | 'grid-outage' | 'heat-wave' | 'cold-snap' | 'storm' | 'drought' | 'capital-winter' | 'affair';
  affair?: string; // for type affair: which
  site: string | null;
  durationMinutes: number;
  when?: Condition; // trips and outages: not before this holds
  strength: number; // K for heat waves and cold snaps, ratio for capital winter, share of units for trips
  text: string;
}

export interface StartSite {
  site: string;
  structures: { structure: string; x: number; y: number; shell: string | null; builtRatio?: number }[]; // ready on day 0; with builtRatio equipment is there and so much of the crews' work is done
  coolingUnits: { hallIndex: number; unit: string; count: number; wall?: Wall }[];
  racks: { hallIndex: number; rack: string; x: number; y: number; length: number; side?: 'north' | 'south'; fitted?: boolean }[]; // fitted: cold aisle closed, panels up
  gridPhases: string[]; // energised besides the initial ones
  campus?: StartCampus; // that stands besides, laid out by rule
}

/** Ids of what a scenario has beside the plain product. With it, demand has a daily shape, and speed and unanswered requests count. */
export interface ScenarioMarket {
  lines: LineId[];
  data: string[];
  steps: string[];
}

/** A cheque of an earlier round, spent before day 0: its terms are the investor's usual ones. */
export interface StartCheque {
  investor: string;
  cents: number;
  preMoneyCents: number;
}

/** Owed on day 0, secured by the GPUs that stand or lie on the dock, tested from the first month on. */
export interface StartDebt {
  loan: string;
  cents: number;
  monthsLeft: number;
}

export interface ScenarioDef extends Entry {
  briefing: string;
  teaches: string[];
  minutes: number;
  difficulty?: 'gentle' | 'fair' | 'hard' | 'open'; // told before the start; changes no rule
  startDate: string; // ISO
  lengthDays: number;
  region: string;
  labName: string;
  cashCents: number;
  founderName: string;
  sites: StartSite[];
  staff: { role: RoleId; count: number }[];
  accelerators?: string[]; // that vendors sell here, from their release on; all that are on sale when absent
  stock: { accelerator: string; gpus: number }[];
  ports: { fabric: string; ports: number; oversubscription?: number }[]; // links down for one up below the top tier; 1 when absent
  run?: { name: string; params: number; tokens: number; gpus: number; checkpointS: number; tensor?: number; pipeline?: number }; // that goes on at the start
  cheques?: StartCheque[]; // of earlier rounds, one round each, in order; none when absent
  debts?: StartDebt[]; // none when absent
  models?: { name: string; params: number; tokens: number }[]; // trained before day 0, on no market yet; none when absent
  fabricLeadDays?: { fabric: string; days: number }[]; // instead of the fabric's own leadDays: a distributor's stock, a queue
  affairs?: string[]; // ids or topics of affairs that may happen by hazard; none when absent
  ideas?: string[]; // that research may work on; none when absent
  market?: ScenarioMarket; // ways of selling, data, work before release; the plain product alone when absent
  community?: string; // towns, permits and carbon around the sites; nobody asks when absent
  affiliates?: string[]; // sister companies of the founder; none when absent
  rivals: string[];
  investors: string[];
  loans: string[];
  keyPeople: string[];
  policies?: { policy: PolicyId; value: number; role?: RoleId }[]; // set on day 0; all off when absent
  labour?: { names: string; perMonth: number; perRival: number; visasPerMonth: number }; // the market for people: stages of hiring, visas, people known by name (a month on the market, at each rival); hiring is simple when absent
  availableSites: string[];
  forbidden: string[]; // command types refused in this scenario
  goals: GoalDef[];
  losses: LossDef[];
  steps: StepDef[];
  events: ScriptedEventDef[];
  marketMood: number; // 0..2, 1 = neutral
  marketWalks?: boolean; // the mood wanders about it with the seed; still when absent
  hazardRatio: number; // multiplies random failures of plant: 0 = only scripted
  maxSpeed: number; // 1..4
  options?: OptionDef[]; // what the player sets before the start; applied in this order
}
