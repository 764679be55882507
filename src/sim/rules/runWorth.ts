/** What the tokens of a run are worth: batches beyond the critical one need more of them, corrupted work is none, FP8 adds a little loss. */
import type { Catalog } from '../world/catalog.ts';
import { batchOf, criticalBatchTokens, type RunSetup } from './runPlan.ts';
import { capabilityIndex, effectiveFlop, lossAt } from './scalingLaw.ts';

/** Tokens that count over tokens seen, 0..1: 1 up to the critical batch, then 1 / (1 + slope·(batch/critical − 1)) (McCandlish et al. 2018). */
export function batchWorth(setup: RunSetup, catalog: Catalog): number {
  const over = batchOf(setup, catalog) / criticalBatchTokens(setup.tokens, catalog) - 1;
  return over > 0 ? 1 / (1 + catalog.constants.training.batchWasteSlope * over) : 1;
}

/** Loss in nats per token after `tokens` of a run, of which `taintedRatio` taught nothing. */
export function lossOfRun(setup: RunSetup, tokens: number, taintedRatio: number, catalog: Catalog): number {
  const { training } = catalog.constants;
  const worth = Math.max(1, tokens * batchWorth(setup, catalog) * (1 - taintedRatio));
  return lossAt(setup.params, worth, training) * (setup.precision === 'fp8' ? 1 + training.fp8LossRatio : 1);
}

/** Index points of the model that it leaves, with ideas worth `ideas` times the compute. */
export function capabilityOfRun(setup: RunSetup, tokens: number, taintedRatio: number, ideas: number, catalog: Catalog): number {
  const { training } = catalog.constants;
  if (!(setup.params > 0 && tokens > 0)) return 0;
  return capabilityIndex(effectiveFlop(lossOfRun(setup, tokens, taintedRatio, catalog), training), ideas, training);
}
