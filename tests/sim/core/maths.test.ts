import { describe, expect, test } from 'vitest';
import * as maths from '../../../src/sim/core/maths.ts';
import reference from './fixtures/mathsReference.json';

/** Where it is not 2: the maximum distance from the correctly rounded value, in units of the last place. */
const ULP_LIMIT: Record<string, number> = { normalQuantile: 8 };

const view = new DataView(new ArrayBuffer(8));
function fromHex(hex: string): number {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}
/** A number line of all doubles: neighbours differ by one. */
function ordinal(x: number): bigint {
  view.setFloat64(0, x + 0);
  const bits = view.getBigInt64(0);
  return bits < 0n ? -(bits & 0x7fffffffffffffffn) : bits;
}
function ulps(a: number, b: number): number {
  const distance = ordinal(a) - ordinal(b);
  return Number(distance < 0n ? -distance : distance);
}

describe('portable maths against correctly rounded values', () => {
  for (const [name, rows] of Object.entries(reference)) {
    test(`${name} stays within ${ULP_LIMIT[name] ?? 2} ulp over its range`, () => {
      const f = maths[name as 'exp'] as (...a: number[]) => number;
      let worst = 0;
      let at = '';
      for (const row of rows) {
        const numbers = (row.match(/.{16}/g) ?? []).map(fromHex);
        const expected = numbers.pop() as number;
        const distance = ulps(f(...numbers), expected);
        if (!(distance <= worst)) [worst, at] = [distance, `${name}(${numbers.join(', ')}) should be ${expected}`];
      }
      if (process.env['ULP_REPORT']) console.log(name, worst, at);
      expect(worst, at).toBeLessThanOrEqual(ULP_LIMIT[name] ?? 2);
    });
  }
});

describe('edges of the portable maths', () => {
  const odd = [0, -0, 1, -1, 0.5, -0.5, 2, -2, 3, -3, Infinity, -Infinity, NaN, 5e-324, -5e-324, 1e308, -1e308, 9007199254740993];
  test('special arguments give what the language prescribes', () => {
    for (const name of ['exp', 'expm1', 'log', 'log1p', 'log2', 'log10', 'sin', 'cos', 'tan', 'atan', 'tanh', 'cbrt'] as const) {
      for (const x of odd) {
        const ours = maths[name](x);
        const theirs = Math[name](x);
        if (Number.isFinite(theirs) && theirs !== 0) expect(ours, `${name}(${x})`).toBeCloseTo(theirs, 12 - Math.max(0, Math.ceil(Math.log10(Math.abs(theirs)))));
        else expect(Object.is(ours, theirs), `${name}(${x}) is ${ours}, not ${theirs}`).toBe(true);
      }
    }
  });

  test('powers and angles of special pairs give what the language prescribes', () => {
    for (const x of odd) {
      for (const y of odd) {
        const power = Math.pow(x, y);
        const angle = Math.atan2(y, x);
        expect(Object.is(maths.pow(x, y), power) || ulps(maths.pow(x, y), power) <= 1, `pow(${x}, ${y}) ${maths.pow(x, y)} ${power}`).toBe(true);
        expect(Object.is(maths.atan2(y, x), angle) || ulps(maths.atan2(y, x), angle) <= 1, `atan2(${y}, ${x}) ${maths.atan2(y, x)} ${angle}`).toBe(true);
      }
    }
  });

  test('powers of two, ten and round cubes are exact', () => {
    for (let k = -1074; k < 1024; k++) expect(maths.log2(2 ** k)).toBe(k);
    for (let k = 0; k <= 22; k++) expect(maths.pow(10, k)).toBe(Number(`1e${k}`));
    for (let n = 1; n <= 200; n++) expect(maths.cbrt(n * n * n)).toBe(n);
  });

  test('clamp, lerp and sum do the plain thing', () => {
    expect([maths.clamp(-1, 0, 2), maths.clamp(1, 0, 2), maths.clamp(9, 0, 2)]).toEqual([0, 1, 2]);
    expect(maths.lerp(10, 20, 0.25)).toBe(12.5);
    expect(maths.sum([])).toBe(0);
    expect(maths.sum(Float64Array.of(1, 2, 3.5))).toBe(6.5);
  });

  test('the normal quantile is odd about one half and ends at infinity', () => {
    expect(maths.normalQuantile(0.5)).toBe(0);
    expect(maths.normalQuantile(0.25)).toBe(-maths.normalQuantile(0.75));
    expect(maths.normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 14);
    expect([maths.normalQuantile(0), maths.normalQuantile(1), maths.normalQuantile(-0.1)]).toEqual([-Infinity, Infinity, NaN]);
  });
});
