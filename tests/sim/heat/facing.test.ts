/** Which way racks breathe when nobody says so. */
import { expect, it } from 'vitest';
import { rackSides, rowSides } from '../../../src/sim/rules/heatFlow/facing.ts';
import { NORTH, SOUTH } from '../../../src/sim/world/hallAir.ts';

const rowsAt = (...ys: number[]): Uint8Array => {
  const occupied = new Uint8Array(10);
  for (const y of ys) occupied[y] = 1;
  return occupied;
};
const sidesAt = (...ys: number[]): number[] => ys.map((y) => rowSides(rowsAt(...ys))[y]!);

it.each([
  ['one row', [3], [SOUTH]],
  ['back to back', [2, 3], [NORTH, SOUTH]],
  ['single rows face each other in pairs', [0, 2, 4, 6], [SOUTH, NORTH, SOUTH, NORTH]],
  ['along the wall, then in pairs: every aisle is cold', [0, 2, 3, 5, 6], [SOUTH, NORTH, SOUTH, NORTH, SOUTH]],
])('%s', (_name, ys, sides) => {
  expect(sidesAt(...(ys as number[]))).toEqual(sides);
});

it('a rack turns away from the one right behind it, whatever its row does, unless it was turned by order', () => {
  const taken = new Uint8Array(8 * 10);
  const x = [0, 5, 5];
  const y = [3, 4, 5];
  x.forEach((tx, i) => { taken[y[i]! * 8 + tx] = 1; });
  expect([...rackSides(8, 10, x, y, [0, 0, 0], taken)]).toEqual([NORTH, NORTH, SOUTH]);
  expect([...rackSides(8, 10, x, y, [0, SOUTH, 0], taken)]).toEqual([NORTH, SOUTH, SOUTH]);
});
