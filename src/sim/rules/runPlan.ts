/**
 * The step of the game's own run: the step-time model of rules/performance with the lab's machines, fabric, software and plan.
 * MFU = rate of the kernels x parallel efficiency: seconds of arithmetic over seconds of the whole step.
 */
import { pow } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import type { PerformanceModelDef } from '../world/catalogPerformance.ts';
import type { ParallelPlan, RunPhase, RunPrecision } from '../world/compute.ts';
import type { World } from '../world/world.ts';
import type { SiteFleet } from '../world/fleet.ts';
import { fabricLinks, networkAt, topRatio } from './network.ts';
import { rampBatchTokens } from './performance/batch.ts';
import { linksOf } from './performance/links.ts';
import { planGpus, type Plan, type StepInput } from './performance/plan.ts';
import { planRun as proposePlans, type Fixed, type Planned } from './performance/planner.ts';
import { attentionFlopPerToken, modelShape, weightFlopPerToken } from './performance/shape.ts';
import { stackOf } from './performance/stack.ts';
import { stepTime, type StepTime } from './performance/step.ts';
import { trainingMemory } from './performance/trainingMemory.ts';
import { softwareYear } from './software.ts';

/** What a run is, apart from the GPUs it has at the moment. */
export interface RunSetup {
  params: number;
  activeParams: number; // that one token uses; all of a dense model
  tokens: number;
  precision: RunPrecision;
  batchTokens: number; // 0 = the critical batch
  ramp: boolean | null; // the batch grows at the start; null = whichever is better
  contextTokens: number; // length of the last samples
  stockTokens?: number; // unique tokens to learn from; absent = the open web
  tensor: number; // degrees: 0 = as the planner likes
  pipeline: number;
  context: number;
  expert: number;
}

/** How fast the steps of a run are. */
export interface RunPace {
  step: StepTime;
  mfu: number; // 6 x parameters x tokens over the dense BF16 peak, idle GPUs counted
  kernelMfu: number; // the same while nothing but arithmetic and memory traffic takes time
  parallel: number; // 0..1: mfu / kernelMfu
}

const TERA = 1e12;

/** The constants of step time; the catalog's first model. */
export function performanceModel(catalog: Catalog): PerformanceModelDef {
  const model = Object.values(catalog.performanceModels)[0];
  if (!model) throw new Error('the catalog has no performance model');
  return model;
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

/** Tokens of one sample in a phase. */
export function sequenceOf(setup: RunSetup, phase: RunPhase, catalog: Catalog): number {
  return phase === 'long' ? setup.contextTokens : catalog.constants.training.sequenceTokens;
}

/** The question that the step-time model is asked, for `gpus` of a kind at a site, in a phase of the run. */
export function runInput(world: World, catalog: Catalog, site: string, accelerator: AcceleratorDef, setup: RunSetup, gpus: number, phase: RunPhase = 'main'): StepInput {
  const model = performanceModel(catalog);
  const network = networkAt(world, site);
  const fabric = (network && catalog.fabrics[network.fabric]) ?? Object.values(catalog.fabrics)[0] ?? null;
  const links = linksOf(accelerator, gpus, fabric, null, model, catalog.constants.network);
  const sequence = sequenceOf(setup, phase, catalog);
  const batch = batchOf(setup, catalog);
  return {
    accelerator, gpus, memoryGB: accelerator.memoryGB, precision: setup.precision, shape: modelShape(setup.params, setup.activeParams, model), sequence, model,
    batchTokens: phase === 'ramp' ? rampBatchTokens(batch, sequence, model) : batch,
    stack: stackOf(accelerator, softwareYear(world, catalog, accelerator.id), model),
    links: network && fabric ? fabricLinks(links, { wiring: network.wiring, oversubscription: network.oversubscription, topRatio: topRatio(network) }, gpus, fabric, catalog.constants.network) : links,
  };
}

/** Degrees that stay. A degree of context is meant for the phase with the longest samples. */
export function fixedOf(setup: RunSetup, input: StepInput): Fixed {
  const asked = (degree: number): number | null => (degree > 0 ? degree : null);
  return { tensor: asked(setup.tensor), pipeline: asked(setup.pipeline), context: input.sequence >= setup.contextTokens ? asked(setup.context) : null, expert: asked(setup.expert) };
}

/** Answers of the planner are kept: panels and orders ask the same again. The key holds all that an input is made from. */
const MOST_KEPT = 16;
const kept = new WeakMap<AcceleratorDef, Map<string, Planned>>();

/** The planner's plans. Up to a second for a mixture of experts: asked when a run starts or changes size, never every hour. */
export function proposeRun(input: StepInput, setup: RunSetup): Planned {
  const fixed = fixedOf(setup, input);
  const { gpus, memoryGB, precision, shape, sequence, batchTokens, stack, links, model } = input;
  const key = JSON.stringify([gpus, memoryGB, precision, shape.params, shape.activeParams, sequence, batchTokens, stack.year, stack.kernelRatio, links, model, fixed]);
  let answers = kept.get(input.accelerator);
  if (!answers) kept.set(input.accelerator, answers = new Map());
  let planned = answers.get(key);
  if (planned) return planned;
  planned = proposePlans(input, fixed);
  if (answers.size >= MOST_KEPT) answers.delete(answers.keys().next().value!);
  answers.set(key, planned);
  return planned;
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

/** The slowest kind that takes part, which sets the pace of all; the catalog's first where there is none. */
export function acceleratorOf(part: SiteFleet, catalog: Catalog): AcceleratorDef {
  const def = catalog.accelerators[part.accelerator] ?? Object.values(catalog.accelerators)[0];
  if (!def) throw new Error('the catalog has no accelerator');
  return def;
}
