/** What a run would take, before it starts: the same rules as the run itself, at today's site, crew and fabric. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { clamp, pow } from '../core/maths.ts';
import type { TrainingMemory } from './performance/trainingMemory.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf } from '../world/lookup.ts';
import type { ParallelPlan, RunPhase, RunPrecision } from '../world/compute.ts';
import type { World } from '../world/world.ts';
import type { Catalog } from '../world/catalog.ts';
import { readReadiness, runSite, siteIndex, siteOfStock } from './fleet.ts';
import { optimalValidationHours, wasteValidation } from './corruption.ts';
import { memoryNeededGB } from './memory.ts';
import { dataMixRatio, dataStockTokens } from './products/data.ts';
import { labEffect } from './effects.ts';
import { cohortOutput } from './people.ts';
import type { StepParts } from './performance/step.ts';
import { runWriteS } from './storage.ts';
import { timeRatio, wasteRestart, wasteRework, wasteWrite, youngDalyS } from './reliability.ts';
import { denseWorth, optimalMixture } from './mixture.ts';
import { phaseAt, phasesOf, rampPays } from './runPhases.ts';
import { acceleratorOf, batchOf, criticalBatchTokens, paceOf, paceOfStep, proposeRun, runInput, type RunPace, type RunSetup } from './runPlan.ts';
import { maturity, publicYear, softwareAt, softwareYear } from './software.ts';
import { freeShare } from './research.ts';
import { crewRatio, crewRestartS, failuresPerHour, gpusForRun, mttiS, slowestClock } from './runSpeed.ts';
import { batchWorth, capabilityOfRun, lossOfRun } from './runWorth.ts';
import { algorithmRatio, lossAt, modelCapability, trainingFlops } from './scalingLaw.ts';

export interface RunInput {
  site: string;
  params: number;
  tokens: number;
  gpus: number;
  checkpointS: number;
  leastKind?: string; // accelerator id: slower ones at the site are left out; absent = all take part
  activeParams?: number; // of a mixture of experts; all of a dense model
  contextTokens?: number; // the usual samples
  precision?: RunPrecision; // bf16
  batchTokens?: number; // the critical batch
  ramp?: boolean | null; // as the planner likes
  tensor?: number; // as the planner likes
  pipeline?: number;
  context?: number;
  expert?: number;
  doneRatio?: number; // of a run that goes on: what is behind it
  plan?: ParallelPlan | null; // of a run that goes on; null and absent = what the planner proposes
}

/** The setup that an input asks for, with defaults filled in. */
export function setupOf(input: Omit<RunInput, 'site' | 'gpus' | 'checkpointS'>, catalog: Catalog): RunSetup {
  const { sequenceTokens } = catalog.constants.training;
  return {
    params: input.params, activeParams: input.activeParams ? input.activeParams : input.params, tokens: input.tokens, precision: input.precision ?? 'bf16',
    batchTokens: input.batchTokens ?? 0, ramp: input.ramp ?? null, contextTokens: input.contextTokens ? input.contextTokens : sequenceTokens,
    tensor: input.tensor ?? 0, pipeline: input.pipeline ?? 0, context: input.context ?? 0, expert: input.expert ?? 0,
  };
}

/** The setup with the data that the lab has today. */
export function stocked(setup: RunSetup, world: World, catalog: Catalog): RunSetup {
  const stockTokens = dataStockTokens(world, catalog);
  return stockTokens === undefined ? setup : { ...setup, stockTokens };
}

/** A phase of a run at the asked-for GPUs. */
export interface PhasePlan {
  phase: RunPhase;
  share: number; // of the tokens
  days: number; // 0 = it does not fit
  mfu: number;
  plan: ParallelPlan | null;
}

export interface WastePoint {
  checkpointS: number;
  write: number; // shares of time
  rework: number;
  restart: number;
  total: number;
}

export interface RunPlan {
  flops: number;
  accelerator: string; // whose speed the run has: the slowest kind that takes part
  choices: { leastKind: string; gpus: number }[]; // kinds at the site, the slowest first, with the GPUs free for a run that takes no slower ones
  kinds: number; // at the site
  peakTflops: number; // of that one
  gpusNow: number; // healthy and free at the site today
  mfu: number;
  terms: { kernels: number; parallel: number; crew: number; key: number; straggler: number };
  plan: ParallelPlan | null; // null = it does not fit
  stepSeconds: number;
  stepParts: StepParts | null;
  batchTokens: number;
  criticalBatchTokens: number;
  batchWorth: number; // tokens that count over tokens seen
  ramp: boolean; // the batch grows at the start
  phases: PhasePlan[];
  daysLeft: number; // of a run of which doneRatio is behind it
  denseParams: number; // of the dense model that is as good
  activeParams: number;
  contextTokens: number;
  software: { year: number; publicYear: number; maturity: number; kernels: number };
  domain: number; // GPUs of one scale-up domain: most of tensor parallel
  needGB: number; // of one GPU, by the plan that comes closest
  haveGB: number;
  validation: { waste: number; optimalHours: number };
  flopsPerS: number; // useful, after straggler and time
  days: number; // at the asked-for GPUs; 0 when it cannot run
  mttiHours: number; // 0 = no failures
  interruptionsPerDay: number;
  checkpointWriteS: number;
  restartS: number;
  timeRatio: number;
  optimalCheckpointS: number;
  optimalTimeRatio: number;
  fitsMemory: boolean;
  memoryGB: number;
  loss: number;
  capability: number;
  ideas: number; // algorithm ratio it would start with
  optimal: { params: number; activeParams: number; tokens: number; loss: number; capability: number }; // same FLOPs and sparsity, best split
  wasteCurve: WastePoint[];
}

const FLOP_PER_TFLOP = 1e12;
/** The curve runs from optimum / 16 to optimum x 16, three points per doubling. */
const CURVE_HALF = 12;
const CURVE_PER_DOUBLING = 3;

/** Activations that stay in memory: of the layers that are recomputed only their inputs, GB. */
function keptActivationsGB({ activationsGB, leastActivationsGB, recompute }: TrainingMemory): number {
  return activationsGB - recompute * (activationsGB - leastActivationsGB);
}

/** Compute-equivalent of ideas, and of the quality of the data, that a run started now would have. */
export function ideasNow(world: World, catalog: Catalog): number {
  const heads = freeShare(world, catalog, 'research') * cohortOutput(cohortOf(world, 'research'), catalog.constants.people);
  return algorithmRatio(world.timeS, heads, labEffect(world, catalog, 'algorithms'), catalog.constants.training) * dataMixRatio(world, catalog);
}

/** Interval between checkpoints that loses least; a day when nothing fails. s */
function bestCheckpointS(writeS: number, failuresPerHour: number): number {
  return failuresPerHour > 0 ? youngDalyS(writeS, mttiS(failuresPerHour)) : DAY_S;
}

/** `RunPlan.optimalCheckpointS` of a run on its site, alone: for those who ask again and again. s */
export function optimalCheckpointS(context: SimContext, job: { site: string; params: number; assignedGpus: number; leastKind?: string }): number {
  const { world, catalog } = context;
  const s = siteIndex(world, job.site);
  const gpus = Math.max(1, job.assignedGpus);
  return bestCheckpointS(runWriteS(world.sites[s], job.params, gpus, catalog), s < 0 ? 0 : failuresPerHour(context, readReadiness(context), s, gpus, job.leastKind));
}

export function planRun(input: RunInput, context: SimContext): RunPlan {
  const { world, catalog } = context;
  const { training, reliability } = catalog.constants;
  const fleet = readReadiness(context);
  const s = siteIndex(world, input.site);
  const part = runSite(fleet, s, input.leastKind);
  const here = part ?? siteOfStock(world, catalog);
  const gpus = Math.max(1, input.gpus);
  const straggler = s < 0 ? 1 : slowestClock(world, s, gpus, part);
  const asked = stocked(setupOf(input, catalog), world, catalog);
  const accelerator = acceleratorOf(here, catalog);
  const nowIn = phaseAt({ ...asked, ramp: asked.ramp ?? true }, input.doneRatio ?? 0, catalog);
  const atWork = input.plan && nowIn !== 'ramp' ? nowIn : 'main';
  const step = runInput(world, catalog, input.site, accelerator, asked, gpus, atWork);
  const kept = input.plan ? paceOf(step, input.plan) : null;
  const planned = kept ? null : proposeRun(step, asked);
  const pace: RunPace | null = kept ?? (planned?.best ? paceOfStep(step, planned.best) : null);
  const setup: RunSetup = { ...asked, ramp: asked.ramp ?? (pace ? rampPays(asked, step, pace.step, catalog) : true) };
  const crew = crewRatio(world, catalog, gpus);
  const key = labEffect(world, catalog, 'mfu');
  const mfu = pace ? pace.mfu * crew * key : 0;

  const perHour = s < 0 ? 0 : failuresPerHour(context, fleet, s, gpus, input.leastKind);
  const mtti = mttiS(perHour);
  const writeS = runWriteS(world.sites[s], input.params, gpus, catalog);
  const restart = crewRestartS(world, catalog);
  const optimalS = bestCheckpointS(writeS, perHour);
  const { validateHours } = world.compute.reliability;
  const checks = wasteValidation(validateHours, reliability);
  const ratio = timeRatio(writeS, input.checkpointS, mtti, restart) * (1 - checks);

  const flops = trainingFlops(setup.activeParams, input.tokens, training);
  const usefulPerMfu = gpus * here.peakTflops * FLOP_PER_TFLOP * straggler * ratio;
  const flopsPerS = usefulPerMfu * mfu;
  let lacking = planned && !planned.best ? planned.closest?.memory ?? null : null;
  const phases = phasesOf(setup, catalog).map(({ phase, share }): PhasePlan => {
    let own = phase === atWork ? pace : null;
    if (phase !== atWork && pace) {
      const there = runInput(world, catalog, input.site, accelerator, setup, gpus, phase);
      const found = phase === 'ramp' && atWork === 'main' ? null : proposeRun(there, setup);
      own = found ? found.best && paceOfStep(there, found.best) : paceOf(there, pace.step.plan);
      if (!own && found?.closest) lacking = found.closest.memory;
    }
    const phaseMfu = own ? own.mfu * crew * key : 0;
    // A run that loses all its time to failures has no end: 0, not infinity.
    return { phase, share, days: phaseMfu > 0 && usefulPerMfu > 0 ? share * flops / (usefulPerMfu * phaseMfu) / DAY_S : 0, mfu: phaseMfu, plan: own?.step.plan ?? null };
  });
  const runs = phases.every((entry) => entry.days > 0);
  const ideas = ideasNow(world, catalog);
  const best = optimalMixture(flops, setup.params / setup.activeParams, training);
  const bestDense = denseWorth(best.params, best.activeParams, training);
  const year = softwareYear(world, catalog, accelerator.id);
  return {
    accelerator: step.accelerator.id, kinds: here.kinds.length, choices: s < 0 ? [] : fleet.sites[s]!.kinds.map((leastKind) => ({ leastKind, gpus: gpusForRun(world, fleet, s, leastKind) })), peakTflops: here.peakTflops,
    flops, gpusNow: s < 0 ? 0 : gpusForRun(world, fleet, s, input.leastKind), mfu, flopsPerS,
    terms: { kernels: pace?.kernelMfu ?? 0, parallel: pace?.parallel ?? 0, crew, key, straggler },
    plan: pace?.step.plan ?? null, stepSeconds: pace?.step.seconds ?? 0, stepParts: pace?.step.parts ?? null,
    batchTokens: batchOf(setup, catalog), criticalBatchTokens: criticalBatchTokens(setup.tokens, catalog), batchWorth: batchWorth(setup, catalog),
    ramp: setup.ramp === true, phases, daysLeft: runs ? daysLeft(phases, input.doneRatio ?? 0) : 0,
    denseParams: denseWorth(setup.params, setup.activeParams, training), activeParams: setup.activeParams, contextTokens: setup.contextTokens,
    software: { year, publicYear: publicYear(world), maturity: maturity(softwareAt(world, accelerator.id), training), kernels: step.stack.kernelRatio }, domain: step.links.domain,
    needGB: pace && !lacking ? pace.step.memory.stateGB + keptActivationsGB(pace.step.memory) : lacking ? lacking.usableGB + lacking.missingGB : 0,
    haveGB: lacking?.usableGB ?? pace?.step.memory.usableGB ?? here.memoryGB,
    validation: { waste: checks, optimalHours: optimalValidationHours(here.gpusPerServer > 0 ? gpus / here.gpusPerServer : 0, reliability) },
    days: runs ? phases.reduce((sum, entry) => sum + entry.days, 0) : 0,
    mttiHours: perHour > 0 ? mtti / HOUR_S : 0, interruptionsPerDay: perHour * DAY_S / HOUR_S,
    checkpointWriteS: writeS, restartS: restart, timeRatio: ratio,
    optimalCheckpointS: optimalS, optimalTimeRatio: timeRatio(writeS, optimalS, mtti, restart) * (1 - checks),
    fitsMemory: pace !== null && !lacking, memoryGB: memoryNeededGB(input.params, training),
    loss: lossOfRun(setup, input.tokens, 0, catalog), capability: capabilityOfRun(setup, input.tokens, 0, ideas, catalog), ideas,
    optimal: {
      ...best, loss: lossAt(bestDense, best.tokens, training), capability: modelCapability(bestDense, best.tokens, ideas, training),
    },
    wasteCurve: wasteCurve(writeS, mtti, restart, optimalS, checks),
  };
}

/** Days of what is left of each phase when `done` of the tokens are behind the run. */
function daysLeft(phases: readonly PhasePlan[], done: number): number {
  let from = 0;
  let days = 0;
  for (const { share, days: all } of phases) {
    const left = share > 0 ? clamp((from + share - done) / share, 0, 1) : 0;
    days += left * all;
    from += share;
  }
  return days;
}

/** Time lost by checkpoint interval around the optimum, for the chart: an interior minimum at √(2·δ·M). `checks`: share of time that goes to checking servers, at any interval. */
export function wasteCurve(writeS: number, mttiSeconds: number, restart: number, optimalS: number, checks = 0): WastePoint[] {
  const points: WastePoint[] = [];
  for (let k = -CURVE_HALF; k <= CURVE_HALF; k++) {
    const checkpointS = optimalS * pow(2, k / CURVE_PER_DOUBLING);
    const write = wasteWrite(writeS, checkpointS);
    const rework = wasteRework(checkpointS, mttiSeconds);
    const lost = wasteRestart(restart, mttiSeconds);
    points.push({ checkpointS, write, rework, restart: lost, total: 1 - timeRatio(writeS, checkpointS, mttiSeconds, restart) * (1 - checks) });
  }
  return points;
}
