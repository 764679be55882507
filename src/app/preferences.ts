/** The player's own settings, kept on this device. Versioned; anything unreadable falls back to the defaults. */
import { LOCALES, type Locale } from './i18n/locales.ts';
import type { AlertRule } from '../host/protocol.ts';
import { DEFAULT_SOUND, saneSound, type SoundPreferences } from './sound.ts';

export interface Preferences {
  language: 'system' | Locale;
  theme: 'system' | 'dark' | 'light' | 'contrast';
  uiScale: number; // 0.8..2
  motion: 'system' | 'full' | 'off';
  frames: 'display' | '30' | '15'; // drawings of the stage a second, at most
  canvas: boolean; // off = the page plays without the stage
  singleKeys: boolean; // one-letter shortcuts (WCAG 2.1.4)
  pauseOnBlur: boolean;
  sound: SoundPreferences;
  alertRules: Record<string, AlertRule>;
  keys: Record<string, string>; // action -> key, where changed
}

export const DEFAULT_PREFERENCES: Preferences = {
  language: 'system', theme: 'dark', uiScale: 1, motion: 'system', frames: 'display', canvas: true, singleKeys: true, pauseOnBlur: false, sound: DEFAULT_SOUND, alertRules: {}, keys: {},
};

/** Events that ask for a decision, or for reading, stop time unless the player said otherwise: at full speed a guided step is over in a second. */
export const DECISIONS: Readonly<Record<string, AlertRule>> = { 'round.offer': 'pause', 'affair.opened': 'pause', 'guide.step': 'pause' };
export function pauseRules(rules: Preferences['alertRules']): Readonly<Record<string, AlertRule>> {
  let all = asked.get(rules);
  if (!all) {
    all = { ...DECISIONS, ...rules };
    asked.set(rules, all);
  }
  return all;
}
const asked = new WeakMap<Preferences['alertRules'], Record<string, AlertRule>>(); // asked of every alert of the list, with every frame

const KEY = 'gigawatt.preferences';
const VERSION = 1;

export interface KeyValueStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

export function readPreferences(store: KeyValueStore): Preferences {
  try {
    const parsed = JSON.parse(store.getItem(KEY) ?? 'null') as { version?: number; preferences?: Partial<Preferences> } | null;
    if (!parsed || parsed.version !== VERSION || typeof parsed.preferences !== 'object' || parsed.preferences === null) return DEFAULT_PREFERENCES;
    return sanePreferences(parsed.preferences);
  } catch {
    return DEFAULT_PREFERENCES;
  }
}

export function writePreferences(store: KeyValueStore, preferences: Preferences): void {
  try {
    store.setItem(KEY, JSON.stringify({ version: VERSION, preferences }));
  } catch {
    // A full or forbidden store costs the setting, never the game.
  }
}

function sanePreferences(given: Partial<Preferences>): Preferences {
  const base = DEFAULT_PREFERENCES;
  const oneOf = <T>(value: unknown, allowed: readonly T[], fallback: T): T => (allowed.includes(value as T) ? (value as T) : fallback);
  const scale = typeof given.uiScale === 'number' && Number.isFinite(given.uiScale) ? Math.min(2, Math.max(0.8, given.uiScale)) : base.uiScale;
  return {
    language: oneOf(given.language, ['system', ...LOCALES] as const, base.language),
    theme: oneOf(given.theme, ['system', 'dark', 'light', 'contrast'] as const, base.theme),
    uiScale: scale,
    motion: oneOf(given.motion, ['system', 'full', 'off'] as const, base.motion),
    frames: oneOf(given.frames, ['display', '30', '15'] as const, base.frames),
    canvas: given.canvas !== false, singleKeys: given.singleKeys !== false, pauseOnBlur: given.pauseOnBlur === true,
    sound: saneSound(given.sound),
    alertRules: plainRecord(given.alertRules, ['less', 'log', 'toast', 'pause']) as Record<string, AlertRule>,
    keys: plainRecord(given.keys, null),
  };
}

function plainRecord(value: unknown, allowed: readonly string[] | null): Record<string, string> {
  const result: Record<string, string> = {};
  if (typeof value !== 'object' || value === null) return result;
  for (const [key, entry] of Object.entries(value)) {
    if (key === '__proto__' || typeof entry !== 'string') continue;
    if (allowed && !allowed.includes(entry)) continue;
    result[key] = entry;
  }
  return result;
}
