import { describe, expect, test } from 'vitest';
import { DEFAULT_PREFERENCES, readPreferences, writePreferences, type KeyValueStore, type Preferences } from '../../src/app/preferences.ts';

const holding = (text: string | null): KeyValueStore => ({ getItem: () => text, setItem: () => undefined });
const kept = (preferences: unknown, version = 1): Preferences => readPreferences(holding(JSON.stringify({ version, preferences })));

describe('settings on this device', () => {
  test('come back as they were written', () => {
    let stored: string | null = null;
    const store: KeyValueStore = { getItem: () => stored, setItem: (_key, value) => { stored = value; } };
    const chosen: Preferences = { ...DEFAULT_PREFERENCES, theme: 'light', uiScale: 1.5, motion: 'off', frames: '15', canvas: false, singleKeys: false, alertRules: { '*warn': 'pause' }, keys: { pause: 'p' } };
    writePreferences(store, chosen);
    expect(readPreferences(store)).toEqual(chosen);
  });

  test.each([
    ['nothing is kept', null], ['no JSON', '{theme'], ['another kind of value', '[]'], ['null within', '{"version":1,"preferences":null}'],
  ])('are the defaults where %s', (_what, text) => {
    expect(readPreferences(holding(text))).toEqual(DEFAULT_PREFERENCES);
  });

  test('of another version are not guessed at', () => {
    expect(kept({ theme: 'light' }, 2)).toEqual(DEFAULT_PREFERENCES);
  });

  test.each([
    ['theme', { theme: 'pink' }], ['motion', { motion: 1 }], ['pictures a second', { frames: 30 }], ['scale', { uiScale: 'NaN' }],
    ['alert rules', { alertRules: { '*bad': 'shout' } }], ['keys', { keys: { pause: 3 } }],
  ])('that cannot be (%s) fall back one by one, the others stay', (_what, broken) => {
    expect(kept({ ...broken, singleKeys: false })).toEqual({ ...DEFAULT_PREFERENCES, singleKeys: false });
  });

  test('keep the scale within 80 and 200 %', () => {
    expect([kept({ uiScale: 0.1 }).uiScale, kept({ uiScale: 9 }).uiScale]).toEqual([0.8, 2]);
  });

  test('a store that refuses costs the setting, not the game', () => {
    expect(() => writePreferences({ getItem: () => null, setItem: () => { throw new Error('full'); } }, DEFAULT_PREFERENCES)).not.toThrow();
  });
});
