/** Content type for the step time of transformers: what kernels, links and software stacks reach. Ratios 0..1, years as on a calendar. */
import type { Entry } from './catalogCommon.ts';

/** A skill of software that grows in a straight line from one year to another, from one share to another. */
export interface SkillRamp {
  fromYear: number;
  toYear: number;
  before: number;
  after: number;
}

export interface PerformanceModelDef extends Entry {
  // The transformer that stands for a parameter count
  hiddenPerLayer: number; // hidden size over number of layers
  headSize: number; // hidden units of one attention head
  keyValueRatio: number; // hidden units of keys (or values) over all: grouped-query attention
  expertActiveRatio: number; // of the active parameters of a mixture of experts, those inside experts
  expertsPerSparsity: number; // experts that work on a token, over all parameters / active ones: sparser models have finer experts
  mostExpertsPerToken: number;
  dispatchCopies: number; // of these, sent across the network: routing is limited to a few nodes
  // Kernels
  memoryRatio: number; // of memory bandwidth that element-wise kernels reach
  passBytes: number; // memory traffic of element-wise kernels forward, bytes per token, layer and hidden unit
  softmaxBytes: number; // the same of unfused attention, forward, bytes per element of the score matrix
  expertPassBytes: number; // routing, casting and activating in kernels of their own, bytes per copy of a token, layer and hidden unit, forward
  expertFusedBytes: number; // the same in fused kernels
  kernelGapS: number; // idle time of one layer's kernels, forward
  expertMatmulRatio: number; // grouped products of experts over plain ones, with uneven load
  expertHalfTokens: number; // tokens of a micro-batch per expert at which its products run at half of that
  fp8CastBytes: number; // casting and scaling, bytes per token, layer and hidden unit, forward
  // Links
  scaleUpRatio: number; // of line rate that collectives reach inside a scale-up domain
  scaleOutRatio: number; // on the network, when no fabric is named
  exchangeRatio: number; // of what rings reach on the network, all-to-all reaches
  farTierRatio: number; // bandwidth kept for each switch tier beyond the second
  switchRadix: number; // ports of a switch, when no fabric is named
  // Memory
  activationBytes: number; // kept per token, layer and hidden unit, attention scores not counted
  leanActivationBytes: number; // the same in stacks with fused attention, which drop dropout too
  fp8ActivationRatio: number; // of these with FP8
  gradientBytes: number; // per parameter
  optimiserBytes: number; // per parameter: master weights and moments
  memoryReserveRatio: number; // fragmentation
  memoryReserveGB: number; // runtime, buffers of collectives, logits
  // Whole step
  stepGapS: number; // data, gradient norm, host: once a step
  nodeSpreadRatio: number; // standard deviation of node speed; the slowest of many sets the pace
  nodeGpus: number; // GPUs that vary together
  // Software by year
  newestYear: number; // taken when a specification names none
  supportYears: number; // features reach a chip for so long after its release
  maturingYears: number; // kernels: what was missing at release falls as e^-(age/maturingYears)²
  interleaveYear: number; // several stages of a pipeline on one GPU
  shortPipelineYear: number; // interleaving with fewer micro-batches than stages
  fullShardYear: number; // weights sharded over data parallel (ZeRO-3, FSDP)
  sequenceShardYear: number; // activations sharded over tensor parallel; recomputing only what is cheap
  attention: SkillRamp; // share of attention in fused kernels
  attentionRatio: SkillRamp; // of the sustained matrix rate that fused attention reaches
  tensorOverlap: SkillRamp;
  dataOverlap: SkillRamp;
  shardOverlap: SkillRamp; // gathering of sharded weights, layer by layer
  pipelineOverlap: SkillRamp;
  expertOverlap: SkillRamp;
  expertFusion: SkillRamp;
  // Defaults of a run
  batchTokens: number; // at batchReferenceTokens
  batchReferenceTokens: number;
  batchExponent: number;
  batchSparsityExponent: number; // of all parameters over active ones
  rampTokensRatio: number; // tokens trained below the full batch
  rampBatchRatio: number; // their batch over the full one
  plannedStopsRatio: number; // planned maintenance, evaluation, changes of the run: of wall time
}
