import { describe, expect, it } from 'vitest';
import { collects, cleared, commandsOf, EMPTY_PLAN, leftAfter, moved, plannedRows, nextStep, redone, renamedStep, undone, without, withOrders, withoutStep, withStep, type Plan } from '../../src/app/plan/plan.ts';
import { readPlan, writePlan } from '../../src/app/plan/planText.ts';
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
    const left = leftAfter(three, new Map([[1, null], [3, null]]));
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

const hall: Command = { type: 'site.build', site: 's', structure: 'h', x: 0, y: 0, count: 1 };
const inHall = (hall: number, y = 1): Command => ({ type: 'hall.placeRow', hall, rack: 'r', x: 0, y, length: 3 });
const halls = (plan: Plan): number[] => commandsOf(plan).flatMap((command) => ('hall' in command ? [command.hall] : []));

describe('halls that a plan builds', () => {
  const planned = withOrders(three, [hall, inHall(-1), inHall(-1, 2)]);
  it('are named by the place of their order, wherever that moves', () => {
    expect(halls(planned)).toEqual([1, 1, 1, -4, -4]);
    expect(halls(moved(planned, 4, -3))).toEqual([1, 1, 1, -1, -1]);
    expect(halls(withOrders(planned, [hall, inHall(-1)]))).toEqual([1, 1, 1, -4, -4, -7]);
  });
  it('take the orders for them along when they are taken out', () => expect(commandsOf(without(planned, 4))).toEqual(commandsOf(three)));
  it('are known by their number once they are ordered', () => expect(halls(leftAfter(planned, new Map([[4, 17]])))).toEqual([1, 1, 1, 17, 17]));
  it('are nowhere when only their floor is sent', () => expect(commandsOf(planned, (entry) => entry.key > 4)).toEqual([inHall(-3), inHall(-3, 2)]));
});

describe('steps of a plan', () => {
  const stepped = withOrders(withStep(three, 'later'), [row(7)]);
  const later = stepped.steps[1]!.key;
  it('collect new orders in the last one, and give the first one first', () => {
    expect(stepped.entries.map((entry) => entry.step)).toEqual([0, 0, 0, later]);
    expect(nextStep(stepped)?.key).toBe(0);
    expect(nextStep(leftAfter(stepped, new Map([[1, null], [2, null], [3, null]])))).toEqual({ key: later, name: 'later' });
  });
  it('pass an order on at their end, and take it back', () => {
    const passed = moved(stepped, 3, 1);
    expect(passed.entries.map((entry) => entry.step)).toEqual([0, 0, later, later]);
    expect(rows(passed)).toEqual([1, 2, 3, 7]);
    expect(moved(passed, 3, -1).entries).toEqual(stepped.entries);
  });
  it('pass several orders on together, as one change', () => {
    const passed = moved(stepped, [2, 3], 1);
    expect(passed.entries.map((entry) => [entry.key, entry.step])).toEqual([[1, 0], [2, later], [3, later], [stepped.entries[3]!.key, later]]);
    expect(undone(passed).entries).toEqual(stepped.entries);
    expect(rows(without(stepped, 1, 3))).toEqual([2, 7]);
    expect(rows(moved(three, [2, 3], -1))).toEqual([2, 3, 1]);
    expect(rows(moved(three, [1, 2], 1))).toEqual([3, 1, 2]);
  });
  it('leave their orders to a neighbour when they are removed, and come back with undo', () => {
    const removed = withoutStep(stepped, later);
    expect(removed.steps).toHaveLength(1);
    expect(rows(removed)).toEqual([1, 2, 3, 7]);
    expect(undone(removed).steps).toEqual(stepped.steps);
    expect(withoutStep(three, 0)).toBe(three);
  });
  it('are renamed', () => expect(renamedStep(stepped, 0, 'shells').steps[0]?.name).toBe('shells'));
});

describe('a plan in a save file', () => {
  it('comes back as it was', () => {
    const plan = withOrders(withStep({ ...three, on: true }, 'later'), [hall, inHall(-1)]);
    const back = readPlan(writePlan(plan));
    expect(commandsOf(back)).toEqual(commandsOf(plan));
    expect([back.on, back.steps, back.into]).toEqual([true, plan.steps, plan.into]);
    expect(withOrders(back, [row(9)]).entries.at(-1)!.key).toBeGreaterThan(plan.entries.at(-1)!.key);
    expect(writePlan(EMPTY_PLAN)).toBe('');
  });
  it('of strangers holds orders of building or nothing', () => {
    const foreign = JSON.stringify({ steps: [{ key: 0, name: '' }], entries: [{ key: 1, step: 0, command: row(1) }, { key: 2, step: 0, command: { type: 'finance.borrow', loan: 'x', cents: 1 } }, { key: 3, step: 0, command: { ...row(2), rack: { a: 1 } } }, { key: 4, step: 9, command: row(3) }, null] });
    expect(rows(readPlan(foreign))).toEqual([1]);
    for (const text of ['', 'nonsense', 'null', '[]', '{"entries": 3}']) expect(readPlan(text)).toBe(EMPTY_PLAN);
  });
});
