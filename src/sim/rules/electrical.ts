/** Losses between the meter and the racks: transformer and UPS, both worse at part load. kW. */
import type { PowerConstants } from '../world/catalogConstants.ts';

/**
 * Transformer: constant core loss + copper loss ~ load². At rated load they add up to `transformerLossRatio` of it.
 * Source: DOE 2016 transformer rule (figures `xfmr_eff`).
 */
export function transformerLossKW(loadKW: number, ratingKW: number, constants: PowerConstants): number {
  if (ratingKW <= 0) return 0;
  const copperRatio = constants.transformerLossRatio - constants.transformerIdleRatio;
  return constants.transformerIdleRatio * ratingKW + (copperRatio * loadKW * loadKW) / ratingKW;
}

/** UPS, double conversion: constant + proportional; `upsLossRatio` of the load when full. Source: vendor curves (figures `ups_eff`). */
export function upsLossKW(loadKW: number, ratingKW: number, constants: PowerConstants): number {
  return constants.upsIdleRatio * Math.max(ratingKW, loadKW) + (constants.upsLossRatio - constants.upsIdleRatio) * loadKW;
}
