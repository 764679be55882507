/** Published cases that the model is held to: the evidence of the model card. Data alone; the rules never read it. */
import type { Entry, SourceRef } from './catalogCommon.ts';

/** One published number: what a calculator makes of the published inputs must lie within the band. */
export interface CalibrationCheck {
  id: string; // unique within the case; relations name it
  kind: string; // of the calculator
  spec: Record<string, unknown>; // only what was published
  output: string; // path in the result: pueAnnual, byCause.gpu; a list's entry is named by its id
  plus?: string[]; // paths added to it
  over?: string; // path that the sum is divided by
  times?: number; // what was published is of so many
  published: number;
  low: number;
  high: number;
  unit: string; // a word for people, 1 for a plain number or ratio
  source: SourceRef;
}

/** What must hold between the checks of a case: values rise in this order, or one over another lies in a band. */
export type CalibrationRelation =
  | { type: 'order'; rising: string[]; orEqual?: boolean; source: SourceRef }
  | { type: 'ratio'; of: string; to: string; published: number; low: number; high: number; source: SourceRef };

export interface CalibrationCaseDef extends Entry {
  catches: string; // message id: the mistake that the case would show
  checks: CalibrationCheck[];
  relations: CalibrationRelation[];
}
