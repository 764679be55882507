/**
 * The planner: every sensible way to spread a run over its GPUs that fits memory, and the fastest of them. Degrees that are given stay.
 * GPUs that no whole replica can use stand idle and count against the result.
 */
import { planGpus, type Plan, type StepInput } from './plan.ts';
import { stepTime, type StepTime } from './step.ts';
import { trainingMemory, type TrainingMemory } from './trainingMemory.ts';

/** Degrees that a specification fixes; null is free. */
export interface Fixed {
  tensor: number | null;
  pipeline: number | null;
  context: number | null;
  expert: number | null;
}
export const FREE: Fixed = { tensor: null, pipeline: null, context: null, expert: null };

export interface Planned {
  best: StepTime | null;
  considered: number;
  fitting: number;
  closest: { plan: Plan; memory: TrainingMemory } | null; // of those that do not fit, the one that lacks least
  byDegrees: Map<string, StepTime>; // the fastest of each tensor x pipeline x context x expert
}

const MOST_TENSOR = 64;
const MOST_CONTEXT = 256;
const MOST_EXPERT = 512;
const LEAST_EXPERT = 8;
/** Below this many tokens on a GPU, sharing a sequence is not tried. */
const LEAST_CONTEXT_TOKENS = 8192;
const PIPELINES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 15, 16, 18, 20, 24, 25, 28, 30, 32, 35, 36, 40, 48, 56, 60, 64, 80, 96, 128];
const CHUNKS = [1, 2, 3, 4, 5, 6, 7, 8];
/** Embedding and head count as layers of the pipeline: the first and last stage have one less (Llama 3). */
const END_LAYERS = 2;
const MICRO_BATCHES = [1, 2, 4, 8];

export function planRun(input: StepInput, fixed: Fixed = FREE): Planned {
  const result: Planned = { best: null, considered: 0, fitting: 0, closest: null, byDegrees: new Map() };
  for (const tensor of tensorDegrees(input, fixed)) {
    for (const context of contextDegrees(input, fixed)) {
      for (const pipeline of pipelineDegrees(input, fixed)) {
        const data = Math.floor(input.gpus / (tensor * context * pipeline));
        if (data < 1) continue;
        for (const expert of expertDegrees(input, fixed, tensor * context * data)) {
          for (const shardWeights of pipeline === 1 && input.stack.fullShard && data * context > 1 ? [false, true] : [false]) {
            for (const microBatch of MICRO_BATCHES) {
              if (microBatch > 1 && input.batchTokens < input.sequence * data * microBatch) break;
              tryChunks(input, { tensor, pipeline, context, data, expert, microBatch, chunks: 1, shardWeights }, result);
            }
          }
        }
      }
    }
  }
  return result;
}

function tryChunks(input: StepInput, base: Plan, result: Planned): void {
  const { shape, stack } = input;
  const m = input.batchTokens / (input.sequence * base.data * base.microBatch);
  const key = degreesText(base);
  for (const chunks of CHUNKS) {
    if (chunks > 1) {
      if (base.pipeline === 1 || !stack.interleave || base.pipeline * chunks > shape.layers + END_LAYERS) return;
      if (!stack.shortPipeline && m < base.pipeline) return;
    }
    const plan = { ...base, chunks };
    result.considered++;
    const memory = trainingMemory(input, plan);
    if (memory.missingGB > 0) {
      if (!result.closest || memory.missingGB < result.closest.memory.missingGB) result.closest = { plan, memory };
      continue;
    }
    result.fitting++;
    const time = stepTime(input, plan, memory);
    if (!result.best || time.seconds < result.best.seconds) result.best = time;
    const known = result.byDegrees.get(key);
    if (!known || time.seconds < known.seconds) result.byDegrees.set(key, time);
  }
}

/** Degrees as engineers write them: TP8 PP16. */
export function degreesText(plan: Plan): string {
  const parts = [`TP${plan.tensor}`, `PP${plan.pipeline}`];
  if (plan.context > 1) parts.push(`CP${plan.context}`);
  if (plan.expert > 1) parts.push(`EP${plan.expert}`);
  return parts.join(' ');
}

/** The fastest plans of different degrees, the best first. */
export function alternatives(planned: Planned, most: number): StepTime[] {
  return [...planned.byDegrees.values()].sort((a, b) => a.seconds - b.seconds).slice(0, most);
}

function tensorDegrees(input: StepInput, fixed: Fixed): number[] {
  if (fixed.tensor !== null) return [fixed.tensor];
  return powersOfTwo(Math.min(MOST_TENSOR, input.links.domain, input.gpus, Math.max(1, input.shape.hidden / input.model.headSize)));
}

function contextDegrees(input: StepInput, fixed: Fixed): number[] {
  if (fixed.context !== null) return [fixed.context];
  return powersOfTwo(Math.min(MOST_CONTEXT, input.gpus, Math.max(1, input.sequence / LEAST_CONTEXT_TOKENS)));
}

function pipelineDegrees(input: StepInput, fixed: Fixed): number[] {
  if (fixed.pipeline !== null) return [fixed.pipeline];
  return PIPELINES.filter((pipeline) => pipeline <= Math.min(input.gpus, Math.max(1, input.shape.layers)));
}

/** Dense models have none; experts are dealt out to GPUs of tensor, context and data. Splitting small experts like other matrices is not tried. */
function expertDegrees(input: StepInput, fixed: Fixed, group: number): number[] {
  if (fixed.expert !== null) return fixed.expert <= group ? [fixed.expert] : [];
  if (input.shape.expertParams <= 0) return [1];
  const degrees = powersOfTwo(Math.min(MOST_EXPERT, group));
  return degrees.filter((degree) => degree >= Math.min(LEAST_EXPERT, degrees[degrees.length - 1]!));
}

function powersOfTwo(most: number): number[] {
  const degrees: number[] = [];
  for (let degree = 1; degree <= most; degree *= 2) degrees.push(degree);
  return degrees.length > 0 ? degrees : [1];
}

/** GPUs that no replica uses. */
export function idleGpus(input: StepInput, plan: Plan): number {
  return input.gpus - planGpus(plan);
}
