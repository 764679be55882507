/** Every id this domain shows has words: found by reading its sources, so that a new id without words fails here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import messages from '../../../assets/lang/en/compute.json';

const root = path.join(import.meta.dirname, '../../../src/sim');
const read = (...files: string[]): string => files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
const systems = read(
  'systems/delivery/step.ts', 'systems/install/step.ts', 'systems/reliability/step.ts', 'systems/reliability/repair.ts', 'systems/training/step.ts',
  'systems/products/step.ts', 'rules/runEnd.ts',
);
const commands = read('commands/compute.ts', 'commands/train.ts', 'commands/product.ts');
const explain = read('explain/computeWaterfall.ts', 'explain/computeHardware.ts', 'explain/computeTraining.ts', 'explain/computeProduct.ts', 'explain/computeFleet.ts');
const causes = read('rules/waterfallCauses.ts');

const all = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
const missing = (ids: string[]): string[] => ids.filter((id) => !Object.hasOwn(messages, id));

test('events', () => {
  const ids = all(systems + commands, /'((?:training|install|network|repair|compute|product)\.[a-zA-Z.]+)', '(?:log|good|warn|bad)'/g).map((id) => `event.${id}`);
  for (const kind of ['accelerator', 'ports', 'spares']) ids.push(`event.delivery.${kind}.batch`, `event.delivery.${kind}.complete`);
  ids.push('event.training.waiting.gpus', 'event.training.waiting.crew', 'event.training.stopped', 'event.training.finished');
  expect(ids.length).toBeGreaterThan(15);
  expect(missing(ids)).toEqual([]);
});

test('conditions and refusals', () => {
  const ids = all(commands, /(?:condition\(|inRange\(|crew\(context, )'([a-z-]+)'/g);
  expect(ids.length).toBeGreaterThan(20);
  expect(missing(ids.flatMap((id) => [`condition.${id}`, `refusal.${id}`]))).toEqual([]);
});

test('causes of failure that code names; the others belong to content', () => {
  expect(missing(['cause.link-flap', 'cause.plant'])).toEqual([]);
});

test('ledger reasons', () => {
  const ids = all(commands, /'((?:gpu|spares|network)-(?:order|sale|disposal))'/g);
  expect(ids).toHaveLength(5);
  expect(missing(ids.map((id) => `ledger.${id}`))).toEqual([]);
});

test('explanations, causes and advice', () => {
  const ids = all(explain, /(?:explained|leaf)\('([a-zA-Z.]+)'/g).concat(all(causes, /id: '([a-z-]+)'/g).map((id) => `cause.${id}`));
  for (const id of ['run-paused', 'run-waiting', 'no-work', 'hall-shed', 'hall-dark', 'hall-hot', 'other']) ids.push(`cause.${id}`);
  for (const step of ['delivered', 'installed', 'connected', 'healthy', 'inStep', 'useful']) ids.push(`waterfall.${step}`);
  expect(ids.length).toBeGreaterThan(70);
  expect(missing(ids.flatMap((id) => [`explain.${id}.name`, `explain.${id}.what`]))).toEqual([]);
  expect(missing(all(explain, /'(raise\.[a-zA-Z.-]+)'/g))).toEqual([]);
});
