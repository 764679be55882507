/** Every short sound as data: a few voices each, and which happening makes which sound. Pure. */
import type { SoundBus } from '../app/sound.ts';
import type { EventPriority } from '../sim/index.ts';

export interface Voice {
  wave: 'sine' | 'triangle' | 'square' | 'noise';
  hz: number; // of noise: middle of its band
  toHz?: number; // glides there over its decay
  atS: number; // after the sound begins
  attackS: number;
  decayS: number; // to silence, after the attack
  gain: number; // at its loudest
}

export interface Sound {
  bus: SoundBus;
  gapS: number; // not again within
  sudden: boolean; // left out where calm is asked for
  voices: readonly Voice[];
}

const tone = (hz: number, atS: number, decayS: number, gain: number, wave: Voice['wave'] = 'sine', attackS = 0.012): Voice => ({ wave, hz, atS, attackS, decayS, gain });
const noise = (hz: number, atS: number, decayS: number, gain: number): Voice => ({ wave: 'noise', hz, atS, attackS: 0.002, decayS, gain });

export const SOUNDS = {
  // A breaker of the medium-voltage kind: spring, contacts, the cabinet that answers.
  breaker: {
    bus: 'effects', gapS: 0.5, sudden: true,
    voices: [{ wave: 'sine', hz: 110, toHz: 42, atS: 0, attackS: 0.002, decayS: 0.32, gain: 0.55 }, noise(900, 0, 0.05, 0.5), noise(320, 0.03, 0.16, 0.3), tone(233, 0.02, 0.22, 0.06, 'triangle', 0.002)],
  },
  relay: { bus: 'effects', gapS: 0.35, sudden: true, voices: [noise(2600, 0, 0.018, 0.4), noise(1500, 0.034, 0.026, 0.28), tone(410, 0.034, 0.04, 0.06, 'triangle', 0.001)] },
  // Two small bells a fifth apart, and coins.
  cash: { bus: 'effects', gapS: 2, sudden: false, voices: [tone(1318.5, 0, 0.5, 0.16), tone(1975.5, 0.08, 0.7, 0.15), tone(2637, 0.08, 0.35, 0.04), noise(5200, 0.02, 0.05, 0.05)] },
  triumph: { bus: 'effects', gapS: 4, sudden: false, voices: [587.3, 740, 880, 1174.7].map((hz, i) => tone(hz, i * 0.13, 0.9 + i * 0.2, 0.15, 'triangle')) },
  defeat: { bus: 'effects', gapS: 4, sudden: false, voices: [293.7, 277.2, 220, 146.8].map((hz, i) => tone(hz, i * 0.34, 1.2, 0.18, 'triangle', 0.03)) },
  // Alerts: urgent goes down twice, a warning asks once, good news rises. None above 1 kHz, none with a hard edge.
  bad: { bus: 'alerts', gapS: 3, sudden: false, voices: [tone(659.3, 0, 0.3, 0.4, 'triangle'), tone(493.9, 0.2, 0.4, 0.42, 'triangle'), tone(659.3, 0.62, 0.3, 0.32, 'triangle'), tone(493.9, 0.82, 0.5, 0.34, 'triangle')] },
  warn: { bus: 'alerts', gapS: 6, sudden: false, voices: [tone(587.3, 0, 0.28, 0.32), tone(698.5, 0.16, 0.42, 0.3)] },
  good: { bus: 'alerts', gapS: 5, sudden: false, voices: [tone(523.3, 0, 0.22, 0.22), tone(784, 0.12, 0.5, 0.22)] },
  // Of the interface: an order taken, one refused, time stopped and started.
  taken: { bus: 'effects', gapS: 0.12, sudden: true, voices: [tone(880, 0, 0.05, 0.1, 'triangle', 0.003), noise(3000, 0, 0.012, 0.08)] },
  refused: { bus: 'effects', gapS: 0.3, sudden: true, voices: [tone(196, 0, 0.11, 0.16, 'triangle', 0.004), tone(174.6, 0.1, 0.16, 0.14, 'triangle', 0.004)] },
  stop: { bus: 'effects', gapS: 0.2, sudden: true, voices: [tone(392, 0, 0.09, 0.1, 'sine', 0.004), tone(294, 0.06, 0.12, 0.1, 'sine', 0.004)] },
  go: { bus: 'effects', gapS: 0.2, sudden: true, voices: [tone(294, 0, 0.09, 0.1, 'sine', 0.004), tone(392, 0.06, 0.12, 0.1, 'sine', 0.004)] },
} as const satisfies Record<string, Sound>;

export type SoundId = keyof typeof SOUNDS;

/** From the beginning to silence, seconds. */
export function lengthOf(sound: Sound): number {
  return Math.max(...sound.voices.map(({ atS, attackS, decayS }) => atS + attackS + decayS));
}

/** What an event sounds of besides its priority. Keys are types of events. */
export const EVENT_SOUNDS: Readonly<Record<string, SoundId>> = {
  'power.breaker': 'breaker', 'power.tripped': 'breaker', 'power.trippedByFall': 'breaker', 'power.shed': 'breaker', 'power.hallDark': 'breaker', 'power.coolingDark': 'breaker',
  'grid.out': 'breaker', 'grid.phaseOut': 'breaker', 'cooling.trip': 'breaker', 'cooling.shutdown': 'breaker', 'network.switchDown.top': 'breaker',
  'grid.back': 'relay', 'grid.phaseBack': 'relay', 'grid.energised': 'relay', 'grid.curtailCall': 'relay', 'grid.curtailEnd': 'relay', 'power.gensetFailed': 'relay', 'power.gensetMended': 'relay',
  'cooling.restarted': 'relay', 'cooling.plantFailed': 'relay', 'cooling.plantMended': 'relay', 'network.switchDown.leaf': 'relay', 'network.switchUp': 'relay', 'network.switchUp.top': 'relay',
  'finance.borrowed': 'cash', 'finance.loanRepaid': 'cash', 'finance.refinanced': 'cash', 'round.signed': 'cash', 'round.closed': 'cash', 'secondary.sold': 'cash', 'compute.sold': 'cash', 'product.launched': 'cash',
  'run.won': 'triumph', 'training.finished': 'triumph', 'race.ownModel': 'triumph', 'goal.met': 'triumph', 'incident.survived': 'triumph', 'run.lost': 'defeat', 'board.ousted': 'defeat',
};

/** Where these sound, the tone of good news would only be in the way. */
const SPEAKS_FOR_ITSELF: ReadonlySet<SoundId> = new Set<SoundId>(['cash', 'triumph', 'defeat']);

/** What to play for an event, in order. Notes for the log are silent. */
export function soundsOfEvent(type: string, priority: EventPriority): SoundId[] {
  const own = Object.hasOwn(EVENT_SOUNDS, type) ? EVENT_SOUNDS[type] : undefined;
  const spoken = own !== undefined && (own === 'defeat' || (priority === 'good' && SPEAKS_FOR_ITSELF.has(own)));
  return [...(own ? [own] : []), ...(priority === 'log' || spoken ? [] : [priority])];
}
