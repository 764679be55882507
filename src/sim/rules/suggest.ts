/** Where the next row of racks could stand: the longest run of free tiles, in reading order, that keeps the aisles. */
import type { SimContext } from '../world/context.ts';
import type { HallDef } from '../world/catalogPlant.ts';
import { findHall } from '../world/lookup.ts';
import { aislesStayFree, occupancy, rowIsFree } from './layout.ts';

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
  const grid = occupancy(world, catalog, hallId, def);
  let best: RowPlace | null = null;
  for (let y = 0; y < def.floorRows; y++) {
    const runs = freeRuns(grid, def, y);
    for (let x = 0; x < def.floorCols; x++) {
      if (runs[x]! <= (best ? best.length : 0)) continue;
      best = { x, y, length: Math.min(Math.ceil(length), runs[x]!) };
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
