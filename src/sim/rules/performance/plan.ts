/** How a run is spread over GPUs, and what a step's time is asked with. */
import type { AcceleratorDef } from '../../world/catalogHardware.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';
import type { Links } from './links.ts';
import type { ModelShape } from './shape.ts';
import type { Stack } from './stack.ts';

export type Precision = 'bf16' | 'fp8';

export interface Plan {
  tensor: number; // GPUs that share each matrix
  pipeline: number; // stages
  context: number; // GPUs that share each sequence
  data: number; // replicas
  expert: number; // GPUs that share the experts; 1 = dense, or experts split like other matrices
  microBatch: number; // sequences
  chunks: number; // stages interleaved on one GPU
  shardWeights: boolean; // weights and gradients sharded over data parallel too (ZeRO-3); the optimiser always is
}

export interface StepInput {
  accelerator: AcceleratorDef;
  gpus: number;
  memoryGB: number; // of one GPU
  precision: Precision;
  shape: ModelShape;
  sequence: number; // tokens
  batchTokens: number;
  stack: Stack;
  links: Links;
  model: PerformanceModelDef;
}

/** GPUs that a plan uses. */
export function planGpus(plan: Plan): number {
  return plan.tensor * plan.pipeline * plan.context * plan.data;
}

/** Micro-batches that one replica works through in a step; not rounded, at least one. */
export function microBatches(input: StepInput, plan: Plan): number {
  return Math.max(1, input.batchTokens / (input.sequence * plan.data * plan.microBatch));
}

/** Tokens of one micro-batch on one GPU of its context group. */
export function microBatchTokens(input: StepInput, plan: Plan): number {
  return plan.microBatch * input.sequence / plan.context;
}

/** Parameters that one GPU works with: trunk, and its share of the experts. */
export function localParams(shape: ModelShape, plan: Plan): { trunk: number; experts: number } {
  return {
    trunk: shape.trunkParams / (plan.tensor * plan.pipeline),
    experts: shape.expertParams / (plan.pipeline * (plan.expert > 1 ? plan.expert : plan.tensor)),
  };
}

/** GPUs over which the optimiser state of trunk and experts is sharded. */
export function shardSizes(plan: Plan): { trunk: number; experts: number } {
  const replicas = plan.data * plan.context;
  return { trunk: replicas, experts: plan.expert > 1 ? Math.max(1, replicas * plan.tensor / plan.expert) : replicas };
}
