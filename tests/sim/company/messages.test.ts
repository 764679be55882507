import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const messages = Object.assign({}, ...readdirSync(path.join(root, 'assets/lang/en')).map((name) => JSON.parse(read(`assets/lang/en/${name}`)))) as Record<string, unknown>;

const SYSTEMS = [
  'people/step', 'people/hiring', 'people/keyPeople', 'people/approaches', 'finance/step', 'finance/month', 'finance/rounds', 'finance/promises', 'finance/board', 'race/step', 'goals/step',
].map((name) => `src/sim/systems/${name}.ts`);
const COMMANDS = ['people', 'keyPeople', 'finance', 'equity', 'guide'].map((name) => `src/sim/commands/${name}.ts`);
const EXPLAIN = ['people', 'finance', 'equity', 'company'].map((name) => `src/sim/explain/${name}.ts`);

function idsIn(files: readonly string[], pattern: RegExp): string[] {
  return files.flatMap((file) => [...read(file).matchAll(pattern)].map((match) => match[1] as string));
}

/** Event types named on lines that emit. */
function eventTypes(files: readonly string[]): string[] {
  const lines = files.flatMap((file) => read(file).split('\n')).filter((line) => line.includes('emit(context, '));
  return lines.flatMap((line) => [...line.slice(line.indexOf('emit(')).matchAll(/'([a-z]+\.[a-zA-Z]+)'/g)].map((match) => match[1] as string));
}

test('every event, refusal, explanation and raise of the company has words', () => {
  const events = [...eventTypes([...SYSTEMS, ...COMMANDS]), 'run.won', 'run.lost', 'run.timeout'];
  const conditions = idsIn(COMMANDS, /condition\('([\w-]+)'/g);
  const explained = idsIn(EXPLAIN, /(?:explained|leaf|part)\('([\w.]+)'/g);
  const raises = idsIn(EXPLAIN, /'(raise\.\w+)'/g);
  const wanted = [
    ...events.map((id) => `event.${id}`),
    ...conditions.flatMap((id) => [`refusal.${id}`, `condition.${id}`]),
    ...explained.flatMap((id) => [`explain.${id}.name`, `explain.${id}.what`]),
    ...raises,
  ];
  expect(events.length).toBeGreaterThan(25);
  expect(conditions.length).toBeGreaterThan(20);
  expect([...new Set(wanted)].filter((id) => !(id in messages))).toEqual([]);
});

test('every reason that the company posts has a line in the ledger', () => {
  const kinds = [
    'payroll', 'overhead', 'rent', 'energy', 'fuel', 'water', 'revenue', 'demand-charge', 'interest', 'loan-repayment', 'depreciation', 'tax',
    'severance', 'equity', 'loan', 'loan-fee',
  ];
  expect(kinds.filter((kind) => !(`ledger.${kind}` in messages))).toEqual([]);
});
