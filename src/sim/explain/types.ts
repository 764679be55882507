/** Builders for explanation trees. Each domain exports a table id -> function; engine/explain.ts merges them. */
import type { SourceRef } from '../world/catalogCommon.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained, ExplainOp } from '../world/explained.ts';
import type { Unit } from '../world/units.ts';

export type ExplainParams = Record<string, number | string>;
export type ExplainFunction = (context: SimContext, params: ExplainParams) => Explained;
export type ExplainTable = Record<string, ExplainFunction>;

export function explained(
  id: string, value: number | null, unit: Unit, op: ExplainOp, terms: Explained[],
  more: { params?: ExplainParams; source?: SourceRef | null; raise?: string[] } = {},
): Explained {
  return { id, params: more.params ?? {}, value, unit, op, terms, source: more.source ?? null, raise: more.raise ?? [] };
}

/** A leaf: a measured or given number. */
export function leaf(id: string, value: number | null, unit: Unit, more: { params?: ExplainParams; source?: SourceRef | null } = {}): Explained {
  return explained(id, value, unit, 'input', [], more);
}
