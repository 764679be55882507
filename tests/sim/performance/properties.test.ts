import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { linksOf } from '../../../src/sim/rules/performance/links.ts';
import { planGpus, type Plan, type StepInput } from '../../../src/sim/rules/performance/plan.ts';
import { alternatives, planRun } from '../../../src/sim/rules/performance/planner.ts';
import { modelShape } from '../../../src/sim/rules/performance/shape.ts';
import { skillAt, stackOf } from '../../../src/sim/rules/performance/stack.ts';
import { stepTime } from '../../../src/sim/rules/performance/step.ts';
import { trainingMemory } from '../../../src/sim/rules/performance/trainingMemory.ts';
import { ask, catalog, llama, number } from './ask.ts';

const model = catalog.performanceModels['transformer']!;
const network = catalog.constants.network;

interface Asked { accelerator: string; gpus: number; params: number; sequence: number; batch: number; year: number; precision: 'bf16' | 'fp8'; sparsity: number }
function inputOf({ accelerator: id, gpus, params, sequence, batch, year, precision, sparsity }: Asked): StepInput {
  const accelerator = catalog.accelerators[id]!;
  return {
    accelerator, gpus, memoryGB: accelerator.memoryGB, precision: accelerator.peakFp8Tflops > 0 ? precision : 'bf16', shape: modelShape(params, params / sparsity, model),
    sequence, batchTokens: Math.max(batch, sequence), stack: stackOf(accelerator, year, model), links: linksOf(accelerator, gpus, null, null, model, network), model,
  };
}
const asked = fc.record<Asked>({
  accelerator: fc.constantFrom(...Object.keys(catalog.accelerators)),
  gpus: fc.integer({ min: 0, max: 17 }).map((power) => 2 ** power),
  params: fc.double({ min: 8, max: 13, noNaN: true }).map((power) => 10 ** power),
  sequence: fc.constantFrom(512, 2048, 4096, 8192, 32_768, 131_072),
  batch: fc.double({ min: 5, max: 8, noNaN: true }).map((power) => 10 ** power),
  year: fc.integer({ min: 2018, max: 2030 }),
  precision: fc.constantFrom('bf16', 'fp8'),
  sparsity: fc.constantFrom(1, 1, 4, 16),
});
const RUNS = { numRuns: 60 };

describe('any run that fits', () => {
  test('has a positive, finite step, less than its peak, in memory, on the GPUs it has', () => {
    fc.assert(fc.property(asked, (question) => {
      const input = inputOf(question);
      const { best, fitting, considered } = planRun(input);
      expect(fitting).toBeLessThanOrEqual(considered);
      if (!best) return;
      expect(best.seconds).toBeGreaterThan(0);
      expect(Number.isFinite(best.seconds)).toBe(true);
      const peak = input.precision === 'fp8' ? input.accelerator.peakFp8Tflops / input.accelerator.peakTflops : 1;
      expect(best.mfu).toBeLessThan(peak);
      expect(best.hfu).toBeGreaterThanOrEqual(best.mfu);
      expect(planGpus(best.plan)).toBeLessThanOrEqual(input.gpus);
      expect(best.memory.missingGB).toBe(0);
      for (const part of Object.values(best.parts)) expect(part).toBeGreaterThanOrEqual(0);
    }), RUNS);
  });

  test('the planner is never worse than another plan it considered', () => {
    fc.assert(fc.property(asked, (question) => {
      const planned = planRun(inputOf(question));
      for (const other of alternatives(planned, 20)) expect(other.seconds).toBeGreaterThanOrEqual(planned.best!.seconds);
    }), RUNS);
  });

  test('more bandwidth, in or between domains, never slows a plan', () => {
    fc.assert(fc.property(asked, fc.double({ min: 1, max: 20, noNaN: true }), fc.boolean(), (question, times, out) => {
      const input = inputOf(question);
      const { best } = planRun(input);
      if (!best) return;
      const links = out
        ? { ...input.links, outBytesPerS: input.links.outBytesPerS * times, exchangeBytesPerS: input.links.exchangeBytesPerS * times }
        : { ...input.links, upBytesPerS: input.links.upBytesPerS * times };
      expect(planRun({ ...input, links }).best!.seconds).toBeLessThanOrEqual(best.seconds * (1 + 1e-12));
    }), RUNS);
  });

  test('more memory never slows it', () => {
    fc.assert(fc.property(asked, fc.double({ min: 1, max: 4, noNaN: true }), (question, times) => {
      const input = inputOf(question);
      const { best } = planRun(input);
      if (best) expect(planRun({ ...input, memoryGB: input.memoryGB * times }).best!.seconds).toBeLessThanOrEqual(best.seconds * (1 + 1e-12));
    }), RUNS);
  });

  test('newer software never slows it', () => {
    fc.assert(fc.property(asked, (question) => {
      const { best } = planRun(inputOf(question));
      const later = planRun(inputOf({ ...question, year: question.year + 1 })).best;
      if (best) expect(later!.seconds).toBeLessThanOrEqual(best.seconds * 1.001); // plans that tie differ by rounding
    }), RUNS);
  });
});

describe('scale', () => {
  // Where memory is tight, more GPUs also mean less to recompute: there MFU may rise.
  test('MFU falls with the number of GPUs at a fixed batch, once the model fits at ease', () => {
    fc.assert(fc.property(fc.constantFrom('h100', 'a100', 'b200', 'tpu-v4'), fc.double({ min: 10, max: 12, noNaN: true }), fc.constantFrom(2048, 8192), (accelerator, power, sequence) => {
      const roomyFrom = 10 ** power / 4e7; // GPUs with which memory no longer decides the plan
      const before = [Infinity, Infinity];
      for (let gpus = 512; gpus <= 131_072; gpus *= 2) {
        if (gpus < roomyFrom) continue;
        const { best } = planRun(inputOf({ accelerator, gpus, params: 10 ** power, sequence, batch: 8e6, year: 2025, precision: 'bf16', sparsity: 1 }));
        if (!best) continue;
        expect(best.mfu).toBeLessThan(before.at(-1)! * 1.02); // a batch may split better over twice as many
        expect(best.mfu).toBeLessThan(before.at(-2)!);
        before.push(best.mfu);
      }
    }), { numRuns: 15 });
  });

  test('a plan that is given loses MFU with every doubling', () => {
    let before = Infinity;
    for (let gpus = 8192; gpus <= 262_144; gpus *= 2) {
      const mfu = number(ask({ ...llama, gpus, tensorParallel: 8, pipelineParallel: 16 }), 'mfu');
      expect(mfu).toBeLessThan(before);
      before = mfu;
    }
  });

  test('the whole run is shorter on more GPUs, while the batch feeds them', () => {
    expect(number(ask({ ...llama, gpus: 32_768 }), 'wallDays')).toBeLessThan(number(ask(llama), 'wallDays'));
  });

  test.each([1, 7, 1000, 24_001, 100_000, 1_000_000])('%d GPUs give a finite answer', (gpus) => {
    const result = ask({ ...llama, gpus, params: 1e9, tokens: 20e9 });
    for (const output of ['stepSeconds', 'mfu', 'computeDays', 'wallDays', 'gpuHours', 'tokensPerSecondPerGpu']) {
      expect(number(result, output)).toBeGreaterThan(0);
      expect(Number.isFinite(number(result, output))).toBe(true);
    }
  });
});

describe('pipeline and memory', () => {
  const input = inputOf({ accelerator: 'h100', gpus: 1024, params: 175e9, sequence: 2048, batch: 2048 * 512, year: 2022, precision: 'bf16', sparsity: 1 });
  const plan: Plan = { tensor: 8, pipeline: 8, context: 1, data: 16, expert: 1, microBatch: 1, chunks: 1, shardWeights: false };

  test('the bubble is (p - 1) / (m + p - 1) of the pipeline\'s time, divided by interleaving', () => {
    const once = stepTime(input, plan);
    const pipelined = once.parts.bubble / (plan.pipeline - 1) * (once.microBatches + plan.pipeline - 1);
    expect(once.parts.bubble / pipelined).toBeCloseTo(7 / (32 + 7), 9);
    expect(stepTime(input, { ...plan, chunks: 4 }).parts.bubble).toBeLessThan(once.parts.bubble / 3.5);
  });

  test('activations of Korthikanti et al.: 34 bytes per token, layer and hidden unit over tensor parallel, with all of the pipeline in flight', () => {
    const old = { ...input, stack: { ...input.stack, fusedAttention: 0 } };
    const { hidden, layers } = input.shape;
    const perUnit = 2048 * hidden * layers / 8 / 1e9;
    // Scores: 5 bytes for each head and pair of tokens; dropped where they do not fit.
    expect(trainingMemory(old, plan).activationsGB).toBeCloseTo((34 + 5 * (hidden / 128) * 2048 / hidden) * perUnit, 6);
    expect(trainingMemory({ ...old, memoryGB: 48 }, plan).activationsGB).toBeCloseTo(34 * perUnit, 6);
  });

  test('sharding spreads weights, gradients and optimiser', () => {
    const flat = { ...plan, pipeline: 1, data: 128 };
    expect(trainingMemory(input, { ...flat, shardWeights: true }).stateGB).toBeLessThan(trainingMemory(input, flat).stateGB);
    expect(trainingMemory(input, flat).stateGB).toBeCloseTo(175 * (6 + 12 / 128) / 8, 3);
  });
});

test('a skill grows between its two years and nowhere else', () => {
  const ramp = { fromYear: 2022, toYear: 2024, before: 0.2, after: 0.8 };
  expect([2020, 2022, 2023, 2024, 2030].map((year) => skillAt(ramp, year))).toEqual([0.2, 0.2, 0.5, 0.8, 0.8]);
});
