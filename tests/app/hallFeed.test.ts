import { expect, test } from 'vitest';
import { feedStep, fillFeed } from '../../src/app/hallFeed.ts';
import { RACK_STATES } from '../../src/app/simValues.ts';
import type { RackFrame } from '../../src/sim/index.ts';

const racksOf = (...states: (typeof RACK_STATES)[number][]): RackFrame => ({ state: Uint8Array.from(states, (state) => RACK_STATES.indexOf(state)) }) as RackFrame;

test('the last rack that draws stands where the hall stands at its limit', () => {
  const out = new Float32Array(5);
  fillFeed(out, racksOf('running', 'idle', 'running', 'shutdown', 'off'), [0, 1, 2, 3, 4], [10, 10, 20, 10, 10], 24, 30);
  expect(out[2]).toBeCloseTo(0.8);
  expect(out[4]).toBe(out[2]);
  expect(out[0]).toBeLessThan(out[1]!);
  // The second running rack is twice the first.
  expect(out[2]! - out[1]!).toBeCloseTo(2 * out[0]!);
});

test('a hall that draws nothing, or that carries nothing, is nowhere near a limit', () => {
  const out = new Float32Array(2);
  fillFeed(out, racksOf('off', 'off'), [0, 1], [10, 10], 0, 30);
  expect([...out]).toEqual([0, 0]);
  fillFeed(out, racksOf('running', 'running'), [0, 1], [10, 10], 5, 0);
  expect([...out]).toEqual([0, 0]);
});

test('steps of the limit', () => {
  expect([0, 0.24, 0.25, 0.6, 0.89, 0.9, 1.2].map(feedStep)).toEqual([0, 0, 1, 2, 3, 4, 4]);
});
