/** What the tokens of a run are worth: batches beyond the critical one need more of them, corrupted work is none, FP8 adds a little loss. */
import type { Catalog } from '../world/catalog.ts';
import { denseWorth } from './mixture.ts';
import { batchOf, criticalBatchTokens, performanceModel, type RunSetup } from './runPlan.ts';
import { capabilityIndex, effectiveFlop, lossAt } from './scalingLaw.ts';

/** Tokens that count over tokens seen, by batch over critical batch: 1 up to it, then 1 / (1 + slope·(batch/critical − 1)) (McCandlish et al. 2018). */
function worthAt(ratio: number, catalog: Catalog): number {
  return ratio > 1 ? 1 / (1 + catalog.constants.training.batchWasteSlope * (ratio - 1)) : 1;
}

function overCritical(setup: RunSetup, catalog: Catalog): number {
  return batchOf(setup, catalog) / criticalBatchTokens(setup.tokens, catalog);
}

/** The same of the first tokens, where the critical batch is smaller by as much as the ramp begins below the full one. */
export function earlyWorth(setup: RunSetup, catalog: Catalog): number {
  return worthAt(overCritical(setup, catalog) / (setup.ramp === false ? performanceModel(catalog).rampBatchRatio : 1), catalog);
}

/** The same of the whole run, 0..1. A run that has not decided on its ramp has one. */
export function batchWorth(setup: RunSetup, catalog: Catalog): number {
  const early = performanceModel(catalog).rampTokensRatio;
  return early * earlyWorth(setup, catalog) + (1 - early) * worthAt(overCritical(setup, catalog), catalog);
}

/** Loss in nats per token after `tokens` of a run, of which `taintedRatio` taught nothing. */
export function lossOfRun(setup: RunSetup, tokens: number, taintedRatio: number, catalog: Catalog): number {
  const { training } = catalog.constants;
  const worth = Math.max(1, tokens * batchWorth(setup, catalog) * (1 - taintedRatio));
  const dense = denseWorth(setup.params, setup.activeParams, training);
  const stocked = setup.stockTokens === undefined ? training : { ...training, dataStockTokens: setup.stockTokens };
  return lossAt(dense, worth, stocked) * (setup.precision === 'fp8' ? 1 + training.fp8LossRatio : 1);
}

/** Index points of the model that it leaves, with ideas worth `ideas` times the compute. */
export function capabilityOfRun(setup: RunSetup, tokens: number, taintedRatio: number, ideas: number, catalog: Catalog): number {
  const { training } = catalog.constants;
  if (!(setup.params > 0 && tokens > 0)) return 0;
  return capabilityIndex(effectiveFlop(lossOfRun(setup, tokens, taintedRatio, catalog), training), ideas, training);
}
