import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { calculate } from '../../../src/sim/rules/calc/calculate.ts';
import { CALCULATORS } from '../../../src/sim/rules/calc/index.ts';
import type { CalcKind, CalcRefusal, CalcResult } from '../../../src/sim/rules/calc/types.ts';

export const catalog = loadBaseCatalog();

function answer(kind: CalcKind, spec: Record<string, unknown>) {
  const calculator = CALCULATORS.find((entry) => entry.kind === kind);
  if (!calculator) throw new Error(`no calculator ${kind}`);
  return calculate(calculator, spec, catalog);
}

/** The result of a specification that must run. */
export function calc(kind: CalcKind, spec: Record<string, unknown>): CalcResult {
  const given = answer(kind, spec);
  if (given.state !== 'done') throw new Error(`${kind}: ${JSON.stringify(given)}`);
  return given.result;
}

/** A number of a result. */
export function numberFrom(kind: CalcKind, spec: Record<string, unknown>, output: string): number {
  return Number(calc(kind, spec)[output]);
}

/** The refusals of a specification that must not run. */
export function refusals(kind: CalcKind, spec: Record<string, unknown>): readonly CalcRefusal[] {
  const given = answer(kind, spec);
  if (given.state === 'refused') return given.refused;
  if (given.state === 'conflict') return given.conflicts;
  throw new Error(`${kind}: ${given.state}`);
}

export function termOf(result: CalcResult, id: string): number {
  return Number(result.terms.find((term) => term.id === id)?.value);
}
