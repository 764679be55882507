/** The end of a run, complete or stopped early: the model it leaves. Shared by the training system and the order to stop. */
import type { SimContext } from '../world/context.ts';
import type { LabModel, TrainingJob } from '../world/compute.ts';
import { emit } from '../world/emit.ts';
import { capabilityOfRun, lossOfRun } from './runWorth.ts';

/** The model that `tokens` of training would leave. */
export function modelAfter(context: SimContext, job: TrainingJob, tokens: number): Omit<LabModel, 'id'> {
  const { catalog } = context;
  const tainted = job.flopsDone > 0 ? Math.min(1, job.taintedFlops / job.flopsDone) : 0;
  return {
    name: job.name, params: job.params, activeParams: job.activeParams, contextTokens: tokens < job.tokens ? catalog.constants.training.sequenceTokens : job.contextTokens, tokens, flops: Math.min(job.flopsDone, job.flopsNeeded), loss: lossOfRun(job, tokens, tainted, catalog),
    capability: capabilityOfRun(job, tokens, tainted, job.algorithmRatio, catalog),
    finishedS: context.world.timeS, maxGpus: job.peakGpus ?? 0,
  };
}

/** Ends the run. A model with no capability at all is not kept. */
export function finishRun(context: SimContext, job: TrainingJob, tokens: number): void {
  const { world } = context;
  const model = modelAfter(context, job, tokens);
  world.compute.job = null;
  const place = { site: job.site, panel: 'training' as const };
  if (!(model.capability > 0)) {
    emit(context, 'training.scrapped', 'warn', { name: job.name }, place);
    return;
  }
  world.compute.models.push({ id: world.nextId++, ...model });
  const early = tokens < job.tokens;
  emit(context, early ? 'training.stopped' : 'training.finished', 'good', { name: job.name, capability: model.capability, loss: model.loss }, place);
}
