/** A whole training run: step time from its plan, then days with failures, checkpoints, the growing batch and planned stops. */
import { DAY_S } from '../../core/calendar.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { AutomationDef, FleetDef } from '../../world/catalogFleet.ts';
import type { AcceleratorDef, FabricDef } from '../../world/catalogHardware.ts';
import type { PerformanceModelDef } from '../../world/catalogPerformance.ts';
import { runReliability, type RunReliability } from '../failures/runReliability.ts';
import { checkpointWriteS } from '../reliability.ts';
import { writeGBPerS } from '../storage.ts';
import { rampSlowdown, usualBatchTokens } from './batch.ts';
import { linksOf } from './links.ts';
import type { Precision, StepInput } from './plan.ts';
import { planRun, type Fixed, type Planned } from './planner.ts';
import { degreeRefusals, memoryRefusal, type PlanRefusal } from './refusals.ts';
import { modelShape, weightFlopPerToken } from './shape.ts';
import { stackOf } from './stack.ts';
import type { StepTime } from './step.ts';

/** What is asked; null takes the usual. */
export interface TrainingQuestion {
  accelerator: AcceleratorDef;
  gpus: number;
  precision: Precision;
  params: number;
  activeParams: number | null;
  tokens: number | null; // one of tokens and flops
  flops: number | null;
  sequence: number;
  batchTokens: number | null;
  fixed: Fixed;
  memoryGB: number | null;
  linkGbps: number | null;
  fabric: FabricDef | null;
  softwareYear: number | null;
}
export interface RunQuestion {
  fleet: FleetDef;
  automation: AutomationDef;
  checkpointWriteS: number | null;
  checkpointIntervalS: number | null;
  restartMinutes: number | null;
}

export interface TrainingRun {
  input: StepInput;
  step: StepTime;
  planned: Planned;
  tokens: number;
  flops: number; // 6 x active parameters x tokens
  computeS: number;
  reliability: RunReliability;
  checkpointWriteS: number;
  rampRatio: number; // of computing time, lost while the batch grows
  plannedStopsRatio: number;
  wallS: number;
}

const MINUTE_S = 60;
/** Of wall time: below this a run does not end in any lifetime. */
const LEAST_PROGRESS = 1e-6;

/** The step's question with defaults filled in. */
export function stepInput(question: TrainingQuestion, catalog: Catalog, model: PerformanceModelDef): { input: StepInput; tokens: number } {
  const { accelerator, gpus } = question;
  const shape = modelShape(question.params, question.activeParams ?? question.params, model);
  const tokens = question.tokens ?? (question.flops ?? 0) / weightFlopPerToken(shape);
  const input: StepInput = {
    accelerator, gpus, shape, model,
    memoryGB: question.memoryGB ?? accelerator.memoryGB,
    precision: question.precision,
    sequence: question.sequence,
    batchTokens: question.batchTokens ?? usualBatchTokens(tokens, question.sequence, shape, model),
    stack: stackOf(accelerator, question.softwareYear ?? model.newestYear, model),
    links: linksOf(accelerator, gpus, question.fabric, question.linkGbps, model, catalog.constants.network),
  };
  return { input, tokens };
}

export function trainingRun(question: TrainingQuestion, run: RunQuestion, catalog: Catalog, model: PerformanceModelDef): TrainingRun | { refused: PlanRefusal[] } {
  const { input, tokens } = stepInput(question, catalog, model);
  const refused = degreeRefusals(input, question.fixed);
  if (refused.length > 0) return { refused };
  const planned = planRun(input, question.fixed);
  const step = planned.best;
  if (!step) return { refused: [memoryRefusal(input, question.fixed, planned)] };

  const computeS = tokens / input.batchTokens * step.seconds;
  const constants = catalog.constants.reliability;
  const writeS = run.checkpointWriteS ?? checkpointWriteS(question.params, writeGBPerS(question.gpus, 0, catalog), constants);
  const reliability = runReliability({
    nodes: Math.max(1, question.gpus / run.fleet.gpusPerNode), gpusPerNode: run.fleet.gpusPerNode, fleet: run.fleet, automation: run.automation,
    per1000NodeDays: null, writeS, intervalS: run.checkpointIntervalS, restartS: MINUTE_S * (run.restartMinutes ?? constants.detectRestartMinutes), spares: null,
  });
  if (reliability.effectiveRatio < LEAST_PROGRESS) {
    const params = { interrupted: reliability.mttiS / MINUTE_S, restart: reliability.restartS / MINUTE_S, write: writeS / MINUTE_S };
    return { refused: [{ code: 'no-progress', params }] };
  }
  const rampRatio = model.rampTokensRatio * rampSlowdown(input, step);
  const wallS = computeS * (1 + rampRatio) / (reliability.effectiveRatio * (1 - model.plannedStopsRatio));
  return {
    input, step, planned, tokens, flops: tokens * weightFlopPerToken(input.shape), computeS, reliability,
    checkpointWriteS: writeS, rampRatio, plannedStopsRatio: model.plannedStopsRatio, wallS,
  };
}

export const days = (seconds: number): number => seconds / DAY_S;
