/** Racks → sprites. Pure: from the rack table's columns, never from the engine. */
import type { RackDef, RackFrame } from '../../sim/index.ts';
import { DAMAGED, PLANNED, RUNNING, SHUTDOWN, STATES, THROTTLED } from '../shared/constants.ts';

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

/** Pictures of a rack: its states, and one that runs with servers down. */
export const LOOK_COUNT = STATES.length + 1;
const FAULTY = STATES.length;
export const lookOf = (state: number, downGpus: number): number => (state === RUNNING && downGpus > 0 ? FAULTY : state);

const LOOKS = ['planned', 'installing', 'off', 'idle', 'running', 'throttled', 'tripped', 'burnt', 'faulty'] as const;

/** The sprite of a rack. Seen from behind there is no idle look: a dark back. */
export function rackSprite(family: Family, facing: Side, look: number): string {
  const side = sideOf(family, facing);
  if (look === PLANNED) return `${family}-front-planned`;
  const name = LOOKS[look] ?? 'off';
  return `${family}-${side}-${side === 'back' && name === 'idle' ? 'off' : name}`;
}

/** The four pictures of a running front; others do not move. */
export function ledFrames(sprite: string): readonly string[] | null {
  return sprite.endsWith('-front-running') ? [sprite, `${sprite}-1`, `${sprite}-2`, `${sprite}-3`] : null;
}

export type HealthMark = 'ok' | 'warn' | 'crit' | 'off';
export function rackHealth(state: number, downGpus: number): HealthMark {
  if (state === DAMAGED || state === SHUTDOWN) return 'crit';
  if (state === THROTTLED || downGpus > 0) return 'warn';
  return state <= 2 ? 'off' : 'ok';
}
