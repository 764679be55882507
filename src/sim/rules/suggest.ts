/** Where the next row of racks could stand: the longest run of free tiles, in reading order, that keeps the aisles. */
import type { SimContext } from '../world/context.ts';
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
  const grid = occupancy(world, catalog, hallId, def);
  const fits = (x: number, y: number, racks: number): boolean => rowInBounds(def, x, y, racks) && rowIsFree(grid, def, x, y, racks) && aislesStayFree(grid, def, x, y, racks);
  let best: RowPlace | null = null;
  for (let y = 0; y < def.floorRows; y++) {
    for (let x = 0; x < def.floorCols; x++) {
      let racks: number = best ? best.length : 0;
      if (!fits(x, y, racks + 1)) continue;
      while (racks < length && fits(x, y, racks + 1)) racks++;
      best = { x, y, length: racks };
      if (racks >= length) return best;
    }
  }
  return best;
}
