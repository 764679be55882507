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

type Kind = RackDef['sprite'];
/** Frames that racks hang in: each has all pictures, and its own plain form under overlays. */
const FRAME: Record<Kind, Kind> = {
  'rack-air8': 'rack-air8', 'rack-a100': 'rack-air8', 'rack-h200': 'rack-air8', 'rack-b200': 'rack-air8', 'rack-mi300': 'rack-air8',
  'rack-liquid': 'rack-liquid', 'rack-liquid-h200': 'rack-liquid', 'rack-nvl72': 'rack-liquid', 'rack-vr': 'rack-liquid', 'rack-dense': 'rack-dense', 'rack-tank': 'rack-tank',
};
type AirKind = 'rack-air8' | 'rack-a100' | 'rack-h200' | 'rack-b200' | 'rack-mi300';
/** How a rack is drawn: its own picture, or that of an air rack with a coil in its rear door (composed when the sheet is baked). */
export type Family = Kind | DoorFamily;
type DoorFamily = AirKind extends `rack-${infer Name}` ? `door-${Name}` : never;
const KIND_OF_DOOR = Object.fromEntries((Object.keys(FRAME) as Kind[]).filter((kind) => FRAME[kind] === 'rack-air8').map((kind) => [doored(kind), kind])) as Record<DoorFamily, AirKind>;
export const FAMILIES = [...Object.keys(FRAME), ...Object.keys(KIND_OF_DOOR)] as Family[];

/** The name of an air rack's picture once a coil hangs in its rear door. */
export function doored(name: string): string {
  return name.replace(/^rack-/, 'door-');
}
export const isAirSprite = (sprite: string): boolean => (Object.values(KIND_OF_DOOR) as string[]).some((kind) => sprite.startsWith(`${kind}-`));

/** The family that a rack is drawn as. */
export const familyOf = (kind: Kind | undefined, door: boolean): Family => (door ? doored(FRAME[kind ?? 'rack-air8'] === 'rack-air8' ? kind ?? 'rack-air8' : 'rack-air8') as DoorFamily : kind ?? 'rack-air8');

/** The family whose back, whose broken pictures and whose plain form a family shares. */
export function frameOf(family: Family): Family {
  const kind = family in KIND_OF_DOOR ? KIND_OF_DOOR[family as DoorFamily] : (family as Kind);
  return family === kind ? FRAME[kind] : (doored(FRAME[kind]) as DoorFamily);
}
/** Fronts that a generation has of its own. */
const OWN_LOOKS: readonly string[] = ['off', 'idle', 'running', 'throttled', 'faulty'];

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
  const frame = frameOf(family);
  if (look === PLANNED) return `${frame}-front-planned`;
  const name = LOOKS[look] ?? 'off';
  return `${side === 'front' && OWN_LOOKS.includes(name) ? family : frame}-${side}-${side === 'back' && name === 'idle' ? 'off' : name}`;
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
