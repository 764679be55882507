/** Messages between the page and the calculators' worker. Plain data only. */
import type { CalcAnswer, CalcSheet, CaseReport, Catalog } from '../sim/index.ts';

/** Name of the calculators' worker: the same file as the engine's. */
export const CALC_WORKER = 'gigawatt-calculators';

export type CalcQuestion =
  | { type: 'sheets' }
  | { type: 'calc'; kind: string; spec: unknown }
  | { type: 'sweep'; kind: string; spec: Readonly<Record<string, unknown>>; field: string; values: readonly number[]; output: string }
  | { type: 'case'; id: string };

export interface CalcAnswers {
  sheets: { sheets: readonly CalcSheet[]; cases: readonly string[] }; // ids of the published cases, in order
  calc: CalcAnswer | null; // null: no such calculator
  sweep: readonly (number | null)[]; // null: refused there
  case: CaseReport | null;
}
export type CalcAnswerTo<Q extends CalcQuestion> = CalcAnswers[Q['type']];

export type ToCalc = { type: 'catalog'; catalog: Catalog } | { type: 'ask'; id: number; question: CalcQuestion };
export type FromCalc = { type: 'answer'; id: number; value: unknown } | { type: 'failed'; id: number; message: string };
