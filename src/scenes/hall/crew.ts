/** Who is on the floor and the way there: technicians to racks that are being installed or mended, one on a round. Pure. */
import type { RackFrame } from '../../sim/index.ts';
import { DAMAGED, INSTALLING } from '../shared/constants.ts';
import type { HallModel } from './hallModel.ts';
import { doorAt, type Room } from './room.ts';

export interface Place {
  x: number;
  y: number;
  kind: 'install' | 'mend' | 'round';
}

/** Where technicians stand: before racks being installed or mended, spread out, where the aisle is open to the viewer. */
export function crewPlaces(model: HallModel, racks: RackFrame, most: number): Place[] {
  const places: Place[] = [];
  for (let i = 0; i < model.rows.length && places.length < most; i++) {
    const r = model.rows[i]!;
    const state = racks.state[r]!;
    const install = state === INSTALLING;
    if (!install && racks.downGpus[r] === 0 && state !== DAMAGED) continue;
    const x = racks.x[r]!;
    const y = racks.y[r]! + (model.sides[i] === 'back' ? -1 : 1);
    if (model.indexAt(x, y) >= 0 || places.some((place) => Math.abs(place.x - x) + Math.abs(place.y - y) < 3)) continue;
    places.push({ x, y, kind: install ? 'install' : 'mend' });
  }
  return places;
}

/** Corridors round the floor, tiles: behind the rows, at the left, at the right. */
const BEHIND = -1.1;
const LEFT = -0.7;

/** The way from the door to a tile, as corners; null when both ends of its aisle are barred. */
export function wayTo(room: Room, isTaken: (x: number, y: number) => boolean, to: { x: number; y: number }): { x: number; y: number }[] | null {
  const free = (from: number, until: number): boolean => {
    for (let x = from; x <= until; x++) if (isTaken(x, to.y)) return false;
    return true;
  };
  const start = { x: doorAt(room), y: BEHIND };
  if (free(0, to.x)) return [start, { x: LEFT, y: BEHIND }, { x: LEFT, y: to.y }, { x: to.x, y: to.y }];
  const right = room.cols - 0.1;
  if (free(to.x, room.cols - 1)) return [start, { x: right, y: BEHIND }, { x: right, y: to.y }, { x: to.x, y: to.y }];
  return null;
}

/** Ends of aisles that somebody on a round looks at, in turn. */
export function roundPlaces(room: Room, aisles: readonly { x: number; y: number; length: number }[]): Place[] {
  return aisles.filter((aisle) => aisle.length > 2).flatMap((aisle, i) => [{ x: Math.min(room.cols - 1, aisle.x + (i % 2 ? 1 : aisle.length - 2)), y: aisle.y, kind: 'round' as const }]);
}
