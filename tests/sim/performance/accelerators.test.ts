import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { computeCommands } from '../../../src/sim/commands/compute.ts';
import { serverKW } from '../../../src/sim/rules/serverPower.ts';
import { newGame } from '../../../src/sim/engine/session.ts';
import { catalog } from './ask.ts';

describe('the thirteen accelerators', () => {
  test('are those that the workbench names', () => {
    expect(Object.keys(catalog.accelerators).sort()).toEqual([
      'a100', 'b200', 'gb200-nvl72', 'gb300-nvl72', 'h100', 'h200', 'mi300x', 'tpu-v4', 'tpu-v5p', 'tpu-v6e', 'tpu-v7', 'v100', 'vr-nvl72',
    ]);
  });

  test.each(Object.values(catalog.accelerators).map((def) => [def.id, def] as const))('%s: peaks are dense, every figure has a source', (_, def) => {
    // Vendors print twice the dense FP8 rate; Rubin's narrow formats are the one exception to FP8 = 2 x BF16.
    if (def.peakFp8Tflops > 0 && def.id !== 'vr-nvl72') expect(def.peakFp8Tflops / def.peakTflops).toBeCloseTo(2, 2);
    expect(def.serverIdleKW).toBeLessThan(def.serverMaxKW);
    expect(def.gpusPerServer * def.tdpW / 1000).toBeLessThan(def.serverMaxKW);
    for (const field of ['peakTflops', 'peakFp8Tflops', 'memoryGB', 'memoryGBPerS', 'tdpW', 'serverMaxKW', 'scaleUpGBPerS', 'matmulRatio']) expect(def.sources[field], field).toBeDefined();
  });

  test.each([
    ['h100', 10.2], ['b200', 14.3], ['gb200-nvl72', 126], ['a100', 6.5], ['v100', 3.5], ['mi300x', 10.4],
  ])('%s: its server draws %f kW at most', (id, kW) => {
    expect(serverKW(catalog.accelerators[id]!, 1)).toBeCloseTo(kW, 6);
  });

  test('those of the workbench alone cannot be ordered in a game, and the refusal says why', () => {
    const { context } = newGame(catalog, 'first-rack', 1);
    const refusal = (accelerator: string): string | undefined => refusalOf(computeCommands['compute.order'].check(context, { accelerator, gpus: 72 }))?.id;
    for (const id of ['tpu-v4', 'tpu-v5p', 'tpu-v6e', 'tpu-v7']) expect(refusal(id)).toBe('rented-only');
    expect(refusal('v100')).toBe('withdrawn');
    expect(refusal('h100')).toBeUndefined();
  });
});
