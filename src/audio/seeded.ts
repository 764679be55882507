/** Chance without state: the same answer for the same numbers, on every device. For notes and noise, never for the game. */

/** 0 ≤ x < 1. */
export function chance(seed: number, ...keys: readonly number[]): number {
  let hash = Math.imul(seed ^ 0x9e3779b9, 0x85ebca77); // or seed 1 with key 2 would be seed 2 with key 1
  for (const key of keys) {
    hash = Math.imul(hash ^ (key | 0), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    hash ^= hash >>> 16;
  }
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  hash = Math.imul(hash ^ (hash >>> 12), 0x297a2d39);
  return ((hash ^ (hash >>> 15)) >>> 0) / 2 ** 32;
}

/** One of a list, which must not be empty. */
export function pick<T>(list: readonly T[], seed: number, ...keys: readonly number[]): T {
  return list[Math.floor(chance(seed, ...keys) * list.length)]!;
}

/** Fills a buffer with noise of -1..1 (a linear congruential generator: fast, and good enough for rain). */
export function fillNoise(samples: Float32Array, seed: number): void {
  let state = seed >>> 0;
  for (let i = 0; i < samples.length; i++) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    samples[i] = state / 2 ** 31 - 1;
  }
}
