import { describe, expect, it } from 'vitest';
import { collects, cleared, commandsOf, EMPTY_PLAN, leftAfter, moved, plannedRows, redone, undone, without, withOrders, type Plan } from '../../src/app/plan/plan.ts';
import type { Command } from '../../src/sim/index.ts';

const row = (y: number): Command => ({ type: 'hall.placeRow', hall: 1, rack: 'r', x: 0, y, length: 3 });
const rows = (plan: Plan): number[] => commandsOf(plan).map((command) => ('y' in command ? command.y ?? -1 : -1));
const three = withOrders(withOrders(EMPTY_PLAN, [row(1), row(2)]), [row(3)]);

describe('the list of a plan', () => {
  it('undoes every change in turn, and does it again', () => {
    const changed = without(moved(three, 1, 2), 2);
    expect(rows(changed)).toEqual([3, 1]);
    expect(rows(undone(changed))).toEqual([2, 3, 1]);
    expect(rows(undone(undone(changed)))).toEqual([1, 2, 3]);
    expect(rows(undone(undone(undone(changed))))).toEqual([1, 2]);
    expect(rows(redone(redone(undone(undone(changed)))))).toEqual([3, 1]);
    expect(redone(changed)).toBe(changed);
    expect(undone(EMPTY_PLAN)).toBe(EMPTY_PLAN);
  });
  it('brings a discarded plan back', () => expect(rows(undone(cleared(three)))).toEqual([1, 2, 3]));
  it('forgets what was undone when something new is done', () => expect(redone(withOrders(undone(three), [row(9)])).future).toEqual([]));
  it('keeps entries at the ends where they are', () => {
    expect(moved(three, 1, -1)).toBe(three);
    expect(moved(three, 3, 1)).toBe(three);
  });
  it('cannot undo what was given', () => {
    const left = leftAfter(three, new Set([1, 3]));
    expect(rows(left)).toEqual([2]);
    expect(undone(left)).toBe(left);
  });
  it('collects orders of building while it is on, and no others', () => {
    const on = { ...EMPTY_PLAN, on: true };
    expect(collects(on, row(1))).toBe(true);
    expect(collects(on, { type: 'train.pause' })).toBe(false);
    expect(collects(EMPTY_PLAN, row(1))).toBe(false);
  });
  it('draws the rows that would be taken', () => {
    expect(plannedRows(three, (i) => i !== 1, 1)).toEqual([{ x: 0, y: 1, length: 3 }, { x: 0, y: 3, length: 3 }]);
    expect(plannedRows(three, () => true, 2)).toEqual([]);
  });
});
