/** What a run would take, before it starts: the same rules as the run itself, at today's site, crew and fabric. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { pow } from '../core/maths.ts';
import type { SimContext } from '../world/context.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import type { Catalog } from '../world/catalog.ts';
import { readReadiness, siteIndex, siteOfStock } from './fleet.ts';
import { gpusForMemory, memoryNeededGB } from './memory.ts';
import { cohortOutput, keyEffect } from './people.ts';
import { checkpointWriteS, timeRatio, wasteRestart, wasteRework, wasteWrite, youngDalyS } from './reliability.ts';
import { crewRatio, crewRestartS, failuresPerHour, gpusForRun, mttiS, parallelAt, runMfu, stragglerRatio } from './runSpeed.ts';
import { algorithmRatio, computeOptimal, lossAt, modelCapability, trainingFlops } from './scalingLaw.ts';

export interface RunInput {
  site: string;
  params: number;
  tokens: number;
  gpus: number;
  checkpointS: number;
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
  gpusNow: number; // healthy and free at the site today
  mfu: number;
  terms: { referenceMfu: number; parallel: number; crew: number; key: number; straggler: number };
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
  gpusForMemory: number;
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
  const straggler = s < 0 ? 1 - reliability.slowNodeLossRatio : stragglerRatio(world, catalog, s, gpus);
  const parallel = parallelAt(world, catalog, input.site, gpus);
  const crew = crewRatio(world, catalog, gpus);
  const key = keyEffect(world, catalog, 'mfu');
  const mfu = runMfu(here.referenceMfu, parallel, crew, key);

  const perHour = s < 0 ? 0 : failuresPerHour(context, fleet, s, gpus);
  const mtti = mttiS(perHour);
  const writeS = checkpointWriteS(input.params, gpus, reliability);
  const restart = crewRestartS(world, catalog);
  const optimalS = perHour > 0 ? youngDalyS(writeS, mtti) : DAY_S;
  const ratio = timeRatio(writeS, input.checkpointS, mtti, restart);

  const flops = trainingFlops(input.params, input.tokens, training);
  const flopsPerS = gpus * here.peakTflops * FLOP_PER_TFLOP * mfu * straggler * ratio;
  const ideas = ideasNow(world, catalog);
  const best = computeOptimal(flops, training);
  const memoryGpus = gpusForMemory(input.params, here.memoryGB, training);
  return {
    flops, gpusNow: s < 0 ? 0 : gpusForRun(world, fleet, s), mfu, flopsPerS,
    terms: { referenceMfu: here.referenceMfu, parallel, crew, key, straggler },
    days: flopsPerS > 0 ? flops / flopsPerS / DAY_S : 0,
    mttiHours: perHour > 0 ? mtti / HOUR_S : 0, interruptionsPerDay: perHour * DAY_S / HOUR_S,
    checkpointWriteS: writeS, restartS: restart, timeRatio: ratio,
    optimalCheckpointS: optimalS, optimalTimeRatio: timeRatio(writeS, optimalS, mtti, restart),
    fitsMemory: gpus >= memoryGpus, gpusForMemory: memoryGpus, memoryGB: memoryNeededGB(input.params, training),
    loss: lossAt(input.params, Math.max(1, input.tokens), training), capability: modelCapability(input.params, input.tokens, ideas, training), ideas,
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
