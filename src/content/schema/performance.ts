/** What kernels, links and software stacks reach: the constants of a training step's time. */
import * as z from 'zod/mini';
import type { PerformanceModelDef } from '../../sim/index.ts';
import { described, entryFields, int, num, ratio, type Matches } from './common.ts';

const year = (description: string) => num(1990, 2100, `${description}, calendar year`);
const bytes = (description: string) => num(0, 10000, `${description}, bytes`);
const skill = (description: string) => described(
  z.strictObject({
    fromYear: year('Until then the share before'),
    toYear: year('From then on the share after'),
    before: ratio('Share before'),
    after: ratio('Share after'),
  }),
  `${description}: grows in a straight line between two years`,
);

export const performanceModel = described(
  z.strictObject({
    ...entryFields,
    hiddenPerLayer: num(1, 10000, 'Hidden size over number of layers'),
    headSize: num(1, 10000, 'Hidden units of one attention head'),
    keyValueRatio: ratio('Hidden units of keys over all (grouped-query attention)'),
    expertActiveRatio: ratio('Of the active parameters of a mixture of experts, those inside experts'),
    expertsPerSparsity: num(0, 100, 'Experts that work on one token, over all parameters / active ones'),
    mostExpertsPerToken: num(1, 1000, 'Most experts that work on one token'),
    dispatchCopies: num(1, 1000, 'Copies of a token sent across the network'),
    memoryRatio: ratio('Of memory bandwidth that element-wise kernels reach'),
    passBytes: bytes('Traffic of element-wise kernels forward, per token, layer and hidden unit'),
    softmaxBytes: bytes('Traffic of unfused attention forward, per element of the score matrix'),
    expertPassBytes: bytes('Routing, casting and activating in kernels of their own, per copy of a token, layer and hidden unit, forward'),
    expertFusedBytes: bytes('The same in fused kernels'),
    kernelGapS: num(0, 1, 'Idle time of one layer forward, s'),
    expertMatmulRatio: ratio('Grouped matrix products of experts over plain ones'),
    expertHalfTokens: num(0, 1e6, 'Tokens of a micro-batch per expert at which its products run at half of that'),
    fp8CastBytes: bytes('Casting to FP8 forward, per token, layer and hidden unit'),
    scaleUpRatio: ratio('Of line rate that collectives reach inside a scale-up domain'),
    scaleOutRatio: ratio('Of line rate that collectives reach on the network, when no fabric is named'),
    exchangeRatio: ratio('Of what rings reach on the network, all-to-all reaches'),
    farTierRatio: ratio('Bandwidth kept for each switch tier beyond the second'),
    switchRadix: int(4, 1024, 'Ports of a switch, when no fabric is named'),
    activationBytes: bytes('Kept for the backward pass, per token, layer and hidden unit'),
    leanActivationBytes: bytes('The same in stacks with fused attention and no dropout'),
    fp8ActivationRatio: ratio('Of these with FP8'),
    gradientBytes: bytes('Gradients, per parameter'),
    optimiserBytes: bytes('Master weights and moments, per parameter'),
    memoryReserveRatio: ratio('Memory lost to fragmentation'),
    memoryReserveGB: num(0, 1000, 'Memory of runtime and buffers, GB'),
    stepGapS: num(0, 100, 'Once a step: data, gradient norm, host, s'),
    nodeSpreadRatio: ratio('Standard deviation of node speed'),
    nodeGpus: int(1, 1024, 'GPUs that vary together'),
    newestYear: year('Software taken when a specification names none'),
    supportYears: num(0, 100, 'Years after release in which new features reach a chip'),
    maturingYears: num(0.01, 100, 'Years in which most of it is won back'),
    interleaveYear: year('Several stages of a pipeline on one GPU'),
    shortPipelineYear: year('Interleaving with fewer micro-batches than stages'),
    fullShardYear: year('Weights sharded over data parallel'),
    sequenceShardYear: year('Activations sharded over tensor parallel'),
    attention: skill('Share of attention in fused kernels'),
    attentionRatio: skill('Of the sustained matrix rate that fused attention reaches'),
    tensorOverlap: skill('Tensor-parallel communication hidden behind computing'),
    dataOverlap: skill('Data-parallel communication hidden behind computing'),
    shardOverlap: skill('Gathering of sharded weights hidden behind computing'),
    pipelineOverlap: skill('Pipeline communication hidden behind computing'),
    expertOverlap: skill('All-to-all of experts hidden behind computing'),
    expertFusion: skill('Routing and casting for experts in fused kernels'),
    batchTokens: num(1, 1e12, 'Tokens of a global batch at batchReferenceTokens'),
    batchReferenceTokens: num(1, 1e18, 'Training tokens at which batchTokens is usual'),
    batchExponent: ratio('Growth of the batch with training tokens'),
    batchSparsityExponent: ratio('Growth of the batch with all parameters over active ones'),
    rampTokensRatio: ratio('Tokens trained below the full batch'),
    rampBatchRatio: num(0.01, 1, 'Their batch over the full one'),
    plannedStopsRatio: ratio('Planned stops, of wall time'),
  }),
  'What kernels, links and software stacks reach in training transformers',
);

export type CheckPerformance = [Matches<PerformanceModelDef, z.infer<typeof performanceModel>>];
