/** Why a plan cannot run: what is missing, and by how much. Codes are those of messages calc.refusal.<code>. */
import { layerTimes, matmulRate } from './layer.ts';
import { gatherSeconds, localMembers } from './links.ts';
import { microBatchTokens, type Plan, type StepInput } from './plan.ts';
import { planRun, type Fixed, type Planned } from './planner.ts';

export interface PlanRefusal {
  code: string;
  params: Readonly<Record<string, number | string>>;
}

const BITS_PER_BYTE = 8;
const GIGA = 1e9;
const BYTES_BF16 = 2;
/** Gathers and scatters of a layer's tensor group going forward. */
const COLLECTIVES = 4;
/** Of the time of the products: what tensor-parallel traffic may take, and what of that the network has at least. */
const MOST_TRAFFIC = 1 / 2;
const LEAST_LEFT = 1 / 8;
const MOST_GPUS = 4_000_000;

/** What is wrong with the degrees themselves, whatever the memory. */
export function degreeRefusals(input: StepInput, fixed: Fixed): PlanRefusal[] {
  const refused: PlanRefusal[] = [];
  const { gpus, shape, sequence, precision, accelerator, model } = input;
  const say = (code: string, params: PlanRefusal['params']): void => { refused.push({ code, params }); };
  if (precision === 'fp8' && !(accelerator.peakFp8Tflops > 0)) say('no-fp8', { accelerator: accelerator.id });
  if (input.batchTokens < sequence) say('batch-below-sequence', { have: input.batchTokens, need: sequence, missing: sequence - input.batchTokens });
  const tensor = fixed.tensor ?? 1;
  const pipeline = fixed.pipeline ?? 1;
  const context = fixed.context ?? 1;
  const product = tensor * pipeline * context;
  if (product > gpus) say('too-few-gpus', { tensor, pipeline, context, have: gpus, need: product, missing: product - gpus });
  else if (gpus % product !== 0) say('degrees-not-dividing', { tensor, pipeline, context, gpus, product, rest: gpus % product });
  const heads = Math.max(1, Math.round(shape.hidden / model.headSize));
  if (tensor > heads) say('tensor-beyond-heads', { have: heads, need: tensor, missing: tensor - heads });
  const layers = Math.max(1, Math.round(shape.layers));
  if (pipeline > layers) say('pipeline-beyond-layers', { have: layers, need: pipeline, missing: pipeline - layers });
  if (context > sequence) say('context-beyond-sequence', { have: sequence, need: context, missing: context - sequence });
  const expert = fixed.expert ?? 1;
  const group = Math.max(1, Math.floor(gpus / pipeline));
  if (expert > 1 && shape.expertParams <= 0) say('expert-dense', { expert });
  else if (expert > group) say('expert-beyond-group', { have: group, need: expert, missing: expert - group });
  else if (fixed.pipeline !== null && gpus % product === 0 && group % expert !== 0) say('expert-not-dividing', { expert, group, rest: group % expert });
  if (refused.length === 0) refused.push(...tensorBandwidth(input, fixed));
  return refused;
}

/** Tensor parallel that leaves its scale-up domain needs a network that moves a layer's activations well within the time of its products. */
function tensorBandwidth(input: StepInput, fixed: Fixed): PlanRefusal[] {
  const tensor = fixed.tensor ?? 1;
  const { links, shape } = input;
  if (tensor <= links.domain) return [];
  const plan: Plan = { tensor, pipeline: fixed.pipeline ?? 1, context: fixed.context ?? 1, data: 1, expert: 1, microBatch: 1, chunks: 1, shardWeights: false };
  const tokens = microBatchTokens(input, plan);
  const local = localMembers(tensor, 1, links.domain);
  const bytes = COLLECTIVES * tokens * shape.hidden * BYTES_BF16;
  const near = gatherSeconds(bytes, local, local, links);
  const far = gatherSeconds(bytes, tensor, local, links) - near;
  const computing = layerTimes(input, plan).forward.matmul;
  // The traffic sits between products and cannot wait: half of their time is all it may take, and the domains' own links take theirs first.
  const left = Math.max(MOST_TRAFFIC * computing - near, LEAST_LEFT * computing);
  if (far <= left) return [];
  const have = links.outBytesPerS * BITS_PER_BYTE / GIGA;
  const need = have * far / left;
  return [{ code: 'tensor-beyond-domain', params: { tensor, domain: links.domain, have, need, missing: need - have } }];
}

/** The model does not fit: what the closest plan lacks on each GPU, and on how many GPUs it would fit. */
export function memoryRefusal(input: StepInput, fixed: Fixed, planned: Planned): PlanRefusal {
  const closest = planned.closest;
  if (!closest) return { code: 'no-plan', params: { gpus: input.gpus } };
  const { memory, plan } = closest;
  const gpus = gpusThatFit(input, fixed);
  const params = {
    have: memory.usableGB, need: memory.stateGB + memory.leastActivationsGB, missing: memory.missingGB,
    state: memory.stateGB, activations: memory.leastActivationsGB, tensor: plan.tensor, pipeline: plan.pipeline,
  };
  return gpus > 0 ? { code: 'model-too-large', params: { ...params, gpus } } : { code: 'model-too-large-ever', params };
}

/** The first doubling of the GPUs on which some plan fits; 0 when none of a sane size does. */
function gpusThatFit(input: StepInput, fixed: Fixed): number {
  for (let gpus = input.gpus * 2; gpus <= MOST_GPUS; gpus *= 2) {
    if (planRun({ ...input, gpus }, fixed).best) return gpus;
  }
  return 0;
}

/** Sustained matrix rate of the chip with this stack, TFLOP/s. */
export function sustainedTflops(input: StepInput): number {
  return matmulRate(input, input.precision) / 1e12;
}
