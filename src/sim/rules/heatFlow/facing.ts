/** Which way racks breathe. Rows back to back turn away from each other; others pair up round a cold aisle, then a hot one. */
import { NORTH, SOUTH } from '../../world/hallAir.ts';

/** Side of each row of the floor as rows pair up by themselves; 0 where no rack stands. `occupied`: 1 where a row has racks. */
export function rowSides(occupied: Uint8Array): Uint8Array {
  const sides = new Uint8Array(occupied.length);
  let last = NORTH;
  for (let y = 0; y < occupied.length; y++) {
    if (occupied[y] === 0) continue;
    if (y > 0 && occupied[y - 1] === 1) last = SOUTH;
    else if (y + 1 < occupied.length && occupied[y + 1] === 1) last = NORTH;
    else last = last === SOUTH ? NORTH : SOUTH;
    sides[y] = last;
  }
  return sides;
}

/**
 * Side of each rack: the one it was given (`wanted`, 0 = none), else away from the rack that stands right behind it, else that of its row.
 * `taken`: 1 on tiles with a rack, index y * cols + x.
 */
export function rackSides(
  cols: number, rows: number, x: ArrayLike<number>, y: ArrayLike<number>, wanted: ArrayLike<number>, taken: Uint8Array,
): Uint8Array {
  const count = x.length;
  const occupied = new Uint8Array(rows);
  for (let i = 0; i < count; i++) occupied[y[i]!] = 1;
  const byRow = rowSides(occupied);
  const sides = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const ty = y[i]!;
    const at = ty * cols + x[i]!;
    const north = ty > 0 && taken[at - cols] === 1;
    const south = ty + 1 < rows && taken[at + cols] === 1;
    if (wanted[i] === NORTH || wanted[i] === SOUTH) sides[i] = wanted[i]!;
    else if (north !== south) sides[i] = north ? SOUTH : NORTH;
    else sides[i] = byRow[ty]!;
  }
  return sides;
}
