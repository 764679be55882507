/**
 * Music that nobody wrote: slow pads and a few plucked notes in a mode that darkens with tension. A bar follows from seed, number and
 * tension alone, so the same game at the same tension sounds the same. Pure.
 */
import { clamp } from '../lib/clamp.ts';
import { chance, pick } from './seeded.ts';

export interface Note {
  atS: number; // from the start of the bar
  lengthS: number; // until it begins to fade; for plucks, to silence
  hz: number;
  gain: number;
  voice: 'pad' | 'pluck' | 'pulse';
}

export interface Bar {
  lengthS: number;
  notes: readonly Note[];
}

/** Steps above the root, bright to dark. */
const MODES = { dorian: [0, 2, 3, 5, 7, 9, 10], aeolian: [0, 2, 3, 5, 7, 8, 10], phrygian: [0, 1, 3, 5, 7, 8, 10] } as const;
export type Mode = keyof typeof MODES;
/** Degrees of the scale that chords stand on, one a bar. */
const TURNS = [[0, 3, 6, 0], [0, 5, 3, 4], [0, 2, 3, 0], [0, 6, 5, 3]] as const;
/** Degrees that plucks choose from: no half steps, so that none is wrong. */
const PLUCKED = [0, 1, 2, 4, 6, 7, 9] as const;

const ROOT_MIDI = 38; // D2
const BARS_OF_PHRASE = 8;
const STEPS = 8; // places for plucks in a bar

export const modeOf = (tension: number): Mode => (tension < 0.4 ? 'dorian' : tension < 0.7 ? 'aeolian' : 'phrygian');
/** Seconds of a bar: slow at rest. */
export const barSeconds = (tension: number): number => 8 - 3.2 * clamp(tension, 0, 1);

function hzOf(mode: Mode, degree: number, octave: number): number {
  const scale = MODES[mode];
  const midi = ROOT_MIDI + 12 * (octave + Math.floor(degree / scale.length)) + (scale[degree % scale.length] ?? 0);
  return 440 * 2 ** ((midi - 69) / 12);
}

/** Whether a phrase is left silent: more often the calmer it is, never the first one, never two together. */
function isRest(seed: number, phrase: number, tension: number): boolean {
  const wish = (at: number): boolean => at > 0 && chance(seed, at, 1) < 0.5 * (1 - tension);
  return wish(phrase) && (phrase % 2 === 1 || !(wish(phrase - 1) || wish(phrase + 1)));
}

/** Bar `index` of the piece of this seed. */
export function barOf(seed: number, index: number, given: number): Bar {
  const tension = clamp(given, 0, 1);
  const lengthS = barSeconds(tension);
  const phrase = Math.floor(index / BARS_OF_PHRASE);
  if (isRest(seed, phrase, tension)) return { lengthS, notes: [] };
  const mode = modeOf(tension);
  const turn = pick<readonly number[]>(TURNS, seed, phrase, 2);
  const degree = turn[index % turn.length] ?? 0;
  return { lengthS, notes: [...pads(seed, index, mode, degree, lengthS), ...plucks(seed, index, mode, degree, tension, lengthS), ...pulses(mode, tension, lengthS)] };
}

function pads(seed: number, index: number, mode: Mode, degree: number, lengthS: number): Note[] {
  const upper = pick([2, 4, 6], seed, index, 3); // a third, a fifth or a seventh over the root
  return [
    { atS: 0, lengthS, hz: hzOf(mode, degree, 1), gain: 0.12, voice: 'pad' },
    { atS: 0.05 * lengthS, lengthS, hz: hzOf(mode, degree + 4, 1), gain: 0.08, voice: 'pad' },
    { atS: 0.2 * lengthS, lengthS: 0.8 * lengthS, hz: hzOf(mode, degree + upper, 2), gain: 0.07, voice: 'pad' },
  ];
}

function plucks(seed: number, index: number, mode: Mode, degree: number, tension: number, lengthS: number): Note[] {
  const notes: Note[] = [];
  const density = 0.14 + 0.3 * tension;
  for (let step = 0; step < STEPS; step++) {
    if (chance(seed, index, step, 4) >= density) continue;
    const above = pick(PLUCKED, seed, index, step, 5);
    notes.push({ atS: (step / STEPS) * lengthS, lengthS: 1.6, hz: hzOf(mode, degree + above, 2), gain: 0.05 + 0.05 * chance(seed, index, step, 6), voice: 'pluck' });
  }
  return notes;
}

/** A low heartbeat when it gets serious. */
function pulses(mode: Mode, tension: number, lengthS: number): Note[] {
  if (tension < 0.6) return [];
  const beats = tension < 0.85 ? 4 : STEPS;
  return Array.from({ length: beats }, (_, beat) => ({ atS: (beat / beats) * lengthS, lengthS: 0.5, hz: hzOf(mode, 0, 0), gain: beat % 2 === 0 ? 0.16 : 0.1, voice: 'pulse' as const }));
}
