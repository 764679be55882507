/** What is kept of games on this device, and what is suggested next. */
import { describe, expect, it } from 'vitest';
import { keepResult, nextMission, readResults } from '../../src/app/results.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import type { Frame } from '../../src/sim/index.ts';

const memory = (): { getItem(key: string): string | null; setItem(key: string, value: string): void } => {
  const kept = new Map<string, string>();
  return { getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value) };
};
const ended = (scenario: string, state: 'won' | 'timeout', score: number): Frame => ({ scenario, score, outcome: { state, atS: 86_400 * 20, reason: '' } }) as unknown as Frame;

describe('results', () => {
  it('a win beats a loss of any score, then the score counts', () => {
    const store = memory();
    keepResult(store, ended('swing', 'timeout', 400), false);
    keepResult(store, ended('swing', 'won', 300), false);
    expect(readResults(store, false)).toEqual({ swing: { won: true, score: 300, day: 21 } });
    keepResult(store, ended('swing', 'timeout', 900), false);
    keepResult(store, ended('swing', 'won', 200), false);
    expect(readResults(store, false)['swing']?.score).toBe(300);
    keepResult(store, ended('swing', 'won', 500), false);
    expect(readResults(store, false)['swing']?.score).toBe(500);
  });

  it('what cannot be read is none', () => {
    const store = memory();
    for (const text of ['{', 'null', '[1]', '{"swing":null}', '{"swing":{"score":"x"}}']) {
      store.setItem('gigawatt.results', text);
      expect(readResults(store, false)).toEqual({});
    }
  });

  it('the next mission follows the one just won, skips what is won, and is never one that cannot be won', () => {
    const scenarios = Object.values(loadBaseCatalog().scenarios);
    const won = { won: true, score: 1, day: 1 };
    expect(nextMission(scenarios, {})?.id).toBe('first-rack');
    expect(nextMission(scenarios, { 'first-rack': won }, 'first-rack')?.id).toBe('keep-it-cool');
    expect(nextMission(scenarios, { 'keep-it-cool': won }, 'first-rack')?.id).toBe('dry-summer');
    expect(nextMission(scenarios, {}, 'gigawatt')?.id).toBe('first-rack');
    expect(nextMission(scenarios, Object.fromEntries(scenarios.map(({ id }) => [id, won])))).toBeNull();
  });
});
