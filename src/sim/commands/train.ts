/** Orders for the run: start, resize, checkpoint interval, pause, resume, stop. */
import { readReadiness, runSite, siteIndex } from '../rules/fleet.ts';
import { finishRun } from '../rules/runEnd.ts';
import { acceleratorOf, fixedOf, proposeRun, runInput, type RunSetup } from '../rules/runPlan.ts';
import { phasesOf } from '../rules/runPhases.ts';
import { degreeRefusals } from '../rules/performance/refusals.ts';
import { crewRestartS, gpusForRun } from '../rules/runSpeed.ts';
import { newRun } from '../rules/newRun.ts';
import { setupOf } from '../rules/trainingPlan.ts';
import { boughtGpus } from '../rules/waterfall.ts';
import type { SimContext } from '../world/context.ts';
import type { Fleet } from '../world/fleet.ts';
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
const BATCH: FieldShape = { type: 'number', min: 0, max: 1e12 }; // 0 = the critical batch
const DEGREE: FieldShape = { type: 'int', min: 0, max: 1_000_000 }; // 0 = as the planner likes
const CONTEXT: FieldShape = { type: 'int', min: 1, max: 16_777_216 };
const ACTIVE: FieldShape = { type: 'number', min: 1e5, max: 1e15 };
const TOKENS: FieldShape = { type: 'number', min: 1e6, max: 1e17 };

export const trainCommands = {
  'train.start': {
    shape: {
      name: { type: 'string', max: NAME_LENGTH }, site: { type: 'id' }, params: PARAMS, tokens: TOKENS, gpus: GPUS, checkpointS: CHECKPOINT,
      precision: { type: 'id', optional: true }, batchTokens: { ...BATCH, optional: true },
      tensor: { ...DEGREE, optional: true }, pipeline: { ...DEGREE, optional: true }, context: { ...DEGREE, optional: true }, expert: { ...DEGREE, optional: true },
      leastKind: { type: 'id', optional: true }, activeParams: { ...ACTIVE, optional: true }, contextTokens: { ...CONTEXT, optional: true }, ramp: { type: 'boolean', optional: true },
    },
    check(context, payload): Check {
      const { world, catalog } = context;
      const { training } = catalog.constants;
      const s = siteIndex(world, payload.site);
      if (s < 0) return freeCheck([condition('run-site', false)]);
      const fleet = readReadiness(context);
      const free = gpusForRun(world, fleet, s, payload.leastKind);
      const { precision } = payload;
      const setup = setupOf(payload, catalog);
      const length = typeof payload.name === 'string' ? payload.name.trim().length : 0;
      return freeCheck([
        condition('no-run', world.compute.job === null),
        condition('run-name', length >= 1 && length <= NAME_LENGTH, length, NAME_LENGTH, 'count'),
        inRange('params-range', payload.params, PARAMS, 'params'),
        inRange('tokens-range', payload.tokens, TOKENS, 'tokens'),
        inRange('checkpoint-range', payload.checkpointS, CHECKPOINT, 'seconds'),
        condition('run-precision', precision === undefined || precision === 'bf16' || precision === 'fp8'),
        condition('active-params', setup.activeParams <= payload.params, finite(payload.params), finite(setup.activeParams), 'params'),
        condition('context-range', setup.contextTokens >= training.sequenceTokens, finite(setup.contextTokens), training.sequenceTokens, 'tokens'),
        ...kindCondition(fleet, s, payload.leastKind),
        ...planConditions(context, s, payload.site, setup, payload.gpus, payload.leastKind),
        condition('gpus-ready', fitsOn(context, s, payload.site, setup, Math.min(payload.gpus, free), payload.leastKind), free),
        bought(world, payload.gpus),
        crew(context, 'systems-crew', 'systems', training.minSystemsPer10kGpus),
        crew(context, 'research-crew', 'research', training.minResearchPerRun),
      ]);
    },
    apply(context, payload): void {
      const { world } = context;
      const name = payload.name.trim();
      world.compute.job = newRun(context, { ...payload, name });
      emit(context, 'training.started', 'good', { name, gpus: payload.gpus }, { site: payload.site, panel: 'training' });
    },
  },

  'train.setPlan': {
    shape: { tensor: DEGREE, pipeline: DEGREE, context: { ...DEGREE, optional: true }, expert: { ...DEGREE, optional: true } },
    check(context, { tensor, pipeline, context: shared = 0, expert = 0 }): Check {
      const { job } = context.world.compute;
      if (!job) return freeCheck([condition('run-exists', false)]);
      const s = siteIndex(context.world, job.site);
      return freeCheck([
        condition('run-exists', true), ...planConditions(context, s, job.site, { ...job, tensor, pipeline, context: shared, expert }, Math.max(1, job.assignedGpus || job.targetGpus), job.leastKind),
      ]);
    },
    apply({ world, catalog }, { tensor, pipeline, context = 0, expert = 0 }): void {
      const job = jobOf(world.compute.job);
      Object.assign(job, { tensor, pipeline, context, expert, plan: null });
      job.rebootUntilS = Math.max(job.rebootUntilS, Math.round(world.timeS + crewRestartS(world, catalog))); // from a checkpoint made for it
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
    shape: { gpus: GPUS, leastKind: { type: 'id', optional: true } },
    check(context, { gpus, leastKind }): Check {
      const { world } = context;
      const { job } = world.compute;
      if (!job) return freeCheck([condition('run-exists', false)]);
      const s = siteIndex(world, job.site);
      return freeCheck([
        condition('run-exists', true), bought(world, gpus), ...kindCondition(readReadiness(context), s, leastKind), ...planConditions(context, s, job.site, job, gpus, leastKind ?? job.leastKind),
      ]);
    },
    apply({ world }, { gpus, leastKind }): void {
      const job = jobOf(world.compute.job);
      job.targetGpus = gpus;
      if (leastKind === undefined || leastKind === job.leastKind) return;
      job.leastKind = leastKind;
      job.plan = null; // made for other machines
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
      const job = jobOf(world.compute.job);
      job.state = 'waiting'; // the training system gives it GPUs in its hour
      delete job.evacuated;
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

/** Slower ones can only be left out beside a kind that stands there. */
function kindCondition(fleet: Fleet, s: number, leastKind: string | undefined): CheckCondition[] {
  return leastKind === undefined ? [] : [condition('run-kind', fleet.sites[s]!.kinds.includes(leastKind))];
}

/**
 * Whether the planner finds a way to spread the run over `gpus`: degrees that the model, the machine and the network bear, and memory.
 * Amounts are GPUs, layers or heads for degrees, Gb/s for tensor parallel beyond its domain, GB of one GPU for memory.
 */
function planConditions(context: SimContext, s: number, site: string, setup: RunSetup, gpus: number, leastKind: string | undefined): CheckCondition[] {
  const { world, catalog } = context;
  const { sequenceTokens } = catalog.constants.training;
  if (!(gpus >= 1) || !(setup.params >= (PARAMS.min ?? 0)) || !(setup.tokens >= (TOKENS.min ?? 0))) return [];
  if (!(setup.activeParams >= (ACTIVE.min ?? 0)) || setup.activeParams > setup.params || setup.contextTokens < sequenceTokens) return [];
  const accelerator = acceleratorOf(runSite(readReadiness(context), s, leastKind)!, catalog);
  let fits = condition('model-fits', true);
  for (const { phase } of phasesOf({ ...setup, ramp: false }, catalog)) {
    const input = runInput(world, catalog, site, accelerator, setup, gpus, phase);
    const wrong = degreeRefusals(input, fixedOf(setup, input)).filter((refusal) => refusal.code !== 'degrees-not-dividing'); // left-over GPUs stand idle
    if (wrong.length > 0) return wrong.map(({ code, params }) => condition(`plan-${code}`, false, amount(params['have']), amount(params['need'])));
    const planned = proposeRun(input, setup);
    const lacking = planned.closest?.memory;
    if (planned.best) continue;
    const id = phase === 'long' ? 'context-fits' : 'model-fits';
    fits = lacking ? condition(id, false, lacking.usableGB, lacking.usableGB + lacking.missingGB) : condition(id, false);
    break;
  }
  return [fits];
}

/** Whether the run could begin on `gpus`. */
function fitsOn(context: SimContext, s: number, site: string, setup: RunSetup, gpus: number, leastKind: string | undefined): boolean {
  return gpus >= 1 && planConditions(context, s, site, setup, gpus, leastKind).every((entry) => entry.ok);
}

function amount(value: number | string | undefined): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
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
