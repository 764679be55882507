/** The run: failures, checkpoints, MFU, FLOPs, finish, capability. Params may override { site, params, tokens, gpus, checkpointS } to ask about a plan. */
import { DAY_S } from '../core/calendar.ts';
import { planRun, type RunInput, type RunPlan } from '../rules/trainingPlan.ts';
import { effectiveFlop, effectiveTokens } from '../rules/scalingLaw.ts';
import { readReadiness, siteIndex } from '../rules/fleet.ts';
import { flapRatePerGpu } from '../rules/runSpeed.ts';
import type { StepParts } from '../rules/performance/step.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

const HOURS_PER_DAY = 24;
const FLOP_PER_TFLOP = 1e12;

export const computeTrainingExplanations: ExplainTable = {
  mtti: (context, params) => {
    const { input, plan } = ask(context, params);
    const fleet = readReadiness(context);
    const here = fleet.sites[siteIndex(context.world, input.site)];
    const nodes = here && here.gpusPerServer > 0 ? input.gpus / here.gpusPerServer : 0;
    const flaps = flapRatePerGpu(context, input.site) * input.gpus * HOURS_PER_DAY;
    return explained('mtti', plan.mttiHours, 'hours', 'ratio', [
      leaf('mtti.day', HOURS_PER_DAY, 'hours'),
      explained('mtti.perDay', plan.interruptionsPerDay, 'perDay', 'sum', [
        leaf('mtti.servers', plan.interruptionsPerDay - flaps, 'perDay', { params: { n: Math.round(nodes) }, source: constantSource(context, 'reliability.causes') }),
        leaf('mtti.links', flaps, 'perDay'),
      ]),
    ], { raise: ['raise.mtti.cooler', 'raise.mtti.age', 'raise.mtti.fewer'] });
  },

  checkpointOptimum: (context, params) => {
    const { input, plan } = ask(context, params);
    return explained('checkpointOptimum', plan.optimalCheckpointS, 'seconds', 'lookup', [
      leaf('checkpointOptimum.write', plan.checkpointWriteS, 'seconds', { source: constantSource(context, 'reliability.checkpointBytesPerParam') }),
      leaf('mtti', plan.mttiHours, 'hours'),
      leaf('checkpointOptimum.chosen', input.checkpointS, 'seconds'),
      leaf('checkpointOptimum.lostNow', 1 - plan.timeRatio, 'ratio'),
      leaf('checkpointOptimum.lostBest', 1 - plan.optimalTimeRatio, 'ratio'),
    ], { source: { title: 'Young 1974; Daly 2006', year: 2006, kind: 'estimate' }, raise: ['raise.checkpointOptimum.storage', 'raise.checkpointOptimum.mtti'] });
  },

  mfu: (context, params) => {
    const { input, plan } = ask(context, params);
    const { terms } = plan;
    return explained('mfu', plan.mfu, 'ratio', 'product', [
      leaf('mfu.kernels', terms.kernels, 'ratio', { params: { year: plan.softwareYear } }),
      explained('mfu.scaling', terms.parallel, 'ratio', 'ratio', stepLeaves(plan), { params: { gpus: input.gpus, plan: planText(plan) } }),
      leaf('mfu.crew', terms.crew, 'ratio', { source: constantSource(context, 'training.minSystemsPer10kGpus') }),
      leaf('mfu.key', terms.key, 'factor'),
    ], { raise: ['raise.mfu.fabric', 'raise.mfu.systems', 'raise.mfu.people'] });
  },

  runFlops: (context, params) => {
    const { input, plan } = ask(context, params);
    return explained('runFlops', plan.flops, 'flop', 'product', [
      leaf('runFlops.perParamToken', context.catalog.constants.training.flopsPerParamToken, 'factor', { source: constantSource(context, 'training.flopsPerParamToken') }),
      leaf('runFlops.params', input.params, 'params'),
      leaf('runFlops.tokens', input.tokens, 'tokens'),
    ], { raise: ['raise.runFlops.split'] });
  },

  runFinish: (context, params) => {
    const { input, plan } = ask(context, params);
    const { job } = context.world.compute;
    const isJob = job !== null && Object.keys(params).length === 0;
    const left = isJob ? Math.max(0, job.flopsNeeded - job.flopsDone) : plan.flops;
    const days = plan.flopsPerS > 0 ? left / plan.flopsPerS / DAY_S : null;
    return explained('runFinish', days, 'days', 'ratio', [
      leaf('runFinish.left', left, 'flop'),
      explained('runFinish.speed', plan.flopsPerS, 'flops', 'product', [
        leaf('runFinish.gpus', input.gpus, 'gpus'),
        peakLeaf(context, plan),
        leaf('mfu', plan.mfu, 'ratio'),
        leaf('runFinish.straggler', plan.terms.straggler, 'ratio'),
        leaf('runFinish.time', plan.timeRatio, 'ratio'),
      ]),
    ], { raise: [...(plan.kinds > 1 ? ['raise.runFinish.kinds'] : []), 'raise.runFinish.gpus', 'raise.runFinish.throttle', 'raise.useful.checkpoint'] });
  },

  capability: (context, params) => {
    const { input, plan } = ask(context, params);
    const { training } = context.catalog.constants;
    const model = typeof params['model'] === 'number' ? context.world.compute.models.find((entry) => entry.id === params['model']) : undefined;
    const loss = model?.loss ?? plan.loss;
    return explained('capability', model?.capability ?? plan.capability, 'index', 'lookup', [
      explained('capability.compute', effectiveFlop(loss, training), 'flop', 'lookup', [
        leaf('capability.loss', loss, 'none', { source: constantSource(context, 'training.lossE') }),
        leaf('runFlops.params', model?.params ?? input.params, 'params'),
        leaf('capability.tokens', effectiveTokens(model?.tokens ?? input.tokens, training), 'tokens', { source: constantSource(context, 'training.repeatDecay') }),
      ]),
      ...(model ? [] : [leaf('capability.ideas', plan.ideas, 'factor', { source: constantSource(context, 'training.algorithmicDoublingDays') })]),
      leaf('capability.perDoubling', training.capabilityPerDoubling, 'index', { source: constantSource(context, 'training.capabilityPerDoubling') }),
    ], { raise: ['raise.capability.compute', 'raise.capability.split', 'raise.capability.research', 'raise.capability.data'] });
  },

  optimalSplit: (context, params) => {
    const { plan } = ask(context, params);
    return explained('optimalSplit', plan.optimal.params, 'params', 'lookup', [
      leaf('runFlops', plan.flops, 'flop'), leaf('optimalSplit.tokens', plan.optimal.tokens, 'tokens'),
      leaf('optimalSplit.capability', plan.optimal.capability, 'index'),
    ], { source: constantSource(context, 'training.lossA') });
  },
};

/** Peak of one GPU: of the slowest kind at the site, for which all others wait. */
function peakLeaf({ catalog }: SimContext, plan: RunPlan): Explained {
  const def = catalog.accelerators[plan.accelerator];
  const item = def ? `@${def.name}` : plan.accelerator;
  const more = { params: { item }, ...(def ? { source: fieldSource(def, 'peakTflops') } : {}) };
  const flops = plan.peakTflops * FLOP_PER_TFLOP;
  return plan.kinds > 1 ? leaf('runFinish.slowest', flops, 'flops', more) : leaf('runFinish.peak', flops, 'flops', more);
}

/** Degrees as engineers write them; empty when no plan fits. */
function planText({ plan }: RunPlan): string {
  return plan ? `TP${plan.tensor} PP${plan.pipeline} DP${plan.data}` : '';
}

const ARITHMETIC: readonly (keyof StepParts)[] = ['matmul', 'attention', 'memory'];

/** Seconds of arithmetic in a step over all of its seconds, by what they go to. */
function stepLeaves(plan: RunPlan): Explained[] {
  const { stepParts } = plan;
  if (!stepParts) return [];
  const parts = Object.keys(stepParts) as (keyof StepParts)[];
  const busy = ARITHMETIC.reduce((sum, part) => sum + stepParts[part], 0);
  return [
    leaf('mfu.step.arithmetic', busy, 'seconds'),
    explained('mfu.step.whole', plan.stepSeconds, 'seconds', 'sum', parts.filter((part) => stepParts[part] > 0).map((part) => leaf(`mfu.step.${part}`, stepParts[part], 'seconds'))),
  ];
}

/** The run there is, with what the question overrides; without a run, a small one on today's GPUs. */
function ask(context: SimContext, params: ExplainParams): { input: RunInput; plan: RunPlan } {
  const { world } = context;
  const { job } = world.compute;
  const number = (key: string, fallback: number): number => {
    const value = params[key];
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
  };
  const free = Math.max(1, Math.floor(readReadiness(context).healthy));
  const input: RunInput = {
    site: typeof params['site'] === 'string' ? params['site'] : job?.site ?? world.sites[0]?.id ?? '',
    params: number('params', job?.params ?? 1e9), tokens: number('tokens', job?.tokens ?? 2e10),
    gpus: number('gpus', job ? job.assignedGpus || job.targetGpus : free), checkpointS: number('checkpointS', job?.checkpointS ?? 1800),
    precision: params['precision'] === 'fp8' || params['precision'] === 'bf16' ? params['precision'] : job?.precision ?? 'bf16',
    batchTokens: number('batchTokens', job?.batchTokens ?? 0), tensor: number('tensor', job?.tensor ?? 0), pipeline: number('pipeline', job?.pipeline ?? 0),
    plan: Object.keys(params).length === 0 ? job?.plan ?? null : null,
  };
  return { input, plan: planRun(input, context) };
}
