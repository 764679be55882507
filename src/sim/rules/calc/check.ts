/**
 * Is this a specification that a calculator takes? Input comes from strangers (a file, an address): only declared fields are read,
 * by own keys, and every problem is told at once. Words and hints are made outside (content/calcProblems.ts).
 */
import type { Catalog } from '../../world/catalog.ts';
import type { CalcField, CalcSpec, CalcValue } from './types.ts';

export type SpecProblemCode =
  | 'not-object' | 'unknown-field' | 'missing-field' | 'wrong-type' | 'too-low' | 'too-high' | 'unknown-choice' | 'too-many' | 'too-few';

export interface SpecProblem {
  code: SpecProblemCode;
  field: string; // as written: chain[1].efficiency; '' is the whole
  found: string; // as JSON, shortened
  type: CalcField['type'] | 'object' | null; // what is expected
  low: number | null;
  high: number | null;
  unit: string;
  words: readonly string[]; // names that would have been right
}

export type CheckedSpec = { ok: true; spec: CalcSpec } | { ok: false; problems: readonly SpecProblem[]; more: number };

/** Problems told; the rest is counted. */
export const MAX_PROBLEMS = 40;
const MAX_FOUND = 60;

export function checkSpec(fields: readonly CalcField[], raw: unknown, catalog: Catalog): CheckedSpec {
  const problems: SpecProblem[] = [];
  const spec = checkObject(fields, raw, '', catalog, problems);
  if (problems.length === 0) return { ok: true, spec };
  return { ok: false, problems: problems.slice(0, MAX_PROBLEMS), more: Math.max(0, problems.length - MAX_PROBLEMS) };
}

type Bounds = Partial<Pick<SpecProblem, 'low' | 'high' | 'unit' | 'words'>>;

function problem(code: SpecProblemCode, field: string, value: unknown, type: SpecProblem['type'], more: Bounds = {}): SpecProblem {
  return { code, field, found: shown(value), type, low: null, high: null, unit: '1', words: [], ...more };
}

function checkObject(fields: readonly CalcField[], raw: unknown, place: string, catalog: Catalog, problems: SpecProblem[]): CalcSpec {
  const checked: Record<string, CalcValue> = {};
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    problems.push(problem('not-object', place, raw, 'object'));
    return checked;
  }
  const given = raw as Record<string, unknown>;
  const at = (id: string): string => (place === '' ? id : `${place}.${id}`);
  const known = new Set(fields.map((field) => field.id));
  for (const key of Object.keys(given)) {
    if (!known.has(key)) problems.push(problem('unknown-field', at(shortened(key)), given[key], null, { words: [...known] }));
  }
  for (const field of fields) {
    const value = Object.hasOwn(given, field.id) ? given[field.id] : undefined;
    if (value !== undefined) checked[field.id] = checkValue(field, value, at(field.id), catalog, problems);
    else if (!field.optional) problems.push(problem('missing-field', at(field.id), undefined, field.type, boundsOf(field, catalog)));
  }
  return checked;
}

function boundsOf(field: CalcField, catalog: Catalog): Bounds {
  if (field.type === 'choice') return { words: field.choices(catalog) };
  if (field.type === 'list') return {};
  return { low: field.min, high: field.max, unit: field.unit };
}

function checkValue(field: CalcField, value: unknown, place: string, catalog: Catalog, problems: SpecProblem[]): CalcValue {
  const bounds = boundsOf(field, catalog);
  const say = (code: SpecProblemCode): void => { problems.push(problem(code, place, value, field.type, bounds)); };
  if (field.type === 'choice') {
    if (typeof value !== 'string') say('wrong-type');
    else if (!field.choices(catalog).includes(value)) say('unknown-choice');
    else return value;
    return undefined;
  }
  if (field.type === 'list') return checkList(field, value, place, catalog, problems);
  if (typeof value !== 'number' || !Number.isFinite(value) || (field.type === 'integer' && !Number.isInteger(value))) say('wrong-type');
  else if (value < field.min) say('too-low');
  else if (value > field.max) say('too-high');
  else return value;
  return undefined;
}

function checkList(field: Extract<CalcField, { type: 'list' }>, value: unknown, place: string, catalog: Catalog, problems: SpecProblem[]): CalcValue {
  if (!Array.isArray(value)) {
    problems.push(problem('wrong-type', place, value, 'list'));
    return undefined;
  }
  if (value.length === 0) problems.push(problem('too-few', place, value, 'list', { low: 1, high: field.maxItems }));
  if (value.length > field.maxItems) {
    problems.push({ ...problem('too-many', place, value, 'list', { low: 1, high: field.maxItems }), found: String(value.length) });
    return undefined;
  }
  return value.map((item, index) => checkObject(field.item, item, `${place}[${index}]`, catalog, problems));
}

const shortened = (text: string): string => (text.length > MAX_FOUND ? `${text.slice(0, MAX_FOUND - 1)}…` : text);

/** JSON of a value without walking all of a large one. */
function shown(value: unknown): string {
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? '[]' : `[… ${value.length}]`;
  if (typeof value === 'object' && value !== null) return '{…}';
  return JSON.stringify(typeof value === 'string' ? shortened(value) : value) ?? '';
}
