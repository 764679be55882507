import { describe, expect, it } from 'vitest';
import { exchangeOrders, moveOrders } from '../../src/app/actions/rows.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { applyPlan, newGame, planningCopy, suggestPlace, suggestRow, suggestRows, type Command } from '../../src/sim/index.ts';

const game = newGame(loadBaseCatalog(), 'sandbox', 1);
const site = game.context.world.sites[0]!.id;
const hall = 1_000_000;
/** A copy of the game with a hall that has the id of the first structure built, and what the orders for it made of it. */
function withHall(orders: (hall: number) => Command[]) {
  const copy = planningCopy(game.context);
  for (const cohort of copy.world.people.cohorts) if (cohort.role === 'construction' || cohort.role === 'technicians') cohort.count = 20;
  const built: number[] = [];
  const [first] = applyPlan(copy, [{ type: 'site.build', site, structure: 'hall-l', count: 1, ...suggestPlace(copy.world, copy.catalog, site, 'hall-l')! }], built);
  expect(first!.ok).toBe(true);
  const verdicts = applyPlan(copy, orders(built[0]!));
  return { copy, hall: built[0]!, verdicts };
}
const place = (at: number, rows: readonly { x: number; y: number; length: number }[]): Command[] => rows.map((row) => ({ type: 'hall.placeRow', hall: at, rack: 'h100-air-16', ...row }));

describe('places for many rows', () => {
  it('are those that would be found one after another', () => {
    const { copy, hall: at } = withHall(() => []);
    const wanted = suggestRows(copy, at, 9, 7);
    const found = [];
    for (let n = 0; n < 7; n++) {
      const next = suggestRow(copy, at, 9)!;
      found.push(next);
      expect(applyPlan(copy, place(at, [next]))[0]!.ok).toBe(true);
    }
    expect(wanted).toEqual(found);
  });
  it('in a block are as wide as the block, and leave aisles', () => {
    const { copy, hall: at } = withHall((id) => place(id, [{ x: 4, y: 6, length: 2 }]));
    const rows = suggestRows(copy, at, 8, 99, { x: 3, y: 3, w: 8, d: 6 });
    expect(rows.map((row) => [row.x, row.length])).toEqual(rows.map(() => [3, 8]));
    expect(rows.map((row) => row.y)).toEqual([3, 4, 7]);
    expect(applyPlan(copy, place(at, rows)).every((verdict) => verdict.ok)).toBe(true);
  });
  it('are none outside of the floor, in no hall and for no length', () => {
    const { copy, hall: at } = withHall(() => []);
    expect(suggestRows(copy, at, 8, 9, { x: 40, y: 0, w: 8, d: 9 })).toEqual([]);
    expect([suggestRows(copy, hall, 3, 1), suggestRows(copy, at, 0, 1)]).toEqual([[], []]);
  });
});

describe('orders about chosen rows', () => {
  const rows = [{ x: 2, y: 1, length: 5 }, { x: 2, y: 2, length: 5 }, { x: 8, y: 1, length: 5 }];
  it.each([[0, 1], [1, 0], [-1, 0], [3, 2]] as const)('move all by %i, %i without standing in their own way', (dx, dy) => {
    const { verdicts } = withHall((id) => [...place(id, rows), ...moveOrders(id, rows, dx, dy)]);
    expect(verdicts.map((verdict) => verdict.refusal?.id ?? null)).toEqual(verdicts.map(() => null));
  });
  it('exchange racks in their places', () => {
    const { copy, hall: at, verdicts } = withHall((id) => [...place(id, rows), ...exchangeOrders(id, rows, 'h100-liquid-64')]);
    expect(verdicts.every((verdict) => verdict.ok)).toBe(true);
    const { world } = copy;
    const kinds = Array.from({ length: world.racks.count }, (_, r) => r).filter((r) => world.racks.columns.hall[r] === at).map((r) => world.rackKinds[world.racks.columns.kind[r]!]);
    expect(kinds).toEqual(Array<string>(15).fill('h100-liquid-64'));
  });
});
