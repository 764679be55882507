/**
 * What a mixture of experts is worth. Its loss is that of a dense model of as many parameters as
 *   active * e^moeExponent,   1/e = 1/(total/active - 1 + c) + 1/moeSaturation,   c so that e = 1 for a dense model
 * (form of saturation: Clark et al. 2022; exponent: DeepSpeed-MoE 2022). FLOP go with active parameters, memory and checkpoints with all.
 */
import { pow } from '../core/maths.ts';
import type { TrainingConstants } from '../world/catalogConstants.ts';
import { computeOptimal } from './scalingLaw.ts';

/** Parameters of the dense model that is as good after the same tokens. */
export function denseWorth(params: number, activeParams: number, training: TrainingConstants): number {
  const sparsity = params / activeParams;
  if (!(sparsity > 1)) return params;
  const { moeSaturation: most, moeExponent } = training;
  const one = most > 1 ? 1 / (1 - 1 / most) : 1;
  const counted = most > 1 ? 1 / (1 / (sparsity - 1 + one) + 1 / most) : 1;
  return activeParams * pow(Math.max(1, counted), moeExponent);
}

/** Active parameters and tokens of least loss for a budget of FLOP, at a given total over active. */
export function optimalMixture(flops: number, sparsity: number, training: TrainingConstants): { params: number; activeParams: number; tokens: number } {
  const worth = denseWorth(Math.max(1, sparsity), 1, training);
  const dense = computeOptimal(flops * worth, training);
  const activeParams = dense.params / worth;
  return { params: activeParams * Math.max(1, sparsity), activeParams, tokens: dense.tokens };
}
