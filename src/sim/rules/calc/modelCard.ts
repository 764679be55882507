/**
 * The model card: every published case through the calculators, its value against the band. It knows no case by name; what is
 * asked and what is expected is content (`calibrationCases`).
 */
import type { CalibrationCaseDef, CalibrationCheck, CalibrationRelation } from '../../world/catalogCalibration.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { SourceRef } from '../../world/catalogCommon.ts';
import { calculate, type CalcAnswer } from './calculate.ts';
import type { CalcResult, Calculator } from './types.ts';

/** Why a check has no value. */
export type CheckFailure = 'no-calculator' | 'no-output' | Exclude<CalcAnswer['state'], 'done'>;

export interface CheckReport {
  id: string;
  kind: string;
  spec: Readonly<Record<string, unknown>>;
  output: string; // with `plus` and `over`, as one expression
  unit: string;
  value: number | null;
  published: number;
  low: number;
  high: number;
  error: number | null; // (value - published) / |published|; null where nothing was published to divide by
  pass: boolean;
  failure: CheckFailure | null;
  source: SourceRef;
}

export interface RelationReport {
  type: CalibrationRelation['type'];
  checks: readonly string[];
  value: number | null; // of a ratio
  published: number | null;
  low: number | null;
  high: number | null;
  pass: boolean;
  source: SourceRef;
}

export interface CaseReport {
  id: string;
  name: string; // message id
  catches: string; // message id
  pass: boolean;
  checks: readonly CheckReport[];
  relations: readonly RelationReport[];
}

/** In the order of their numbers: C2 before C10. */
export function caseIds(catalog: Catalog): string[] {
  const number = (id: string): number => Number(/\d+/.exec(id)?.[0] ?? Number.MAX_SAFE_INTEGER);
  return Object.keys(catalog.calibrationCases).sort((a, b) => number(a) - number(b) || (a < b ? -1 : 1));
}

export function runCase(def: CalibrationCaseDef, calculators: readonly Calculator[], catalog: Catalog): CaseReport {
  const answers = new Map<string, CalcAnswer>(); // checks that ask the same share one run
  const checks = def.checks.map((check) => runCheck(check, calculators, catalog, answers));
  const values = new Map(checks.map((check) => [check.id, check.value]));
  const relations = def.relations.map((relation) => judge(relation, values));
  return { id: def.id, name: def.name, catches: def.catches, pass: checks.every((check) => check.pass) && relations.every((relation) => relation.pass), checks, relations };
}

function runCheck(check: CalibrationCheck, calculators: readonly Calculator[], catalog: Catalog, answers: Map<string, CalcAnswer>): CheckReport {
  const { id, kind, spec, unit, published, low, high, source } = check;
  const { value, failure } = valueOf(check, calculators, catalog, answers);
  const error = value === null || published === 0 ? null : (value - published) / Math.abs(published);
  return { id, kind, spec, output: expressionOf(check), unit, value, published, low, high, error, pass: value !== null && value >= low && value <= high, failure, source };
}

function expressionOf({ output, plus = [], over, times }: CalibrationCheck): string {
  const sum = plus.length > 0 && (over !== undefined || times !== undefined) ? `(${[output, ...plus].join(' + ')})` : [output, ...plus].join(' + ');
  return (times === undefined ? '' : `${times} × `) + sum + (over === undefined ? '' : ` / ${over}`);
}

function valueOf(check: CalibrationCheck, calculators: readonly Calculator[], catalog: Catalog, answers: Map<string, CalcAnswer>): { value: number | null; failure: CheckFailure | null } {
  const calculator = calculators.find((entry) => entry.kind === check.kind);
  if (!calculator) return { value: null, failure: 'no-calculator' };
  const key = JSON.stringify([check.kind, check.spec]);
  const answer = answers.get(key) ?? calculate(calculator, check.spec, catalog);
  answers.set(key, answer);
  if (answer.state !== 'done') return { value: null, failure: answer.state };
  let value = 0;
  for (const path of [check.output, ...(check.plus ?? [])]) value += numberAt(answer.result, path) ?? Number.NaN;
  if (check.over !== undefined) value /= numberAt(answer.result, check.over) ?? Number.NaN;
  value *= check.times ?? 1;
  return Number.isFinite(value) ? { value, failure: null } : { value: null, failure: 'no-output' };
}

/** The number at a path of own keys; a part of the path names the entry of a list by its `id`, whose number is its `value`, or is named by the next part. */
export function numberAt(result: CalcResult, path: string): number | null {
  let here: unknown = result;
  for (const part of path.split('.')) {
    if (Array.isArray(here)) here = here.find((item: unknown) => typeof item === 'object' && item !== null && (item as { id?: unknown }).id === part);
    else if (typeof here === 'object' && here !== null && Object.hasOwn(here, part)) here = (here as Record<string, unknown>)[part];
    else return null;
  }
  if (typeof here === 'object' && here !== null && Object.hasOwn(here, 'value')) here = (here as { value: unknown }).value;
  return typeof here === 'number' && Number.isFinite(here) ? here : null;
}

function judge(relation: CalibrationRelation, values: ReadonlyMap<string, number | null>): RelationReport {
  const { type, source } = relation;
  if (relation.type === 'order') {
    const row = relation.rising.map((id) => values.get(id) ?? null);
    const rises = row.every((value, i) => {
      const before = i === 0 ? -Infinity : (row[i - 1] ?? null);
      return value !== null && before !== null && (relation.orEqual ? value >= before : value > before);
    });
    return { type, checks: relation.rising, value: null, published: null, low: null, high: null, pass: rises, source };
  }
  const of = values.get(relation.of) ?? null;
  const to = values.get(relation.to) ?? null;
  const value = of === null || to === null || to === 0 ? null : of / to;
  const { published, low, high } = relation;
  return { type, checks: [relation.of, relation.to], value, published, low, high, pass: value !== null && value >= low && value <= high, source };
}
