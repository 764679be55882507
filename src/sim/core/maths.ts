// Everything the simulation may use as mathematics beyond + - * / and Math.sqrt, floor, min and the like.
// Math.exp, log, pow, sin... are banned here: engines differ in their last bit, and one bit parts two replays.
// The long algorithms live in the mathsXxx files beside this one; import them from here.

import { log } from './mathsExponential.ts';

export { cbrt, exp, expm1, log, log10, log1p, log2, tanh } from './mathsExponential.ts';
export { pow } from './mathsPower.ts';
export { atan, atan2, cos, sin, tan } from './mathsTrigonometry.ts';

/** `x` held within low..high. NaN stays NaN. */
export function clamp(x: number, low: number, high: number): number {
  return x < low ? low : x > high ? high : x;
}

/** The point `ratio` (0..1, not clamped) of the way from a to b. */
export function lerp(a: number, b: number, ratio: number): number {
  return a + (b - a) * ratio;
}

/** Sum in index order (the order is part of the result). 0 for an empty list. */
export function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] as number;
  return total;
}

/** Numerator over denominator, both by Horner's rule, highest power first. */
function rational(x: number, above: readonly number[], below: readonly number[]): number {
  let top = 0;
  let bottom = 0;
  for (let i = 0; i < 8; i++) {
    top = top * x + (above[i] as number);
    bottom = bottom * x + (below[i] as number);
  }
  return top / bottom;
}

const CENTRE_TOP = [2.5090809287301226727e3, 3.3430575583588128105e4, 6.7265770927008700853e4, 4.5921953931549871457e4,
  1.3731693765509461125e4, 1.9715909503065514427e3, 1.3314166789178437745e2, 3.3871328727963666080];
const CENTRE_BOTTOM = [5.2264952788528545610e3, 2.8729085735721942674e4, 3.9307895800092710610e4,
  2.1213794301586595867e4, 5.3941960214247511077e3, 6.8718700749205790830e2, 4.2313330701600911252e1, 1];
const MIDDLE_TOP = [7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
  1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550, 4.63033784615654529590, 1.42343711074968357734];
const MIDDLE_BOTTOM = [1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
  1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940, 2.05319162663775882187, 1];
const TAIL_TOP = [2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3,
  2.65321895265761230930e-2, 2.96560571828504891230e-1, 1.78482653991729133580, 5.46378491116411436990,
  6.65790464350110377720];
const TAIL_BOTTOM = [2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5,
  7.86869131145613259100e-4, 1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1];

/**
 * The standard normal value below which a share p of the distribution lies; relative error near 1e-15.
 * -Infinity at 0, Infinity at 1, NaN outside 0..1.
 * Source: Wichura 1988, algorithm AS 241 (PPND16), Applied Statistics 37(3).
 */
export function normalQuantile(p: number): number {
  if (!(p >= 0 && p <= 1)) return NaN;
  if (p === 0) return -Infinity;
  if (p === 1) return Infinity;
  const q = p - 0.5;
  if (Math.abs(q) <= 0.425) return q * rational(0.180625 - q * q, CENTRE_TOP, CENTRE_BOTTOM);
  const r = Math.sqrt(-log(q < 0 ? p : 1 - p));
  const size = r <= 5 ? rational(r - 1.6, MIDDLE_TOP, MIDDLE_BOTTOM) : rational(r - 5, TAIL_TOP, TAIL_BOTTOM);
  return q < 0 ? -size : size;
}
