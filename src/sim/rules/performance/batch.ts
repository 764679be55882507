/** Tokens of a global batch that a run of so many tokens can use without wasting data (critical batch: Zhang et al. 2024, exponent 0.47). */
import { pow } from '../../core/maths.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';

export function usualBatchTokens(trainingTokens: number, sequence: number, model: PerformanceModelDef): number {
  const tokens = model.batchTokens * pow(Math.max(1, trainingTokens) / model.batchReferenceTokens, model.batchExponent);
  return Math.max(sequence, Math.round(tokens / sequence) * sequence);
}
