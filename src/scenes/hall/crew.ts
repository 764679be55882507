/** Who is on the floor and the way there: technicians to racks that are being installed or mended, one on a round. Pure. */
import type { Frame, RackFrame } from '../../sim/index.ts';
import type { Bounds } from '../shared/iso.ts';
import { DAMAGED, INSTALLING } from '../shared/constants.ts';
import type { HallModel } from './hallModel.ts';
import { pieceWithin, runWithin } from './nearWindow.ts';
import { doorAt, type Room } from './room.ts';

export interface Place {
  x: number;
  y: number;
  kind: 'install' | 'mend' | 'round';
  from?: { x: number; y: number }; // comes from there; else from the door
}

/** Where technicians stand: before racks being installed or mended, spread out, where the aisle is open to the viewer. */
export function crewPlaces(model: HallModel, racks: RackFrame, most: number, within: Bounds | null = null): Place[] {
  const places: Place[] = [];
  for (let i = 0; i < model.rows.length && places.length < most; i++) {
    const r = model.rows[i]!;
    const state = racks.state[r]!;
    const install = state === INSTALLING;
    if (!install && racks.downGpus[r] === 0 && state !== DAMAGED) continue;
    const x = racks.x[r]!;
    const y = racks.y[r]! + (model.sides[i] === 'back' ? -1 : 1);
    if (model.indexAt(x, y) >= 0 || !pieceWithin(within, x, y, 1, 1) || places.some((place) => Math.abs(place.x - x) + Math.abs(place.y - y) < 3)) continue;
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

/** Where somebody on a round looks, in turn: at the ends of aisles and in their middle. In a part of a huge hall they walk along its aisles. */
export function roundPlaces(model: HallModel, aisles: readonly { x: number; y: number; length: number }[], within: Bounds | null = null): Place[] {
  if (within) {
    return aisles.map((aisle) => runWithin(within, aisle)).filter((aisle) => aisle.length > 4)
      .map(({ x, y, length }, i): Place => (i % 2 ? { x: x + 1, y, kind: 'round', from: { x: x + length - 2, y } } : { x: x + length - 2, y, kind: 'round', from: { x: x + 1, y } }));
  }
  const into = (length: number, i: number): number => [length - 2, 1, Math.floor(length / 2)][i % 3]!;
  const places = aisles.filter((aisle) => aisle.length > 2).map((aisle, i): Place => ({ x: Math.min(model.room.cols - 1, aisle.x + into(aisle.length, i)), y: aisle.y, kind: 'round' }));
  // The viewer sees those first whom no rack hides.
  const hidden = ({ x, y }: Place): number => Number([[0, 1], [1, 1], [1, 2], [0, 2]].some(([dx, dy]) => model.indexAt(x + dx!, y + dy!) >= 0));
  return places.sort((a, b) => hidden(a) - hidden(b));
}

/** Technicians work in five crews, so that somebody is there day and night: those on shift, shared out over the halls that run. */
const CREWS = 5;
const MOST_ROUNDS = 5;
export function roundsOf({ people, sites }: Frame): number {
  const technicians = people.cohorts.reduce((sum, { role, count }) => sum + (role === 'technicians' ? count : 0), 0);
  const halls = sites.reduce((sum, { structures }) => sum + structures.filter(({ hall }) => hall && hall.itKW > 0).length, 0);
  return technicians <= 0 ? 0 : Math.min(MOST_ROUNDS, Math.max(1, Math.round(technicians / CREWS / Math.max(1, halls))));
}
