/** What each overlay says of a rack: a colour, and whether it is barred. Pure; runs for every rack, so nothing is made here. */
import { FEED_STEPS, feedStep } from '../../app/hallFeed.ts';
import type { OverlayId } from '../../app/state.ts';
import { ACCENT, CRITICAL_C, HEAT_HIGH_C, HEAT_LOW_C, HEAT_TABLE, hex, loadColour, mix } from '../shared/colour.ts';
import { DAMAGED, IDLE, INSTALLING, OFF, PLANNED, RUNNING, SHUTDOWN, THROTTLED } from '../shared/constants.ts';
import { rackHealth } from './rackLook.ts';

/** What is known of the rack and of its hall now. */
export interface RackReading {
  state: number;
  downGpus: number;
  inletC: number;
  liquid: boolean;
  waterShare: number; // of its heat, that goes into coolant
  costShare: number; // of the dearest rack here, what an hour of it costs
  pod: number; // −1 without a fabric
  cut: boolean; // its leaf is down, or no cable reaches the hall
  limitShare: number; // of what the hall's busway carries, drawn by this rack and those fed before it
  strained: boolean; // the hall's breaker warms, or batteries carry it
  dry: boolean; // the hall's coolant units give no more
}
export interface OverlayLook {
  tint: number;
  barred: boolean;
}

const GREY = 0x8d93a0;
const DARK = 0x5a6170;
const CRIT = hex(ACCENT.crit);
const WARN = hex(ACCENT.warn);
const PLAN = hex(ACCENT.plan);
const COLD = hex(ACCENT.cold);
const HEALTH = { ok: hex(ACCENT.ok), warn: WARN, crit: CRIT, off: GREY } as const;
const READY = 0x7fa394;
/** Every other pod in another shade. */
const NET = hex(ACCENT.network);
const PODS = [NET, mix(NET, 0xffffff, 0.5)] as const;
/** A little paler than the floor, so that the drawing on a rack is seen. */
const PALE = Uint32Array.from(HEAT_TABLE, (colour) => mix(colour, 0xffffff, 0.12));
const heat = (celsius: number): number => PALE[Math.min(255, Math.max(0, Math.round(((celsius - HEAT_LOW_C) / (HEAT_HIGH_C - HEAT_LOW_C)) * 255)))]!;
/** Steps from air to coolant, so that nothing is mixed for every rack. */
const WET = Uint32Array.from({ length: 17 }, (_, i) => mix(GREY, COLD, i / 16));

/** Steps of the power overlay, dark to light; the last is barred as well. The legend shows the same. */
export const FEED_COLOURS = Uint32Array.from({ length: FEED_STEPS.length + 1 }, (_, step) => loadColour(0.04 + (0.96 * step) / FEED_STEPS.length));

/** What a player pays for and does not compute. */
const earns = (state: number): boolean => state === RUNNING || state === THROTTLED;

export function lookUnder(overlay: OverlayId, rack: RackReading, out: OverlayLook): OverlayLook {
  const { state } = rack;
  out.barred = false;
  switch (overlay) {
    case 'heat':
      out.barred = state === SHUTDOWN || (rack.inletC >= CRITICAL_C && !rack.liquid);
      out.tint = heat(rack.inletC);
      return out;
    case 'power': {
      const dark = state === OFF || state === INSTALLING || state === SHUTDOWN || state === DAMAGED;
      const step = feedStep(rack.limitShare);
      out.barred = dark || rack.strained || step === FEED_STEPS.length;
      out.tint = dark ? DARK : rack.strained ? WARN : FEED_COLOURS[step]!;
      return out;
    }
    case 'water':
      out.barred = rack.waterShare > 0 && rack.dry;
      out.tint = out.barred ? WARN : WET[Math.round(Math.min(1, Math.max(0, rack.waterShare)) * 16)]!;
      return out;
    case 'money':
      out.barred = state !== PLANNED && !earns(state);
      out.tint = out.barred ? GREY : loadColour(0.2 + 0.6 * rack.costShare);
      return out;
    case 'build':
      out.barred = state === INSTALLING || state === DAMAGED;
      out.tint = state === INSTALLING ? PLAN : state === DAMAGED ? CRIT : READY;
      return out;
    case 'network':
      out.barred = rack.cut;
      out.tint = rack.pod < 0 || state === INSTALLING ? GREY : rack.cut ? CRIT : PODS[rack.pod % PODS.length]!;
      return out;
    case 'health': {
      const health = rackHealth(state, rack.downGpus);
      out.barred = health === 'crit';
      out.tint = HEALTH[health];
      return out;
    }
  }
}

/** By state, for racks so far away that no drawing is seen: what runs is light, what is broken barred. */
const FAR: readonly OverlayLook[] = ['#8fd0ee', '#8fd0ee', '#4b5361', '#77839a', '#8cc4dc', ACCENT.warn, ACCENT.crit, ACCENT.crit].map((colour, state) => ({ tint: hex(colour), barred: state >= SHUTDOWN }));
export const farLook = (state: number): OverlayLook => FAR[state] ?? FAR[IDLE]!;
