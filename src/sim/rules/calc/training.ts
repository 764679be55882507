/** Calculator `training`: step time, MFU, days and GPU-hours of a training run from model, machine and plan. */
import { HOUR_S } from '../../core/calendar.ts';
import { preferred } from '../failures/runReliability.ts';
import { planGpus, type Precision } from '../performance/plan.ts';
import { alternatives, degreesText } from '../performance/planner.ts';
import { days, trainingRun, type TrainingRun } from '../performance/trainingRun.ts';
import { numberOf, optionalNumber, optionalText, textOf } from './read.ts';
import { precisionPeak, trainingTerms } from './trainingTerms.ts';
import type { CalcRefusal, CalcSpec, Calculator } from './types.ts';

const PRECISIONS: readonly Precision[] = ['bf16', 'fp8'];
/** Plans of other degrees that are shown beside the best. */
const ALTERNATIVES = 6;
const FIELD_MOST = 1_000_000;

export const training: Calculator = {
  kind: 'training',
  plot: { x: 'gpus', y: 'mfu' },
  fields: [
    { id: 'accelerator', type: 'choice', choices: (catalog) => Object.keys(catalog.accelerators), example: 'h100' },
    { id: 'gpus', type: 'integer', unit: 'GPUs', min: 1, max: 4_000_000, example: 16_384, logScale: true },
    { id: 'precision', type: 'choice', choices: () => PRECISIONS, example: 'bf16' },
    { id: 'params', type: 'number', unit: 'params', min: 1e6, max: 1e15, example: 405e9, logScale: true },
    { id: 'activeParams', type: 'number', unit: 'params', min: 1e5, max: 1e15, example: 37e9, optional: true, logScale: true },
    { id: 'tokens', type: 'number', unit: 'tokens', min: 1e6, max: 1e17, example: 15.6e12, optional: true, logScale: true },
    { id: 'flops', type: 'number', unit: 'FLOP', min: 1e15, max: 1e33, example: 3.8e25, optional: true, logScale: true },
    { id: 'sequenceLength', type: 'integer', unit: 'tokens', min: 1, max: 100_000_000, example: 8192, logScale: true },
    { id: 'globalBatchTokens', type: 'number', unit: 'tokens', min: 1, max: 1e12, example: 16e6, optional: true, logScale: true },
    { id: 'tensorParallel', type: 'integer', unit: '1', min: 1, max: FIELD_MOST, example: 8, optional: true },
    { id: 'pipelineParallel', type: 'integer', unit: '1', min: 1, max: FIELD_MOST, example: 16, optional: true },
    { id: 'contextParallel', type: 'integer', unit: '1', min: 1, max: FIELD_MOST, example: 1, optional: true },
    { id: 'expertParallel', type: 'integer', unit: '1', min: 1, max: FIELD_MOST, example: 8, optional: true },
    { id: 'gpuMemoryGB', type: 'number', unit: 'GB', min: 1, max: 100_000, example: 80, optional: true },
    { id: 'linkGbps', type: 'number', unit: 'Gb/s', min: 0.1, max: 1_000_000, example: 400, optional: true, logScale: true },
    { id: 'fabric', type: 'choice', choices: (catalog) => Object.keys(catalog.fabrics), example: 'ethernet-400', optional: true },
    { id: 'softwareYear', type: 'number', unit: '1', min: 2010, max: 2050, example: 2024, optional: true },
    { id: 'fleet', type: 'choice', choices: (catalog) => Object.keys(catalog.fleets), example: 'llama3', optional: true },
    { id: 'checkpointWriteSeconds', type: 'number', unit: 's', min: 0, max: 1_000_000, example: 30, optional: true },
    { id: 'checkpointIntervalSeconds', type: 'number', unit: 's', min: 0.1, max: 100_000_000, example: 817, optional: true, logScale: true },
    { id: 'restartMinutes', type: 'number', unit: 'min', min: 0, max: 100_000, example: 5, optional: true },
    { id: 'automation', type: 'choice', choices: (catalog) => Object.keys(catalog.automations), example: 'full', optional: true },
  ],
  outputs: [
    { id: 'flops', unit: 'FLOP' }, { id: 'stepSeconds', unit: 's' }, { id: 'tflopsPerGpu', unit: 'TFLOP/s' }, { id: 'mfu', unit: '1' },
    { id: 'computeDays', unit: 'd' }, { id: 'wallDays', unit: 'd' }, { id: 'gpuHours', unit: 'h' }, { id: 'tokensPerSecondPerGpu', unit: '1' },
    { id: 'plan', unit: '1' },
  ],
  exampleAlso: ['tokens', 'globalBatchTokens'],
  conflicts: (spec) => {
    const refused: CalcRefusal[] = [];
    const tokens = optionalNumber(spec, 'tokens');
    const flops = optionalNumber(spec, 'flops');
    if (tokens === null && flops === null) refused.push({ code: 'tokens-or-flops', params: {} });
    if (tokens !== null && flops !== null) refused.push({ code: 'tokens-and-flops', params: {} });
    const active = optionalNumber(spec, 'activeParams');
    const params = numberOf(spec, 'params');
    if (active !== null && active > params) refused.push({ code: 'active-over-params', params: { have: params, need: active, missing: active - params } });
    return refused;
  },
  run: (spec, catalog) => {
    const accelerator = catalog.accelerators[textOf(spec, 'accelerator')];
    const model = Object.values(catalog.performanceModels)[0];
    const fleet = catalog.fleets[optionalText(spec, 'fleet') ?? ''] ?? preferred(catalog.fleets);
    const automation = catalog.automations[optionalText(spec, 'automation') ?? ''] ?? preferred(catalog.automations);
    if (!accelerator) return missing('accelerators');
    if (!model) return missing('performanceModels');
    if (!fleet) return missing('fleets');
    if (!automation) return missing('automations');
    const run = trainingRun({
      accelerator, gpus: numberOf(spec, 'gpus'), precision: textOf(spec, 'precision') === 'fp8' ? 'fp8' : 'bf16',
      params: numberOf(spec, 'params'), activeParams: optionalNumber(spec, 'activeParams'),
      tokens: optionalNumber(spec, 'tokens'), flops: optionalNumber(spec, 'flops'),
      sequence: numberOf(spec, 'sequenceLength'), batchTokens: optionalNumber(spec, 'globalBatchTokens'), fixed: degreesOf(spec),
      memoryGB: optionalNumber(spec, 'gpuMemoryGB'), linkGbps: optionalNumber(spec, 'linkGbps'),
      fabric: catalog.fabrics[optionalText(spec, 'fabric') ?? ''] ?? null, softwareYear: optionalNumber(spec, 'softwareYear'),
    }, {
      fleet, automation, checkpointWriteS: optionalNumber(spec, 'checkpointWriteSeconds'),
      checkpointIntervalS: optionalNumber(spec, 'checkpointIntervalSeconds'), restartMinutes: optionalNumber(spec, 'restartMinutes'),
    }, catalog, model);
    if ('refused' in run) return run;
    const { step, input } = run;
    const ofPrecision = accelerator.peakTflops / precisionPeak(input);
    return {
      flops: run.flops,
      stepSeconds: step.seconds,
      tflopsPerGpu: step.mfu * accelerator.peakTflops,
      mfu: step.mfu * ofPrecision,
      computeDays: days(run.computeS),
      wallDays: days(run.wallS),
      gpuHours: input.gpus * run.wallS / HOUR_S,
      tokensPerSecondPerGpu: input.batchTokens / (step.seconds * input.gpus),
      plan: planOf(run),
      alternatives: alternatives(run.planned, ALTERNATIVES).map((other) => ({
        id: degreesText(other.plan), mfu: other.mfu * ofPrecision, stepSeconds: other.seconds, bubbleRatio: other.parts.bubble / other.seconds, recomputedRatio: other.memory.recompute,
      })),
      terms: trainingTerms(run, model, fleet),
    };
  },
};

const missing = (kind: string): { refused: CalcRefusal[] } => ({ refused: [{ code: 'no-content', params: { kind } }] });

function degreesOf(spec: CalcSpec): { tensor: number | null; pipeline: number | null; context: number | null; expert: number | null } {
  return {
    tensor: optionalNumber(spec, 'tensorParallel'), pipeline: optionalNumber(spec, 'pipelineParallel'),
    context: optionalNumber(spec, 'contextParallel'), expert: optionalNumber(spec, 'expertParallel'),
  };
}

/** The plan in the words of its fields. */
function planOf({ step, input, planned }: TrainingRun): Record<string, number> {
  const { plan, memory } = step;
  return {
    tensorParallel: plan.tensor, pipelineParallel: plan.pipeline, contextParallel: plan.context, dataParallel: plan.data, expertParallel: plan.expert,
    microBatchSequences: plan.microBatch, microBatches: step.microBatches, interleavedStages: plan.chunks, shardedWeightsRatio: Number(plan.shardWeights),
    recomputedRatio: memory.recompute, globalBatchTokens: input.batchTokens, idleGpus: input.gpus - planGpus(plan),
    memoryGB: memory.stateGB + memory.activationsGB - memory.recompute * (memory.activationsGB - memory.leastActivationsGB), memoryUsableGB: memory.usableGB,
    plansConsidered: planned.considered, plansThatFit: planned.fitting,
  };
}
