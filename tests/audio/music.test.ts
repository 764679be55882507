import { describe, expect, it, test } from 'vitest';
import { barOf, barSeconds, modeOf, type Note } from '../../src/audio/music.ts';
import { chance, fillNoise } from '../../src/audio/seeded.ts';

const SEEDS = [1, 2, 3, 77, 123_456, 4_294_967_295];
const piece = (seed: number, tension: number): Note[] => Array.from({ length: 64 }, (_, bar) => barOf(seed, bar, tension).notes).flat();

describe('music', () => {
  it('follows from seed, bar and tension alone', () => {
    for (const seed of SEEDS) expect(barOf(seed, 5, 0.3)).toEqual(barOf(seed, 5, 0.3));
    expect(new Set(SEEDS.map((seed) => JSON.stringify(piece(seed, 0.3)))).size).toBe(SEEDS.length);
  });
  test.each([0, 0.2, 0.5, 0.7, 1, Number.POSITIVE_INFINITY])('at tension %f stays in hearing, in its bar, and below one', (tension) => {
    for (const seed of SEEDS) {
      for (let index = 0; index < 64; index++) {
        const bar = barOf(seed, index, tension);
        for (const note of bar.notes) {
          expect(note.hz).toBeGreaterThan(60);
          expect(note.hz).toBeLessThan(2000);
          expect(note.atS).toBeGreaterThanOrEqual(0);
          expect(note.atS).toBeLessThan(bar.lengthS);
        }
        const sustained = bar.notes.filter(({ voice }) => voice === 'pad').reduce((sum, note) => sum + note.gain, 0);
        expect(2 * sustained).toBeLessThan(0.8); // two bars overlap while one fades
      }
    }
  });
  it('rests at peace, and never in trouble', () => {
    const silent = (tension: number): number => SEEDS.flatMap((seed) => Array.from({ length: 64 }, (_, bar) => barOf(seed, bar, tension).notes.length)).filter((notes) => notes === 0).length;
    expect(silent(0.1)).toBeGreaterThan(40);
    expect(silent(1)).toBe(0);
    for (const seed of SEEDS) for (let bar = 0; bar < 8; bar++) expect(barOf(seed, bar, 0).notes.length).toBeGreaterThan(0);
  });
  it('gets darker, quicker and busier with tension', () => {
    expect([0, 0.5, 0.9].map(modeOf)).toEqual(['dorian', 'aeolian', 'phrygian']);
    expect(barSeconds(1)).toBeLessThan(barSeconds(0));
    const plucks = (tension: number): number => SEEDS.flatMap((seed) => piece(seed, tension)).filter(({ voice }) => voice === 'pluck').length;
    expect(plucks(1)).toBeGreaterThan(1.5 * plucks(0.2));
    expect(piece(1, 0.5).some(({ voice }) => voice === 'pulse')).toBe(false);
    expect(piece(1, 0.7).some(({ voice }) => voice === 'pulse')).toBe(true);
  });
});

describe('chance', () => {
  it('is even, and differs by every key', () => {
    const draws = Array.from({ length: 4000 }, (_, i) => chance(9, i, 3));
    const mean = draws.reduce((sum, x) => sum + x, 0) / draws.length;
    expect(mean).toBeGreaterThan(0.47);
    expect(mean).toBeLessThan(0.53);
    expect(Math.min(...draws)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...draws)).toBeLessThan(1);
    expect(new Set([chance(1, 2, 3), chance(1, 3, 2), chance(2, 1, 3), chance(1, 2)]).size).toBe(4);
  });
  it('makes noise without a bias', () => {
    const samples = new Float32Array(48_000);
    fillNoise(samples, 5);
    const mean = samples.reduce((sum, x) => sum + x, 0) / samples.length;
    expect(Math.abs(mean)).toBeLessThan(0.02);
    expect(samples.every((x) => Math.abs(x) <= 1)).toBe(true);
  });
});
