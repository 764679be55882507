import { describe, expect, test } from 'vitest';
import { binomial, binomialQuantile, draw, drawBits, drawIndex, normal, philox4x32, poisson, poissonQuantile, streamId } from '../../../src/sim/core/draw.ts';

const SEED = 12345;
const STREAM = streamId('test');

function moments(n: number, sample: (i: number) => number): { mean: number; variance: number } {
  let total = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = sample(i);
    total += x;
    squares += x * x;
  }
  const mean = total / n;
  return { mean, variance: squares / n - mean * mean };
}

describe('the generator', () => {
  test('gives the published Philox-4x32-10 answers', () => {
    expect([...philox4x32([0, 0, 0, 0], [0, 0])]).toEqual([0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8]);
    const ones = 0xffffffff;
    expect([...philox4x32([ones, ones, ones, ones], [ones, ones])]).toEqual([0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd]);
    expect([...philox4x32([0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344], [0xa4093822, 0x299f31d0])])
      .toEqual([0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1]);
  });

  test('gives the same draws forever', () => {
    const answers = [draw(0, 0, 0, 0), draw(1, 2, 3, 4), draw(1, 2, 3, 4, 5), draw(1, 2, 3, 2 ** 32 + 4), draw(-1, 0xffffffff, 7, -3600)];
    expect(answers).toMatchInlineSnapshot(`
      [
        0.39904647231489565,
        0.9818934007362069,
        0.14509025141330645,
        0.2770669937022828,
        0.9430409008160185,
      ]
    `);
    expect(new Set(answers).size).toBe(5);
    expect([drawBits(0, 0, 0, 0), drawIndex(6, 1, 2, 3, 4), streamId(''), streamId('weather')]).toMatchInlineSnapshot(`
      [
        3159862348,
        5,
        2166136261,
        910182291,
      ]
    `);
  });

  test('is uniform in 256 bins along entity, time, stream, seed and k', () => {
    const n = 51200;
    const axes: ((i: number) => number)[] = [
      (i) => draw(SEED, STREAM, i, 7), (i) => draw(SEED, STREAM, 7, i * 3600), (i) => draw(SEED, i, 7, 7),
      (i) => draw(i, STREAM, 7, 7), (i) => draw(SEED, STREAM, 7, 7, i), (i) => drawBits(SEED, STREAM, i, 7) / 2 ** 32,
    ];
    for (const axis of axes) {
      const bins = new Float64Array(256);
      for (let i = 0; i < n; i++) bins[Math.floor(axis(i) * 256)]! += 1;
      const chiSquare = bins.reduce((total, count) => total + (count - 200) ** 2 / 200, 0);
      expect(chiSquare).toBeGreaterThan(180); // 255 degrees of freedom: mean 255, sd 22.6
      expect(chiSquare).toBeLessThan(340);
    }
  });

  test('neighbours in entity, time, stream, seed and k are uncorrelated', () => {
    const n = 40000;
    const pairs: ((i: number) => [number, number])[] = [
      (i) => [draw(SEED, STREAM, i, 60), draw(SEED, STREAM, i + 1, 60)],
      (i) => [draw(SEED, STREAM, 9, i), draw(SEED, STREAM, 9, i + 1)],
      (i) => [draw(SEED, STREAM, i, 60), draw(SEED, STREAM + 1, i, 60)],
      (i) => [draw(SEED, STREAM, i, 60), draw(SEED + 1, STREAM, i, 60)],
      (i) => [draw(SEED, STREAM, i, 60), draw(SEED, STREAM, i, 60, 1)],
      (i) => [draw(SEED, STREAM, i, i + 1), draw(SEED, STREAM, i + 1, i)],
    ];
    for (const pair of pairs) {
      let correlation = 0;
      for (let i = 0; i < n; i++) {
        const [x, y] = pair(i);
        correlation += (x - 0.5) * (y - 0.5) * 12 / n;
      }
      expect(Math.abs(correlation)).toBeLessThan(4 / Math.sqrt(n));
    }
  });

  test('uses all 53 bits and stays below one', () => {
    let odd = 0;
    for (let i = 0; i < 2000; i++) {
      const u = draw(SEED, STREAM, i, 0);
      expect(u >= 0 && u < 1).toBe(true);
      odd += (u * 2 ** 53) % 2;
    }
    expect(odd).toBeGreaterThan(880);
    expect(odd).toBeLessThan(1120);
  });

  test('refuses stream names that are not ASCII', () => {
    expect(() => streamId('köln')).toThrow('ASCII');
  });
});

describe('distributions', () => {
  test('normal draws have their mean, deviation and tails', () => {
    const n = 40000;
    const { mean, variance } = moments(n, (i) => normal(10, 2, SEED, STREAM, i, 1));
    expect(mean).toBeCloseTo(10, 1);
    expect(Math.sqrt(variance)).toBeCloseTo(2, 1);
    let beyond = 0;
    for (let i = 0; i < n; i++) if (Math.abs(normal(0, 1, SEED, STREAM, i, 1)) > 1.959964) beyond++;
    expect(beyond / n).toBeCloseTo(0.05, 2);
  });

  test('Poisson counts have equal mean and variance from rare to frequent', () => {
    for (const rate of [0.001, 0.5, 3, 29.9, 30, 400, 1e6]) {
      const n = 20000;
      const { mean, variance } = moments(n, (i) => poisson(rate, SEED, STREAM, i, 2));
      expect(Math.abs(mean - rate)).toBeLessThan(4.5 * Math.sqrt(rate / n));
      expect(Math.abs(variance / rate - 1)).toBeLessThan(rate < 0.01 ? 0.9 : 0.06);
    }
    expect(poisson(0, SEED, STREAM, 1, 2)).toBe(0);
    expect(() => poisson(-1, SEED, STREAM, 1, 2)).toThrow(RangeError);
    expect(() => poisson(NaN, SEED, STREAM, 1, 2)).toThrow(RangeError);
  });

  test('the frequent branch agrees with the exact distribution but for one draw in ten thousand', () => {
    for (const mean of [30, 47.3, 150]) {
      let k = 0;
      let p = Math.exp(-mean);
      let below = p;
      let wrong = 0;
      const n = 100000;
      for (let i = 0; i < n; i++) {
        const u = (i + 0.5) / n;
        while (u >= below) {
          k++;
          p *= mean / k;
          below += p;
        }
        if (poissonQuantile(u, mean) !== k) wrong++;
      }
      expect(wrong / n).toBeLessThan(1e-4);
    }
  });

  test('more risk never means fewer events for the same draw', () => {
    for (const u of [0, 0.001, 0.2, 0.5, 0.9, 0.9999, 0.9999999]) {
      let last = 0;
      for (let mean = 0; mean < 60; mean += 0.25) {
        const count = poissonQuantile(u, mean);
        expect(count).toBeGreaterThanOrEqual(mean === 30 ? last - 1 : last);
        last = count;
      }
    }
  });

  test('binomial counts have their mean and variance and stay within 0..n', () => {
    for (const [trials, p] of [[10, 0.3], [1000, 0.001], [100, 0.9], [20000, 0.25], [1e6, 0.7], [1e9, 1e-9]] as const) {
      const n = 20000;
      const { mean, variance } = moments(n, (i) => {
        const count = binomial(trials, p, SEED, STREAM, i, 3);
        if (count < 0 || count > trials || !Number.isInteger(count)) throw new Error(`${count} of ${trials}`);
        return count;
      });
      const expected = trials * p * (1 - p);
      expect(Math.abs(mean - trials * p)).toBeLessThan(4.5 * Math.sqrt(expected / n));
      expect(Math.abs(variance / expected - 1)).toBeLessThan(0.06);
    }
    expect([binomialQuantile(0.5, 0, 0.5), binomialQuantile(0.5, 9, 0), binomialQuantile(0.5, 9, 1)]).toEqual([0, 0, 9]);
    expect(() => binomialQuantile(0.5, 1.5, 0.5)).toThrow(RangeError);
    expect(() => binomialQuantile(0.5, 5, 1.5)).toThrow(RangeError);
  });
});
