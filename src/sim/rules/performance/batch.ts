/**
 * Tokens of a global batch that a run of so many tokens can use without wasting data (critical batch: Zhang et al. 2024, exponent 0.47).
 * An expert sees a part of each batch only: mixtures take larger ones, by a power of all parameters over active ones.
 */
import { pow } from '../../core/maths.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';
import type { StepInput } from './plan.ts';
import type { ModelShape } from './shape.ts';
import { stepTime, type StepTime } from './step.ts';

export function usualBatchTokens(trainingTokens: number, sequence: number, shape: ModelShape, model: PerformanceModelDef): number {
  const sparsity = pow(shape.params / shape.activeParams, model.batchSparsityExponent);
  const tokens = model.batchTokens * sparsity * pow(Math.max(1, trainingTokens) / model.batchReferenceTokens, model.batchExponent);
  return Math.max(sequence, Math.round(tokens / sequence) * sequence);
}

/** Batch of the ramp's tokens, in tokens. */
export function rampBatchTokens(batchTokens: number, sequence: number, model: PerformanceModelDef): number {
  return Math.max(sequence, batchTokens * model.rampBatchRatio);
}

/** Extra time of the ramp's tokens over those of the full batch, by the same plan: the bubble and what comes once a step weigh more. */
export function rampSlowdown(input: StepInput, step: StepTime): number {
  const batchTokens = rampBatchTokens(input.batchTokens, input.sequence, input.model);
  const seconds = stepTime({ ...input, batchTokens }, step.plan).seconds;
  return Math.max(0, seconds / batchTokens / (step.seconds / input.batchTokens) - 1);
}
