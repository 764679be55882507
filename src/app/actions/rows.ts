/** Many rows at once: placed in blocks, chosen on the floor, moved, exchanged and removed together. */
import type { Command, RowArea, RowPlace } from '../../sim/index.ts';
import type { App } from '../app.ts';
import { collects, commandsOf } from '../plan/plan.ts';
import type { Stretch } from '../state.ts';
import { addToPlan, planAhead } from './plan.ts';
import { giveOrder } from './play.ts';
import { showToast } from './toasts.ts';

/** More rows than any floor has. */
export const MOST_ROWS = 200;

/**
 * Gives orders in turn up to the first that is refused, or puts them into the plan as one change. `onOrder` may end it between orders; with `whole`
 * all are taken or none. Returns how many were taken; a refusal is told.
 */
export async function giveOrders(app: App, orders: readonly Command[], { onOrder = () => true, whole = false }: { onOrder?: (given: number) => boolean; whole?: boolean } = {}): Promise<number> {
  const { plan, frame } = app.store.getState();
  if (orders.length === 0) return 0;
  const planned = orders.every((order) => collects(plan, order));
  if (planned || whole) {
    const verdicts = await app.engine.ask({ type: 'checkAll', commands: orders, after: planned ? commandsOf(plan) : [] });
    const first = verdicts.findIndex((verdict) => !verdict.ok);
    const taken = first < 0 ? orders : whole ? [] : orders.slice(0, first);
    const refusal = verdicts[first]?.refusal;
    if (taken.length === 0 && refusal) {
      showToast(app, `refusal.${refusal.id}`, { have: refusal.have ?? 0, need: refusal.need ?? 0 }, 'warn');
      return 0;
    }
    // Copies are lent money, so that only the sum can be too much.
    const [cashCents, payCents] = [frame?.top.cashCents ?? 0, verdicts.reduce((sum, { check }) => sum + check.payCents, 0)];
    if (!planned && payCents > cashCents) {
      showToast(app, 'refusal.no-cash', { have: cashCents, need: payCents }, 'warn');
      return 0;
    }
    if (planned) {
      if (!addToPlan(app, taken)) return 0;
      showToast(app, 'plan.addedMany', { n: taken.length, all: app.store.getState().plan.entries.length }, 'good');
      return taken.length;
    }
  }
  let given = 0;
  for (const order of orders) {
    const { ok } = await giveOrder(app, order);
    if (!ok) break;
    given++;
    if (!onOrder(given)) break;
  }
  return given;
}

export interface RowsWanted {
  hall: number;
  rack: string;
  length: number;
  rows: number;
  area?: RowArea; // only there, over its whole width
  doors?: boolean;
}

export const suggestRows = (app: App, { hall, length, rows, area }: RowsWanted): Promise<RowPlace[]> => app.engine.ask({ type: 'suggestRows', hall, length, rows, ...(area ? { area } : {}), ...planAhead(app) });

export const rowOrders = ({ hall, rack, doors }: RowsWanted, places: readonly RowPlace[]): Command[] => places.map(({ x, y, length }) => ({ type: 'hall.placeRow', hall, rack, x, y, length, ...(doors ? { doors } : {}) }));

/** Places up to so many rows where they fit. Returns how many. */
export async function placeRows(app: App, wanted: RowsWanted, onRow?: (rows: number) => boolean): Promise<number> {
  return giveOrders(app, rowOrders(wanted, await suggestRows(app, wanted)), onRow ? { onOrder: onRow } : {});
}

const same = (a: Stretch, b: Stretch): boolean => a.x === b.x && a.y === b.y;

/** Chooses a row of the hall, or lets go of it. Rows of another hall are let go. */
export function toggleRow(app: App, hall: number, row: Stretch): void {
  const { chosenRows } = app.store.getState();
  const before = chosenRows?.hall === hall ? chosenRows.rows : [];
  const rows = before.some((entry) => same(entry, row)) ? before.filter((entry) => !same(entry, row)) : [...before, row];
  chooseRows(app, hall, rows);
}

export function chooseRows(app: App, hall: number, rows: readonly Stretch[]): void {
  app.store.setState({ chosenRows: rows.length > 0 ? { hall, rows } : null });
}

/** Orders that move rows by so many tiles: those in front go first, so that none stands in another's way. */
export function moveOrders(hall: number, rows: readonly Stretch[], dx: number, dy: number): Command[] {
  const ahead = [...rows].sort((a, b) => (dy !== 0 ? (b.y - a.y) * Math.sign(dy) : 0) || (b.x - a.x) * Math.sign(dx));
  return ahead.map(({ x, y, length }) => ({ type: 'hall.moveRow', hall, x, y, length, toX: x + dx, toY: y + dy, side: 'auto' }));
}

export const removeOrders = (hall: number, rows: readonly Stretch[]): Command[] => rows.map(({ x, y, length }) => ({ type: 'hall.removeRow', hall, x, y, length }));

/** Other racks in the same places: each row is taken out, then placed. */
export const exchangeOrders = (hall: number, rows: readonly Stretch[], rack: string): Command[] =>
  rows.flatMap(({ x, y, length }): Command[] => [{ type: 'hall.removeRow', hall, x, y, length }, { type: 'hall.placeRow', hall, rack, x, y, length }]);

/** The last order of building once more: at the next place that suits it. */
export async function repeatLast(app: App): Promise<boolean> {
  const { lastBuilt } = app.store.getState();
  if (!lastBuilt) {
    showToast(app, 'plan.nothingToRepeat', {}, 'info');
    return false;
  }
  const next = await nextLike(app, lastBuilt);
  if (!next) {
    showToast(app, 'plan.noPlaceToRepeat', {}, 'warn');
    return false;
  }
  const { ok } = await giveOrder(app, next);
  if (ok) showToast(app, 'plan.repeated', {}, 'good');
  return ok;
}

async function nextLike(app: App, last: Command): Promise<Command | null> {
  if (last.type === 'site.build') {
    const at = await app.engine.ask({ type: 'suggest', site: last.site, structure: last.structure, ...planAhead(app) });
    return at && { ...last, ...at };
  }
  if (last.type === 'hall.placeRow') {
    const at = await app.engine.ask({ type: 'suggestRow', hall: last.hall, length: last.length, ...planAhead(app) });
    return at && { ...last, ...at };
  }
  return last;
}
