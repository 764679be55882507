/** What the schema refuses → what the author is told: where, what was expected, what was found, what to do. */
import type * as z from 'zod/mini';
import type { Diagnostic, DiagnosticCode } from './diagnostics.ts';
import { describe, joinPath, traceAt, type PathPart, type Traced } from './traced.ts';
import { didYouMean, nearest } from './suggest.ts';

type Schema = z.core.$ZodType;
type Issue = z.core.$ZodIssue;

interface Finding {
  code: DiagnosticCode;
  path: PathPart[];
  atKey: boolean; // point at the key, not at the value
  message: string;
  expected: string | null;
  found: string | null;
  hint: string | null;
}

/** `value` is what was checked; `traced` knows where each part of it was written. */
export function issuesToDiagnostics(issues: readonly Issue[], schema: Schema, value: unknown, traced: Traced): Diagnostic[] {
  const findings = issues.flatMap((issue) => findingsOf(issue, schema, value, []));
  const renamed = new Set(findings.filter((item) => item.code === 'unknown-key').map((item) => `${joined(item.path.slice(0, -1))}|${item.hint ?? ''}`));
  // A misspelt key would otherwise be reported twice: as unknown, and as missing under its right name.
  const isRenamed = (item: Finding): boolean =>
    item.code === 'missing-key' && renamed.has(`${joined(item.path.slice(0, -1))}|did you mean "${String(item.path.at(-1))}"?`);
  return findings.filter((item) => !isRenamed(item)).map((item) => toDiagnostic(item, traced));
}

const joined = (path: readonly PathPart[]): string => path.reduce<string>(joinPath, '');

export function at(traced: Traced, path: readonly PathPart[], atKey: boolean): Pick<Diagnostic, 'pack' | 'file' | 'line' | 'column' | 'path'> {
  const { node, found } = traceAt(traced, path);
  const position = node.file.lines.at(found && atKey ? node.keyOffset : node.offset);
  const rest = found ? [] : path.slice(depthOf(traced, path));
  return { pack: node.file.pack, file: node.file.path, ...position, path: rest.reduce<string>(joinPath, node.path) };
}

function depthOf(traced: Traced, path: readonly PathPart[]): number {
  for (let length = path.length; length > 0; length--) if (traceAt(traced, path.slice(0, length)).found) return length;
  return 0;
}

function toDiagnostic(item: Finding, traced: Traced): Diagnostic {
  const { code, message, expected, found, hint } = item;
  return { severity: 'error', code, ...at(traced, item.path, item.atKey), message, expected, found, hint };
}

function findingsOf(issue: Issue, schema: Schema, value: unknown, prefix: readonly PathPart[]): Finding[] {
  const path = [...prefix, ...(issue.path as PathPart[])];
  const here = valueAt(value, issue.path as PathPart[]);
  const target = schemaAt(schema, value, issue.path as PathPart[]);
  const one = (code: DiagnosticCode, message: string, expected: string | null, hint: string | null = null, atKey = false): Finding[] =>
    [{ code, path, atKey, message, expected, found: describe(here), hint }];
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = target ? keysOf(target, here) : [];
      return issue.keys.map((key) => ({
        code: 'unknown-key' as const, path: [...path, key], atKey: true, message: `unknown key "${key}"`,
        expected: known.length > 0 ? `one of ${listed(known)}` : null, found: `"${key}"`, hint: didYouMean(key, known),
      }));
    }
    case 'invalid_type': {
      const expected = expectation(target) ?? wordFor(issue.expected);
      if (here === undefined) return one('missing-key', `the key "${String(path.at(-1))}" is missing`, expected);
      if (typeof here === 'number' && issue.expected === 'int') return one('wrong-type', `${describe(here)} is not a whole number`, 'a whole number');
      return one('wrong-type', `${describe(here)} is not ${wordFor(issue.expected)}`, expected, typeHint(here, issue.expected));
    }
    case 'too_small':
    case 'too_big': {
      const expected = target ? expectation(target) : null;
      const isLength = issue.origin !== 'number' && issue.origin !== 'int' && issue.origin !== 'bigint';
      if (isLength) return one('wrong-length', `${describe(here)} is too ${issue.code === 'too_small' ? 'short' : 'long'}`, expected ?? lengthBound(issue));
      return one('out-of-range', `${describe(here)} is too ${issue.code === 'too_small' ? 'small' : 'large'}`, expected);
    }
    case 'invalid_value': {
      const allowed = issue.values.map(String);
      if (here === undefined) return one('missing-key', `the key "${String(path.at(-1))}" is missing`, `one of ${listed(allowed)}`);
      return one('unknown-value', `${describe(here)} is not one of the values allowed`, `one of ${listed(allowed)}`, typeof here === 'string' ? didYouMean(here, allowed) : null);
    }
    case 'invalid_format':
      return one('bad-format', `${describe(here)} is not written as it should be`, expectation(target) ?? 'pattern' in issue ? formatOf(issue) : null);
    case 'invalid_key':
      return one('bad-format', `the key "${String(path.at(-1))}" is not allowed here`, null, null, true);
    case 'invalid_union':
      return unionFindings(issue, target, here, path);
    default:
      return one('wrong-type', issue.message, null);
  }
}

/** The variant that fits best speaks for the union: with all errors of all variants nobody finds the one that matters. */
function unionFindings(issue: z.core.$ZodIssueInvalidUnion, target: Schema | null, here: unknown, path: PathPart[]): Finding[] {
  const options = target ? optionsOf(target) : [];
  if (issue.errors.length === 0) {
    const key = String(path.at(-1));
    const allowed = (issue as { options?: unknown[] }).options?.map(String) ?? [];
    if (here === undefined) return [{ code: 'missing-key', path, atKey: false, message: `the key "${key}" is missing`, expected: `one of ${listed(allowed)}`, found: 'nothing', hint: null }];
    return [{
      code: 'unknown-value', path, atKey: false, message: `${describe(here)} is not one of the values allowed`, expected: `one of ${listed(allowed)}`,
      found: describe(here), hint: typeof here === 'string' ? didYouMean(here, allowed) : null,
    }];
  }
  const given = isRecord(here) ? Object.keys(here) : [];
  let best = -1;
  let bestShare = 0;
  options.forEach((option, index) => {
    const keys = keysOf(option, here);
    const share = given.filter((key) => keys.includes(key)).length;
    if (share > bestShare) [best, bestShare] = [index, share];
  });
  const option = options[best];
  if (!option) {
    const known = [...new Set(options.flatMap((item) => keysOf(item, here)))];
    const hint = given.map((key) => nearest(key, known)).find((key) => key !== null);
    return [{
      code: 'no-variant', path, atKey: false, message: `${describe(here)} fits none of the forms allowed`,
      expected: options.map((item) => `{${keysOf(item, here).join(', ')}}`).join(' or '), found: given.length > 0 ? `{${given.join(', ')}}` : describe(here),
      hint: hint ? `did you mean "${hint}"?` : null,
    }];
  }
  return (issue.errors[best] ?? []).flatMap((inner) => findingsOf(inner, option, here, path));
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);

function valueAt(value: unknown, path: readonly PathPart[]): unknown {
  let here = value;
  for (const part of path) here = typeof here === 'object' && here !== null ? (here as Record<PathPart, unknown>)[part] : undefined;
  return here;
}

interface Def {
  type: string;
  shape?: Record<string, Schema>;
  element?: Schema;
  items?: Schema[];
  innerType?: Schema;
  valueType?: Schema;
  options?: Schema[];
  discriminator?: string;
  getter?: () => Schema;
  entries?: Record<string, string>;
  values?: unknown[];
  checks?: Inner[];
  // of checks
  check?: string;
  value?: number;
  minimum?: number;
  maximum?: number;
}
type Inner = { _zod: { def: unknown } };
// oxlint-disable-next-line no-underscore-dangle -- the library's door to its definitions
const defOf = (schema: Inner): Def => schema._zod.def as Def;

/** Through wrappers to what the schema is about. */
function core(schema: Schema): Schema {
  const def = defOf(schema);
  const inner = def.innerType ?? def.getter?.();
  return inner ? core(inner) : schema;
}

function optionsOf(schema: Schema): Schema[] {
  return (defOf(core(schema)).options ?? []).map(core);
}

/** Keys that an object of this schema may have; for a union told apart by a key, those of the variant that `value` names. */
function keysOf(schema: Schema, value: unknown): string[] {
  const def = defOf(core(schema));
  if (def.shape) return Object.keys(def.shape);
  const chosen = chosenOption(def, value);
  return chosen ? keysOf(chosen, value) : [];
}

function chosenOption(def: Def, value: unknown): Schema | null {
  const { discriminator, options } = def;
  if (!options) return null;
  if (discriminator === undefined) {
    const given = isRecord(value) ? Object.keys(value) : [];
    return options.find((option) => given.some((key) => keysOf(option, value).includes(key))) ?? null;
  }
  const wanted = isRecord(value) ? value[discriminator] : undefined;
  const matches = (option: Schema): boolean => {
    const tag = defOf(core(option)).shape?.[discriminator];
    return tag !== undefined && (defOf(tag).values?.includes(wanted) ?? false);
  };
  return options.find(matches) ?? null;
}

function schemaAt(schema: Schema, value: unknown, path: readonly PathPart[]): Schema | null {
  let here: Schema | null | undefined = schema;
  let current = value;
  for (const part of path) {
    if (!here) return null;
    let def = defOf(core(here));
    if (def.options) {
      const chosen = chosenOption(def, current);
      if (!chosen) return null;
      def = defOf(core(chosen));
    }
    here = def.shape?.[String(part)] ?? (typeof part === 'number' ? (def.items?.[part] ?? def.element) : def.valueType);
    current = valueAt(current, [part]);
  }
  return here ?? null;
}

const WORDS: Record<string, string> = {
  number: 'a number', int: 'a whole number', string: 'a text', boolean: 'true or false', array: 'a list', tuple: 'a list', object: 'an object', record: 'an object',
};
const wordFor = (type: string): string => WORDS[type] ?? type;

function typeHint(here: unknown, expected: string): string | null {
  if ((expected === 'number' || expected === 'int') && typeof here === 'string' && /^-?[\d.]+$/.test(here)) return 'write it without quotes';
  if (expected === 'array' && !Array.isArray(here)) return 'put it in [ ]';
  return null;
}

/** "0 … 1", "a list of 12", "a text": from the bounds the schema carries. */
export function expectation(schema: Schema | null): string | null {
  if (!schema) return null;
  const inner = core(schema);
  const { type, checks = [] } = defOf(inner);
  let minimum: number | undefined;
  let maximum: number | undefined;
  for (const check of checks.map(defOf)) {
    if (check.check === 'greater_than') minimum = check.value;
    else if (check.check === 'less_than') maximum = check.value;
    else if (check.check === 'min_length') minimum = check.minimum;
    else if (check.check === 'max_length') maximum = check.maximum;
  }
  if (type === 'number') return minimum === undefined || maximum === undefined ? 'a number' : `a number, ${minimum} … ${maximum}`;
  if (type === 'array') {
    if (minimum === undefined || maximum === undefined) return 'a list';
    return minimum === maximum ? `a list of ${minimum}` : `a list of ${minimum} … ${maximum}`;
  }
  if (type === 'enum') return `one of ${listed(Object.values(defOf(inner).entries ?? {}))}`;
  return WORDS[type] ?? null;
}

function lengthBound(issue: { minimum?: unknown; maximum?: unknown }): string {
  return issue.minimum === undefined ? `at most ${Number(issue.maximum)}` : `at least ${Number(issue.minimum)}`;
}

function formatOf(issue: Issue): string {
  const pattern = (issue as { pattern?: string }).pattern ?? '';
  if (pattern.includes('\\d{4}-')) return 'a date, YYYY-MM-DD';
  if (pattern.includes('\\*|')) return 'a version range: *, 1.2.3, ^1.2.3 or >=1.2.3';
  if (pattern.startsWith('/^\\d{1,4}')) return 'a version, 1.2.3';
  return 'letters, digits, dots and hyphens, beginning with a letter';
}

function listed(words: readonly string[]): string {
  const shown = words.slice(0, 30);
  return shown.join(', ') + (words.length > shown.length ? `, … (${words.length})` : '');
}
