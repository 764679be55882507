/** The player's wishes for sound. Nothing here makes any: src/audio reads these and the frames. */
import { clamp } from '../lib/clamp.ts';

/** What can be louder or softer by itself. */
export const SOUND_BUSES = ['ambience', 'effects', 'alerts', 'music'] as const;
export type SoundBus = (typeof SOUND_BUSES)[number];

export const SOUND_MODES = ['auto', 'on', 'off'] as const;

export interface SoundPreferences {
  mode: (typeof SOUND_MODES)[number]; // auto: on, but silent in a class
  master: number; // 0..1, as all volumes
  volumes: Readonly<Record<SoundBus, number>>;
  calm: boolean; // nothing sudden, nothing shrill, no ticks
}

export const DEFAULT_SOUND: SoundPreferences = { mode: 'auto', master: 0.8, volumes: { ambience: 0.6, effects: 0.7, alerts: 0.75, music: 0.5 }, calm: false };

/** Anything unreadable is as delivered. */
export function saneSound(given: unknown): SoundPreferences {
  const base = DEFAULT_SOUND;
  if (typeof given !== 'object' || given === null) return base;
  const { mode, master, volumes, calm } = given as Partial<Record<keyof SoundPreferences, unknown>>;
  const volume = (value: unknown, fallback: number): number => (typeof value === 'number' && Number.isFinite(value) ? clamp(value, 0, 1) : fallback);
  const kept = (typeof volumes === 'object' && volumes !== null ? volumes : {}) as Partial<Record<SoundBus, unknown>>;
  return {
    mode: SOUND_MODES.find((known) => known === mode) ?? base.mode, master: volume(master, base.master), calm: calm === true,
    volumes: Object.fromEntries(SOUND_BUSES.map((bus) => [bus, volume(kept[bus], base.volumes[bus])])) as Record<SoundBus, number>,
  };
}

/** What decides whether a room full of players is spared. */
export interface SoundSetting {
  preferences: { sound: SoundPreferences };
  classroom: boolean; // opened as a class, by ?class or a class code
  classCode: string | null;
}

/** Whether there is to be sound: by the player's word, and without one everywhere but in a class. */
export function soundWanted({ preferences: { sound }, classroom, classCode }: SoundSetting): boolean {
  return sound.mode === 'on' || (sound.mode === 'auto' && !classroom && classCode === null);
}

/** The other way round, for the mute key and its button. */
export function toggledSound(setting: SoundSetting): SoundPreferences {
  return { ...setting.preferences.sound, mode: soundWanted(setting) ? 'off' : 'on' };
}
