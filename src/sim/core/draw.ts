// Counter-based randomness: a draw is a pure function of (seed, stream, entity, time, k). Nothing is stored and no
// order matters: two players, a replay and a forecast that ask the same question get the same answer.
// Philox-4x32-10 (Salmon et al. 2011, "Parallel random numbers: as easy as 1, 2, 3"), counter (entity, time, k),
// key (seed, stream).
//
// seed and stream: 32-bit integers (others are taken modulo 2^32). entity, k: integers, modulo 2^32.
// time: any whole number of seconds within ±2^53.

import { exp, log1p, normalQuantile } from './maths.ts';

const TWO_MINUS_32 = 1 / 4294967296;
const TWO_MINUS_53 = 1 / 9007199254740992;
const TWO_MINUS_54 = TWO_MINUS_53 / 2;
/** More than exp is ever wrong by. */
const NO_EVENT_MARGIN = 1e-12;

// The block last generated, read at once by the callers below.
let word0 = 0;
let word1 = 0;
let word2 = 0;
let word3 = 0;

/** High 32 bits of the product of two unsigned 32-bit words. */
function multiplyHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const middle = aHigh * bLow + ((aLow * bLow) >>> 16); // below 2^32
  const other = aLow * bHigh + (middle & 0xffff);
  return (aHigh * bHigh + (middle >>> 16) + (other >>> 16)) | 0;
}

function philox(c0: number, c1: number, c2: number, c3: number, k0: number, k1: number): void {
  let x0 = c0 | 0;
  let x1 = c1 | 0;
  let x2 = c2 | 0;
  let x3 = c3 | 0;
  let key0 = k0 | 0;
  let key1 = k1 | 0;
  for (let round = 0; round < 10; round++) {
    const high0 = multiplyHigh(0xd2511f53, x0);
    const low0 = Math.imul(0xd2511f53, x0);
    const high1 = multiplyHigh(0xcd9e8d57, x2);
    const low1 = Math.imul(0xcd9e8d57, x2);
    x0 = high1 ^ x1 ^ key0;
    x1 = low1;
    x2 = high0 ^ x3 ^ key1;
    x3 = low0;
    key0 = (key0 + 0x9e3779b9) | 0;
    key1 = (key1 + 0xbb67ae85) | 0;
  }
  word0 = x0;
  word1 = x1;
  word2 = x2;
  word3 = x3;
}

/** Philox-4x32-10 as published, for its known answers. Four counter words, two key words, four words out. */
export function philox4x32(counter: ArrayLike<number>, key: ArrayLike<number>): Uint32Array {
  philox(counter[0] ?? 0, counter[1] ?? 0, counter[2] ?? 0, counter[3] ?? 0, key[0] ?? 0, key[1] ?? 0);
  return Uint32Array.of(word0, word1, word2, word3);
}

/** A uniform number in [0, 1) with 53 random bits. */
export function draw(seed: number, stream: number, entity: number, time: number, k = 0): number {
  philox(entity, time, Math.floor(time * TWO_MINUS_32), k, seed, stream);
  return ((word0 >>> 5) * 67108864 + (word1 >>> 6)) * TWO_MINUS_53;
}

/** 32 uniform bits as an unsigned integer; not those of `draw` for the same arguments. */
export function drawBits(seed: number, stream: number, entity: number, time: number, k = 0): number {
  philox(entity, time, Math.floor(time * TWO_MINUS_32), k, seed, stream);
  return word2 >>> 0;
}

/** A whole number in [0, n) for 1 <= n <= 2^32; the bias is below n / 2^53. */
export function drawIndex(n: number, seed: number, stream: number, entity: number, time: number, k = 0): number {
  return Math.floor(draw(seed, stream, entity, time, k) * n);
}

/** The normal value at a uniform u of [0, 1), taken at the middle of its 2^-53 cell: finite and symmetric. */
function normalAt(u: number): number {
  return u < 0.5 ? normalQuantile(u + TWO_MINUS_54) : -normalQuantile(1 - u - TWO_MINUS_54);
}

/** A normal number of the given mean and standard deviation, by inversion: larger u, larger value. */
export function normal(mean: number, sd: number, seed: number, stream: number, entity: number, time: number, k = 0): number {
  return mean + sd * normalAt(draw(seed, stream, entity, time, k));
}

/**
 * The Poisson count at a uniform u of [0, 1). Exact walk up the distribution below mean 30; above it the asymptotic
 * expansion Q_N3 of Giles 2016 (Algorithm 955, ACM TOMS 42:1), off by one with a chance below 1e-4.
 * Grows with u and with mean (but for one count where the branches meet at 30, and rounding in the last 1e-14 of u),
 * so a changed mean moves outcomes one way. RangeError unless mean is finite and >= 0.
 */
export function poissonQuantile(u: number, mean: number): number {
  if (!(mean >= 0 && mean < Infinity)) throw new RangeError(`Poisson mean must be finite and not negative: ${mean}`);
  if (mean >= 30) {
    const z = normalAt(u);
    const zz = z * z;
    const root = Math.sqrt(mean);
    return Math.max(0, Math.floor(mean + root * z + (1 / 3 + zz / 6) - z * (2 + zz) / (72 * root)
      + (-8 / 405 + zz * (7 / 810 + zz / 270)) / mean));
  }
  if (u < 1 - mean - NO_EVENT_MARGIN) return 0; // e^-mean is at least 1 - mean
  let count = 0;
  let p = exp(-mean);
  let below = p;
  while (u >= below) {
    count++;
    p *= mean / count;
    const next = below + p;
    if (next === below && count > mean) break; // rounding left the sum short of 1
    below = next;
  }
  return count;
}

/** A Poisson count of the given mean. See `poissonQuantile`. */
export function poisson(mean: number, seed: number, stream: number, entity: number, time: number, k = 0): number {
  return poissonQuantile(draw(seed, stream, entity, time, k), mean);
}

/**
 * The binomial count at a uniform u of [0, 1). Exact walk while n · min(p, 1-p) < 30; above it the normal quantile with
 * a skewness term (Cornish-Fisher), rounded and held within 0..n. RangeError unless n is a whole number >= 0, p in 0..1.
 */
export function binomialQuantile(u: number, n: number, p: number): number {
  if (!(Number.isSafeInteger(n) && n >= 0)) throw new RangeError(`binomial n must be a whole number: ${n}`);
  if (!(p >= 0 && p <= 1)) throw new RangeError(`binomial p must lie in 0..1: ${p}`);
  if (p > 0.5) return n - binomialQuantile(1 - TWO_MINUS_53 - u, n, 1 - p);
  const mean = n * p;
  if (mean === 0) return 0;
  if (mean >= 30) {
    const z = normalAt(u);
    const sd = Math.sqrt(mean * (1 - p));
    return Math.min(n, Math.max(0, Math.floor(mean + sd * z + (1 - 2 * p) * (z * z - 1) / 6 + 0.5)));
  }
  const odds = p / (1 - p);
  let count = 0;
  let chance = exp(n * log1p(-p));
  let below = chance;
  while (u >= below && count < n) {
    chance *= odds * ((n - count) / (count + 1));
    count++;
    const next = below + chance;
    if (next === below && count > mean) break;
    below = next;
  }
  return count;
}

/** Successes in n trials of chance p. See `binomialQuantile`. */
export function binomial(n: number, p: number, seed: number, stream: number, entity: number, time: number, k = 0): number {
  return binomialQuantile(draw(seed, stream, entity, time, k), n, p);
}

/** The stream number of a name: FNV-1a, 32 bits. Names are ASCII identifiers; RangeError otherwise. */
export function streamId(name: string): number {
  let h = 0x811c9dc5;
  for (let i = 0; i < name.length; i++) {
    const code = name.charCodeAt(i);
    if (code > 127) throw new RangeError(`stream names are ASCII: ${name}`);
    h = Math.imul(h ^ code, 0x01000193);
  }
  return h >>> 0;
}
