/** Bundled by the browser test and run there: renders what src/audio plays without a loudspeaker, and measures it. */
import { createAmbience, noiseBuffer } from '../../src/audio/ambience.ts';
import { fansOf, humOf, SILENCE, skyOf, type AmbienceLevels } from '../../src/audio/levels.ts';
import { createMixer, type Mixer } from '../../src/audio/mixer.ts';
import { barOf } from '../../src/audio/music.ts';
import { createBand, playSound } from '../../src/audio/play.ts';
import { SOUNDS, type Sound, type SoundId } from '../../src/audio/sounds.ts';

export interface Heard {
  rms: number;
  loudest: number; // RMS of the loudest twentieth of a second
  peak: number;
  broken: number; // samples that are no number
  end: number; // RMS of the last tenth
  hz: number; // by crossings of zero: pitch of a tone, brightness of a noise
}

const RATE = 24_000;

async function heard(seconds: number, set: (mixer: Mixer, noise: AudioBuffer) => void): Promise<Heard> {
  const context = new OfflineAudioContext({ length: Math.round(seconds * RATE), sampleRate: RATE, numberOfChannels: 1 });
  set(createMixer(context), noiseBuffer(context));
  const samples = (await context.startRendering()).getChannelData(0);
  const rmsOf = (part: Float32Array): number => Math.sqrt(part.reduce((sum, x) => sum + x * x, 0) / part.length);
  let crossings = 0;
  for (let i = 1; i < samples.length; i++) if (samples[i - 1]! < 0 !== samples[i]! < 0) crossings++;
  return {
    rms: rmsOf(samples), loudest: Math.max(...Array.from({ length: seconds * 20 }, (_, i) => rmsOf(samples.subarray((i * RATE) / 20, ((i + 1) * RATE) / 20)))), peak: samples.reduce((most, x) => Math.max(most, Math.abs(x)), 0), broken: samples.filter((x) => !Number.isFinite(x)).length,
    end: rmsOf(samples.subarray(Math.floor(samples.length * 0.9))), hz: crossings / 2 / seconds,
  };
}

const lasting = (levels: Partial<AmbienceLevels>): Promise<Heard> => heard(2, (mixer, noise) => createAmbience(mixer, noise).set({ ...SILENCE, ...levels }));
const LOUD: AmbienceLevels = { ...SILENCE, ...humOf(300_000, 300_000), ...fansOf(1), ...skyOf({ stormUntilS: 9, cloudRatio: 1, dryBulbC: 9 }, 0), engine: 1 };

export const bench = {
  sounds: Object.keys(SOUNDS) as SoundId[],
  sound: (id: SoundId, calm: boolean): Promise<Heard> => heard(2, (mixer, noise) => playSound(mixer, noise, SOUNDS[id] as Sound, 0.05, calm)),
  silence: () => lasting({}),
  hum: (share: number) => lasting(humOf(20_000 * share, 20_000)),
  fans: (speed: number) => lasting(fansOf(speed)),
  engine: (engine: number) => lasting({ engine }),
  rain: () => lasting({ rain: 1 }),
  rainInside: () => lasting({ rain: 0.3, cutoffHz: 600 }),
  wind: (wind: number) => lasting({ wind }),
  volume: (master: number) => heard(2, (mixer, noise) => {
    createAmbience(mixer, noise).set(LOUD);
    mixer.setVolumes({ master, volumes: { ambience: 1, effects: 1, alerts: 1, music: 1 } });
  }),
  /** Everything that can sound, at once, at full volume. */
  worst: () => heard(4, (mixer, noise) => {
    createAmbience(mixer, noise).set(LOUD);
    for (const id of bench.sounds) playSound(mixer, noise, SOUNDS[id] as Sound, 1);
    createBand(mixer).play(barOf(1, 0, 1), 0, 1);
  }),
  music: (tension: number) => heard(16, (mixer) => {
    const band = createBand(mixer);
    for (let atS = 0, index = 0; atS < 16; index++) {
      const bar = barOf(7, index, tension);
      band.play(bar, atS, tension);
      atS += bar.lengthS;
    }
  }),
};
(globalThis as unknown as { bench: typeof bench }).bench = bench;
