/** Every id this domain shows has words: found by reading its sources, so that a new id without words fails here. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { DEGREES } from '../../../src/sim/rules/performance/why.ts';
import compute from '../../../assets/lang/en/compute.json';
import debt from '../../../assets/lang/en/panels-debt.json';
import products from '../../../assets/lang/en/panels-products.json';
import waterfall from '../../../assets/lang/en/waterfall.json';

const messages = { ...compute, ...waterfall, ...products, ...debt };
const root = path.join(import.meta.dirname, '../../../src/sim');
const read = (...files: string[]): string => files.map((file) => readFileSync(path.join(root, file), 'utf8')).join('\n');
const systems = read(
  'systems/delivery/step.ts', 'systems/install/step.ts', 'systems/reliability/step.ts', 'systems/reliability/repair.ts',
  'systems/reliability/breaking.ts', 'systems/reliability/corruption.ts', 'systems/reliability/lemons.ts', 'systems/training/step.ts', 'systems/network/step.ts',
  'systems/products/step.ts', 'rules/runEnd.ts',
);
const commands = read('commands/compute.ts', 'commands/train.ts', 'commands/product.ts', 'commands/reliability.ts', 'commands/network.ts', 'commands/ordering.ts');
const explain = read('explain/computeWaterfall.ts', 'explain/computeHardware.ts', 'explain/computeTraining.ts', 'explain/runPlan.ts', 'explain/computeProduct.ts', 'explain/computeFleet.ts');
const causes = read('rules/waterfallCauses.ts', 'rules/waterfallPower.ts', 'rules/waterfallCool.ts', 'rules/waterfallHealth.ts', 'rules/waterfallRun.ts');
const remedies = causes + read('rules/waterfallRemedy.ts');

const STEP_PARTS = [
  'arithmetic', 'whole', 'matmul', 'attention', 'memory', 'tensorComm', 'contextComm', 'expertComm', 'recompute', 'bubble', 'pipelineComm', 'dataComm', 'optimiser', 'straggler',
];
const all = (text: string, pattern: RegExp): string[] => [...new Set([...text.matchAll(pattern)].map((match) => match[1]!))];
const missing = (ids: string[]): string[] => ids.filter((id) => !Object.hasOwn(messages, id));

/** Refusals of the step-time model that no order of the game can meet: left-over GPUs stand idle. */
const UNASKED = new Set(['degrees-not-dividing']);

test('events', () => {
  const ids = all(systems + commands, /'((?:training|reliability|install|network|repair|compute|product)\.[a-zA-Z.]+)', '(?:log|good|warn|bad)'/g).map((id) => `event.${id}`);
  for (const kind of ['accelerator', 'ports', 'spares']) ids.push(`event.delivery.${kind}.batch`, `event.delivery.${kind}.complete`);
  ids.push('event.reliability.corruption.checked', 'event.reliability.corruption.noticed');
  ids.push('event.training.waiting.gpus', 'event.training.waiting.crew', 'event.training.stopped', 'event.training.finished');
  expect(ids.length).toBeGreaterThan(15);
  expect(missing(ids)).toEqual([]);
});

test('conditions and refusals', () => {
  const ids = all(commands, /(?:condition\(|inRange\(|within\(|crew\(context, )'([a-z-]+)'/g);
  expect(ids.length).toBeGreaterThan(20);
  expect(missing(ids.flatMap((id) => [`condition.${id}`, `refusal.${id}`]))).toEqual([]);
  const wrong = all(read('rules/performance/refusals.ts'), /say\('([a-z0-9-]+)'/g).concat('tensor-beyond-domain').filter((id) => !UNASKED.has(id));
  expect(wrong.length).toBeGreaterThan(5);
  expect(missing(wrong.map((id) => `refusal.plan-${id}`))).toEqual([]);
});

test('causes of failure that code names; the others belong to content', () => {
  expect(missing(['cause.link-flap', 'cause.plant', 'cause.lemon'])).toEqual([]);
});

test('ledger reasons', () => {
  const ids = all(commands, /'((?:gpu|spares|network)-(?:order|sale|disposal))'/g);
  expect(ids).toHaveLength(5);
  expect(missing(ids.map((id) => `ledger.${id}`))).toEqual([]);
});

test('explanations, causes and advice', () => {
  const ids = all(explain, /(?:explained|leaf)\('([a-zA-Z.]+)'/g).concat(all(causes, /(?:id: |cause: |lift\()'([a-z-]+)'/g).map((id) => `cause.${id}`));
  for (const part of STEP_PARTS) ids.push(`mfu.step.${part}`);
  for (const degree of DEGREES) ids.push(`plan.${degree}`);
  for (const binding of ['memory', 'bandwidth', 'batch', 'kernels']) ids.push(`plan.binds.${binding}`);
  ids.push('plan.fewer', 'plan.more', 'runFinish.ramp', 'runFinish.main', 'runFinish.long', 'runFlops.active', 'runBatch.ramp', 'runBatch.noRamp');
  for (const id of ['run-paused', 'run-waiting', 'no-work', 'plant-restarts', 'plant-water', 'other']) ids.push(`cause.${id}`);
  for (const step of ['delivered', 'installed', 'connected', 'healthy', 'inStep', 'useful']) ids.push(`waterfall.${step}`);
  expect(ids.length).toBeGreaterThan(70);
  expect(missing(ids.flatMap((id) => [`explain.${id}.name`, `explain.${id}.what`]))).toEqual([]);
  expect(missing(all(explain, /'(raise\.[a-zA-Z.-]+)'/g))).toEqual([]);
});

test('ways to mend a loss', () => {
  const ids = all(remedies, /remedy\((?:nightShift \? )?'([a-z-]+)'/g).concat(all(remedies, /'((?:wait|night|day)-[a-z]+)'/g));
  expect(ids.length).toBeGreaterThan(35);
  expect(missing(ids.map((id) => `remedy.${id}`))).toEqual([]);
});
