import { expect, test } from 'vitest';
import { labelBox, type LabelAnchor } from '../../src/scenes/shared/anchors.ts';
import { keepClear, type Cover } from '../../src/scenes/shared/covers.ts';

const CARD: Cover = { left: 10, top: 320, right: 440, bottom: 560 };
const hall = (id: string, x: number, y: number, tip?: { x: number; y: number }): LabelAnchor => ({ key: `hall:${id}`, kind: 'hall', id, x, y, above: false, priority: 100, visible: true, size: [130, 26], ...(tip ? { tip } : {}) });
const meets = (a: Cover, b: Cover): boolean => a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;

test('a label that a card would hide moves to its free side, and over no other label', () => {
  const labels = [hall('1', 380, 310, { x: 420, y: 290 }), hall('2', 400, 330, { x: 460, y: 300 }), hall('3', 700, 200)];
  keepClear(labels, [CARD], 980, 560);
  const boxes = labels.map(labelBox);
  expect(labels.map((label) => label.visible)).toEqual([true, true, true]);
  for (const box of boxes) expect(meets(box, CARD)).toBe(false);
  boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(meets(a, b)).toBe(false)));
  expect(labels[2]).toMatchObject({ x: 700, y: 200 });
});

test('a label goes with its thing under a card, and where the free side is too far', () => {
  const labels = [hall('1', 300, 330, { x: 300, y: 420 }), hall('2', 220, 440)];
  keepClear(labels, [CARD], 980, 560);
  expect(labels.map((label) => label.visible)).toEqual([false, false]);
});
