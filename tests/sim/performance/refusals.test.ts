import { describe, expect, test } from 'vitest';
import { ask, llama, planOf, refusals } from './ask.ts';

const codes = (spec: Parameters<typeof refusals>[0]): string[] => refusals(spec).map((refusal) => refusal.code);

describe('plans that cannot run say what is missing', () => {
  test.each([
    ['no-fp8', { ...llama, accelerator: 'a100', precision: 'fp8' }],
    ['tokens-or-flops', { ...llama, tokens: undefined }],
    ['tokens-and-flops', { ...llama, flops: 1e25 }],
    ['active-over-params', { ...llama, activeParams: 1e12 }],
    ['degrees-not-dividing', { ...llama, gpus: 1000, tensorParallel: 8, pipelineParallel: 16 }],
    ['too-few-gpus', { ...llama, gpus: 64, tensorParallel: 8, pipelineParallel: 16 }],
    ['tensor-beyond-domain', { ...llama, tensorParallel: 16 }],
    ['tensor-beyond-heads', { ...llama, accelerator: 'tpu-v4', gpus: 4096, params: 7e9, tensorParallel: 256 }],
    ['pipeline-beyond-layers', { ...llama, pipelineParallel: 512 }],
    ['context-beyond-sequence', { ...llama, sequenceLength: 8, contextParallel: 16, globalBatchTokens: 4096 }],
    ['expert-dense', { ...llama, expertParallel: 8 }],
    ['expert-beyond-group', { ...llama, gpus: 64, activeParams: 20e9, expertParallel: 128 }],
    ['expert-not-dividing', { ...llama, activeParams: 37e9, pipelineParallel: 16, expertParallel: 7 }],
    ['no-progress', { ...llama, gpus: 1_048_576, restartMinutes: 10_000 }],
    ['batch-below-sequence', { ...llama, globalBatchTokens: 100 }],
    ['model-too-large', { ...llama, gpus: 16 }],
    ['model-too-large', { ...llama, gpus: 8, accelerator: 'v100', params: 175e9 }],
    ['model-too-large-ever', { ...llama, tensorParallel: 1, pipelineParallel: 1, gpuMemoryGB: 2 }],
  ])('%s', (code, spec) => {
    expect(codes(spec)).toContain(code);
  });

  test('memory: how much a GPU lacks, and how many GPUs would do', () => {
    const refusal = refusals({ ...llama, gpus: 16 })[0]!;
    const { need, have, missing, gpus } = refusal.params as Record<string, number>;
    expect(missing).toBeCloseTo(need! - have!, 6);
    expect(gpus).toBeGreaterThan(16);
    expect(planOf(ask({ ...llama, gpus: gpus! }))['memoryGB']).toBeLessThanOrEqual(80);
  });

  test('tensor parallel across servers: a network that gives what is asked for is taken', () => {
    const refusal = refusals({ ...llama, tensorParallel: 16 })[0]!;
    const { need, have, missing } = refusal.params as Record<string, number>;
    expect(missing).toBeCloseTo(need! - have!, 6);
    const enough = 1.01 * 400 * need! / have!;
    expect(planOf(ask({ ...llama, tensorParallel: 16, linkGbps: enough }))['tensorParallel']).toBe(16);
    expect(codes({ ...llama, tensorParallel: 16, linkGbps: enough * 0.9 })).toContain('tensor-beyond-domain');
  });

  test('a rack of 72 is one domain', () => {
    expect(planOf(ask({ ...llama, accelerator: 'gb200-nvl72', gpus: 9216, tensorParallel: 64, softwareYear: 2026 }))['tensorParallel']).toBe(64);
  });
});
