/** How a run is spread over its GPUs and why, what it keeps in memory, what its batch wastes, and the software that it runs on. */
import { readReadiness, runSite, siteIndex, siteOfStock } from '../rules/fleet.ts';
import { bindingOf, planText, reasonsFor, type DegreeReason, type Neighbour } from '../rules/performance/why.ts';
import { stateParts, type TrainingMemory } from '../rules/performance/trainingMemory.ts';
import type { StepInput } from '../rules/performance/plan.ts';
import { stepTime, type StepTime } from '../rules/performance/step.ts';
import { rampSlowdown } from '../rules/performance/batch.ts';
import { acceleratorOf, fixedOf, performanceModel, proposeRun, runInput } from '../rules/runPlan.ts';
import { storageGBPerS, storageRacks } from '../rules/storage.ts';
import { engineersPerGeneration, softwareAt } from '../rules/software.ts';
import { setupOf, type RunInput, type RunPlan } from '../rules/trainingPlan.ts';
import type { SimContext } from '../world/context.ts';
import { findSite } from '../world/lookup.ts';
import type { Explained } from '../world/explained.ts';
import { ask } from './runAsked.ts';
import { constantSource, fieldSource } from './sources.ts';
import { explained, leaf, type ExplainTable } from './types.ts';

export const runPlanExplanations: ExplainTable = {
  plan: (context, params) => {
    const { input, plan } = ask(context, params);
    const { step, asked } = question(context, input, plan);
    const raise = ['raise.plan.batch', 'raise.mfu.fabric', 'raise.plan.gpus'];
    if (!step) return explained('plan.none', null, 'gpus', 'lookup', [lackTree(context, input, asked)], { raise: ['raise.plan.gpus', 'raise.plan.smaller'] });
    const { binding, share } = bindingOf(step);
    const { parts, seconds } = step;
    return explained('plan', input.gpus, 'gpus', 'lookup', [
      ...reasonsFor(asked, fixedOf(setupOf(input, context.catalog), asked), step).map(reasonTree),
      explained('plan.data', step.plan.data, 'count', 'lookup', [
        leaf('plan.batch', plan.batchTokens, 'tokens'), leaf('plan.microBatches', step.microBatches, 'count', { params: { micro: step.plan.microBatch } }),
      ]),
      explained(`plan.binds.${binding}`, share, 'ratio', 'lookup', [
        leaf('plan.bandwidth', (parts.tensorComm + parts.contextComm + parts.expertComm + parts.pipelineComm + parts.dataComm) / seconds, 'ratio'),
        leaf('plan.bubble', parts.bubble / seconds, 'ratio'), leaf('plan.again', parts.recompute / seconds, 'ratio', { params: { share: step.memory.recompute } }),
      ]),
      memoryTree(context, asked, step, step.memory),
    ], { params: { plan: planText(step.plan) }, raise });
  },

  runMemory: (context, params) => {
    const { input, plan } = ask(context, params);
    const { step, asked } = question(context, input, plan);
    return step ? memoryTree(context, asked, step, step.memory) : lackTree(context, input, asked);
  },

  runBatch: (context, params) => {
    const { input, plan } = ask(context, params);
    const { step, asked } = question(context, input, plan);
    const model = performanceModel(context.catalog);
    const slower = step ? rampSlowdown(asked, step) : 0;
    return explained('runBatch', plan.batchWorth, 'ratio', 'lookup', [
      leaf('plan.batch', plan.batchTokens, 'tokens'),
      leaf('runBatch.critical', plan.criticalBatchTokens, 'tokens', { source: constantSource(context, 'training.criticalBatchTokens') }),
      explained(plan.ramp ? 'runBatch.ramp' : 'runBatch.noRamp', model.rampTokensRatio, 'ratio', 'lookup', [
        leaf('runBatch.slower', slower, 'ratio', { source: fieldSource(model, 'rampBatchRatio') }),
        leaf('runBatch.timeLost', slower * model.rampTokensRatio, 'ratio'),
      ], { source: fieldSource(model, 'rampTokensRatio') }),
    ], { source: constantSource(context, 'training.batchWasteSlope'), raise: ['raise.runBatch.smaller', 'raise.runBatch.tokens'] });
  },

  software: (context, params) => softwareTree(context, ask(context, params).plan),
};

/** The lab's software on the generation that sets the run's pace. */
export function softwareTree(context: SimContext, plan: RunPlan): Explained {
  const { world, catalog } = context;
  const { software } = plan;
  const { training } = catalog.constants;
  const known = softwareAt(world, plan.accelerator);
  const def = catalog.accelerators[plan.accelerator];
  const item = def ? `@${def.name}` : plan.accelerator;
  return explained('software', software.year, 'none', 'sum', [
    leaf('software.public', software.publicYear, 'none'),
    explained('software.ahead', software.year - software.publicYear, 'none', 'lookup', [
      leaf('software.lag', -training.softwareLagYears, 'none', { source: constantSource(context, 'training.softwareLagYears') }),
      leaf('software.lead', training.softwareLeadYears, 'none', { source: constantSource(context, 'training.softwareLeadYears') }),
      explained('software.maturity', software.maturity, 'ratio', 'lookup', [
        leaf('software.work', known?.workYears ?? 0, 'none', { params: { need: training.softwareWorkYears, heads: engineersPerGeneration(world, catalog) }, source: constantSource(context, 'training.softwareWorkYears') }),
        leaf('software.tokens', known?.tokens ?? 0, 'tokens', { params: { need: training.softwareTokens }, source: constantSource(context, 'training.softwareTokens') }),
      ]),
    ]),
  ], { params: { item, kernels: software.kernels }, source: def ? fieldSource(def, 'immatureLossRatio') : null, raise: ['raise.software.hire', 'raise.software.run', 'raise.software.one'] });
}

/** A checkpoint: all GPUs stop, then all parameters' state goes through the storage that came with the GPUs and that was bought. */
export function writeTree(context: SimContext, input: RunInput, plan: RunPlan): Explained {
  const { reliability, storage } = context.catalog.constants;
  const site = findSite(context.world, input.site);
  return explained('checkpointOptimum.write', plan.checkpointWriteS, 'seconds', 'lookup', [
    leaf('checkpointOptimum.state', input.params * reliability.checkpointBytesPerParam / 1e9, 'none', { source: constantSource(context, 'reliability.checkpointBytesPerParam') }),
    leaf('checkpointOptimum.storage', input.gpus * reliability.checkpointGBPerSPerGpu, 'none', { source: constantSource(context, 'reliability.checkpointGBPerSPerGpu') }),
    leaf('checkpointOptimum.bought', site ? storageGBPerS(site, context.catalog) : 0, 'none', { params: { racks: site ? storageRacks(site) : 0, most: input.gpus * storage.mostGBPerSPerGpu }, source: constantSource(context, 'storage.rackGBPerS') }),
    leaf('checkpointOptimum.least', reliability.checkpointMinS, 'seconds', { source: constantSource(context, 'reliability.checkpointMinS') }),
  ], { raise: ['raise.checkpointWrite.storage'] });
}

/** The planner's question about the run, and the step of the plan in use. */
function question(context: SimContext, input: RunInput, plan: RunPlan): { asked: StepInput; step: StepTime | null } {
  const { world, catalog } = context;
  const fleet = readReadiness(context);
  const s = siteIndex(world, input.site);
  const setup = setupOf(input, catalog);
  const phase = input.plan && world.compute.job?.phase === 'long' ? 'long' : 'main';
  const asked = runInput(world, catalog, input.site, acceleratorOf(runSite(fleet, s, input.leastKind) ?? siteOfStock(world, catalog), catalog), setup, input.gpus, phase);
  return { asked, step: plan.plan ? stepTime(asked, plan.plan) : null };
}

function reasonTree({ degree, value, fewer, more }: DegreeReason): Explained {
  return explained(`plan.${degree}`, value, 'count', 'lookup', [...neighbourTree('fewer', fewer), ...neighbourTree('more', more)]);
}

function neighbourTree(side: 'fewer' | 'more', neighbour: Neighbour): Explained[] {
  if (neighbour.kind === 'memory') return [leaf('plan.lacks', neighbour.missingGB, 'none', { params: { degree: neighbour.degree } })];
  if (neighbour.kind === 'slower') return [leaf(`plan.${side}`, neighbour.ratio, 'ratio', { params: { degree: neighbour.degree, part: `@explain.mfu.step.${neighbour.part}.name` } })];
  return side === 'more' ? [leaf('plan.most', 0, 'ratio')] : [];
}

/** One GPU's memory, by what it holds. */
function memoryTree(context: SimContext, asked: StepInput, { plan }: StepTime, memory: TrainingMemory): Explained {
  const model = performanceModel(context.catalog);
  const state = stateParts(asked, plan);
  const kept = memory.activationsGB - memory.recompute * (memory.activationsGB - memory.leastActivationsGB);
  return explained('runMemory', memory.stateGB + kept, 'none', 'sum', [
    leaf('runMemory.weights', state.weightsGB, 'none'), leaf('runMemory.gradients', state.gradientsGB, 'none', { source: fieldSource(model, 'gradientBytes') }),
    leaf('runMemory.optimiser', state.optimiserGB, 'none', { source: fieldSource(model, 'optimiserBytes') }),
    leaf('runMemory.activations', kept, 'none', { params: { recompute: memory.recompute }, source: fieldSource(model, 'leanActivationBytes') }),
  ], { params: { usable: memory.usableGB }, raise: ['raise.plan.gpus'] });
}

/** What the plan that comes closest lacks. */
function lackTree(context: SimContext, input: RunInput, asked: StepInput): Explained {
  const { closest } = proposeRun(asked, setupOf(input, context.catalog));
  if (!closest) return leaf('plan.impossible', null, 'none');
  const { memory, plan } = closest;
  return explained('plan.lack', memory.missingGB, 'none', 'lookup', [
    leaf('runMemory.state', memory.stateGB, 'none'), leaf('runMemory.least', memory.leastActivationsGB, 'none'), leaf('runMemory.usable', memory.usableGB, 'none'),
  ], { params: { plan: planText(plan) } });
}
