// Ledger arithmetic: money is a whole number of US cents in a double, exact to 90 trillion dollars. Every function
// here returns a safe integer or throws RangeError, so a balance cannot drift or silently lose cents.

function safe(value: number, what: string): number {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${what} is not a whole number of cents: ${value}`);
  return value + 0; // -0 becomes 0
}

/** Nearest integer; halves go away from zero, so that a charge and its refund round alike. */
function roundHalfAway(value: number): number {
  const size = Math.abs(value);
  const floor = Math.floor(size);
  const rounded = size - floor >= 0.5 ? floor + 1 : floor;
  return value < 0 ? -rounded : rounded;
}

/** Dollars to cents, rounded half away from zero. */
export function cents(usd: number): number {
  return safe(roundHalfAway(usd * 100), `${usd} USD`);
}

/** Sum of amounts in cents; throws when an amount or the running sum is not a safe integer. */
export function addCents(...amounts: readonly number[]): number {
  let total = 0;
  for (const amount of amounts) total = safe(total + safe(amount, 'amount'), 'sum');
  return total;
}

/** An amount times a plain ratio (interest, share, quantity), rounded half away from zero. */
export function mulCents(amountCents: number, ratio: number): number {
  return safe(roundHalfAway(safe(amountCents, 'amount') * ratio), `${amountCents} cents times ${ratio}`);
}

/**
 * Splits a total in proportion to weights so that the parts sum to it exactly: each part is floored, and the cents
 * left over go to the largest remainders, earlier parts first on a tie. A negative total splits as its mirror image.
 * RangeError for weights that are negative, not finite or all zero.
 */
export function splitCents(totalCents: number, weights: readonly number[]): number[] {
  const total = Math.abs(safe(totalCents, 'total'));
  let weightSum = 0;
  for (const weight of weights) {
    if (!(weight >= 0)) throw new RangeError(`weights must not be negative: ${weight}`);
    weightSum += weight;
  }
  if (!(weightSum > 0 && weightSum < Infinity)) throw new RangeError(`weights must have a finite sum above 0: ${weightSum}`);
  const shares = weights.map((weight) => total * (weight / weightSum));
  const parts = shares.map((share) => Math.floor(share));
  let left = total;
  for (const part of parts) left -= part;
  const order = shares.map((_, i) => i).filter((i) => (weights[i] as number) > 0);
  const remainder = (i: number): number => (shares[i] as number) - (parts[i] as number);
  order.sort((i, j) => remainder(j) - remainder(i) || i - j);
  // At most one cent each but for totals near 2^53, where the shares themselves carry rounding errors.
  for (let n = 0; left > 0; n = (n + 1) % order.length, left--) parts[order[n] as number]! += 1;
  for (let n = order.length - 1; left < 0; n = n === 0 ? order.length - 1 : n - 1) {
    const i = order[n] as number;
    if (parts[i] === 0) continue;
    parts[i]! -= 1;
    left++;
  }
  return totalCents < 0 ? parts.map((part) => 0 - part) : parts;
}
