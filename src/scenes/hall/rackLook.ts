/** Racks → sprites. Pure: from the rack table's columns, never from the engine. */
import type { RackDef, RackFrame } from '../../sim/index.ts';
import { DAMAGED, INSTALLING, PLANNED, SHUTDOWN, STATES, THROTTLED } from '../shared/constants.ts';

/** Heights of racks and of tanks, tiles. */
export const RACK_TALL = 1.7;
export const TANK_TALL = 0.78;

export type Side = 'front' | 'back'; // which face the viewer sees; the other breathes out

/** The face of a rack that breathes in from y + 1 (2) is towards the viewer. */
export const faceOf = (side: number): Side => (side === 2 ? 'front' : 'back');

/** Row of the table's indices that stand in a hall, back to front. */
export function racksOfHall(racks: RackFrame, hall: number): number[] {
  const rows: number[] = [];
  for (let r = 0; r < racks.count; r++) if (racks.hall[r] === hall) rows.push(r);
  return rows.sort((a, b) => racks.x[a]! + racks.y[a]! - racks.x[b]! - racks.y[b]! || racks.x[a]! - racks.x[b]!);
}

/** How a rack is drawn: its own picture, or that of an air rack with a coil in its rear door (composed when the sheet is baked). */
export type Family = RackDef['sprite'] | 'rack-door';

/** Tanks look the same from both sides. */
export const sideOf = (family: Family, side: Side): Side => (family === 'rack-tank' ? 'front' : side);

/** The sprite of a rack. Seen from behind there is no idle look: a dark back. */
export function rackSprite(family: Family, facing: Side, state: number): string {
  const side = sideOf(family, facing);
  if (state === PLANNED) return `${family}-front-planned`;
  const look = lookOf(state);
  return `${family}-${side}-${side === 'back' && look === 'idle' ? 'off' : look}`;
}

const LOOKS = { planned: 'off', installing: 'off', off: 'off', idle: 'idle', running: 'running', throttled: 'throttled', shutdown: 'failed', damaged: 'failed' } as const;

function lookOf(state: number): (typeof LOOKS)[keyof typeof LOOKS] {
  return LOOKS[STATES[state] ?? 'off'];
}

/** The four pictures of a running front; others do not move. */
export function ledFrames(sprite: string): readonly string[] | null {
  return sprite.endsWith('-front-running') ? [sprite, `${sprite}-1`, `${sprite}-2`, `${sprite}-3`] : null;
}

/** A multiplied colour that tells states apart which share a picture. */
export function rackTint(state: number): number {
  return state === SHUTDOWN ? 0xffd2a0 : state === INSTALLING ? 0xc4e2f0 : 0xffffff;
}

export type HealthMark = 'ok' | 'warn' | 'crit' | 'off';
export function rackHealth(state: number, downGpus: number): HealthMark {
  if (state === DAMAGED || state === SHUTDOWN) return 'crit';
  if (state === THROTTLED || downGpus > 0) return 'warn';
  return state <= 2 ? 'off' : 'ok';
}

/** Share of full power by state, for the power overlay. */
export function rackLoad(state: number): number {
  return [0, 0.05, 0.05, 0.35, 0.95, 0.7, 0.05, 0.05][state] ?? 0;
}
