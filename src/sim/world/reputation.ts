/** State of what the lab said, what came of it, what was printed, and why its standing moved. */
import type { GaugeId } from './catalogAffairs.ts';
import type { SimEvent } from './events.ts';

export type StatementState =
  | 'open' // believed until something speaks against it
  | 'borneOut' // all evidence allows it
  | 'caught' // evidence allows less
  | 'kept' | 'broken' // promises, at their date
  | 'corrected'; // taken back by the lab

export interface Statement {
  id: number;
  claim: string; // ClaimDef id
  value: number; // in the claim's unit
  saidS: number;
  byS: number; // date of a promise; -1 for a statement of fact
  freshDoublings: number; // how far above what was known
  buzz: number; // doublings that were believed: what it gave at once
  truthThen: number; // in the claim's unit
  allowedThen: number[]; // what each evidence allowed on that day
  checked: number; // evidence that has come in
  state: StatementState;
  found: number; // what it was found to be; -1 while open
  endedS: number; // -1 while open
}

/** One step of one kind of standing, and why. */
export interface StandingChange {
  gauge: GaugeId;
  add: number;
  cause: string; // message id
  atS: number;
}

export interface NewsItem {
  type: string; // HeadlineDef id
  atS: number;
  params: SimEvent['params'];
  site: string | null;
  structure: number | null;
  panel: SimEvent['panel'];
}

export interface ReputationState {
  founder: number; // 0 quiet .. 1 loud, as set
  founderFelt: number; // as people have noticed
  statements: Statement[]; // the last 60, all open ones among them
  known: Record<string, number>; // claim id -> highest number that the public takes for true
  changes: StandingChange[]; // the last 120; what lasts is one line a month
  news: NewsItem[]; // the last 160
  borneOut: number; // since the start
  caught: number; // statements found false and promises broken
}
