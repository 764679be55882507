/** The run that a question is about: the one that goes on, with what the question overrides, or one that is only thought of. */
import { readReadiness } from '../rules/fleet.ts';
import { planRun, type RunInput, type RunPlan } from '../rules/trainingPlan.ts';
import type { SimContext } from '../world/context.ts';
import type { ExplainParams } from './types.ts';

/** The run there is, with what the question overrides; without a run, a small one on today's GPUs. */
export function ask(context: SimContext, params: ExplainParams): { input: RunInput; plan: RunPlan } {
  const { world } = context;
  const { job } = world.compute;
  const number = (key: string, fallback: number): number => {
    const value = params[key];
    return typeof value === 'number' && Number.isFinite(value) && value > 0 ? value : fallback;
  };
  const free = Math.max(1, Math.floor(readReadiness(context).healthy));
  // A question about another run says all of it that is not usual.
  const own = Object.keys(params).length === 0;
  const about = own || params['params'] === undefined ? job : null;
  const input: RunInput = {
    site: typeof params['site'] === 'string' ? params['site'] : job?.site ?? world.sites[0]?.id ?? '',
    params: number('params', job?.params ?? 1e9), tokens: number('tokens', job?.tokens ?? 2e10),
    gpus: number('gpus', job ? job.assignedGpus || job.targetGpus : free), checkpointS: number('checkpointS', job?.checkpointS ?? 1800),
    precision: params['precision'] === 'fp8' || params['precision'] === 'bf16' ? params['precision'] : job?.precision ?? 'bf16',
    batchTokens: number('batchTokens', about?.batchTokens ?? 0), tensor: number('tensor', about?.tensor ?? 0), pipeline: number('pipeline', about?.pipeline ?? 0),
    context: number('context', about?.context ?? 0), expert: number('expert', about?.expert ?? 0),
    activeParams: number('activeParams', about?.activeParams ?? 0), contextTokens: number('contextTokens', about?.contextTokens ?? 0),
    ramp: params['ramp'] === 1 ? true : params['ramp'] === 0 ? false : about?.ramp ?? null,
    ...leastKindOf(params['leastKind'] ?? about?.leastKind),
    plan: own ? job?.plan ?? null : null, doneRatio: own && job && job.flopsNeeded > 0 ? job.flopsDone / job.flopsNeeded : 0,
  };
  return { input, plan: planRun(input, context) };
}

function leastKindOf(asked: string | number | undefined): Pick<RunInput, 'leastKind'> {
  return typeof asked === 'string' && asked !== '' ? { leastKind: asked } : {};
}
