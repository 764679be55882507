/** Where exhaust leaves and inlets stand: distances, open ends, gaps, rows that blow at each other. */
import type { AirflowConstants } from '../../world/catalogAirflow.ts';
import { NORTH, type HallFloor } from '../../world/hallAir.ts';

/** Rack index + 1 by tile, 0 where none stands; index y * cols + x. */
export function rackGrid({ cols, rows, count, x, y }: HallFloor): Int32Array {
  const grid = new Int32Array(cols * rows);
  for (let i = 0; i < count; i++) grid[y[i]! * cols + x[i]!] = i + 1;
  return grid;
}

/** The edge (in tiles from the north wall) at which a rack breathes in, and out. */
export function inletEdge(floor: HallFloor, i: number): number {
  return floor.side[i] === NORTH ? floor.y[i]! : floor.y[i]! + 1;
}
export function exhaustEdge(floor: HallFloor, i: number): number {
  return floor.side[i] === NORTH ? floor.y[i]! + 1 : floor.y[i]!;
}

/** Beyond this many tiles nothing mixes. */
export const FAR_TILES = 4;
const SIDE = FAR_TILES + 1;

/** Weight of the way from an exhaust to an inlet by distance in tiles, index dy * 5 + dx: falls with the fourth power far away. */
export function mixingTable({ mixingTiles }: AirflowConstants): Float64Array {
  const table = new Float64Array(SIDE * SIDE);
  for (let dy = 0; dy <= FAR_TILES; dy++) {
    for (let dx = 0; dx <= FAR_TILES; dx++) {
      const far = 1 + (dx * dx + dy * dy) / (mixingTiles * mixingTiles);
      table[dy * SIDE + dx] = 1 / (far * far);
    }
  }
  return table;
}

/** Ways from exhausts to inlets: from[w], to[w] (racks) and weight, in order of exhausts. */
export interface Ways {
  count: number;
  from: Int32Array;
  to: Int32Array;
  weight: Float64Array;
}

/** All ways within reach, each rack's own among them. */
export function waysBetween(floor: HallFloor, grid: Int32Array, mixing: Float64Array): Ways {
  const { cols, rows, count, x } = floor;
  const most = count * (2 * FAR_TILES + 1) * (2 * FAR_TILES + 2);
  const ways: Ways = { count: 0, from: new Int32Array(most), to: new Int32Array(most), weight: new Float64Array(most) };
  const inlet = new Int32Array(count);
  for (let i = 0; i < count; i++) inlet[i] = inletEdge(floor, i);
  let w = 0;
  for (let i = 0; i < count; i++) {
    const edge = exhaustEdge(floor, i);
    const left = Math.max(0, x[i]! - FAR_TILES);
    const right = Math.min(cols - 1, x[i]! + FAR_TILES);
    const bottom = Math.min(rows - 1, edge + FAR_TILES);
    for (let ty = Math.max(0, edge - FAR_TILES - 1); ty <= bottom; ty++) {
      for (let tx = left; tx <= right; tx++) {
        const at = grid[ty * cols + tx]!;
        if (at === 0) continue;
        const dy = Math.abs(inlet[at - 1]! - edge);
        if (dy > FAR_TILES) continue;
        ways.from[w] = i;
        ways.to[w] = at - 1;
        ways.weight[w++] = mixing[dy * SIDE + Math.abs(tx - x[i]!)]!;
      }
    }
  }
  ways.count = w;
  return ways;
}

/** Racks of a row go on after a gap of at most this many tiles. */
const GAP_TILES = 3;
/** How much of an end's stream reaches the first, second and third rack of the row. */
const END_FADE = [1, 0.5, 0.25];

/** Open ends and gaps that a rack feels, by distance along its row: 1 next to one, less behind. A wall closes a row. */
export function openings(floor: HallFloor, grid: Int32Array, i: number): { ends: number; gaps: number } {
  const { cols, x, y, filled } = floor;
  const row = y[i]! * cols;
  let ends = 0;
  let gaps = 0;
  for (const step of [-1, 1]) {
    for (let d = 0; d < END_FADE.length; d++) {
      const tx = x[i]! + step * (d + 1);
      if (tx < 0 || tx >= cols) break;
      if (grid[row + tx] !== 0 || filled?.[row + tx] === 1) continue;
      if (goesOn(grid, row, tx, step, cols)) gaps += END_FADE[d]!;
      else ends += END_FADE[d]!;
      break;
    }
  }
  return { ends, gaps };
}

function goesOn(grid: Int32Array, row: number, from: number, step: number, cols: number): boolean {
  for (let g = 1; g <= GAP_TILES; g++) {
    const tx = from + step * g;
    if (tx < 0 || tx >= cols) return false;
    if (grid[row + tx] !== 0) return true;
  }
  return false;
}

/** An aisle wider than this disperses what is blown across it, tiles. */
const ACROSS_TILES = 4;

/** The row across the aisle that takes rack i's exhaust straight in: its tile row and the aisle's width in tiles; null when none does. */
export function facedRow(floor: HallFloor, grid: Int32Array, i: number): { y: number; aisle: number } | null {
  const { cols, rows, x, y, side } = floor;
  const step = side[i] === NORTH ? 1 : -1;
  for (let aisle = 0; aisle <= ACROSS_TILES; aisle++) {
    const ty = y[i]! + step * (aisle + 1);
    if (ty < 0 || ty >= rows) return null;
    const at = grid[ty * cols + x[i]!]!;
    if (at === 0) continue;
    return side[at - 1] === side[i] ? { y: ty, aisle } : null;
  }
  return null;
}
