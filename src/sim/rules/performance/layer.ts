/**
 * Time of one layer on one micro-batch: matrix products, attention, element-wise kernels, and the communication that is not hidden.
 * Forward and backward apart. First order: every part by its own rate; the share of communication that software hides is a skill.
 */
import { exchangeSeconds, gatherSeconds, localMembers } from './links.ts';
import { localParams, microBatchTokens, type Plan, type StepInput } from './plan.ts';

export interface LayerSeconds {
  matmul: number;
  attention: number;
  memory: number; // element-wise kernels and reading of weights
  tensorComm: number; // exposed
  contextComm: number;
  expertComm: number;
}

const TERA = 1e12;
const GIGA = 1e9;
const BYTES_BF16 = 2;
const BYTES_FP8 = 1;
const FLOP_FORWARD = 2; // per parameter and token
const BACKWARD = 2; // backward over forward, in products and traffic
const BACKWARD_FUSED = 2.5; // fused attention computes its scores again (Dao 2022)
/** Gathers and scatters of a layer's tensor group in one direction: two around attention, two around feed-forward. */
const TENSOR_COLLECTIVES = 4;
/** Element-wise work that is not split without sequence sharding: norms and dropout. */
const UNSHARDED_RATIO = 0.3;

export interface LayerTimes {
  forward: LayerSeconds;
  backward: LayerSeconds;
}

export const total = (layer: LayerSeconds): number =>
  layer.matmul + layer.attention + layer.memory + layer.tensorComm + layer.contextComm + layer.expertComm;

/** Sustained matrix rate of one GPU with its stack, FLOP/s. */
export function matmulRate(input: StepInput, precision: StepInput['precision']): number {
  const { accelerator, stack } = input;
  return TERA * stack.kernelRatio * (precision === 'fp8'
    ? accelerator.peakFp8Tflops * accelerator.matmulFp8Ratio
    : accelerator.peakTflops * accelerator.matmulRatio);
}

/** `scoresRecomputed`: unfused attention keeps no scores and computes them again going backward. */
export function layerTimes(input: StepInput, plan: Plan, scoresRecomputed = false): LayerTimes {
  const { shape, stack } = input;
  const tokens = microBatchTokens(input, plan);
  const rate = matmulRate(input, input.precision);
  const matmul = FLOP_FORWARD * tokens / (plan.tensor * rate * shape.layers)
    * (shape.trunkParams + shape.expertActiveParams / expertRatio(input, plan, tokens));
  const core = attentionSeconds(input, plan, tokens, scoresRecomputed);
  const memory = memorySeconds(input, plan, tokens);
  const tensor = hidden(tensorSeconds(input, plan, tokens), stack.tensorOverlap, matmul);
  const tensorBack = hidden(tensorSeconds(input, plan, tokens), stack.tensorOverlap, BACKWARD * matmul);
  const context = contextSeconds(input, plan);
  const expert = expertSeconds(input, plan, tokens);
  return {
    forward: {
      matmul, attention: core.forward, memory, tensorComm: tensor,
      contextComm: hidden(context, stack.dataOverlap, core.forward), expertComm: hidden(expert.forward, stack.expertOverlap, matmul),
    },
    backward: {
      matmul: BACKWARD * matmul, attention: core.backward, memory: BACKWARD * memory, tensorComm: tensorBack,
      contextComm: hidden(2 * context, stack.dataOverlap, core.backward),
      expertComm: hidden(expert.backward, stack.expertOverlap, BACKWARD * matmul),
    },
  };
}

/** What is left of communication of which software hides `overlap`, as far as there is computing to hide it behind. */
export function hidden(communication: number, overlap: number, computing: number): number {
  return communication - Math.min(communication * overlap, computing);
}

/** Grouped products of experts over plain ones: lower by uneven load, and when an expert gets few tokens of a micro-batch. */
function expertRatio(input: StepInput, plan: Plan, tokens: number): number {
  const { shape, model } = input;
  if (shape.expertParams <= 0) return 1;
  const tokensPerExpert = tokens * Math.max(1, plan.expert / plan.tensor) * shape.expertActiveParams / shape.expertParams;
  return model.expertMatmulRatio * tokensPerExpert / (tokensPerExpert + model.expertHalfTokens);
}

/** Scores and weighted values; unfused attention also moves its score matrix through memory, and computes the masked half. */
function attentionSeconds(input: StepInput, plan: Plan, tokens: number, scoresRecomputed: boolean): { forward: number; backward: number } {
  const { shape, stack, model, accelerator, sequence } = input;
  const causalFlop = 2 * sequence * shape.hidden * tokens / plan.tensor;
  const rate = matmulRate(input, 'bf16');
  const fused = causalFlop / (rate * stack.attentionRatio);
  const scoreBytes = model.softmaxBytes * (shape.hidden / model.headSize) * sequence * tokens / plan.tensor;
  const unfused = 2 * causalFlop / rate + scoreBytes / (accelerator.memoryGBPerS * GIGA * model.memoryRatio);
  const unfusedBack = BACKWARD + (scoresRecomputed ? 1 : 0);
  return {
    forward: stack.fusedAttention * fused + (1 - stack.fusedAttention) * unfused,
    backward: stack.fusedAttention * BACKWARD_FUSED * fused + (1 - stack.fusedAttention) * unfusedBack * unfused,
  };
}

function memorySeconds(input: StepInput, plan: Plan, tokens: number): number {
  const { shape, stack, model, accelerator, precision } = input;
  const share = stack.sequenceShard ? 1 / plan.tensor : UNSHARDED_RATIO + (1 - UNSHARDED_RATIO) / plan.tensor;
  const cast = precision === 'fp8' ? model.fp8CastBytes / plan.tensor : 0;
  const experts = shape.expertParams > 0 ? stack.expertPassBytes * shape.expertsPerToken / plan.tensor : 0;
  const activations = tokens * shape.hidden * (model.passBytes * share + cast + experts);
  const local = localParams(shape, plan);
  const weights = (local.trunk + local.experts) * plan.pipeline / shape.layers * (precision === 'fp8' ? BYTES_FP8 : BYTES_BF16);
  return (activations + weights) / (accelerator.memoryGBPerS * GIGA * model.memoryRatio) + model.kernelGapS;
}

/** Tensor parallel: activations gathered and scattered around attention and feed-forward; experts of their own group need no second pair. */
function tensorSeconds(input: StepInput, plan: Plan, tokens: number): number {
  const bytes = tokens * input.shape.hidden * BYTES_BF16;
  const collectives = plan.expert > 1 ? TENSOR_COLLECTIVES / 2 : TENSOR_COLLECTIVES;
  return collectives * gatherSeconds(bytes, plan.tensor, localMembers(plan.tensor, 1, input.links.domain), input.links);
}

/** Context parallel: keys and values of the whole sequence are gathered. */
function contextSeconds(input: StepInput, plan: Plan): number {
  const { shape, model, links } = input;
  const bytes = 2 * plan.microBatch * input.sequence * shape.hidden * model.keyValueRatio * BYTES_BF16 / plan.tensor;
  return gatherSeconds(bytes, plan.context, localMembers(plan.context, plan.tensor, links.domain), links);
}

/** Expert parallel: tokens are sent to their experts and back. Across domains each is sent once to a node, at most to `dispatchCopies`. */
function expertSeconds(input: StepInput, plan: Plan, tokens: number): { forward: number; backward: number } {
  const { shape, model, links, precision } = input;
  if (!(plan.expert > 1)) return { forward: 0, backward: 0 };
  const local = localMembers(plan.expert, 1, links.domain);
  const copies = Math.min(shape.expertsPerToken, plan.expert > local ? model.dispatchCopies : plan.expert);
  const bytes = copies * tokens / plan.tensor * shape.hidden;
  const dispatch = precision === 'fp8' ? BYTES_FP8 : BYTES_BF16;
  return {
    forward: exchangeSeconds(bytes * (dispatch + BYTES_BF16), plan.expert, local, links),
    backward: exchangeSeconds(bytes * 2 * BYTES_BF16, plan.expert, local, links),
  };
}
