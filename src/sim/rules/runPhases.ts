/**
 * The phases of a run. While the gradient is still steep a large batch wastes tokens, so a run may begin with a part of its batch;
 * the last tokens may come in longer samples, which is how long contexts are taught (Llama 3: both).
 */
import type { Catalog } from '../world/catalog.ts';
import type { RunPhase } from '../world/compute.ts';
import { rampSlowdown } from './performance/batch.ts';
import type { StepInput } from './performance/plan.ts';
import type { StepTime } from './performance/step.ts';
import { performanceModel, type RunSetup } from './runPlan.ts';
import { earlyWorth } from './runWorth.ts';

/** Shares of the tokens, in order; they add up to 1. */
export function phasesOf(setup: RunSetup, catalog: Catalog): { phase: RunPhase; share: number }[] {
  const { training } = catalog.constants;
  const ramp = setup.ramp ? performanceModel(catalog).rampTokensRatio : 0;
  const long = setup.contextTokens > training.sequenceTokens ? training.longContextTokensRatio : 0;
  return [
    ...(ramp > 0 ? [{ phase: 'ramp' as const, share: ramp }] : []),
    { phase: 'main', share: Math.max(0, 1 - ramp - long) },
    ...(long > 0 ? [{ phase: 'long' as const, share: long }] : []),
  ];
}

/** The phase of a run of which `done` (0..1) is behind it. */
export function phaseAt(setup: RunSetup, done: number, catalog: Catalog): RunPhase {
  let from = 0;
  for (const { phase, share } of phasesOf(setup, catalog)) {
    from += share;
    if (done < from) return phase;
  }
  return setup.contextTokens > catalog.constants.training.sequenceTokens ? 'long' : 'main';
}

/** Whether it pays to begin with a smaller batch: tokens wasted without, against time lost with it, both of the tokens of the ramp. */
export function rampPays(setup: RunSetup, input: StepInput, step: StepTime, catalog: Catalog): boolean {
  const more = earlyWorth({ ...setup, ramp: true }, catalog) / earlyWorth({ ...setup, ramp: false }, catalog) - 1;
  return rampSlowdown(input, step) < more;
}
