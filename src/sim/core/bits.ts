// The bits of a double, without allocation: what the portable maths, the hasher and the snapshots share.
// The byte order of the machine is found once, here; everyone else speaks of high and low words.

const f64 = new Float64Array(1);
const i32 = new Int32Array(f64.buffer);
const bytes = new Uint8Array(f64.buffer);

f64[0] = 1; // 0x3ff00000_00000000: the word that is not zero is the high one
/** Index of the high (sign and exponent) word of a double in a 32-bit view of it: 1 on little-endian machines. */
export const HIGH_WORD: 0 | 1 = i32[1] === 0x3ff00000 ? 1 : 0;
/** Index of the low word of a double in a 32-bit view of it. */
export const LOW_WORD: 0 | 1 = HIGH_WORD === 1 ? 0 : 1;
/** True where the bytes of a number are stored lowest first (every browser today). */
export const IS_LITTLE_ENDIAN: boolean = HIGH_WORD === 1;

/** Sign, exponent and top 20 fraction bits of `x`, as a signed 32-bit integer. */
export function highWord(x: number): number {
  f64[0] = x;
  return i32[HIGH_WORD] as number;
}

/** Bottom 32 fraction bits of `x`, as a signed 32-bit integer. */
export function lowWord(x: number): number {
  f64[0] = x;
  return i32[LOW_WORD] as number;
}

/** The double made of two 32-bit words. */
export function fromWords(high: number, low: number): number {
  i32[HIGH_WORD] = high;
  i32[LOW_WORD] = low;
  return f64[0] as number;
}

/** `x` with its bottom 32 bits cleared: a head that multiplies exactly. */
export function clearLowWord(x: number): number {
  f64[0] = x;
  i32[LOW_WORD] = 0;
  return f64[0] as number;
}

/** Writes the 8 bytes of `x`, lowest first, at `offset` of `target`. */
export function writeFloat64(target: Uint8Array, offset: number, x: number): void {
  f64[0] = x;
  for (let i = 0; i < 8; i++) target[offset + i] = bytes[IS_LITTLE_ENDIAN ? i : 7 - i] as number;
}

/** Reads the 8 bytes, lowest first, at `offset` of `source`. */
export function readFloat64(source: Uint8Array, offset: number): number {
  for (let i = 0; i < 8; i++) bytes[IS_LITTLE_ENDIAN ? i : 7 - i] = source[offset + i] as number;
  return f64[0] as number;
}

/** x · 2^n with one rounding at most, for any integer n. */
export function scaleByPowerOfTwo(x: number, n: number): number {
  let y = x;
  let k = n;
  if (k > 1023) {
    y *= fromWords(0x7fe00000, 0);
    k -= 1023;
    if (k > 1023) {
      y *= fromWords(0x7fe00000, 0);
      k = Math.min(k - 1023, 1023);
    }
  } else if (k < -1022) {
    // 2^-969 steps keep the intermediate normal, so a subnormal result is rounded once.
    const step = fromWords((1023 - 969) << 20, 0);
    y *= step;
    k += 969;
    if (k < -1022) {
      y *= step;
      k = Math.max(k + 969, -1022);
    }
  }
  return y * fromWords((1023 + k) << 20, 0);
}
