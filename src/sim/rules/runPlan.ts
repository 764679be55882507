/**
 * The step of the game's own run: the step-time model of rules/performance with the lab's machines, fabric, software and plan.
 * MFU = rate of the kernels x parallel efficiency: seconds of arithmetic over seconds of the whole step.
 */
import { DAY_S } from '../core/calendar.ts';
import { pow } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import type { PerformanceModelDef } from '../world/catalogPerformance.ts';
import type { ParallelPlan, RunPrecision } from '../world/compute.ts';
import type { World } from '../world/world.ts';
import type { Fleet, SiteFleet } from '../world/fleet.ts';
import { cohortOf } from '../world/lookup.ts';
import { networkAt, narrowedLinks } from './network.ts';
import { cohortOutput } from './people.ts';
import { linksOf } from './performance/links.ts';
import { planGpus, type Plan, type StepInput } from './performance/plan.ts';
import { planRun as proposePlans, type Fixed, type Planned } from './performance/planner.ts';
import { attentionFlopPerToken, modelShape, weightFlopPerToken } from './performance/shape.ts';
import { stackOf } from './performance/stack.ts';
import { stepTime, type StepTime } from './performance/step.ts';
import { trainingMemory } from './performance/trainingMemory.ts';

/** What a run is, apart from the GPUs it has at the moment. */
export interface RunSetup {
  params: number;
  tokens: number;
  precision: RunPrecision;
  batchTokens: number; // 0 = the critical batch
  tensor: number; // 0 = as the planner likes
  pipeline: number; // 0 = as the planner likes
}

/** How fast the steps of a run are. */
export interface RunPace {
  step: StepTime;
  mfu: number; // 6 x parameters x tokens over the dense BF16 peak, idle GPUs counted
  kernelMfu: number; // the same while nothing but arithmetic and memory traffic takes time
  parallel: number; // 0..1: mfu / kernelMfu
}

const DAYS_PER_YEAR = 365.25;
const EPOCH_YEAR = 1970;
const TERA = 1e12;
/** Software moves on about once in six days: steps are asked for again no more often. */
const YEAR_PARTS = 64;

/** The constants of step time; the catalog's first model. */
export function performanceModel(catalog: Catalog): PerformanceModelDef {
  const model = Object.values(catalog.performanceModels)[0];
  if (!model) throw new Error('the catalog has no performance model');
  return model;
}

/**
 * Year of the training software in use, as rules/performance/stack.ts counts it (2024 = what was public by its end). Systems people and
 * researchers bring a lab up to `softwareLeadYears` ahead of what is public.
 */
export function softwareYear(world: World, catalog: Catalog): number {
  const { softwareLeadYears, softwareHalfHeads } = catalog.constants.training;
  const { people } = catalog.constants;
  const heads = cohortOutput(cohortOf(world, 'systems'), people) + cohortOutput(cohortOf(world, 'research'), people);
  const lead = heads > 0 ? softwareLeadYears * heads / (heads + softwareHalfHeads) : 0;
  const year = EPOCH_YEAR + (world.epochDay + world.timeS / DAY_S) / DAYS_PER_YEAR - 1 + lead;
  return Math.floor(year * YEAR_PARTS) / YEAR_PARTS;
}

/** Largest batch that wastes no tokens, in tokens: grows with the length of the run (Zhang et al. 2024). Whole sequences. */
export function criticalBatchTokens(tokens: number, catalog: Catalog): number {
  const { batchReferenceTokens, batchExponent } = performanceModel(catalog);
  const { criticalBatchTokens: reference, sequenceTokens } = catalog.constants.training;
  const batch = reference * pow(Math.max(1, tokens) / batchReferenceTokens, batchExponent);
  return Math.max(1, Math.round(batch / sequenceTokens)) * sequenceTokens;
}

export function batchOf(setup: RunSetup, catalog: Catalog): number {
  return setup.batchTokens > 0 ? setup.batchTokens : criticalBatchTokens(setup.tokens, catalog);
}

/** The question that the step-time model is asked, for `gpus` of a kind at a site. */
export function runInput(world: World, catalog: Catalog, site: string, accelerator: AcceleratorDef, setup: RunSetup, gpus: number): StepInput {
  const model = performanceModel(catalog);
  const network = networkAt(world, site);
  const fabric = (network && catalog.fabrics[network.fabric]) ?? Object.values(catalog.fabrics)[0] ?? null;
  const links = linksOf(accelerator, gpus, fabric, null, model, catalog.constants.network);
  return {
    accelerator, gpus, memoryGB: accelerator.memoryGB, precision: setup.precision, shape: modelShape(setup.params, setup.params, model),
    sequence: catalog.constants.training.sequenceTokens, batchTokens: batchOf(setup, catalog), model,
    stack: stackOf(accelerator, softwareYear(world, catalog), model),
    links: network && fabric ? narrowedLinks(links, network.oversubscription, gpus, fabric, catalog.constants.network) : links,
  };
}

export function fixedOf(setup: RunSetup): Fixed {
  return { tensor: setup.tensor > 0 ? setup.tensor : null, pipeline: setup.pipeline > 0 ? setup.pipeline : null, context: null, expert: null };
}

/** The planner's plans. Milliseconds, not microseconds: asked when a run starts or changes size, never every hour. */
export function proposeRun(input: StepInput, setup: RunSetup): Planned {
  return proposePlans(input, fixedOf(setup));
}

/** The plan on the GPUs there are now: as many replicas as they make. Null when they make none, or it no longer fits memory. */
export function paceOf(input: StepInput, plan: ParallelPlan): RunPace | null {
  const perReplica = planGpus({ ...plan, data: 1 });
  const data = Math.floor(input.gpus / perReplica);
  if (data < 1) return null;
  const now: Plan = { ...plan, data };
  const memory = trainingMemory(input, now);
  return memory.missingGB > 0 ? null : paceOfStep(input, stepTime(input, now, memory));
}

/** Runs are measured in 6 x parameters x tokens: FLOP of attention count for published MFU, not for progress. */
export function paceOfStep(input: StepInput, step: StepTime): RunPace {
  const { parts } = step;
  const weights = weightFlopPerToken(input.shape);
  const flop = step.flop * weights / (weights + attentionFlopPerToken(input.shape, input.sequence));
  const seconds = parts.matmul + parts.attention + parts.memory;
  const peak = input.accelerator.peakTflops * TERA;
  const mfu = flop / (input.gpus * peak * step.seconds);
  const kernelMfu = flop / (planGpus(step.plan) * peak * seconds);
  return { step, mfu, kernelMfu, parallel: mfu / kernelMfu };
}

/** The slowest kind of a site, which sets the pace of all; the catalog's first for a site without any. */
export function acceleratorOf(fleet: Fleet, s: number, usual: SiteFleet, catalog: Catalog): AcceleratorDef {
  const def = catalog.accelerators[(fleet.sites[s] ?? usual).accelerator] ?? Object.values(catalog.accelerators)[0];
  if (!def) throw new Error('the catalog has no accelerator');
  return def;
}
