/** Everything that the workbench shows has words. */
import { describe, expect, test } from 'vitest';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { choiceName, fieldName, outputName, termName } from '../../src/app/workbench/words.ts';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import { calculate, CALCULATORS, sheetOf, type SheetField } from '../../src/sim/index.ts';
import { fullTranslator } from '../support/text.ts';

const catalog = loadBaseCatalog();
const t = fullTranslator();
t.addTable((catalog.messages['en'] ?? {}) as MessageTable);
const words = (name: string, id: string): string[] => (name === id || name === '' ? [id] : []);

/** Words that are their own name. */
const PLAIN = new Set(['bf16', 'fp8']);

function wordless(kind: string, field: SheetField, list = ''): string[] {
  const own = words(fieldName(t, kind, `${list}${field.id}`), field.id);
  if (field.type === 'choice') return [...own, ...field.choices.filter((id) => !PLAIN.has(id)).flatMap((id) => words(choiceName(t, catalog, id), id))];
  return field.type === 'list' ? [...own, ...field.item.flatMap((item) => wordless(kind, item, `${field.id}[0].`))] : own;
}

describe.each(CALCULATORS)('$kind', (calculator) => {
  const { kind, fields, outputs, example } = sheetOf(calculator, catalog);
  const answer = calculate(calculator, example, catalog);

  test('names itself and says what it is for', () => {
    for (const id of [`calc.kind.${kind}.name`, `calc.kind.${kind}.what`]) expect(t.has(id), id).toBe(true);
  });
  test('names its fields and choices', () => expect(fields.flatMap((field) => wordless(kind, field))).toEqual([]));
  test('names its outputs', () => {
    const ids = new Set([...outputs.map(({ id }) => id), ...(answer.state === 'done' ? Object.keys(answer.result).filter((id) => id !== 'terms') : [])]);
    expect([...ids].flatMap((id) => words(outputName(t, kind, id), id))).toEqual([]);
  });
  test('names its terms', () => expect(answer.state === 'done' ? answer.result.terms.flatMap(({ id }) => words(termName(t, id), id)) : ['no answer']).toEqual([]));
});

test('every refusal and conflict has words', () => {
  const folder = path.resolve(import.meta.dirname, '../../src/sim/rules');
  const codes = new Set<string>();
  for (const file of readdirSync(folder, { recursive: true }).map(String).filter((name) => /^(?:calc|performance|facility|failures|economy)\/\w+\.ts$/.test(name))) {
    for (const match of readFileSync(path.join(folder, file), 'utf8').matchAll(/\bcode: '([a-z-]+)', params/g)) codes.add(match[1] ?? '');
  }
  expect(codes.size).toBeGreaterThan(8);
  expect([...codes].filter((code) => !t.has(`calc.refusal.${code}`))).toEqual([]);
});
