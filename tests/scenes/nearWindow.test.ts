import { expect, test } from 'vitest';
import { NearWindow, pieceWithin, runWithin } from '../../src/scenes/hall/nearWindow.ts';
import { isoX, isoY } from '../../src/scenes/shared/iso.ts';
import type { StageView } from '../../src/scenes/shared/view.ts';

const view = (x: number, y: number, zoom: number): StageView => ({ x, y, zoom, width: 980, height: 566 }) as StageView;

test('a window follows the view only when it leaves it, and goes where everything is small', () => {
  const near = new NearWindow();
  expect(near.follow(view(0, 0, 1))).toBe(true);
  expect(near.follow(view(120, 60, 1))).toBe(false);
  expect(near.follow(view(900, 0, 1))).toBe(true);
  expect(near.follow(view(900, 0, 0.3))).toBe(true);
  expect(near.bounds).toBeNull();
  expect(near.follow(view(900, 0, 0.3))).toBe(false);
});

test('of a run of tiles only what lies in the window is kept', () => {
  const within = { x: -400, y: 1000, w: 800, h: 500 };
  const run = { x: 0, y: 40, length: 160 };
  const part = runWithin(within, run);
  expect(part.length).toBeGreaterThan(5);
  for (let x = 0; x < run.length; x++) {
    const [sx, sy] = [isoX(x, run.y), isoY(x, run.y)];
    const inside = sx > within.x && sx < within.x + within.w && sy > within.y && sy < within.y + within.h;
    if (x >= part.x && x < part.x + part.length) expect(pieceWithin(within, x, run.y, 1, 0)).toBe(true);
    else expect(inside && x < part.x + part.length && x >= part.x).toBe(false);
  }
  expect(runWithin(within, { x: 0, y: 4, length: 10 }).length).toBe(0);
});
