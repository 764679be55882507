/**
 * A breaker on a busway: it carries its rating for ever and trips the sooner the more is drawn. Inverse-time curve "very inverse" of
 * IEC 60255-151: t = 13.5 x k / (I/Ir - 1). The state is the share of the way to tripping; it cools at the pace of the reset time.
 */
import type { DistributionConstants } from '../../world/catalogConstants.ts';

const VERY_INVERSE_S = 13.5;

/** Seconds from cold until the breaker trips at a load, s. Infinity within the rating. */
export function secondsToTrip(loadKW: number, ratingKW: number, constants: DistributionConstants): number {
  if (!(ratingKW > 0)) return loadKW > 0 ? 0 : Infinity;
  const over = loadKW / ratingKW - 1;
  return over <= 0 ? Infinity : (VERY_INVERSE_S * constants.breakerTimeMultiplier) / over;
}

/** Way to tripping (0 cold, 1 trips) after `seconds` at a load. Above its rating it warms, below it cools. */
export function breakerHeat(heat: number, loadKW: number, ratingKW: number, seconds: number, constants: DistributionConstants): number {
  const toTripS = secondsToTrip(loadKW, ratingKW, constants);
  if (toTripS === Infinity) return Math.max(0, heat - seconds / constants.breakerResetS);
  return toTripS <= 0 ? 1 : Math.min(1, heat + seconds / toTripS);
}
