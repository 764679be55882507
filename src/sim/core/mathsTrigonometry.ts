// Portable sin, cos, tan, atan, atan2: fdlibm's kernels (k_sin.c, k_cos.c, k_tan.c, s_atan.c, e_atan2.c,
// e_rem_pio2.c). Huge angles, which a simulation should not have, are reduced exactly with big integers.
//
// Copyright (C) 1993 by Sun Microsystems, Inc. All rights reserved. Developed at SunPro, a Sun Microsystems, Inc.
// business. Permission to use, copy, modify, and distribute this software is freely granted, provided that this
// notice is preserved.

import { clearLowWord, fromWords, highWord, lowWord } from './bits.ts';

/** floor(π/2 · 2^1200): enough for the largest double (2^1024) with 170 bits to spare. */
const HALF_PI_1200 = BigInt('0x1921fb54442d18469898cc51701b839a252049c1114cf98e804177d4c76273644a29410f31c6809bbdf2a33679a74863'
  + '6605614dbe4be286e9fc26adadaa3848bc90b6aecc4bcfd8de89885d34c6fdad617feb96de80d6fdbdc70d7f6b5133f4'
  + 'b5d3e4822f8963fcc9250cca3d9c8b67b8400f97142c77e0b31b4906c38aba734d22c7f51fa499ebf06caba47b9475b2'
  + 'c38c5e6ac410a');
const TWO_MINUS_200 = fromWords((1023 - 200) << 20, 0);
const PIO4 = 7.85398163397448278999e-1;
const PI = 3.1415926535897931160;
const PI_LOW = 1.2246467991473531772e-16;

// The reduced angle as head + tail, left by `reduce` for its caller: |head + tail| <= π/4 (a little more by rounding).
let head = 0;
let tail = 0;

/** Subtracts the nearest multiple n of π/2; leaves the rest in head and tail; returns n modulo 4. */
function reduce(x: number): 0 | 1 | 2 | 3 {
  const size = Math.abs(x);
  if (size <= PIO4) {
    head = x;
    tail = 0;
    return 0;
  }
  if (size > 1647099) return reduceHuge(x); // 2^20 · π/2: products n · (33 bits of π/2) are exact below it
  const n = Math.floor(x * 6.36619772367581382433e-1 + 0.5);
  let r = x - n * 1.57079632673412561417;
  let w = n * 6.07710050650619224932e-11;
  head = r - w;
  const exponent = (highWord(size) >> 20) & 0x7ff;
  if (exponent - ((highWord(head) >> 20) & 0x7ff) > 16) {
    let t = r;
    w = n * 6.07710050630396597660e-11;
    r = t - w;
    w = n * 2.02226624879595063154e-21 - (t - r - w);
    head = r - w;
    if (exponent - ((highWord(head) >> 20) & 0x7ff) > 49) {
      t = r;
      w = n * 2.02226624871116645580e-21;
      r = t - w;
      w = n * 8.47842766036889956997e-32 - (t - r - w);
      head = r - w;
    }
  }
  tail = r - head - w;
  return (n & 3) as 0 | 1 | 2 | 3;
}

/** `reduce` for |x| above 2^20 · π/2, in 1200-bit fixed point. Slow (microseconds) and exact. */
function reduceHuge(x: number): 0 | 1 | 2 | 3 {
  const high = highWord(x);
  const shift = ((high >> 20) & 0x7ff) - 1075;
  const mantissa = ((high & 0xfffff) | 0x100000) * 4294967296 + (lowWord(x) >>> 0);
  const angle = BigInt(x < 0 ? -mantissa : mantissa) << BigInt(1200 + shift);
  const doubled = 2n * angle + HALF_PI_1200;
  const period = 2n * HALF_PI_1200;
  let n = doubled / period;
  if (doubled < 0n && n * period !== doubled) n -= 1n; // floor, not truncation
  const rest = (angle - n * HALF_PI_1200) >> 1000n; // 200 fraction bits
  const restHead = Number(rest);
  head = restHead * TWO_MINUS_200;
  tail = Number(rest - BigInt(restHead)) * TWO_MINUS_200;
  return Number(BigInt.asUintN(2, n)) as 0 | 1 | 2 | 3;
}

function sinKernel(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = 8.33333333332248946124e-3 + z * (-1.98412698298579493134e-4 + z * 2.75573137070700676789e-6)
    + z * w * (-2.50507602534068634195e-8 + z * 1.58969099521155010221e-10);
  const v = z * x;
  if (y === 0) return x + v * (-1.66666666666666324348e-1 + z * r);
  return x - (z * (0.5 * y - v * r) - y - v * -1.66666666666666324348e-1);
}

function cosKernel(x: number, y: number): number {
  const z = x * x;
  const w = z * z;
  const r = z * (4.16666666666666019037e-2 + z * (-1.38888888888741095749e-3 + z * 2.48015872894767294178e-5))
    + w * w * (-2.75573143513906633035e-7 + z * (2.08757232129817482790e-9 + z * -1.13596475577881948265e-11));
  const half = 0.5 * z;
  const one = 1 - half;
  return one + (1 - one - half + (z * r - x * y));
}

/** tan(x + y), or -1/tan(x + y) when `inverse`. */
function tanKernel(x0: number, y0: number, inverse: boolean): number {
  let x = x0;
  let y = y0;
  const big = Math.abs(x) >= 0.6743383407592773;
  const negative = x < 0;
  if (big) {
    if (negative) {
      x = -x;
      y = -y;
    }
    x = PIO4 - x + (3.06161699786838301793e-17 - y);
    y = 0;
  }
  const z = x * x;
  const w = z * z;
  let r = 1.33333333333201242699e-1 + w * (2.18694882948595424599e-2 + w * (3.59207910759131235356e-3
    + w * (5.88041240820264096874e-4 + w * (7.81794442939557092300e-5 + w * -1.85586374855275456654e-5))));
  const v = z * (5.39682539762260521377e-2 + w * (8.86323982359930005737e-3 + w * (1.45620945432529025516e-3
    + w * (2.46463134818469906812e-4 + w * (7.14072491382608190305e-5 + w * 2.59073051863633712884e-5)))));
  const s = z * x;
  r = y + z * (s * (r + v) + y) + s * 3.33333333333334091986e-1;
  const t = x + r;
  if (big) {
    const one = inverse ? -1 : 1;
    const u = one - 2 * (x + (r - t * t / (t + one)));
    return negative ? -u : u;
  }
  if (!inverse) return t;
  const tHead = clearLowWord(t);
  const tTail = r - (tHead - x);
  const a = -1 / t;
  const aHead = clearLowWord(a);
  return aHead + a * (1 + aHead * tHead + aHead * tTail);
}

/** Sine of an angle in radians; NaN for infinities. */
export function sin(x: number): number {
  if (x - x !== 0) return NaN;
  if (Math.abs(x) < 1.4901161193847656e-8) return x;
  switch (reduce(x)) {
    case 0: return sinKernel(head, tail);
    case 1: return cosKernel(head, tail);
    case 2: return -sinKernel(head, tail);
    case 3: return -cosKernel(head, tail);
  }
}

/** Cosine of an angle in radians; NaN for infinities. */
export function cos(x: number): number {
  if (x - x !== 0) return NaN;
  switch (reduce(x)) {
    case 0: return cosKernel(head, tail);
    case 1: return -sinKernel(head, tail);
    case 2: return -cosKernel(head, tail);
    case 3: return sinKernel(head, tail);
  }
}

/** Tangent of an angle in radians; NaN for infinities. */
export function tan(x: number): number {
  if (x - x !== 0) return NaN;
  if (Math.abs(x) < 7.450580596923828e-9) return x;
  const quarter = reduce(x);
  return tanKernel(head, tail, (quarter & 1) === 1);
}

/** Arc tangent, -π/2..π/2 radians. */
export function atan(x: number): number {
  const size = Math.abs(x);
  if (x !== x || size < 7.450580596923828e-9) return x;
  if (size >= 73786976294838206464) return x < 0 ? -1.5707963267948966 : 1.5707963267948966; // 2^66
  let r = size;
  let high = 0;
  let low = 0;
  if (size >= 2.4375) {
    r = -1 / size;
    high = 1.57079632679489655800;
    low = 6.12323399573676603587e-17;
  } else if (size >= 1.1875) {
    r = (size - 1.5) / (1 + 1.5 * size);
    high = 9.82793723247329054082e-1;
    low = 1.39033110312309984516e-17;
  } else if (size >= 0.6875) {
    r = (size - 1) / (size + 1);
    high = 7.85398163397448278999e-1;
    low = 3.06161699786838301793e-17;
  } else if (size >= 0.4375) {
    r = (2 * size - 1) / (2 + size);
    high = 4.63647609000806093515e-1;
    low = 2.26987774529616870924e-17;
  }
  const z = r * r;
  const w = z * z;
  const s1 = z * (3.33333333333329318027e-1 + w * (1.42857142725034663711e-1 + w * (9.09088713343650656196e-2
    + w * (6.66107313738753120669e-2 + w * (4.97687799461593236017e-2 + w * 1.62858201153657823623e-2)))));
  const s2 = w * (-1.99999999998764832476e-1 + w * (-1.11111104054623557880e-1 + w * (-7.69187620504482999495e-2
    + w * (-5.83357013379057348645e-2 + w * -3.65315727442169155270e-2))));
  const y = high === 0 ? r - r * (s1 + s2) : high - (r * (s1 + s2) - low - r);
  return x < 0 ? -y : y;
}

/** Angle of the point (x, y) from the positive x axis, -π..π radians; signed zeros as Math.atan2. */
export function atan2(y: number, x: number): number {
  if (x !== x || y !== y) return NaN;
  const yNegative = y < 0 || (y === 0 && 1 / y < 0);
  const xNegative = x < 0 || (x === 0 && 1 / x < 0);
  const ySize = Math.abs(y);
  const xSize = Math.abs(x);
  let angle: number;
  if (ySize === 0) angle = 0;
  else if (xSize === 0 || (ySize === Infinity && xSize !== Infinity)) angle = 1.5707963267948966;
  else if (xSize === Infinity) angle = ySize === Infinity ? PIO4 : 0;
  else {
    const ratio = ySize / xSize;
    if (ratio > 1.152921504606847e18) return yNegative ? -1.5707963267948966 : 1.5707963267948966; // 2^60
    angle = xNegative && ratio < 8.673617379884035e-19 ? 0 : atan(ratio);
    if (xNegative) angle = PI - (angle - PI_LOW);
    return yNegative ? -angle : angle;
  }
  if (xNegative && ySize !== Infinity) angle = xSize === 0 && ySize !== 0 ? angle : PI;
  else if (xNegative && xSize === Infinity) angle = 3 * PIO4;
  return yNegative ? -angle : angle;
}
