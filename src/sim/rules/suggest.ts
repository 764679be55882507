/** Where the next row of racks could stand: the longest run of free tiles, in reading order, that keeps the aisles. */
import type { SimContext } from '../world/context.ts';
import type { HallDef } from '../world/catalogPlant.ts';
import { findHall } from '../world/lookup.ts';
import { aislesStayFree, occupancy, rowInBounds, rowIsFree } from './layout.ts';

export interface RowPlace {
  x: number;
  y: number;
  length: number;
}

/**
 * First place for a row of `length` racks in the hall; when no such row fits, the longest shorter one. Rows come in pairs back to back
 * with an aisle after each pair, so a hall fills to two thirds. Null when the floor is full or there is no such hall.
 */
export function suggestRow(context: SimContext, hallId: number, length: number): RowPlace | null {
  const { world, catalog } = context;
  const place = findHall(world, catalog, hallId);
  if (!place || length < 1) return null;
  const { def } = place;
  return nextRow(occupancy(world, catalog, hallId, def), def, Math.ceil(length));
}

/** Ground of a hall's floor, in tiles. */
export interface RowArea {
  x: number;
  y: number;
  w: number;
  d: number;
}

/**
 * Places for up to `rows` rows, one after another as `suggestRow` would find them. With an area, each row takes its full width, from the edge `y` on
 * to the other; rows of it that something blocks are left out.
 */
export function suggestRows(context: SimContext, hallId: number, length: number, rows: number, area?: RowArea): RowPlace[] {
  const { world, catalog } = context;
  const place = findHall(world, catalog, hallId);
  if (!place || length < 1) return [];
  const { def } = place;
  const grid = occupancy(world, catalog, hallId, def);
  const places: RowPlace[] = [];
  const take = (row: RowPlace): void => {
    places.push(row);
    grid.fill(1, row.y * def.floorCols + row.x, row.y * def.floorCols + row.x + row.length);
  };
  if (area) {
    const { x, w } = area;
    for (let y = Math.max(0, area.y); y < Math.min(def.floorRows, area.y + area.d) && places.length < rows; y++) {
      if (rowInBounds(def, x, y, w) && rowIsFree(grid, def, x, y, w) && aislesStayFree(grid, def, x, y, w)) take({ x, y, length: w });
    }
    return places;
  }
  while (places.length < rows) {
    const next = nextRow(grid, def, Math.ceil(length));
    if (!next) break;
    take(next);
  }
  return places;
}

function nextRow(grid: Uint8Array, def: HallDef, length: number): RowPlace | null {
  let best: RowPlace | null = null;
  for (let y = 0; y < def.floorRows; y++) {
    const runs = freeRuns(grid, def, y);
    for (let x = 0; x < def.floorCols; x++) {
      if (runs[x]! <= (best ? best.length : 0)) continue;
      best = { x, y, length: Math.min(length, runs[x]!) };
      if (best.length >= length) return best;
    }
  }
  return best;
}

/** Racks that fit in one row from each tile of it eastwards: a rack may stand on a tile whatever stands beside it in its own row. */
function freeRuns(grid: Uint8Array, def: HallDef, y: number): number[] {
  const runs: number[] = [];
  for (let x = def.floorCols - 1; x >= 0; x--) {
    const fits = rowIsFree(grid, def, x, y, 1) && aislesStayFree(grid, def, x, y, 1);
    runs[x] = fits ? (runs[x + 1] ?? 0) + 1 : 0;
  }
  return runs;
}
