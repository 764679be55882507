import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { addCents, cents, mulCents, splitCents } from '../../../src/sim/core/money.ts';

describe('money', () => {
  test('rounds half a cent away from zero, both ways', () => {
    expect([cents(0.125), cents(-0.125), cents(19.99), cents(-0), cents(1e9)]).toEqual([13, -13, 1999, 0, 1e11]);
    expect([mulCents(5, 0.5), mulCents(-5, 0.5), mulCents(100, 0.0149), mulCents(0, -1)]).toEqual([3, -3, 1, 0]);
  });

  test('refuses sums that are not exact', () => {
    expect(addCents(1, 2, -4)).toBe(-1);
    expect(() => addCents(Number.MAX_SAFE_INTEGER, 1)).toThrow(RangeError);
    expect(() => addCents(0.5, 0.5)).toThrow(RangeError);
    expect(() => mulCents(100, NaN)).toThrow(RangeError);
    expect(() => cents(1e300)).toThrow(RangeError);
  });

  test('gives left-over cents to the largest remainders, earlier parts first', () => {
    expect(splitCents(100, [1, 1, 1])).toEqual([34, 33, 33]);
    expect(splitCents(-100, [1, 1, 1])).toEqual([-34, -33, -33]);
    expect(splitCents(10, [0, 3, 1])).toEqual([0, 8, 2]);
    expect(splitCents(0, [1, 2])).toEqual([0, 0]);
    expect(() => splitCents(1, [])).toThrow(RangeError);
    expect(() => splitCents(1, [0, 0])).toThrow(RangeError);
    expect(() => splitCents(1, [1, -1])).toThrow(RangeError);
    expect(() => splitCents(1, [Infinity])).toThrow(RangeError);
  });

  test('parts always sum to the whole and keep its sign', () => {
    const weights = fc.array(fc.double({ min: 0, max: 1e12, noNaN: true }), { minLength: 1, maxLength: 40 }).filter((list) => list.some((w) => w > 0));
    fc.assert(fc.property(fc.maxSafeInteger(), weights, (total, list) => {
      const parts = splitCents(total, list);
      expect(parts.reduce((x, y) => x + BigInt(y), 0n)).toBe(BigInt(total));
      expect(parts.every((part) => part === 0 || part < 0 === total < 0)).toBe(true);
      expect(parts.some((part) => Object.is(part, -0))).toBe(false);
    }), { seed: 7, numRuns: 300 });
  });
});
