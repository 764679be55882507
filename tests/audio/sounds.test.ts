import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_PREFERENCES, readPreferences } from '../../src/app/preferences.ts';
import { DEFAULT_SOUND, SOUND_BUSES, saneSound, soundWanted, toggledSound, type SoundPreferences } from '../../src/app/sound.ts';
import { SOUND_BUS_IDS } from '../../src/audio/buses.ts';
import { createLimiter } from '../../src/audio/limiter.ts';
import { ceilingCurve } from '../../src/audio/mixer.ts';
import { EVENT_SOUNDS, lengthOf, SOUNDS, soundsOfEvent, type Sound } from '../../src/audio/sounds.ts';

const folder = path.resolve(import.meta.dirname, '../../assets/lang/en');
const words = new Set(readdirSync(folder).flatMap((file) => Object.keys(JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as object)));

describe('sounds', () => {
  test.each(Object.entries<Sound>(SOUNDS))('%s is short, audible, and not harsh', (_id, sound) => {
    expect(lengthOf(sound)).toBeLessThan(3);
    expect(sound.voices.reduce((sum, voice) => sum + voice.gain, 0)).toBeGreaterThan(0.1);
    for (const voice of sound.voices) {
      expect(voice.wave === 'noise' || voice.hz <= 3000).toBe(true);
      expect(voice.attackS > 0 && voice.decayS > 0).toBe(true);
    }
  });
  it('of alerts are told apart by where they go', () => {
    const way = (id: 'bad' | 'warn' | 'good'): number => SOUNDS[id].voices[1]!.hz - SOUNDS[id].voices[0]!.hz;
    expect(way('bad')).toBeLessThan(0);
    expect(way('warn')).toBeGreaterThan(0);
    expect(SOUNDS.bad.voices.length).toBeGreaterThan(SOUNDS.warn.voices.length);
    expect(new Set([way('bad'), way('warn'), way('good')]).size).toBe(3);
  });
  it('belong to events that there are', () => expect(Object.keys(EVENT_SOUNDS).filter((type) => !words.has(`event.${type}`))).toEqual([]));
  test.each([
    ['power.breaker', 'bad', ['breaker', 'bad']], ['grid.back', 'good', ['relay', 'good']], ['round.signed', 'good', ['cash']], ['product.launched', 'good', ['cash']],
    ['compute.sold', 'log', ['cash']], ['run.lost', 'bad', ['defeat']], ['run.won', 'good', ['triumph']], ['weather.storm', 'warn', ['warn']], ['install.racks', 'log', []], ['toString', 'log', []],
  ] as const)('of %s (%s) are %j', (type, priority, sounds) => expect(soundsOfEvent(type, priority)).toEqual(sounds));
});

describe('many happenings', () => {
  it('do not repeat a sound within its gap', () => {
    const limiter = createLimiter();
    expect([0, 1, 2.9, 3.1].map((at) => limiter.allow('bad', at))).toEqual([true, false, false, true]);
  });
  it('let the urgent go before the rest', () => {
    const limiter = createLimiter();
    expect(limiter.allow('bad', 0)).toBe(true);
    expect(limiter.allow('warn', 1)).toBe(false);
    expect(limiter.allow('good', 1)).toBe(false);
    expect(limiter.allow('warn', 3)).toBe(true);
    expect(limiter.allow('bad', 3.2)).toBe(true);
  });
  it('of a year in a minute are a few sounds a second, and the urgent still comes through', () => {
    const limiter = createLimiter();
    let begun = 0;
    for (let ms = 0; ms < 60_000; ms += 20) for (const id of ['breaker', 'relay', 'cash', 'good', 'warn', 'taken', 'refused', 'stop', 'go'] as const) if (limiter.allow(id, ms / 1000)) begun++;
    expect(begun).toBeLessThanOrEqual(60 * 3);
    expect(limiter.allow('bad', 60)).toBe(true);
  });
});

describe('the end of the desk', () => {
  it('bends, never breaks: within one, rising, straight where it is quiet', () => {
    const curve = ceilingCurve(1025);
    for (let i = 1; i < curve.length; i++) expect(curve[i]).toBeGreaterThanOrEqual(curve[i - 1]!);
    expect(Math.max(...curve)).toBeLessThan(1);
    expect(curve[512]).toBe(0);
    expect(curve[512 + 256]).toBeCloseTo(0.5);
  });
  it('has a knob for every bus of the settings', () => expect(SOUND_BUS_IDS).toEqual(SOUND_BUSES));
});

describe('the wish for sound', () => {
  const setting = (mode: SoundPreferences['mode'], classroom = false, classCode: string | null = null) => ({ preferences: { sound: { ...DEFAULT_SOUND, mode } }, classroom, classCode });
  test.each([['auto', false, null, true], ['auto', true, null, false], ['auto', false, 'K7QX2-9MT4D', false], ['on', true, 'K7QX2-9MT4D', true], ['off', false, null, false]] as const)('%s, class page %s, code %s: %s', (mode, classroom, code, wanted) => {
    const given = setting(mode, classroom, code);
    expect(soundWanted(given)).toBe(wanted);
    expect(soundWanted({ ...given, preferences: { sound: toggledSound(given) } })).toBe(!wanted);
  });
  it('is kept, and mended when it cannot be read', () => {
    const kept = new Map([['gigawatt.preferences', JSON.stringify({ version: 1, preferences: { sound: { mode: 'off', master: 0.2, volumes: { music: 0, alerts: 7 }, calm: true } } })]]);
    const { sound } = readPreferences({ getItem: (key) => kept.get(key) ?? null, setItem: () => undefined });
    expect(sound).toEqual({ mode: 'off', master: 0.2, calm: true, volumes: { ...DEFAULT_SOUND.volumes, music: 0, alerts: 1 } });
    for (const broken of [null, 7, 'loud', { mode: 'maybe', master: Number.NaN, volumes: [], calm: 'yes' }]) expect(saneSound(broken)).toEqual(DEFAULT_SOUND);
    expect(DEFAULT_PREFERENCES.sound).toBe(DEFAULT_SOUND);
  });
});
