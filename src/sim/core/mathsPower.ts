// Portable x^y: fdlibm's e_pow.c, which carries log2(x) and y·log2(x) as unevaluated sums of two doubles and so
// keeps the error below 0.7 ulp. The `**` operator is banned in the simulation because engines disagree on it.
//
// Copyright (C) 2004 by Sun Microsystems, Inc. All rights reserved. Permission to use, copy, modify, and distribute
// this software is freely granted, provided that this notice is preserved.

import { clearLowWord, fromWords, highWord, lowWord, scaleByPowerOfTwo } from './bits.ts';

const CP = 9.61796693925975554329e-1; // 2 / (3 ln 2)
const CP_HIGH = 9.61796700954437255859e-1;
const CP_LOW = -7.02846165095275826516e-9;
const LN2 = 6.93147180559945286227e-1;
const LN2_HIGH = 6.93147182464599609375e-1;
const LN2_LOW = -1.90465429995776804525e-9;

// log2 of the last base as high + low: written by the two functions below, read at once by `pow`.
let log2High = 0;
let log2Low = 0;

/** log2(size) for a positive normal or subnormal double. */
function splitLog2(size: number): void {
  let ax = size;
  let n = 0;
  if (ax < 2.2250738585072014e-308) {
    ax *= 9007199254740992;
    n = -53;
  }
  const high = highWord(ax);
  n += (high >> 20) - 1023;
  const fraction = high & 0x000fffff;
  let word = fraction | 0x3ff00000;
  let upper = 0; // which interval: around 1, or around 1.5
  if (fraction > 0x3988e) {
    if (fraction < 0xbb67a) upper = 1;
    else {
      n += 1;
      word -= 0x00100000;
    }
  }
  ax = fromWords(word, lowWord(ax));
  const base = upper === 1 ? 1.5 : 1;
  const u = ax - base;
  const v = 1 / (ax + base);
  const s = u * v;
  const sHigh = clearLowWord(s);
  let tHigh = fromWords(((word >> 1) | 0x20000000) + 0x00080000 + (upper << 18), 0);
  let tLow = ax - (tHigh - base);
  const sLow = v * (u - sHigh * tHigh - sHigh * tLow);
  let s2 = s * s;
  let r = s2 * s2 * (5.99999999999994648725e-1 + s2 * (4.28571428578550184252e-1 + s2 * (3.33333329818377432918e-1
    + s2 * (2.72728123808534006489e-1 + s2 * (2.30660745775561754067e-1 + s2 * 2.06975017800338417784e-1)))));
  r += sLow * (sHigh + s);
  s2 = sHigh * sHigh;
  tHigh = clearLowWord(3 + s2 + r);
  tLow = r - (tHigh - 3 - s2);
  const p = sHigh * tHigh;
  const q = sLow * tHigh + tLow * s;
  const pHigh = clearLowWord(p + q);
  const pLow = q - (pHigh - p);
  const zHigh = CP_HIGH * pHigh;
  const zLow = CP_LOW * pHigh + pLow * CP + (upper === 1 ? 1.35003920212974897128e-8 : 0);
  const dpHigh = upper === 1 ? 5.84962487220764160156e-1 : 0;
  log2High = clearLowWord(zHigh + zLow + dpHigh + n);
  log2Low = zLow - (log2High - n - dpHigh - zHigh);
}

/** log2(size) for |1 - size| <= 2^-20, where huge exponents are still finite. */
function splitLog2NearOne(size: number): void {
  const t = size - 1;
  const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
  const u = 1.44269502162933349609 * t;
  const v = t * 1.92596299112661746887e-8 - w * 1.44269504088896338700;
  log2High = clearLowWord(u + v);
  log2Low = v - (log2High - u);
}

/** 0 when y is not an integer, 1 when odd, 2 when even. */
function parity(y: number): 0 | 1 | 2 {
  const size = Math.abs(y);
  if (Math.floor(size) !== size) return 0;
  if (size >= 9007199254740992) return 2;
  return size - 2 * Math.floor(size / 2) === 1 ? 1 : 2;
}

/** 2^(high + low) · sign, where high has a clear low word's worth of slack. */
function exp2Split(pHigh: number, pLow: number, sign: number): number {
  const z = pHigh + pLow;
  if (z >= 1024 && (z > 1024 || pLow + 8.0085662595372944372e-17 > z - pHigh)) return sign * Infinity;
  if (z <= -1075 && (z < -1075 || pLow <= z - pHigh)) return sign * 0;
  const n = Math.abs(z) > 0.5 ? Math.trunc(z + (z < 0 ? -0.5 : 0.5)) : 0;
  const head = pHigh - n;
  const t = clearLowWord(pLow + head);
  const u = t * LN2_HIGH;
  const v = (pLow - (t - head)) * LN2 + t * LN2_LOW;
  const y = u + v;
  const w = v - (y - u);
  const yy = y * y;
  const t1 = y - yy * (1.66666666666666019037e-1 + yy * (-2.77777777770155933842e-3 + yy * (6.61375632143793436117e-5
    + yy * (-1.65339022054652515390e-6 + yy * 4.13813679705723846039e-8))));
  const r = y * t1 / (t1 - 2) - (w + y * w);
  return sign * scaleByPowerOfTwo(1 - (r - y), n);
}

/** x^y with the same special cases as Math.pow (NaN for a negative base and a fractional exponent, 1 for y = 0). */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (x !== x || y !== y) return NaN;
  const size = Math.abs(x);
  if (y === Infinity || y === -Infinity) {
    if (size === 1) return NaN;
    return size > 1 === y > 0 ? Infinity : 0;
  }
  const kind = x < 0 || x === 0 ? parity(y) : 0;
  if (size === 0 || size === Infinity) {
    const value = size === 0 === y > 0 ? 0 : Infinity;
    const negative = x === -Infinity ? parity(y) === 1 : 1 / x < 0 && kind === 1;
    return negative ? -value : value;
  }
  if (x < 0 && kind === 0) return NaN;
  const sign = x < 0 && kind === 1 ? -1 : 1;
  if (size === 1) return sign;
  if (y === 1) return x;
  if (y === 2) return x * x;
  if (y === 0.5 && x > 0) return Math.sqrt(x);
  if (Math.abs(y) > 2147483648) {
    // |y| > 2^31: anything but a base within 2^-20 of 1 has over- or underflowed.
    if (size < 0.9999990463256836) return y < 0 ? sign * Infinity : sign * 0;
    if (size > 1.0000009536743164) return y > 0 ? sign * Infinity : sign * 0;
    if (Math.abs(y) > 1.8446744073709552e19) return size > 1 === y > 0 ? sign * Infinity : sign * 0;
    splitLog2NearOne(size);
  } else splitLog2(size);
  const yHigh = clearLowWord(y);
  const low = (y - yHigh) * log2High + y * log2Low;
  return exp2Split(yHigh * log2High, low, sign);
}
