/** The names of the buses; the type is the player's setting, and keeps this list whole. */
import type { SoundBus } from '../app/sound.ts';

const ALL: Record<SoundBus, true> = { ambience: true, effects: true, alerts: true, music: true };
export const SOUND_BUS_IDS = Object.keys(ALL) as readonly SoundBus[];
