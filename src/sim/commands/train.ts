/** Orders for the run: start, resize, checkpoint interval, pause, resume, stop. */
import { readReadiness, siteIndex } from '../rules/fleet.ts';
import { gpusForMemory } from '../rules/memory.ts';
import { finishRun } from '../rules/runEnd.ts';
import { gpusForRun } from '../rules/runSpeed.ts';
import { trainingFlops } from '../rules/scalingLaw.ts';
import { ideasNow } from '../rules/trainingPlan.ts';
import { boughtGpus } from '../rules/waterfall.ts';
import type { SimContext } from '../world/context.ts';
import type { TrainingJob } from '../world/compute.ts';
import { emit } from '../world/emit.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { condition, freeCheck } from './checks.ts';
import type { Check, CheckCondition, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const NAME_LENGTH = 40;
const GPUS: FieldShape = { type: 'int', min: 1, max: 10_000_000 };
const CHECKPOINT: FieldShape = { type: 'int', min: 30, max: 604_800 };
const PARAMS: FieldShape = { type: 'number', min: 1e6, max: 1e15 };
const TOKENS: FieldShape = { type: 'number', min: 1e6, max: 1e17 };

export const trainCommands = {
  'train.start': {
    shape: { name: { type: 'string', max: NAME_LENGTH }, site: { type: 'id' }, params: PARAMS, tokens: TOKENS, gpus: GPUS, checkpointS: CHECKPOINT },
    check(context, payload): Check {
      const { world, catalog } = context;
      const { training } = catalog.constants;
      const s = siteIndex(world, payload.site);
      if (s < 0) return freeCheck([condition('run-site', false)]);
      const fleet = readReadiness(context);
      const need = gpusForMemory(payload.params, fleet.sites[s]!.memoryGB, training);
      const free = gpusForRun(world, fleet, s);
      const length = typeof payload.name === 'string' ? payload.name.trim().length : 0;
      return freeCheck([
        condition('no-run', world.compute.job === null),
        condition('run-name', length >= 1 && length <= NAME_LENGTH, length, NAME_LENGTH, 'count'),
        inRange('params-range', payload.params, PARAMS, 'params'),
        inRange('tokens-range', payload.tokens, TOKENS, 'tokens'),
        inRange('checkpoint-range', payload.checkpointS, CHECKPOINT, 'seconds'),
        condition('model-fits', payload.gpus >= need, finite(payload.gpus), finite(need), 'gpus'),
        condition('gpus-ready', free >= Math.max(1, need), free, finite(Math.max(1, need)), 'gpus'),
        bought(world, payload.gpus),
        crew(context, 'systems-crew', 'systems', training.minSystemsPer10kGpus),
        crew(context, 'research-crew', 'research', training.minResearchPerRun),
      ]);
    },
    apply(context, { name, site, params, tokens, gpus, checkpointS }): void {
      const { world, catalog } = context;
      world.compute.job = {
        id: world.nextId++, name: name.trim(), site, params, tokens, targetGpus: gpus, checkpointS, state: 'running', startedS: world.timeS,
        flopsDone: 0, flopsNeeded: trainingFlops(params, tokens, catalog.constants.training), assignedGpus: 0, straggler: 1, parallel: 1,
        timeRatio: 1, mfu: 0, interruptions: 0, lostHours: 0, lastInterruptS: world.timeS, rebootUntilS: 0, peakGpus: 0,
        algorithmRatio: ideasNow(world, catalog),
      };
      emit(context, 'training.started', 'good', { name: name.trim(), gpus }, { site, panel: 'training' });
    },
  },

  'train.setCheckpoint': {
    shape: { checkpointS: CHECKPOINT },
    check({ world }, { checkpointS }): Check {
      return freeCheck([condition('run-exists', world.compute.job !== null), inRange('checkpoint-range', checkpointS, CHECKPOINT, 'seconds')]);
    },
    apply({ world }, { checkpointS }): void {
      jobOf(world.compute.job).checkpointS = checkpointS;
    },
  },

  'train.setGpus': {
    shape: { gpus: GPUS },
    check(context, { gpus }): Check {
      const { world, catalog } = context;
      const { job } = world.compute;
      if (!job) return freeCheck([condition('run-exists', false)]);
      const memoryGB = readReadiness(context).sites[siteIndex(world, job.site)]?.memoryGB ?? 0;
      const need = gpusForMemory(job.params, memoryGB, catalog.constants.training);
      return freeCheck([condition('run-exists', true), condition('model-fits', gpus >= need, finite(gpus), finite(need), 'gpus'), bought(world, gpus)]);
    },
    apply({ world }, { gpus }): void {
      jobOf(world.compute.job).targetGpus = gpus;
    },
  },

  'train.pause': {
    shape: {},
    check: ({ world }): Check => freeCheck([
      condition('run-exists', world.compute.job !== null), condition('run-not-paused', world.compute.job?.state !== 'paused'),
    ]),
    apply({ world }): void {
      const job = jobOf(world.compute.job);
      job.state = 'paused';
      job.assignedGpus = 0;
    },
  },

  'train.resume': {
    shape: {},
    check: ({ world }): Check => freeCheck([
      condition('run-exists', world.compute.job !== null), condition('run-paused', world.compute.job === null || world.compute.job.state === 'paused'),
    ]),
    apply({ world }): void {
      jobOf(world.compute.job).state = 'waiting'; // the training system gives it GPUs in its hour
    },
  },

  'train.stop': {
    shape: {},
    check: ({ world }): Check => freeCheck([condition('run-exists', world.compute.job !== null)]),
    apply(context): void {
      const job = jobOf(context.world.compute.job);
      const done = job.flopsNeeded > 0 ? Math.min(1, job.flopsDone / job.flopsNeeded) : 0;
      finishRun(context, job, Math.floor(job.tokens * done));
    },
  },
} satisfies { [T in Extract<keyof CommandPayloads, `train.${string}`>]: CommandHandler<CommandPayloads[T]> };

function jobOf(job: TrainingJob | null): TrainingJob {
  if (!job) throw new Error('no run: apply needs a passed check');
  return job;
}

/** A run may be open to GPUs that are still on order, not to more than there are. */
function bought(world: World, gpus: number): CheckCondition {
  const have = boughtGpus(world);
  return condition('run-gpus-bought', gpus <= have, have, finite(gpus), 'gpus');
}

/** At least one head where the rules ask for any; more only make the run faster. */
function crew({ world }: SimContext, id: string, role: 'systems' | 'research', needed: number): CheckCondition {
  const heads = cohortOf(world, role).count;
  return condition(id, needed <= 0 || heads >= 1, heads, needed > 0 ? 1 : 0, 'people');
}

function inRange(id: string, value: number, shape: FieldShape, unit: CheckCondition['unit']): CheckCondition {
  const low = shape.min ?? -Infinity;
  const high = shape.max ?? Infinity;
  return condition(id, value >= low && value <= high, finite(value), value < low ? low : high, unit);
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
