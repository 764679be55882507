/** Plays short sounds and bars of music: nodes that start, end and are gone. */
import type { Mixer } from './mixer.ts';
import type { Bar, Note } from './music.ts';
import type { Sound, Voice } from './sounds.ts';

const FLOOR = 0.0001; // where an exponential fall counts as silence

/** Starts a sound at a moment of the context's clock. `calm` softens it: no hard attack, less of it. */
export function playSound({ context, buses }: Mixer, noise: AudioBuffer, sound: Sound, atS: number, calm = false): void {
  for (const voice of sound.voices) playVoice(context, buses[sound.bus], noise, voice, atS, calm);
}

function playVoice(context: BaseAudioContext, bus: AudioNode, noise: AudioBuffer, voice: Voice, startS: number, calm: boolean): void {
  const from = startS + voice.atS;
  const peak = from + (calm ? Math.max(voice.attackS, 0.08) : voice.attackS);
  const end = peak + voice.decayS;
  const shape = new GainNode(context, { gain: 0 });
  shape.gain.setValueAtTime(FLOOR, from);
  shape.gain.linearRampToValueAtTime(voice.gain * (calm ? 0.6 : 1), peak);
  shape.gain.exponentialRampToValueAtTime(FLOOR, end);
  shape.connect(bus);
  const source = voice.wave === 'noise' ? new AudioBufferSourceNode(context, { buffer: noise, loop: true }) : new OscillatorNode(context, { type: voice.wave, frequency: voice.hz });
  if (source instanceof OscillatorNode) {
    if (voice.toHz !== undefined) {
      source.frequency.setValueAtTime(voice.hz, from);
      source.frequency.exponentialRampToValueAtTime(voice.toHz, end);
    }
    source.connect(shape);
  } else {
    source.connect(new BiquadFilterNode(context, { type: 'bandpass', frequency: voice.hz, Q: 0.8 })).connect(shape);
  }
  source.start(from);
  source.stop(end + 0.02);
}

export interface Band {
  /** Plays a bar from a moment of the context's clock on. */
  play(bar: Bar, atS: number, tension: number): void;
}

/** The room that the music plays in: pads behind a curtain that tension opens, plucks with an echo. */
export function createBand({ context, buses }: Mixer): Band {
  const curtain = new BiquadFilterNode(context, { type: 'lowpass', frequency: 900, Q: 0.3 });
  curtain.connect(buses.music);
  const echo = new DelayNode(context, { delayTime: 0.46, maxDelayTime: 1 });
  const again = new GainNode(context, { gain: 0.36 });
  const plucked = new GainNode(context, { gain: 1 });
  plucked.connect(curtain);
  plucked.connect(echo).connect(again).connect(echo);
  again.connect(curtain);
  return {
    play(bar, atS, tension) {
      curtain.frequency.setTargetAtTime(700 + 1500 * tension, atS, 2);
      for (const note of bar.notes) playNote(context, note.voice === 'pluck' ? plucked : curtain, note, atS + note.atS);
    },
  };
}

const SHAPES: Readonly<Record<Note['voice'], { attackS: number; releaseS: number; waves: readonly [OscillatorType, number][] }>> = {
  pad: { attackS: 2.2, releaseS: 3, waves: [['triangle', -4], ['triangle', 5]] }, // cents apart: it breathes
  pluck: { attackS: 0.008, releaseS: 0, waves: [['triangle', 0]] },
  pulse: { attackS: 0.03, releaseS: 0, waves: [['sine', 0]] },
};

function playNote(context: BaseAudioContext, target: AudioNode, note: Note, from: number): void {
  const { attackS, releaseS, waves } = SHAPES[note.voice];
  const end = from + note.lengthS + releaseS;
  const shape = new GainNode(context, { gain: 0 });
  shape.gain.setValueAtTime(0, from);
  shape.gain.linearRampToValueAtTime(note.gain, from + attackS);
  if (releaseS > 0) {
    shape.gain.setValueAtTime(note.gain, from + Math.max(attackS, note.lengthS));
    shape.gain.linearRampToValueAtTime(0, Math.max(end, from + attackS + releaseS));
  } else {
    shape.gain.exponentialRampToValueAtTime(FLOOR, end);
  }
  shape.connect(target);
  for (const [type, detune] of waves) {
    const source = new OscillatorNode(context, { type, detune, frequency: note.hz });
    source.connect(shape);
    source.start(from);
    source.stop(end + 0.05);
  }
}
