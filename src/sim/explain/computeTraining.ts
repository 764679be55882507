/** The run: failures, checkpoints, MFU, FLOPs, finish, capability. Params may override { site, params, tokens, gpus, checkpointS } to ask about a plan. */
import { DAY_S } from '../core/calendar.ts';
import { planText } from '../rules/performance/why.ts';
import type { RunPlan } from '../rules/trainingPlan.ts';
import { ask } from './runAsked.ts';
import { effectiveFlop, effectiveTokens } from '../rules/scalingLaw.ts';
import { readReadiness, runSite, siteIndex } from '../rules/fleet.ts';
import { flapRatePerGpu } from '../rules/runSpeed.ts';
import type { StepParts } from '../rules/performance/step.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { denseWorth } from '../rules/mixture.ts';
import { softwareTree, writeTree } from './runPlan.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

const HOURS_PER_DAY = 24;
const FLOP_PER_TFLOP = 1e12;

export const computeTrainingExplanations: ExplainTable = {
  mtti: (context, params) => {
    const { input, plan } = ask(context, params);
    const fleet = readReadiness(context);
    const here = runSite(fleet, siteIndex(context.world, input.site), input.leastKind);
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
      writeTree(context, input, plan),
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
      explained('mfu.kernels', terms.kernels, 'ratio', 'lookup', [softwareTree(context, plan)], { params: { year: plan.software.year } }),
      explained('mfu.scaling', terms.parallel, 'ratio', 'ratio', stepLeaves(plan), { params: { gpus: input.gpus, plan: plan.plan ? planText(plan.plan) : '' } }),
      leaf('mfu.crew', terms.crew, 'ratio', { source: constantSource(context, 'training.minSystemsPer10kGpus') }),
      leaf('mfu.key', terms.key, 'factor'),
    ], { raise: ['raise.mfu.fabric', 'raise.mfu.systems', 'raise.mfu.people'] });
  },

  runFlops: (context, params) => {
    const { input, plan } = ask(context, params);
    return explained('runFlops', plan.flops, 'flop', 'product', [
      leaf('runFlops.perParamToken', context.catalog.constants.training.flopsPerParamToken, 'factor', { source: constantSource(context, 'training.flopsPerParamToken') }),
      leaf(plan.activeParams < input.params ? 'runFlops.active' : 'runFlops.params', plan.activeParams, 'params'),
      leaf('runFlops.tokens', input.tokens, 'tokens'),
    ], { raise: ['raise.runFlops.split'] });
  },

  runFinish: (context, params) => {
    const { input, plan } = ask(context, params);
    const { job } = context.world.compute;
    const isJob = job !== null && Object.keys(params).length === 0;
    const left = isJob ? Math.max(0, job.flopsNeeded - job.flopsDone) : plan.flops;
    const longer = plan.days > 0 && plan.flopsPerS > 0 ? plan.days - plan.flops / plan.flopsPerS / DAY_S : 0;
    const whole = plan.flopsPerS > 0 ? plan.days : 0;
    const days = whole > 0 ? (isJob ? plan.daysLeft : whole) : null;
    return explained('runFinish', days, 'days', 'ratio', [
      leaf('runFinish.left', left, 'flop'),
      explained('runFinish.speed', plan.flopsPerS, 'flops', 'product', [
        leaf('runFinish.gpus', input.gpus, 'gpus'),
        peakLeaf(context, plan),
        leaf('mfu', plan.mfu, 'ratio'),
        leaf('runFinish.straggler', plan.terms.straggler, 'ratio'),
        leaf('runFinish.time', plan.timeRatio, 'ratio'),
      ]),
      ...(plan.phases.length > 1 ? [explained('runFinish.phases', longer, 'days', 'lookup', plan.phases.map((entry) => leaf(`runFinish.${entry.phase}`, entry.days, 'days', { params: { share: entry.share, mfu: entry.mfu } })))] : []),
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
        worthTree(context, model?.params ?? input.params, model?.activeParams ?? plan.activeParams),
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

/** Parameters of the dense model that is as good: fewer than all of a mixture of experts, more than its active ones. */
function worthTree(context: SimContext, params: number, activeParams: number): Explained {
  if (!(activeParams < params)) return leaf('runFlops.params', params, 'params');
  const { training } = context.catalog.constants;
  return explained('capability.worth', denseWorth(params, activeParams, training), 'params', 'lookup', [
    leaf('runFlops.active', activeParams, 'params'), leaf('capability.allParams', params, 'params', { source: constantSource(context, 'training.moeSaturation') }),
    leaf('capability.exponent', training.moeExponent, 'factor', { source: constantSource(context, 'training.moeExponent') }),
  ]);
}
