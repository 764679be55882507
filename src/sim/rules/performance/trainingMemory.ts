/**
 * Memory of one GPU in a training step: weights, gradients, optimiser, activations of the micro-batches in flight
 * (Korthikanti et al. 2022: 34 bytes per token, layer and hidden unit with fused attention; interleaving keeps (p-1)/(p v) more).
 * What does not fit is recomputed: the share of layers is the answer.
 */
import { localParams, microBatches, microBatchTokens, shardSizes, type Plan, type StepInput } from './plan.ts';

const GIGA = 1e9;
const WEIGHT_BYTES = 2;
/** Kept of a recomputed layer: its input. */
const INPUT_BYTES = 2;
/** Of the activations, what norms and dropout keep: split over tensor parallel with sequence sharding alone. */
const UNSHARDED_RATIO = 10 / 34;
/** Saved scores, their dropout and its mask, per element of the score matrix (Korthikanti et al. 2022). */
const SCORE_BYTES = 5;
/** Layers whose weights are gathered at one time when they are sharded. */
const GATHERED_LAYERS = 2;

export interface TrainingMemory {
  stateGB: number; // weights, gradients, optimiser
  activationsGB: number; // with nothing recomputed
  leastActivationsGB: number; // with every layer recomputed
  usableGB: number;
  recompute: number; // share of layers recomputed so that it fits, 0..1
  missingGB: number; // 0 = fits
  scoresRecomputed: boolean; // of unfused attention
}

export function trainingMemory(input: StepInput, plan: Plan): TrainingMemory {
  const { model, shape, stack, precision } = input;
  const usableGB = Math.max(0, input.memoryGB * (1 - model.memoryReserveRatio) - model.memoryReserveGB);
  const stateGB = stateBytes(input, plan) / GIGA;

  const tokens = microBatchTokens(input, plan);
  const lean = model.activationBytes + (model.leanActivationBytes - model.activationBytes) * stack.fusedAttention;
  const perUnit = lean * (precision === 'fp8' ? model.fp8ActivationRatio : 1);
  const unsharded = stack.sequenceShard ? 1 / plan.tensor : UNSHARDED_RATIO + (1 - UNSHARDED_RATIO) / plan.tensor;
  const scores = (1 - stack.fusedAttention) * SCORE_BYTES * (shape.hidden / model.headSize) * input.sequence / plan.tensor;
  const bare = tokens * shape.hidden * (perUnit * unsharded + expertBytes(input, plan));
  const kept = tokens * shape.hidden * INPUT_BYTES * (stack.sequenceShard ? 1 / plan.tensor : 1);
  const inFlight = shape.layers / plan.pipeline * Math.min(microBatches(input, plan), plan.pipeline)
    * (plan.chunks > 1 ? 1 + (plan.pipeline - 1) / (plan.pipeline * plan.chunks) : 1);
  const free = usableGB - stateGB;
  // Newer stacks can drop the scores of unfused attention alone and compute them again.
  const whole = bare + tokens * scores;
  const scoresRecomputed = stack.sequenceShard && inFlight * whole / GIGA > free;
  const layer = scoresRecomputed ? bare : whole;
  const activationsGB = inFlight * layer / GIGA;
  const leastActivationsGB = Math.min(activationsGB, (inFlight * kept + layer) / GIGA);

  const missingGB = Math.max(0, leastActivationsGB - free);
  return {
    stateGB, activationsGB, leastActivationsGB, usableGB, missingGB, scoresRecomputed,
    recompute: recomputeShare(activationsGB, leastActivationsGB, free, stack.sequenceShard),
  };
}

/** Old stacks recompute every layer or none; newer ones as many as they must. */
function recomputeShare(activationsGB: number, leastGB: number, freeGB: number, partly: boolean): number {
  if (activationsGB <= freeGB) return 0;
  if (!partly || activationsGB <= leastGB) return 1;
  return Math.min(1, (activationsGB - freeGB) / (activationsGB - leastGB));
}

/** Copies of tokens that experts work on keep their inputs and outputs. */
function expertBytes(input: StepInput, plan: Plan): number {
  if (input.shape.expertParams <= 0) return 0;
  return 2 * WEIGHT_BYTES * input.shape.expertsPerToken / plan.tensor;
}

/** What of one GPU's state is weights, gradients and optimiser, GB; they add up to stateGB. */
export function stateParts(input: StepInput, plan: Plan): { weightsGB: number; gradientsGB: number; optimiserGB: number } {
  const { model } = input;
  const bytes = stateBytes(input, plan);
  const local = localParams(input.shape, plan);
  const shards = shardSizes(plan);
  const optimiser = model.optimiserBytes * (local.trunk / shards.trunk + local.experts / shards.experts);
  const weights = (bytes - optimiser) * WEIGHT_BYTES / (WEIGHT_BYTES + model.gradientBytes);
  return { weightsGB: weights / GIGA, gradientsGB: (bytes - optimiser - weights) / GIGA, optimiserGB: optimiser / GIGA };
}

function stateBytes(input: StepInput, plan: Plan): number {
  const { model, shape } = input;
  const local = localParams(shape, plan);
  const shards = shardSizes(plan);
  const whole = WEIGHT_BYTES + model.gradientBytes;
  if (!plan.shardWeights) return local.trunk * (whole + model.optimiserBytes / shards.trunk) + local.experts * (whole + model.optimiserBytes / shards.experts);
  const state = whole + model.optimiserBytes;
  const layers = Math.max(1, shape.layers / plan.pipeline);
  return state * (local.trunk / shards.trunk + local.experts / shards.experts)
    + Math.min(layers, GATHERED_LAYERS) * whole * (local.trunk + local.experts) / layers;
}
