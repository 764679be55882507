// Portable exp, log and their kin: the same bits in every browser, because only + - * / and bit views are used
// (the language leaves the last bits of Math.exp and friends to the engine). Follows fdlibm and the FreeBSD msun
// variants of it (e_exp.c, e_log.c, e_log2.c, e_log10.c, s_expm1.c, s_cbrt.c), whose notice is kept:
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
// business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
// notice is preserved.
//
// Bounds against the reference table (tests/sim/core/maths.test.ts): 2 ulp; about 1 ulp in practice.

import { clearLowWord, fromWords, highWord, lowWord, scaleByPowerOfTwo } from './bits.ts';

const LN2_HIGH = 6.93147180369123816490e-1;
const LN2_LOW = 1.90821492927058770002e-10;
const INV_LN2 = 1.44269504088896338700;
const TWO_54 = 18014398509481984;

/** e^x. Overflows to Infinity above 709.78, to 0 below -745.13; NaN stays NaN. */
export function exp(x: number): number {
  if (x !== x) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -745.13321910194110842) return 0;
  const size = Math.abs(x);
  if (size < 3.725290298461914e-9) return 1 + x; // 2^-28
  let k = 0;
  let high = x;
  let low = 0;
  if (size > 0.34657359027997264) {
    k = size < 1.0397207708399179 ? (x < 0 ? -1 : 1) : Math.trunc(INV_LN2 * x + (x < 0 ? -0.5 : 0.5));
    high = x - k * LN2_HIGH;
    low = k * LN2_LOW;
  }
  const r = high - low;
  const rr = r * r;
  const c = r - rr * (1.66666666666666019037e-1 + rr * (-2.77777777770155933842e-3 + rr * (6.61375632143793436117e-5
    + rr * (-1.65339022054652515390e-6 + rr * 4.13813679705723846039e-8))));
  const y = 1 + (r * c / (2 - c) - low + high);
  return k === 0 ? y : scaleByPowerOfTwo(y, k);
}

/** e^x - 1 without cancellation near 0. */
export function expm1(x: number): number {
  if (x !== x || x === 0) return x;
  if (x > 709.782712893383973096) return Infinity;
  if (x < -38.816242) return -1; // 56 ln 2: nothing of e^x is left
  const size = Math.abs(x);
  if (size < 5.551115123125783e-17) return x; // 2^-54
  let k = 0;
  let r = x;
  let c = 0;
  if (size > 0.34657359027997264) {
    k = size < 1.0397207708399179 ? (x < 0 ? -1 : 1) : Math.trunc(INV_LN2 * x + (x < 0 ? -0.5 : 0.5));
    const high = x - k * LN2_HIGH;
    const low = k * LN2_LOW;
    r = high - low;
    c = high - r - low;
  }
  const half = 0.5 * r;
  const hxs = r * half;
  const r1 = 1 + hxs * (-3.33333333333331316428e-2 + hxs * (1.58730158725481460165e-3 + hxs * (-7.93650757867487942473e-5
    + hxs * (4.00821782732936239552e-6 + hxs * -2.01099218183624371326e-7))));
  const t = 3 - r1 * half;
  let e = hxs * ((r1 - t) / (6 - r * t));
  if (k === 0) return r - (r * e - hxs);
  e = r * (e - c) - c;
  e -= hxs;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  if (k < 0 || k > 56) return scaleByPowerOfTwo(r - e + 1, k) - 1;
  const inverse = fromWords((1023 - k) << 20, 0); // 2^-k
  const y = k < 20 ? 1 - inverse + (r - e) : r - (e + inverse) + 1;
  return scaleByPowerOfTwo(y, k);
}

// x = 2^exponent · (1 + f) with sqrt(1/2) <= 1 + f < sqrt(2). Left here by `split`, read at once by its caller.
let exponent = 0;
function split(x: number): number {
  let y = x;
  exponent = 0;
  if (y < 2.2250738585072014e-308) {
    y *= TWO_54;
    exponent = -54;
  }
  const high = highWord(y);
  const low = lowWord(y);
  const shifted = high + (0x3ff00000 - 0x3fe6a09e);
  exponent += (shifted >> 20) - 1023;
  return fromWords((shifted & 0x000fffff) + 0x3fe6a09e, low) - 1;
}

/** The part of log(1 + f) beyond f - f²/2. */
function logTail(f: number): number {
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const t1 = w * (3.999999999940941908e-1 + w * (2.222219843214978396e-1 + w * 1.531383769920937332e-1));
  const t2 = z * (6.666666666666735130e-1 + w * (2.857142874366239149e-1 + w * (1.818357216161805012e-1
    + w * 1.479819860511658591e-1)));
  return s * (0.5 * f * f + (t2 + t1));
}

function isOrdinary(x: number): boolean {
  return x > 0 && x < Infinity;
}
/** What log, log2 and log10 return for arguments that have no finite logarithm. */
function logOfEdge(x: number): number {
  if (x === 0) return -Infinity;
  return x === Infinity ? Infinity : NaN;
}

/** Natural logarithm. -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!isOrdinary(x)) return logOfEdge(x);
  const f = split(x);
  const k = exponent;
  return logTail(f) + k * LN2_LOW - 0.5 * f * f + f + k * LN2_HIGH;
}

/** log(1 + x), accurate for small x. -Infinity at -1, NaN below. */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || !isOrdinary(u)) return u === 1 ? x : logOfEdge(u);
  // The rounding of 1 + x cancels in the quotient (Kahan).
  return log(u) * (x / (u - 1));
}

// log(1 + f) of `split` in two parts, for bases that need more digits than one number holds. Left here by `splitLog` like `exponent`.
let lowPart = 0;
function splitLog(x: number): number {
  const f = split(x);
  const halfSquare = 0.5 * f * f;
  const high = clearLowWord(f - halfSquare);
  lowPart = f - high - halfSquare + logTail(f);
  return high;
}

/** Base-2 logarithm; exact for powers of two. */
export function log2(x: number): number {
  if (!isOrdinary(x)) return logOfEdge(x);
  const high = splitLog(x);
  const low = lowPart;
  const k = exponent;
  const valueHigh = high * 1.44269504072144627571;
  const valueLow = (low + high) * 1.67517131648865118353e-10 + low * 1.44269504072144627571;
  const w = k + valueHigh;
  return valueLow + (k - w + valueHigh) + w;
}

/** Base-10 logarithm. */
export function log10(x: number): number {
  if (!isOrdinary(x)) return logOfEdge(x);
  const high = splitLog(x);
  const low = lowPart;
  const k = exponent;
  const valueHigh = high * 4.34294481878168880939e-1;
  const kHigh = k * 3.01029995663611771306e-1;
  const valueLow = k * 3.69423907715893078616e-13 + (low + high) * 2.50829467116452752298e-11
    + low * 4.34294481878168880939e-1;
  const w = kHigh + valueHigh;
  return valueLow + (kHigh - w + valueHigh) + w;
}

/** Cube root, any sign. */
export function cbrt(x: number): number {
  if (x !== x || x === 0 || x === Infinity || x === -Infinity) return x;
  const size = Math.abs(x);
  const third = size < 2.2250738585072014e-308
    ? Math.trunc(highWord(size * TWO_54) / 3) + 696219795
    : Math.trunc(highWord(size) / 3) + 715094163;
  let t = fromWords(third, 0);
  const r = t * t * (t / size);
  t *= 1.87595182427177009643 + r * (-1.88497979543377169875 + r * 1.621429720105354466140)
    + r * r * r * (-0.758397934778766047437 + r * 0.145996192886612446982);
  // Round t to 23 bits, away from zero, so that t·t is exact; one Newton step then gives 0.67 ulp.
  t = fromWords(highWord(t), 0) === t ? t : roundTo23Bits(t);
  const quotient = size / (t * t);
  t += t * ((quotient - t) / (t + t + quotient));
  return x < 0 ? -t : t;
}

function roundTo23Bits(t: number): number {
  const high = highWord(t);
  const low = (lowWord(t) >>> 0) + 0x80000000; // carries into the high word like a 64-bit add
  return low >= 0x100000000 ? fromWords(high + 1, (low - 0x100000000) & 0xc0000000) : fromWords(high, low & 0xc0000000);
}

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  const size = Math.abs(x);
  if (x !== x || size < 3.725290298461914e-9) return x;
  let t: number;
  if (size > 22) t = 1;
  else if (size > 0.5493061443340548) t = 1 - 2 / (expm1(2 * size) + 2);
  else if (size > 0.2554128118829953) {
    t = expm1(2 * size);
    t = t / (t + 2);
  } else {
    t = expm1(-2 * size);
    t = -t / (t + 2);
  }
  return x < 0 ? -t : t;
}
