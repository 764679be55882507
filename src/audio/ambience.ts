/** Sounds that last: hum, generators, fans, rain, wind. Nodes are made once; levels only turn their knobs. */
import type { AmbienceLevels } from './levels.ts';
import { SILENCE } from './levels.ts';
import type { Mixer } from './mixer.ts';
import { fillNoise } from './seeded.ts';

const NOISE_S = 3;
const SMOOTH_S = 0.35; // frames come ten times a second; nothing steps
const ENGINE_HZ = 27; // half of an 1,800-per-minute machine's firing, felt more than heard
/** Loudest amplitude of each, chosen so that all together stay below one. */
const LOUDEST = { hum: 0.2, engine: 0.22, fans: 0.3, whine: 0.035, rain: 0.28, wind: 0.4 } as const;

export interface Ambience {
  set(levels: AmbienceLevels): void;
}

export function noiseBuffer(context: BaseAudioContext): AudioBuffer {
  const buffer = new AudioBuffer({ length: Math.round(NOISE_S * context.sampleRate), sampleRate: context.sampleRate, numberOfChannels: 1 });
  fillNoise(buffer.getChannelData(0), 20_260_401);
  return buffer;
}

export function createAmbience({ context, buses }: Mixer, buffer: AudioBuffer): Ambience {
  const walls = filter(context, 'lowpass', SILENCE.cutoffHz, 0.4);
  walls.connect(buses.ambience);

  const humCutoff = filter(context, 'lowpass', SILENCE.humCutoffHz, 0.5);
  const hum = voice(context, humCutoff, buses.ambience);
  // Even harmonics of a core that is magnetised and released twice a cycle.
  const humSource = oscillator(context, [1, 0.55, 0.3, 0.22, 0.12, 0.08], SILENCE.humHz, humCutoff);

  const engineCutoff = filter(context, 'lowpass', 170, 0.7);
  const engine = voice(context, engineCutoff, buses.ambience);
  oscillator(context, [1, 0.9, 0.5, 0.7, 0.2, 0.3, 0.1, 0.15], ENGINE_HZ, engineCutoff);

  const air = loop(context, buffer);
  const fanBand = filter(context, 'bandpass', 500, 0.6);
  air.connect(fanBand);
  const fans = voice(context, fanBand, buses.ambience);
  const whineSource = oscillator(context, [1, 0.3, 0.12], SILENCE.fanHz, null);
  const whine = voice(context, whineSource, buses.ambience);

  const rainHigh = filter(context, 'highpass', 1100, 0.5);
  air.connect(rainHigh);
  const rain = voice(context, rainHigh, walls);
  const gusts = loop(context, buffer, 0.71); // slower, so that it is not the same noise
  const windBand = filter(context, 'bandpass', 260, 0.9);
  gusts.connect(windBand);
  const wind = voice(context, windBand, walls);
  swell(context, windBand.frequency, 0.09, 110);

  let held: AmbienceLevels = SILENCE;
  const turn = (knob: AudioParam, to: number, from: number): void => {
    if (to !== from) knob.setTargetAtTime(to, context.currentTime, SMOOTH_S);
  };
  return {
    set(levels) {
      turn(hum.gain, levels.hum * LOUDEST.hum, held.hum * LOUDEST.hum);
      turn(humSource.frequency, levels.humHz, held.humHz);
      turn(humCutoff.frequency, levels.humCutoffHz, held.humCutoffHz);
      turn(engine.gain, levels.engine * LOUDEST.engine, held.engine * LOUDEST.engine);
      turn(fans.gain, levels.fans * LOUDEST.fans, held.fans * LOUDEST.fans);
      turn(whine.gain, levels.fans * LOUDEST.whine, held.fans * LOUDEST.whine);
      turn(whineSource.frequency, levels.fanHz, held.fanHz);
      turn(fanBand.frequency, 2.6 * levels.fanHz + 120, 2.6 * held.fanHz + 120);
      turn(rain.gain, levels.rain * LOUDEST.rain, held.rain * LOUDEST.rain);
      turn(wind.gain, levels.wind * LOUDEST.wind, held.wind * LOUDEST.wind);
      turn(walls.frequency, levels.cutoffHz, held.cutoffHz);
      held = levels;
    },
  };
}

function filter(context: BaseAudioContext, type: BiquadFilterType, frequency: number, Q: number): BiquadFilterNode {
  return new BiquadFilterNode(context, { type, frequency, Q });
}

/** A knob, closed until it is turned. */
function voice(context: BaseAudioContext, source: AudioNode, target: AudioNode): GainNode {
  const gain = new GainNode(context, { gain: 0 });
  source.connect(gain).connect(target);
  return gain;
}

function oscillator(context: BaseAudioContext, harmonics: readonly number[], frequency: number, target: AudioNode | null): OscillatorNode {
  const imag = new Float32Array([0, ...harmonics]);
  const node = new OscillatorNode(context, { frequency, periodicWave: new PeriodicWave(context, { real: new Float32Array(imag.length), imag }) });
  if (target) node.connect(target);
  node.start();
  return node;
}

function loop(context: BaseAudioContext, buffer: AudioBuffer, playbackRate = 1): AudioBufferSourceNode {
  const node = new AudioBufferSourceNode(context, { buffer, loop: true, playbackRate });
  node.start();
  return node;
}

/** Lets a knob breathe around where it is set. */
function swell(context: BaseAudioContext, knob: AudioParam, frequency: number, depth: number): void {
  const slow = new OscillatorNode(context, { frequency });
  slow.connect(new GainNode(context, { gain: depth })).connect(knob);
  slow.start();
}
