import { expect, test } from 'vitest';
import { scoreOfBelief } from '../../../src/sim/rules/beliefs.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';

const catalog = tinyCatalog;
const score = (low: number, high: number, truth: number, quantity: 'gpus' | 'releaseDay' = 'gpus'): number => scoreOfBelief({ rival: 'a', quantity, low, high, truth, atS: 0 }, catalog);

test('a point that is true scores 1, a range as wide as the constant nothing', () => {
  expect(score(100, 100.0001, 100)).toBeCloseTo(1, 4);
  expect(score(100, 800, 300)).toBeCloseTo(0, 9);
  expect(score(100, 280, 200)).toBeGreaterThan(0.5);
  expect(score(100, 290, 200)).toBeLessThan(0.5);
});

test('what misses is worse than what is as wide and holds, and the more the further', () => {
  expect(score(100, 120, 110)).toBeGreaterThan(score(100, 120, 122));
  expect(score(100, 120, 122)).toBeGreaterThan(score(100, 120, 124));
  expect(score(100, 120, 1000)).toBe(0);
});

test('days count as days', () => {
  expect(score(100, 190, 120, 'releaseDay')).toBeCloseTo(0.5, 9);
});

test('who says the 80 % range that he believes in does best: narrower and wider ones score less in the mean', () => {
  const sd = 0.3;
  const mean = (z: number): number => {
    let sum = 0;
    const n = 2000;
    for (let k = 0; k < n; k++) {
      const u = (k + 0.5) / n;
      const x = Math.sqrt(2) * inverseErf(2 * u - 1) * sd; // normal quantiles
      sum += score(1000 * Math.exp(-z * sd), 1000 * Math.exp(z * sd), 1000 * Math.exp(x));
    }
    return sum / n;
  };
  expect(mean(1.28)).toBeGreaterThan(mean(0.5));
  expect(mean(1.28)).toBeGreaterThan(mean(2.5));
});

/** Winitzki's approximation, good to some thousandths. */
function inverseErf(x: number): number {
  const a = 0.147;
  const l = Math.log(1 - x * x);
  const t = 2 / (Math.PI * a) + l / 2;
  return Math.sign(x) * Math.sqrt(Math.sqrt(t * t - l / a) - t);
}
