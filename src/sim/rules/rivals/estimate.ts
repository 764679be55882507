/**
 * A quantity that grows at a rate which is not known either, seen now and then with errors of known size: level and growth are estimated together
 * (Kalman 1960, local linear trend). Scales: logarithm of GPUs, power, people; cents; days; points.
 */
import { exp, log } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { QuantityId } from '../../world/catalogRivals.ts';
import type { Estimate } from '../../world/race.ts';
import { YEAR_DAYS } from '../calendarMoney.ts';
import { Z80 } from './lab.ts';

/** Errors and drift of cash are shares of what is thought to be there, and of no less than 50 million dollars. */
const LEAST_CENTS = 5e9;

/** Quantities that count by ratio. */
export function isLog(quantity: QuantityId): boolean {
  return quantity === 'gpus' || quantity === 'powerKW' || quantity === 'heads';
}

export function inScale(quantity: QuantityId, value: number): number {
  return isLog(quantity) ? log(Math.max(1, value)) : value;
}

/** In the unit of the quantity. */
export function outOfScale(quantity: QuantityId, value: number): number {
  return isLog(quantity) ? exp(value) : value;
}

/** By what relative errors are multiplied. */
export function errorScale(quantity: QuantityId, mean: number): number {
  return quantity === 'cashCents' ? Math.max(LEAST_CENTS, mean) : 1;
}

export function newEstimate(catalog: Catalog, quantity: QuantityId, mean: number, sd: number, atS: number): Estimate {
  const { trend, trendSd } = catalog.constants.rivals;
  const scale = errorScale(quantity, mean) / YEAR_DAYS;
  const growthSd = trendSd[quantity] * scale;
  return { mean, growth: trend[quantity] * scale, variance: sd * sd, growthVariance: growthSd * growthSd, covariance: 0, atS };
}

/** A day without evidence. */
export function ageDay(catalog: Catalog, quantity: QuantityId, estimate: Estimate): void {
  const { drift, turn } = catalog.constants.rivals;
  const scale = errorScale(quantity, estimate.mean);
  const noise = drift[quantity] * scale;
  const turning = turn[quantity] * scale / YEAR_DAYS;
  estimate.mean += estimate.growth;
  estimate.variance += 2 * estimate.covariance + estimate.growthVariance + noise * noise;
  estimate.covariance += estimate.growthVariance;
  estimate.growthVariance += turning * turning;
}

/** Takes a reading in; returns the share of the way to it that the middle went. */
export function weigh(estimate: Estimate, seen: number, errorSd: number, atS: number): number {
  const whole = estimate.variance + errorSd * errorSd;
  estimate.atS = atS;
  if (!(whole > 0)) return 0;
  const gap = seen - estimate.mean;
  const level = estimate.variance / whole;
  const growth = estimate.covariance / whole;
  estimate.mean += level * gap;
  estimate.growth += growth * gap;
  estimate.growthVariance -= growth * estimate.covariance;
  estimate.covariance *= 1 - level;
  estimate.variance *= 1 - level;
  return level;
}

export interface Interval { low: number; middle: number; high: number }

export function sdOf({ variance }: Pick<Estimate, 'variance'>): number {
  return Math.sqrt(variance);
}

/** The 80 % interval of an estimate, in the unit of the quantity. */
export function intervalOf(quantity: QuantityId, estimate: Pick<Estimate, 'mean' | 'variance'>): Interval {
  const sd = sdOf(estimate);
  const at = (z: number): number => Math.max(0, outOfScale(quantity, estimate.mean + z * sd));
  return { low: at(-Z80), middle: at(0), high: at(Z80) };
}
