/**
 * `sim calc <kind> <spec.json|->`: one question to the rules of the game. One line of JSON on stdout.
 * Exit code 0: the result; 1: a plan that cannot run ({"refused": [...]}, the reasons on stderr); 2: arguments or specification
 * that make no sense (nothing on stdout, every problem on stderr).
 */
import { readFileSync, readSync, statSync } from 'node:fs';
import { problemText, quantityText, type Say } from '../content/calcProblems.ts';
import { hasErrors, type Diagnostic } from '../content/diagnostics.ts';
import { formatDiagnostic } from '../content/format.ts';
import { parseFile } from '../content/parse.ts';
import { didYouMean } from '../content/suggest.ts';
import { toPlain, type Traced } from '../content/traced.ts';
import { calculate, CALCULATORS, sheetOf, type CalcRefusal, type CalcSheet, type Calculator, type SheetField } from '../sim/index.ts';
import { calcSay } from './calcWords.ts';
import { loadBaseCatalog } from './packFiles.ts';

const USAGE = 'usage: sim calc <kind> <spec.json|->';
const MAX_BYTES = 1024 * 1024;
const STDIN = 0;
const CHUNK_BYTES = 65_536;

/** `calculators`: those of the game, unless a test brings its own. */
export function main(argv: string[], calculators: readonly Calculator[] = CALCULATORS): number {
  const [kind, file, ...rest] = argv;
  const kinds = calculators.map((entry) => entry.kind);
  if (kind === undefined || rest.length > 0) return complain([USAGE, `kinds: ${kinds.join(', ')}`]);
  const calculator = calculators.find((entry) => entry.kind === kind);
  if (!calculator) return complain([[`calc: there is no kind "${kind.slice(0, 60)}".`, didYouMean(kind, kinds)].filter(Boolean).join(' '), `kinds: ${kinds.join(', ')}`]);
  const catalog = loadBaseCatalog();
  const say = calcSay(catalog);
  if (file === undefined) return complain([`calc ${kind}: no specification`, USAGE, ...fieldLines(sheetOf(calculator, catalog), say)]);

  const text = readSpec(file);
  if (typeof text !== 'string') return complain([`calc ${kind}: ${text.problem}`]);
  const name = file === '-' ? 'stdin' : file;
  const diagnostics: Diagnostic[] = [];
  const traced = parseFile({ pack: '', path: name, text }, diagnostics);
  if (!traced || hasErrors(diagnostics)) return complain(diagnostics.map((item) => `calc ${kind}: ${formatDiagnostic(item).slice(1)}`));

  const answer = calculate(calculator, toPlain(traced), catalog);
  const begin = (at: string): string => `calc ${kind}: ${name}${at}`;
  switch (answer.state) {
    case 'done':
      process.stdout.write(`${JSON.stringify(answer.result)}\n`);
      return 0;
    case 'bad-spec': return complain([
      ...answer.problems.map((item) => {
        const { field, text: words, hint } = problemText(item, say);
        return [`${begin(placeOf(traced, field))} ${words}`, hint].filter((part) => part !== null).join(' ');
      }),
      ...(answer.more > 0 ? [`${begin('')} ${say('calc.problem.more', { n: answer.more })}`] : []),
    ]);
    case 'conflict': return complain(answer.conflicts.map((item) => `${begin('')} ${refusalText(item, say)}`));
    case 'refused': {
      const refused = answer.refused.map((item) => ({ ...item, message: refusalText(item, say) }));
      for (const item of refused) process.stderr.write(`${begin('')} ${item.message}\n`);
      process.stdout.write(`${JSON.stringify({ refused })}\n`);
      return 1;
    }
  }
}

function complain(lines: readonly string[]): number {
  process.stderr.write(`${lines.join('\n')}\n`);
  return 2;
}

const refusalText = (refusal: CalcRefusal, say: Say): string => say(`calc.refusal.${refusal.code}`, { ...refusal.params });

function readSpec(file: string): string | { problem: string } {
  try {
    if (file !== '-' && statSync(file).size > MAX_BYTES) return { problem: `${file} is larger than ${MAX_BYTES} bytes` };
    return file === '-' ? readStdin() : readFileSync(file, 'utf8');
  } catch (error) {
    return { problem: `cannot read ${file}: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/** Stops at the limit: what comes through a pipe may never end. */
function readStdin(): string | { problem: string } {
  const chunks: Buffer[] = [];
  for (let size = 0; size <= MAX_BYTES;) {
    const buffer = Buffer.alloc(CHUNK_BYTES);
    const read = readSync(STDIN, buffer);
    if (read === 0) return Buffer.concat(chunks).toString('utf8');
    chunks.push(buffer.subarray(0, read));
    size += read;
  }
  return { problem: `the specification is longer than ${MAX_BYTES} bytes` };
}

/** ":3:5" of a field, or of the object that should have it. */
function placeOf(root: Traced, field: string): string {
  let found = root;
  const visit = (node: Traced): void => {
    if (node.path === field || (field.startsWith(node.path) && node.path.length > found.path.length && /^[.[]/.test(field.slice(node.path.length)))) found = node;
    for (const child of [...(node.members?.values() ?? []), ...(node.items ?? [])]) visit(child);
  };
  visit(root);
  const { line, column } = root.file.lines.at(found.keyOffset);
  return `:${line}:${column}`;
}

/** The fields of a kind, for somebody who does not know them, and a specification to begin with. */
function fieldLines(sheet: CalcSheet, say: Say): string[] {
  const line = (field: SheetField, indent: string): string[] => {
    const name = `${indent}${field.optional ? `[${field.id}]` : field.id}`;
    if (field.type === 'choice') return [`${name}: ${field.choices.join(' | ')}`];
    if (field.type === 'list') return [`${name}: ${say('calc.type.list', {})}`, ...field.item.flatMap((item) => line(item, `${indent}  `))];
    return [`${name}: ${say(`calc.type.${field.type}`, {})}, ${say('calc.problem.from', { low: quantityText(say, field.min, '1'), high: quantityText(say, field.max, field.unit) })}`];
  };
  return ['fields:', ...sheet.fields.flatMap((field) => line(field, '  ')), `example: ${JSON.stringify(sheet.example)}`];
}
