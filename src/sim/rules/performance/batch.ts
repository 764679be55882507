/**
 * Tokens of a global batch that a run of so many tokens can use without wasting data (critical batch: Zhang et al. 2024, exponent 0.47).
 * An expert sees a part of each batch only: mixtures take larger ones, by a power of all parameters over active ones.
 */
import { pow } from '../../core/maths.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';
import type { ModelShape } from './shape.ts';

export function usualBatchTokens(trainingTokens: number, sequence: number, shape: ModelShape, model: PerformanceModelDef): number {
  const sparsity = pow(shape.params / shape.activeParams, model.batchSparsityExponent);
  const tokens = model.batchTokens * sparsity * pow(Math.max(1, trainingTokens) / model.batchReferenceTokens, model.batchExponent);
  return Math.max(sequence, Math.round(tokens / sequence) * sequence);
}
