/** Everything that must survive a save. Plain data only; mutated in place by systems inside a step. */
import type { AffairsState } from './affairs.ts';
import type { Settings } from './catalogOptions.ts';
import type { ComputeState } from './compute.ts';
import type { FinanceState } from './company.ts';
import type { RaceState } from './race.ts';
import type { PoliciesState } from './policies.ts';
import type { PeopleState } from './people.ts';
import type { Site } from './plant.ts';
import type { ReputationState } from './reputation.ts';
import type { ResearchState } from './research.ts';
import type { AffiliatesState } from './affiliates.ts';
import type { TownState } from './town.ts';
import type { RackTable } from './racks.ts';
import type { HistoryTable } from './history.ts';

/** Bumped with every change that alters a replay, together with the goldens. */
export const RULES_VERSION = 8;
export const SCHEMA_VERSION = 1;

export type OutcomeState = 'playing' | 'won' | 'lost' | 'timeout';

export interface GoalState {
  id: string;
  met: boolean;
  metS: number; // -1
  heldHours: number;
  failed: boolean; // a 'never' goal that happened
}

export interface GuideState {
  step: number; // index into the scenario's steps; = length when done
  stepSinceS: number;
  skipped: boolean;
  unlocked: string[]; // panels
}

export interface IncidentState {
  kind: 'cooling' | 'power';
  site: string;
  startedS: number;
  endedS: number; // -1 while live
  halls: number[]; // structure ids
  worstC: number;
  damagedGpus: number;
  provoked?: boolean; // nothing had failed, or the plant was too small in working order: it cannot be survived with honour
}

export interface World {
  schemaVersion: number;
  rulesVersion: number;
  scenario: string;
  seed: number;
  settings?: Settings; // every option of the scenario; absent where it has none
  contentHash: string;
  epochDay: number; // days from 1970-01-01 to the scenario's start
  timeS: number; // seconds since the start
  nextId: number; // structures, orders, racks, jobs, offers draw from one counter
  outcome: { state: OutcomeState; reason: string; atS: number };
  score: number;
  sites: Site[];
  rackKinds: string[]; // RackDef ids in order of first use: racks.kind indexes this
  racks: RackTable;
  compute: ComputeState;
  people: PeopleState;
  finance: FinanceState;
  race: RaceState;
  affairs: AffairsState;
  reputation: ReputationState;
  research: ResearchState;
  town?: TownState; // absent without a community
  affiliates?: AffiliatesState; // absent without sister companies
  policies: PoliciesState;
  goals: GoalState[];
  guide: GuideState;
  incident: IncidentState | null; // live, or the last one
  incidents: { survived: number; lost: number };
  eventsFired: string[]; // scripted events already done
  history: HistoryTable; // one row per day
}
