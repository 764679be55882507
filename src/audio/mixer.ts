/** The desk: one gain per bus, a master, and a curve at the end that no sum of sounds can leave. Works in any audio context. */
import { SOUND_BUS_IDS } from './buses.ts';
import type { SoundBus, SoundPreferences } from '../app/sound.ts';

const SMOOTH_S = 0.05;
const CEILING = 0.97;
const LINEAR_TO = 0.7;

export interface Mixer {
  readonly context: BaseAudioContext;
  readonly buses: Readonly<Record<SoundBus, GainNode>>;
  /** Volumes of the player. Ears hear ratios: half way of a slider is a quarter of the amplitude. */
  setVolumes(sound: Pick<SoundPreferences, 'master' | 'volumes'>): void;
  /** Up or down without a click; takes `fadeS` seconds. */
  setOpen(open: boolean, fadeS: number): void;
}

/** Straight up to LINEAR_TO, then bending towards CEILING. What is beyond ±1 stays at its end. */
export function ceilingCurve(points: number): Float32Array<ArrayBuffer> {
  const curve = new Float32Array(points);
  const room = CEILING - LINEAR_TO;
  for (let i = 0; i < points; i++) {
    const x = (2 * i) / (points - 1) - 1;
    const size = Math.abs(x);
    const bent = size <= LINEAR_TO ? size : LINEAR_TO + room * Math.tanh((size - LINEAR_TO) / room);
    curve[i] = Math.sign(x) * bent;
  }
  return curve;
}

export function createMixer(context: BaseAudioContext): Mixer {
  const door = new GainNode(context, { gain: 1 });
  const master = new GainNode(context, { gain: 1 });
  const ceiling = new WaveShaperNode(context, { curve: ceilingCurve(1025) });
  master.connect(door).connect(ceiling).connect(context.destination);
  const buses = Object.fromEntries(SOUND_BUS_IDS.map((bus) => {
    const node = new GainNode(context, { gain: 1 });
    node.connect(master);
    return [bus, node];
  })) as Record<SoundBus, GainNode>;
  return {
    context, buses,
    setVolumes({ master: level, volumes }) {
      const now = context.currentTime;
      master.gain.setTargetAtTime(level ** 2, now, SMOOTH_S);
      for (const bus of SOUND_BUS_IDS) buses[bus].gain.setTargetAtTime(volumes[bus] ** 2, now, SMOOTH_S);
    },
    setOpen(open, fadeS) {
      const now = context.currentTime;
      door.gain.cancelScheduledValues(now);
      door.gain.setValueAtTime(door.gain.value, now);
      door.gain.linearRampToValueAtTime(open ? 1 : 0, now + fadeS);
    },
  };
}
