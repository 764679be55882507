/** One tree per displayed number: value, unit, how the terms make it, where constants come from. Text by message id. */
import type { SourceRef } from './catalogCommon.ts';
import type { Remedy } from './remedy.ts';
import type { Unit } from './units.ts';

export type ExplainOp = 'sum' | 'product' | 'min' | 'max' | 'ratio' | 'difference' | 'lookup' | 'input';
export interface Explained {
  id: string; // message ids: explain.<id>.name, explain.<id>.what
  params: Record<string, number | string>;
  value: number | null;
  unit: Unit;
  op: ExplainOp;
  terms: Explained[];
  source: SourceRef | null;
  raise: string[]; // message ids: what would raise or lower it
  remedies?: Remedy[]; // ways to mend a loss, with what each would give
}
