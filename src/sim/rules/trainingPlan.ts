/** What a run would take, before it starts: the same rules as the run itself, at today's site, crew and fabric. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { pow } from '../core/maths.ts';
import type { TrainingMemory } from './performance/trainingMemory.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf } from '../world/lookup.ts';
import type { ParallelPlan, RunPrecision } from '../world/compute.ts';
import type { World } from '../world/world.ts';
import type { Catalog } from '../world/catalog.ts';
import { readReadiness, siteIndex, siteOfStock } from './fleet.ts';
import { optimalValidationHours, wasteValidation } from './corruption.ts';
import { memoryNeededGB } from './memory.ts';
import { cohortOutput, keyEffect } from './people.ts';
import type { StepParts } from './performance/step.ts';
import { checkpointWriteS, timeRatio, wasteRestart, wasteRework, wasteWrite, youngDalyS } from './reliability.ts';
import { acceleratorOf, batchOf, criticalBatchTokens, paceOf, paceOfStep, proposeRun, runInput, softwareYear, type RunPace, type RunSetup } from './runPlan.ts';
import { crewRatio, crewRestartS, failuresPerHour, gpusForRun, mttiS, slowestClock } from './runSpeed.ts';
import { batchWorth, capabilityOfRun, lossOfRun } from './runWorth.ts';
import { algorithmRatio, computeOptimal, lossAt, modelCapability, trainingFlops } from './scalingLaw.ts';

export interface RunInput {
  site: string;
  params: number;
  tokens: number;
  gpus: number;
  checkpointS: number;
  precision?: RunPrecision; // bf16
  batchTokens?: number; // the critical batch
  tensor?: number; // as the planner likes
  pipeline?: number;
  plan?: ParallelPlan | null; // of a run that goes on; null and absent = what the planner proposes
}

/** The setup that an input asks for, with defaults filled in. */
export function setupOf(input: RunInput): RunSetup {
  return {
    params: input.params, tokens: input.tokens, precision: input.precision ?? 'bf16', batchTokens: input.batchTokens ?? 0,
    tensor: input.tensor ?? 0, pipeline: input.pipeline ?? 0,
  };
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
  accelerator: string; // whose speed the run has: the slowest kind at the site
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
  softwareYear: number;
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
  optimal: { params: number; tokens: number; loss: number; capability: number }; // same FLOPs, best split
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

/** Compute-equivalent of ideas that a run started now would have. */
export function ideasNow(world: World, catalog: Catalog): number {
  const heads = cohortOutput(cohortOf(world, 'research'), catalog.constants.people);
  return algorithmRatio(world.timeS, heads, keyEffect(world, catalog, 'algorithms'), catalog.constants.training);
}

export function planRun(input: RunInput, context: SimContext): RunPlan {
  const { world, catalog } = context;
  const { training, reliability } = catalog.constants;
  const fleet = readReadiness(context);
  const s = siteIndex(world, input.site);
  const here = fleet.sites[s] ?? siteOfStock(world, catalog);
  const gpus = Math.max(1, input.gpus);
  const straggler = s < 0 ? 1 : slowestClock(world, s, gpus);
  const setup = setupOf(input);
  const step = runInput(world, catalog, input.site, acceleratorOf(fleet, s, here, catalog), setup, gpus);
  const kept = input.plan ? paceOf(step, input.plan) : null;
  const planned = kept ? null : proposeRun(step, setup);
  const pace: RunPace | null = kept ?? (planned?.best ? paceOfStep(step, planned.best) : null);
  const lacking = planned?.closest?.memory ?? null;
  const crew = crewRatio(world, catalog, gpus);
  const key = keyEffect(world, catalog, 'mfu');
  const mfu = pace ? Math.min(1, pace.mfu * crew * key) : 0;

  const perHour = s < 0 ? 0 : failuresPerHour(context, fleet, s, gpus);
  const mtti = mttiS(perHour);
  const writeS = checkpointWriteS(input.params, gpus, reliability);
  const restart = crewRestartS(world, catalog);
  const optimalS = perHour > 0 ? youngDalyS(writeS, mtti) : DAY_S;
  const { validateHours } = world.compute.reliability;
  const checks = wasteValidation(validateHours, reliability);
  const ratio = timeRatio(writeS, input.checkpointS, mtti, restart) * (1 - checks);

  const flops = trainingFlops(input.params, input.tokens, training);
  const flopsPerS = gpus * here.peakTflops * FLOP_PER_TFLOP * mfu * straggler * ratio;
  const ideas = ideasNow(world, catalog);
  const best = computeOptimal(flops, training);
  return {
    accelerator: step.accelerator.id, kinds: here.kinds.length, peakTflops: here.peakTflops,
    flops, gpusNow: s < 0 ? 0 : gpusForRun(world, fleet, s), mfu, flopsPerS,
    terms: { kernels: pace?.kernelMfu ?? 0, parallel: pace?.parallel ?? 0, crew, key, straggler },
    plan: pace?.step.plan ?? null, stepSeconds: pace?.step.seconds ?? 0, stepParts: pace?.step.parts ?? null,
    batchTokens: batchOf(setup, catalog), criticalBatchTokens: criticalBatchTokens(setup.tokens, catalog), batchWorth: batchWorth(setup, catalog),
    softwareYear: softwareYear(world, catalog), domain: step.links.domain,
    needGB: pace ? pace.step.memory.stateGB + keptActivationsGB(pace.step.memory) : lacking ? lacking.usableGB + lacking.missingGB : 0,
    haveGB: pace?.step.memory.usableGB ?? lacking?.usableGB ?? here.memoryGB,
    validation: { waste: checks, optimalHours: optimalValidationHours(here.gpusPerServer > 0 ? gpus / here.gpusPerServer : 0, reliability) },
    days: flopsPerS > 0 ? flops / flopsPerS / DAY_S : 0,
    mttiHours: perHour > 0 ? mtti / HOUR_S : 0, interruptionsPerDay: perHour * DAY_S / HOUR_S,
    checkpointWriteS: writeS, restartS: restart, timeRatio: ratio,
    optimalCheckpointS: optimalS, optimalTimeRatio: timeRatio(writeS, optimalS, mtti, restart) * (1 - checks),
    fitsMemory: pace !== null, memoryGB: memoryNeededGB(input.params, training),
    loss: lossOfRun(setup, input.tokens, 0, catalog), capability: capabilityOfRun(setup, input.tokens, 0, ideas, catalog), ideas,
    optimal: {
      ...best, loss: lossAt(best.params, best.tokens, training), capability: modelCapability(best.params, best.tokens, ideas, training),
    },
    wasteCurve: wasteCurve(writeS, mtti, restart, optimalS),
  };
}

/** Time lost by checkpoint interval around the optimum, for the chart: an interior minimum at √(2·δ·M). */
export function wasteCurve(writeS: number, mttiSeconds: number, restart: number, optimalS: number): WastePoint[] {
  const points: WastePoint[] = [];
  for (let k = -CURVE_HALF; k <= CURVE_HALF; k++) {
    const checkpointS = optimalS * pow(2, k / CURVE_PER_DOUBLING);
    const write = wasteWrite(writeS, checkpointS);
    const rework = wasteRework(checkpointS, mttiSeconds);
    const lost = wasteRestart(restart, mttiSeconds);
    points.push({ checkpointS, write, rework, restart: lost, total: Math.min(1, write + rework + lost) });
  }
  return points;
}
