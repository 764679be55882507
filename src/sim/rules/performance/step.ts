/**
 * Time of one training step under a plan: micro-batches through the pipeline with its bubble (p-1)/(v m + p-1) (Narayanan et al. 2021),
 * recomputation, data-parallel reduction and gathering, the optimiser, and the slowest of many nodes.
 */
import { log } from '../../core/maths.ts';
import { hidden, layerTimes, total, type LayerSeconds } from './layer.ts';
import { gatherSeconds, localMembers } from './links.ts';
import { localParams, microBatches, microBatchTokens, planGpus, shardSizes, type Plan, type StepInput } from './plan.ts';
import { attentionFlopPerToken, weightFlopPerToken } from './shape.ts';
import { trainingMemory, type TrainingMemory } from './trainingMemory.ts';

/** Seconds of a step by cause; they add up to its length. */
export interface StepParts extends LayerSeconds {
  recompute: number;
  bubble: number;
  pipelineComm: number; // exposed
  dataComm: number; // exposed
  optimiser: number; // with what comes once a step
  straggler: number;
}

export interface StepTime {
  plan: Plan;
  seconds: number;
  parts: StepParts;
  memory: TrainingMemory;
  microBatches: number;
  flop: number; // of the model in one step, recomputation not counted
  mfu: number; // of the dense BF16 peak of all GPUs asked for
  hfu: number; // with recomputed FLOP
}

const TERA = 1e12;
const GIGA = 1e9;
const BYTES_BF16 = 2;
/** The optimiser reads and writes its state, reads gradients and writes weights. */
const OPTIMISER_PASSES = 2;
/** Of the FLOP of a layer, those of the forward pass that is done again. */
const FORWARD_SHARE = 1 / 3;

/** Step time of a plan that fits memory; `memory.missingGB` > 0 says that it does not. */
export function stepTime(input: StepInput, plan: Plan, memory: TrainingMemory = trainingMemory(input, plan)): StepTime {
  const { shape, model, stack } = input;
  const layers = shape.layers / plan.pipeline;
  const { forward, backward } = layerTimes(input, plan, memory.scoresRecomputed);
  const m = microBatches(input, plan);
  const recompute = memory.recompute * total(forward);
  const micro = layers * (total(forward) + total(backward) + recompute);
  const runs = m * layers;
  const sumOf = (part: keyof LayerSeconds): number => runs * (forward[part] + backward[part]);

  const bubble = (plan.pipeline - 1) / plan.chunks * micro;
  const pipelineComm = m * (1 - stack.pipelineOverlap) * pipelineSeconds(input, plan);
  const dataComm = dataSeconds(input, plan, m, micro, bubble);
  const optimiser = optimiserSeconds(input, plan) + model.stepGapS;
  const before = m * micro + bubble + pipelineComm + dataComm + optimiser;
  const straggler = before * model.nodeSpreadRatio * slowestOf(input.gpus / model.nodeGpus);
  const seconds = before + straggler;

  const flop = input.batchTokens * (weightFlopPerToken(shape) + attentionFlopPerToken(shape, input.sequence));
  const peak = input.gpus * input.accelerator.peakTflops * TERA;
  const mfu = flop / (peak * seconds);
  return {
    plan, seconds, memory, microBatches: m, flop, mfu, hfu: mfu * (1 + FORWARD_SHARE * memory.recompute),
    parts: {
      matmul: sumOf('matmul'), attention: sumOf('attention'), memory: sumOf('memory'), tensorComm: sumOf('tensorComm'),
      contextComm: sumOf('contextComm'), expertComm: sumOf('expertComm'), recompute: runs * recompute, bubble, pipelineComm, dataComm, optimiser, straggler,
    },
  };
}

/** How many standard deviations the slowest of n lies from the mean, for large n: sqrt(2 ln n). */
export function slowestOf(n: number): number {
  return n > 1 ? Math.sqrt(2 * log(n)) : 0;
}

/** Activations sent on and gradients sent back, once for each chunk of a micro-batch. */
function pipelineSeconds(input: StepInput, plan: Plan): number {
  if (plan.pipeline === 1) return 0;
  const { links, shape, stack } = input;
  const bytes = microBatchTokens(input, plan) * shape.hidden * BYTES_BF16 / (stack.sequenceShard ? plan.tensor : 1);
  const rate = planGpus(plan) <= links.domain ? links.upBytesPerS : links.outBytesPerS;
  return 2 * plan.chunks * bytes / rate;
}

/** Gradients reduced and weights gathered; hidden behind the first and last micro-batch and in the bubble, or behind each one when weights are sharded. */
function dataSeconds(input: StepInput, plan: Plan, m: number, micro: number, bubble: number): number {
  const { model, links, stack } = input;
  const local = localParams(input.shape, plan);
  const shards = shardSizes(plan);
  const inner = plan.tensor;
  const near = localMembers(shards.trunk, inner, links.domain);
  const nearExperts = localMembers(shards.experts, plan.expert > 1 ? plan.expert : inner, links.domain);
  const perByte = gatherSeconds(local.trunk, shards.trunk, near, links) + gatherSeconds(local.experts, shards.experts, nearExperts, links);
  if (!plan.shardWeights) return hidden((model.gradientBytes + BYTES_BF16) * perByte, stack.dataOverlap, micro + bubble);
  return m * hidden((model.gradientBytes + 2 * BYTES_BF16) * perByte, stack.shardOverlap, micro);
}

function optimiserSeconds(input: StepInput, plan: Plan): number {
  const { model, accelerator } = input;
  const local = localParams(input.shape, plan);
  const shards = shardSizes(plan);
  const params = local.trunk / shards.trunk + local.experts / shards.experts;
  const bytes = params * (OPTIMISER_PASSES * model.optimiserBytes + model.gradientBytes + BYTES_BF16);
  return bytes / (accelerator.memoryGBPerS * GIGA * model.memoryRatio);
}
