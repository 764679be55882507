/**
 * Compute, loss and capability. FLOPs = 6·N·D (Kaplan 2020; active parameters). Loss L = E + A/N^α + B/D^β (Hoffmann 2022)
 * with the constants of Epoch's replication (Besiroglu 2024), which, unlike the published ones, give the paper's own
 * optimum: 72B parameters and 1.33T tokens at 5.76e23 FLOP.
 */
import { clamp, exp, log, log2, pow } from '../core/maths.ts';
import { DAY_S } from '../core/calendar.ts';
import type { TrainingConstants } from '../world/catalogConstants.ts';

/** FLOPs of a run. */
export function trainingFlops(params: number, tokens: number, constants: TrainingConstants): number {
  return constants.flopsPerParamToken * params * tokens;
}

/**
 * Tokens that a data set read again and again is worth. The first pass counts in full, each further one `repeatDecay` times
 * the one before (Muennighoff 2023 finds repeats nearly free up to about 4 epochs, worthless beyond about 40).
 */
export function effectiveTokens(tokens: number, constants: TrainingConstants): number {
  const stock = constants.dataStockTokens;
  if (!(stock > 0) || tokens <= stock) return tokens;
  const epochs = tokens / stock;
  const decay = clamp(constants.repeatDecay, 0, 1);
  if (decay === 0) return stock;
  if (decay === 1) return tokens;
  return stock * (1 - exp(epochs * log(decay))) / (1 - decay);
}

/** Loss in nats per token after training `params` on `tokens` (repeats decayed). */
export function lossAt(params: number, tokens: number, constants: TrainingConstants): number {
  const { lossA, lossB, lossE, lossAlpha, lossBeta } = constants;
  return lossE + lossA / pow(params, lossAlpha) + lossB / pow(effectiveTokens(tokens, constants), lossBeta);
}

/** Parameters and tokens with the lowest loss for a budget of FLOPs (closed form, data not repeated). */
export function computeOptimal(flops: number, constants: TrainingConstants): { params: number; tokens: number } {
  const { lossA, lossB, lossAlpha, lossBeta, flopsPerParamToken } = constants;
  const product = flops / flopsPerParamToken;
  const sum = lossAlpha + lossBeta;
  const g = pow((lossAlpha * lossA) / (lossBeta * lossB), 1 / sum);
  const params = g * pow(product, lossBeta / sum);
  return { params, tokens: product / params };
}

/** FLOPs that reach `loss` when spent optimally: what the run was worth. Inverse of the loss along computeOptimal. */
export function effectiveFlop(loss: number, constants: TrainingConstants): number {
  const { lossA, lossB, lossE, lossAlpha, lossBeta, flopsPerParamToken } = constants;
  const above = loss - lossE;
  if (!(above > 0)) return 0;
  const sum = lossAlpha + lossBeta;
  const g = pow((lossAlpha * lossA) / (lossBeta * lossB), 1 / sum);
  const scale = lossA * pow(g, -lossAlpha) + lossB * pow(g, lossBeta);
  return flopsPerParamToken * pow(above / scale, -sum / (lossAlpha * lossBeta));
}

/**
 * Compute-equivalent of ideas: the world's (doubling every algorithmicDoublingDays from the start; Ho 2024: 5 to 14 months)
 * times the lab's own, which saturates with heads, times key people.
 */
export function algorithmRatio(timeS: number, researchHeads: number, keyRatio: number, constants: TrainingConstants): number {
  const world = pow(2, timeS / DAY_S / constants.algorithmicDoublingDays);
  const half = constants.researchHalfHeads;
  const own = half > 0 ? constants.researchSharePerHead * researchHeads * half / (researchHeads + half) : 0;
  return world * (1 + own) * keyRatio;
}

/** Index points: `capabilityPerDoubling` for each doubling of effective compute over the base. Not below 0. */
export function capabilityIndex(flop: number, ideas: number, constants: TrainingConstants): number {
  const effective = flop * ideas;
  if (!(effective > 0)) return 0;
  return Math.max(0, constants.capabilityBase + constants.capabilityPerDoubling * log2(effective / constants.capabilityBaseFlop));
}

/** Capability of a model: a lopsided split of parameters and tokens counts for less compute, by its loss. */
export function modelCapability(params: number, tokens: number, ideas: number, constants: TrainingConstants): number {
  if (!(params > 0 && tokens > 0)) return 0;
  return capabilityIndex(effectiveFlop(lossAt(params, tokens, constants), constants), ideas, constants);
}
