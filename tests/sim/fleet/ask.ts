/** Asks a calculator of the base content, as the command line does. */
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { calculate } from '../../../src/sim/rules/calc/calculate.ts';
import { CALCULATORS } from '../../../src/sim/rules/calc/index.ts';
import type { CalcResult } from '../../../src/sim/rules/calc/types.ts';

export const catalog = loadBaseCatalog();

export function answer(kind: string, spec: object): ReturnType<typeof calculate> {
  const calculator = CALCULATORS.find((candidate) => candidate.kind === kind);
  if (!calculator) throw new Error(`no calculator ${kind}`);
  return calculate(calculator, spec, catalog);
}

export function ask(kind: string, spec: object): CalcResult {
  const given = answer(kind, spec);
  if (given.state !== 'done') throw new Error(JSON.stringify(given));
  return given.result;
}

export function number(kind: string, spec: object, output: string): number {
  const value = ask(kind, spec)[output];
  if (typeof value !== 'number') throw new Error(`${kind} has no number ${output}`);
  return value;
}

export function term(result: CalcResult, id: string): number {
  const value = result.terms.find((entry) => entry.id === id)?.value;
  if (typeof value !== 'number') throw new Error(`no term ${id}`);
  return value;
}
