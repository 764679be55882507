/** Every id that orders and explanations of the air show has words. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { interfaceTables } from '../../support/text.ts';

const root = path.join(import.meta.dirname, '../../../src/sim');
const read = (...files: string[]): string => files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
const messages: Record<string, unknown> = Object.assign({}, ...interfaceTables);
const all = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
const missing = (ids: string[]): string[] => ids.filter((id) => !Object.hasOwn(messages, id));

const commands = read('commands/hallAir.ts', 'commands/hall.ts');
const explain = read('explain/inlet.ts');

test('conditions and refusals', () => {
  const ids = all(commands, /condition\('([a-z-]+)'/g);
  expect(ids.length).toBeGreaterThan(15);
  expect(missing(ids.flatMap((id) => [`condition.${id}`, `refusal.${id}`]))).toEqual([]);
});

test('explanations, advice, events, ledger', () => {
  const ways = ['leak', 'top', 'end', 'gap', 'facing', 'starved', 'rest', 'over', 'setpoint'].map((way) => `hottest.${way}`);
  expect(missing([...ways, 'hottest', 'inlet'].flatMap((id) => [`explain.${id}.name`, `explain.${id}.what`]))).toEqual([]);
  expect(missing(all(explain, /'(raise\.[a-zA-Z.-]+)'/g))).toEqual([]);
  expect(missing(['cold', 'hot', 'open', 'blank'].map((kind) => `event.hall.air.${kind}`))).toEqual([]);
  expect(missing(['panels', 'containment', 'racks-moved', 'units-moved'].map((id) => `ledger.${id}`))).toEqual([]);
});
