import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ask, llama, number, term } from './ask.ts';
import { PUBLISHED } from './runs.ts';

const USUAL_POINTS = 6;
const results = PUBLISHED.map((run) => ({ run, mfu: 100 * Number(term(ask(run.spec), 'mfuOfBf16Peak')) }));
const errors = results.map(({ run, mfu }) => Math.abs(mfu - run.mfu)).sort((a, b) => a - b);

describe('published MFU, one set of constants', () => {
  test.each(results.map((result) => [result.run.name, result] as const))('%s', (_, { run, mfu }) => {
    expect(Math.abs(mfu - run.mfu)).toBeLessThanOrEqual(run.within ?? USUAL_POINTS);
  });

  test('half of all runs lie within four points', () => {
    expect(errors[Math.floor(errors.length / 2)]).toBeLessThanOrEqual(4);
  });
});

describe('what the calibration asks of scale, C8 and C12', () => {
  const mfuOf = (more: object): number => number(ask({ ...llama, ...more }), 'mfu');
  test('more GPUs at the same batch, and longer sequences, cost MFU as published', () => {
    const [b, c] = [mfuOf({ gpus: 8192 }), mfuOf({})];
    expect(c / b).toBeGreaterThanOrEqual(0.93);
    expect(c / b).toBeLessThanOrEqual(0.98);
    expect(mfuOf({ sequenceLength: 131_072 })).toBeLessThan(c);
  });

  test.each([[2024], [undefined]])('Llama 3.1 405B takes 64 to 70 days of computing and 72 to 85 on the wall, software of %s', (softwareYear) => {
    const result = ask({ ...llama, tokens: undefined, globalBatchTokens: undefined, flops: 3.8e25, softwareYear });
    expect(number(result, 'computeDays')).toBeGreaterThanOrEqual(64);
    expect(number(result, 'computeDays')).toBeLessThanOrEqual(70);
    expect(number(result, 'wallDays')).toBeGreaterThanOrEqual(72);
    expect(number(result, 'wallDays')).toBeLessThanOrEqual(85);
  });
});

describe('published length of runs, on the wall clock', () => {
  test.each([
    ['Llama 3.1 405B, model card', { ...llama, tokens: 15.6e12 }, 30.84e6],
    ['DeepSeek-V3, its report, pre-training', { ...llama, gpus: 2048, precision: 'fp8', params: 671e9, activeParams: 37e9, sequenceLength: 4096, tokens: 14.8e12, globalBatchTokens: 63e6 }, 2.66e6],
    ['Llama 2 70B, model card', { ...llama, accelerator: 'a100', gpus: 2000, params: 70e9, sequenceLength: 4096, tokens: 2e12, globalBatchTokens: 4e6, softwareYear: 2023 }, 1.72e6],
    ['BLOOM, 1.08 million GPU-hours', { ...llama, accelerator: 'a100', gpus: 384, params: 176e9, sequenceLength: 2048, tokens: 366e9, globalBatchTokens: 4.2e6, softwareYear: 2021, fleet: 'bloom', automation: 'manual' }, 1.08e6],
  ])('%s', (_, spec, gpuHours) => {
    const model = number(ask(spec), 'gpuHours');
    expect(model / gpuHours).toBeGreaterThan(0.8);
    expect(model / gpuHours).toBeLessThan(1.2);
  });
});

describe('FLOP and peaks', () => {
  test('6 x active parameters x tokens, and the other way round', () => {
    expect(number(ask(llama), 'flops')).toBeCloseTo(6 * 405e9 * 15.6e12, -20);
    const back = ask({ ...llama, tokens: undefined, flops: 6 * 405e9 * 15.6e12 });
    expect(number(back, 'computeDays')).toBeCloseTo(number(ask(llama), 'computeDays'), 6);
  });

  test('FP8 is quoted against the FP8 peak, with the other quotation beside it', () => {
    const result = ask({ ...llama, precision: 'fp8' });
    expect(number(result, 'mfu')).toBeCloseTo(number(result, 'tflopsPerGpu') / 1979, 6);
    expect(term(result, 'mfuOfBf16Peak')).toBeCloseTo(number(result, 'tflopsPerGpu') / 989, 6);
    const gain = number(result, 'tflopsPerGpu') / number(ask(llama), 'tflopsPerGpu');
    expect(gain).toBeGreaterThan(1.2);
    expect(gain).toBeLessThan(1.8);
  });

  test('the shares of a step add up', () => {
    const result = ask(llama);
    const shares = result.terms.filter((entry) => entry.id.startsWith('step.')).reduce((sum, entry) => sum + Number(entry.value), 0);
    expect(shares).toBeCloseTo(1, 9);
  });

  test('kernels of H100 gained about half in a year', () => {
    const at = (softwareYear: number): number => number(ask({ ...llama, gpus: 128, params: 175e9, sequenceLength: 2048, globalBatchTokens: 256 * 2048, softwareYear }), 'mfu');
    expect(at(2024) / at(2023)).toBeGreaterThan(1.25);
    expect(at(2024) / at(2023)).toBeLessThan(1.7);
  });
});

/** One row of the table in docs/calibration.md. */
function rowOf({ run, mfu }: (typeof results)[number]): string {
  const error = mfu - run.mfu;
  return `| ${run.name} | ${run.spec.accelerator} | ${run.spec.gpus} | ${run.mfu.toFixed(1)} | ${mfu.toFixed(1)} | ${error < 0 ? '' : '+'}${error.toFixed(1)} | ${run.why ?? ''} |`;
}

test('the table in docs/calibration.md is what the model says', () => {
  const table = readFileSync(new URL('../../../docs/calibration.md', import.meta.url), 'utf8');
  const missing = results.map(rowOf).filter((row) => !table.includes(row));
  expect(missing.join('\n')).toBe('');
});
