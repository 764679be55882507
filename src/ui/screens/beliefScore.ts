/** How good ranges were: the interval score (Gneiting and Raftery, 2007, eq. 43), a proper score, so that honest ranges earn the best. */

/** Ranges are asked for so that four of five hold the truth. */
const MISSED = 0.2;

export interface Believed { quantity: string; low: number; high: number; truth: number }

/**
 * Mean over the ranges of (width + 2/0.2 of the distance by which the truth was missed) as a share of the truth: lower is better, and a range of no width
 * at the truth has 0. Dates have no zero to be a share of and are left out; null when nothing is left.
 */
export function beliefScore(beliefs: readonly Believed[]): number | null {
  const counted = beliefs.filter(({ quantity, truth }) => quantity !== 'releaseDay' && truth > 0);
  if (counted.length === 0) return null;
  return counted.reduce((sum, { low, high, truth }) => sum + (high - low + (2 / MISSED) * (Math.max(0, low - truth) + Math.max(0, truth - high))) / truth, 0) / counted.length;
}
