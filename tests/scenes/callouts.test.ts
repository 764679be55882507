import { expect, test } from 'vitest';
import { footOf, placeCallouts, type Callout, type Obstacle, type Wish } from '../../src/scenes/campus/callouts.ts';
import { onBox } from '../../src/scenes/shared/iso.ts';

const ZOOM = 0.7;
const hall = (x: number, y: number): Obstacle => ({ x, y, w: 5, d: 4, h: 1.5, weight: 3 });
const ROW = [hall(2, 6), hall(7, 6), hall(12, 6), hall(17, 6), hall(2, 11)];
const wishes = (must = true): Wish[] => ROW.map((of, i) => ({ key: `${i}`, of, width: 118, height: 26, must }));
const middle = (i: number, callout: Callout): { x: number; y: number } => ({ x: footOf(ROW[i]!).x * ZOOM + callout.x, y: footOf(ROW[i]!).y * ZOOM + callout.y });

test('labels of halls side by side stand on free ground: over no roof, over no other label', () => {
  const placed = placeCallouts(wishes(), ROW, ZOOM);
  expect([...placed.keys()]).toEqual(['0', '1', '2', '3', '4']);
  const middles = [...placed].map(([key, callout]) => middle(Number(key), callout));
  for (const { x, y } of middles) {
    for (const dx of [-50, 0, 50]) expect(ROW.some((box) => onBox((x + dx) / ZOOM, y / ZOOM, box.x, box.y, box.w, box.d, box.h))).toBe(false);
  }
  middles.forEach((a, i) => middles.slice(i + 1).forEach((b) => expect(Math.abs(a.x - b.x) >= 118 || Math.abs(a.y - b.y) >= 26).toBe(true)));
});

test('the line of a label ends on the thing that it names', () => {
  for (const [key, callout] of placeCallouts(wishes(), ROW, ZOOM)) {
    const foot = footOf(ROW[Number(key)]!);
    const at = { x: foot.x + callout.tip.x / ZOOM, y: foot.y + callout.tip.y / ZOOM };
    const { x, y, w, d, h } = ROW[Number(key)]!;
    expect(onBox(at.x, at.y, x, y, w, d, h)).toBe(true);
  }
});

test('a label that is not needed is left out where there is no free ground', () => {
  const everywhere: Obstacle = { x: -60, y: -60, w: 140, d: 140, h: 0.1, weight: 3 };
  expect(placeCallouts(wishes(false), [...ROW, everywhere], ZOOM).size).toBe(0);
  expect(placeCallouts(wishes(true), [...ROW, everywhere], ZOOM).size).toBeGreaterThan(0);
});
