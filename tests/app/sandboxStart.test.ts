/** From the workbench into a sandbox: what every calculator was asked becomes settings that the sandbox takes, and what it cannot take is said. */
import { expect, it } from 'vitest';
import { sandboxOf } from '../../src/app/workbench/sandbox.ts';
import { CALCULATORS, settingProblems, sheetOf } from '../../src/sim/index.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';

const catalog = loadBaseCatalog();
const sandbox = catalog.scenarios['sandbox']!;
const exampleOf = (kind: string) => sheetOf(CALCULATORS.find((entry) => entry.kind === kind)!, catalog).example;

it('a question about machines opens one with them', () => {
  for (const kind of ['facility', 'usable', 'training', 'energy', 'fabric', 'run-cost', 'server-power']) {
    const start = sandboxOf(kind, exampleOf(kind), catalog);
    expect(start, kind).not.toBeNull();
    expect(settingProblems(sandbox, start!.settings), kind).toEqual([]);
    for (const id of start!.sent) expect(catalog.messages['en']![id] ?? id, kind).toMatch(/./);
  }
  expect(sandboxOf('run-cost', { ...exampleOf('run-cost'), accelerator: 'b200', gpus: 20_000 }, catalog)!.settings).toMatchObject({ accelerator: 'b200' });
});

it('a question about money or laws alone has nothing to send', () => {
  for (const kind of ['credit', 'compute-optimal', 'conversion-loss', 'overheat', 'reliability']) expect(sandboxOf(kind, exampleOf(kind), catalog), kind).toBeNull();
});

it('more than the sandbox holds is rounded and said', () => {
  const start = sandboxOf('training', { ...exampleOf('training'), gpus: 4_000_000 }, catalog)!;
  expect(start.settings['gpus']).toBeLessThanOrEqual(120_000);
  expect(start.sent).toContain('sandbox.rounded.gpus');
});
