/** Messages between the page and the engine. Everything is structured-clone-safe; rack buffers are transferred, never cloned. */
import type { Catalog, Command, ExplainParams, Explained, Frame, LoggedCommand, RackFrame, ReplayResult, SessionRecord, Settings, SimEvent, Verdict } from '../sim/index.ts';
import type { BlueprintPiece, PlanPreview, RowArea, RowPlace, RunInput, RunPlan, SwingChange, SwingOutlook, WattFlow, WhatIfResult } from '../sim/index.ts';
import type { SharedLines, SharedPart } from './sharedParts.ts';

/** 0 = paused; 1–4 as on the keys. */
export type Speed = 0 | 1 | 2 | 3 | 4;

/** What happens when an event of a kind arrives: put away unread, only logged, shown, or time stops. */
export type AlertRule = 'less' | 'log' | 'toast' | 'pause';

/** Questions that change nothing. `after`: as if these orders had been given first, one after the other. */
export type Question =
  | { type: 'check'; command: Command; after?: readonly Command[] }
  | { type: 'previewPlan'; commands: readonly Command[] }
  | { type: 'explain'; explainId: string; params: ExplainParams }
  | { type: 'plan'; spec: RunInput }
  | { type: 'suggest'; site: string; structure: string; after?: readonly Command[] }
  | { type: 'checkAll'; commands: readonly Command[]; after?: readonly Command[] } // each after those before it
  | { type: 'suggestGroup'; site: string; parts: readonly BlueprintPiece[]; after?: readonly Command[] }
  | { type: 'suggestRow'; hall: number; length: number; after?: readonly Command[] }
  | { type: 'suggestRows'; hall: number; length: number; rows: number; area?: RowArea; after?: readonly Command[] }
  | { type: 'swing'; site: string; change: SwingChange }
  | { type: 'watts'; site: string }
  | { type: 'history' }
  | { type: 'save' }
  | { type: 'record' }
  | { type: 'log' }
  | { type: 'hash' };

export interface HistoryData {
  columns: Record<string, Float64Array>; // one entry per day
  days: number;
}

/** What the game says of an order: `built` is the first structure that it put up, null when it put up none. */
export type Given = Verdict & { built: number | null };

/** Daily readings of one world of a forecast, from the day it was asked for. */
export interface ForecastRun {
  columns: Record<(typeof FORECAST_COLUMNS)[number], Float64Array>;
  refused: number; // orders of the plan that could not be given
  lostOnDay: number; // -1: it was not lost
}
export const FORECAST_COLUMNS = ['useful', 'loadKW', 'cashCents', 'hottestInletC'] as const;

export interface Forecast {
  fromDay: number; // of the session
  days: number;
  without: ForecastRun;
  withPlan: ForecastRun;
}

export interface Answers {
  check: Verdict;
  previewPlan: PlanPreview;
  explain: Explained | null;
  plan: RunPlan;
  suggest: { x: number; y: number } | null;
  checkAll: Verdict[];
  suggestGroup: { x: number; y: number } | null;
  suggestRow: RowPlace | null;
  suggestRows: RowPlace[];
  watts: WattFlow | null;
  swing: SwingOutlook | null;
  history: HistoryData;
  save: Uint8Array;
  record: SessionRecord;
  log: readonly LoggedCommand[];
  hash: string;
}
export type AnswerTo<Q extends Question> = Answers[Q['type']];

export type ToHost =
  | { kind: 'catalog'; catalog: Catalog }
  | { kind: 'new'; id: number; scenario: string; seed: number; settings: Settings }
  | { kind: 'load'; id: number; bytes: Uint8Array }
  | { kind: 'replay'; id: number; record: SessionRecord } // verifies, then leaves the game at its end
  | { kind: 'order'; id: number; command: Command }
  | { kind: 'ask'; id: number; question: Question }
  | { kind: 'forecast'; id: number; commands: readonly Command[]; days: number } // one at a time: a later one ends the earlier, which answers null
  | { kind: 'endForecast' }
  | { kind: 'whatIf'; id: number; chosen: number | null } // an order's index in the log; one at a time, like forecasts
  | { kind: 'endWhatIf' }
  | { kind: 'speed'; speed: Speed }
  | { kind: 'rules'; rules: Record<string, AlertRule> } // by event type; '*bad', '*warn' by priority
  | { kind: 'recycle'; racks: RackFrame };

export type FromHost =
  | { kind: 'frame'; frame: Frame; kept: readonly SharedPart[]; lines: readonly SharedLines[]; events: SimEvent[]; speed: Speed } // `kept`, `lines`: what it lacks, as in the one before
  | { kind: 'reply'; id: number; value: unknown }
  | { kind: 'failed'; id: number | null; code: string; message: string }
  | { kind: 'progress'; id: number; ratio: number }
  | { kind: 'crashed'; message: string; stack: string };

export type { ReplayResult, WhatIfResult };
