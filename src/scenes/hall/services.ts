/** What runs overhead in a hall: busways, coolant pipes and cable trays over the rows, headers along the gallery, glass over closed aisles. Pure. */
import { TANK_TALL, type Side } from './rackLook.ts';
import { closedAisles, type Room } from './room.ts';

/** What moves along a run. */
export type Carried = 'coolant' | 'power' | 'data';
export const FLOW_FRAMES = 4;

/** A straight piece along x or y. Long ones are drawn from pictures of eight tiles. */
export interface Run {
  sprite: string;
  x: number;
  y: number;
  length: number; // tiles
  along: 'x' | 'y';
  carries?: Carried;
}

/** The racks of a hall as they stand, by drawn index. */
export interface Standing {
  count: number;
  x: ArrayLike<number>;
  y: ArrayLike<number>;
  sides: readonly Side[];
  tall: ArrayLike<number>;
  wet: (i: number) => boolean; // has hoses
  there: (i: number) => boolean; // not only planned
  fit: (i: number) => number;
}

/** Under an overlay only what it is about is drawn. */
export const CARRIED_BY: Partial<Record<string, Carried>> = { power: 'power', water: 'coolant', network: 'data' };
export const runsUnder = (runs: readonly Run[], overlay: string | null): Run[] => runs.filter((run) => overlay === null || (CARRIED_BY[overlay] !== undefined && SORT.find(([begin]) => run.sprite.startsWith(begin))?.[1] === CARRIED_BY[overlay]));
const SORT: readonly (readonly [string, Carried])[] = [['hall-pipe', 'coolant'], ['busway', 'power'], ['cable-tray', 'data']];

/** Where the headers run, tiles: along the gallery at the left. */
const PIPES_AT = -1;
const POWER_AT = -2;
const CABLES_AT = -0.62;
/** A tray hangs before its row's front. */
const TRAY_BEFORE = 0.62;

interface Row {
  y: number;
  last: number; // farthest tile
  lastWet: number; // −1 without hoses
  front: boolean;
  tall: boolean;
}

export function rowsOf(standing: Standing): Row[] {
  const rows = new Map<number, Row>();
  for (let i = 0; i < standing.count; i++) {
    if (!standing.there(i)) continue;
    const y = standing.y[i]!;
    const row = rows.get(y) ?? { y, last: -1, lastWet: -1, front: false, tall: false };
    rows.set(y, row);
    row.last = Math.max(row.last, standing.x[i]!);
    if (standing.sides[i] === 'front') row.front = true;
    if (standing.tall[i] !== TANK_TALL) row.tall = true;
    if (standing.wet(i)) row.lastWet = Math.max(row.lastWet, standing.x[i]!);
  }
  return [...rows.values()].sort((a, b) => a.y - b.y);
}

/** In drawing order. `cabled`: a fabric reaches the hall. */
export function servicesOf(room: Room, standing: Standing, cabled: boolean): Run[] {
  const rows = rowsOf(standing);
  const runs: Run[] = [];
  const wet = rows.filter((row) => row.lastWet >= 0);
  const header = (sprite: string, x: number, of: readonly Row[], carries?: Run['carries']): void => {
    if (of.length < 2) return;
    runs.push({ sprite, x, y: of[0]!.y, length: of.at(-1)!.y - of[0]!.y + 1, along: 'y', ...(carries ? { carries } : {}) });
  };
  const powered = rows.filter((row) => row.front && row.tall);
  const spine = powered.length > 0 ? powered : rows.slice(0, 1);
  header('busway-y', POWER_AT, spine);
  header('hall-pipe-cold-y', PIPES_AT, wet, 'coolant');
  header('hall-pipe-warm-y', PIPES_AT, wet, 'coolant');
  if (cabled) header('cable-tray-y', CABLES_AT, powered);
  const aisles = roofs(room, standing);
  let behind = -1;
  const close = (before: number): void => {
    for (const aisle of aisles) if (aisle.y >= behind && aisle.y < before) runs.push(aisle, { sprite: 'containment-door', x: aisle.x + aisle.length - 1, y: aisle.y, length: 1, along: 'x' });
    behind = before;
  };
  for (const row of rows) {
    close(row.y);
    if (row.lastWet >= 0) {
      const length = row.lastWet + 1 - PIPES_AT;
      runs.push({ sprite: 'hall-pipe-warm-x', x: PIPES_AT, y: row.y, length, along: 'x', carries: 'coolant' }, { sprite: 'hall-pipe-cold-x', x: PIPES_AT, y: row.y, length, along: 'x', carries: 'coolant' });
    }
    if (spine.includes(row) && row.tall) runs.push({ sprite: 'busway-x', x: POWER_AT, y: row.y, length: row.last + 1 - POWER_AT, along: 'x', carries: 'power' });
    if (cabled && row.front && row.tall) runs.push({ sprite: 'cable-tray-x', x: CABLES_AT, y: row.y + TRAY_BEFORE, length: row.last + 1 - CABLES_AT, along: 'x', carries: 'data' });
  }
  close(room.rows);
  return runs;
}

function roofs(room: Room, { count, x, y, sides, fit }: Standing): Run[] {
  const fits = Array.from({ length: count }, (_, i) => fit(i));
  const tiles = closedAisles(room, x, y, sides, fits, count).sort((a, b) => a.y - b.y || a.x - b.x);
  const runs: Run[] = [];
  for (const tile of tiles) {
    const last = runs.at(-1);
    if (last && last.y === tile.y && last.x + last.length === tile.x) last.length++;
    else runs.push({ sprite: 'containment-roof', x: tile.x, y: tile.y, length: 1, along: 'x' });
  }
  return runs;
}

/** Runs of floor of one kind, along x. */
export function aislesOf({ cols, rows }: Room, floor: ArrayLike<number>, kind: number): { x: number; y: number; length: number }[] {
  const runs: { x: number; y: number; length: number }[] = [];
  for (let y = 0; y < rows; y++) {
    let length = 0;
    for (let x = 0; x <= cols; x++) {
      if (x < cols && floor[y * cols + x] === kind) length++;
      else {
        if (length > 0) runs.push({ x: x - length, y, length });
        length = 0;
      }
    }
  }
  return runs;
}

export const LONG = 8;
/** Pieces that a run is drawn from: as many long ones as fit, then single tiles. The last one may be cut short by less than a tile. */
export function piecesOf({ x, y, length, along }: Pick<Run, 'x' | 'y' | 'length' | 'along'>): { x: number; y: number; long: boolean }[] {
  const pieces: { x: number; y: number; long: boolean }[] = [];
  for (let at = 0; at < length - 0.5;) {
    const long = along === 'x' && at + LONG <= length + 0.5;
    pieces.push({ x: along === 'x' ? x + at : x, y: along === 'y' ? y + at : y, long });
    at += long ? LONG : 1;
  }
  return pieces;
}
