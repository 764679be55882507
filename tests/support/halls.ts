/** Hall floors for tests of the air: rows of racks, units along walls. */
import { rackSides } from '../../src/sim/rules/heatFlow/facing.ts';
import type { AirUnit, HallFloor } from '../../src/sim/world/hallAir.ts';

export { airflow } from './airflow.ts';

export interface RowOf {
  x: number;
  y: number;
  length: number;
}

export interface FloorOptions {
  side?: number; // all racks breathe this way; 0 = as rows pair up
  fit?: number; // FIT_ bits of all racks
  kW?: number;
}

/** A floor with rows of equal racks. */
export function floorOf(cols: number, rows: number, list: readonly RowOf[], { side = 0, fit = 0, kW = 22 }: FloorOptions = {}): HallFloor {
  const tiles = list.flatMap((row) => Array.from({ length: row.length }, (_, i) => ({ x: row.x + i, y: row.y })));
  const taken = new Uint8Array(cols * rows);
  for (const tile of tiles) taken[tile.y * cols + tile.x] = 1;
  const x = Int32Array.from(tiles, (tile) => tile.x);
  const y = Int32Array.from(tiles, (tile) => tile.y);
  const wanted = new Uint8Array(tiles.length).fill(side);
  return {
    cols, rows, count: tiles.length, x, y, side: rackSides(cols, rows, x, y, wanted, taken), fit: new Uint8Array(tiles.length).fill(fit),
    airKW: new Float64Array(tiles.length).fill(kW),
  };
}

/** Rows back to back in pairs with an aisle of one tile between pairs, a margin of `margin` tiles at both walls. */
export function pairedRows(cols: number, rows: number, margin = 1): RowOf[] {
  const list: RowOf[] = [];
  for (let y = 1; y + 2 < rows; y += 3) list.push({ x: margin, y, length: cols - 2 * margin }, { x: margin, y: y + 1, length: cols - 2 * margin });
  return list;
}

/** Units spread evenly along the walls, `kW` each. */
export function wallUnits(cols: number, rows: number, counts: { north?: number; west?: number; south?: number; east?: number }, kW: number): AirUnit[] {
  const { north = 0, west = 0, south = 0, east = 0 } = counts;
  const along = (count: number, length: number, at: (middle: number) => { x: number; y: number }): AirUnit[] =>
    Array.from({ length: count }, (_, i) => ({ ...at(((i + 0.5) * length) / count), capacityKW: kW, inRow: false }));
  return [
    ...along(north, cols, (x) => ({ x, y: -1.5 })), ...along(south, cols, (x) => ({ x, y: rows + 1.5 })),
    ...along(west, rows, (y) => ({ x: -1.5, y })), ...along(east, rows, (y) => ({ x: cols + 1.5, y })),
  ];
}
