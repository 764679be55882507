/** Constants of step time for tests of the simulation: those of the base pack when this was written, so that steps are sane. */
import type { PerformanceModelDef } from '../../src/sim/world/catalogPerformance.ts';

export const tinyPerformance: PerformanceModelDef = {
  id: 'transformer', name: 'test.transformer', sources: {},
  hiddenPerLayer: 128, headSize: 128, keyValueRatio: 0.125, expertActiveRatio: 0.6, expertsPerSparsity: 0.45, mostExpertsPerToken: 8,
  dispatchCopies: 4, memoryRatio: 0.8, passBytes: 68, softmaxBytes: 12, expertPassBytes: 80, expertFusedBytes: 25, kernelGapS: 5e-05, expertMatmulRatio: 0.85,
  expertHalfTokens: 256, fp8CastBytes: 16, scaleUpRatio: 0.75, scaleOutRatio: 0.85, exchangeRatio: 0.5, farTierRatio: 0.9, switchRadix: 64,
  activationBytes: 34, leanActivationBytes: 24, fp8ActivationRatio: 0.7, gradientBytes: 4, optimiserBytes: 12, memoryReserveRatio: 0.04,
  memoryReserveGB: 2, stepGapS: 0.03, nodeSpreadRatio: 0.02, nodeGpus: 8, newestYear: 2026, supportYears: 5, maturingYears: 1.3,
  interleaveYear: 2021, shortPipelineYear: 2024, fullShardYear: 2021, sequenceShardYear: 2022,
  attention: { fromYear: 2022, toYear: 2024, before: 0, after: 1 },
  attentionRatio: { fromYear: 2023, toYear: 2025, before: 0.7, after: 0.9 },
  tensorOverlap: { fromYear: 2023, toYear: 2024, before: 0, after: 0.7 },
  dataOverlap: { fromYear: 2022, toYear: 2024, before: 0.1, after: 0.8 },
  shardOverlap: { fromYear: 2021, toYear: 2024, before: 0.5, after: 0.85 },
  pipelineOverlap: { fromYear: 2020, toYear: 2024, before: 0.3, after: 0.8 },
  expertFusion: { fromYear: 2022, toYear: 2026, before: 0, after: 1 }, expertOverlap: { fromYear: 2024, toYear: 2027, before: 0, after: 0.6 }, batchTokens: 16000000, batchReferenceTokens: 15600000000000,
  batchExponent: 0.47, batchSparsityExponent: 0.5, rampTokensRatio: 0.18, rampBatchRatio: 0.5, plannedStopsRatio: 0.03,
};
