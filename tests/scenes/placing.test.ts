import { expect, test, vi } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { cancelTool, commitCursor, moveCursor, rowBetween, setCursor, toolAreas, toolCommand } from '../../src/app/actions/placing.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { createAppStore } from '../../src/app/store.ts';

function makeApp(): { app: App; orders: unknown[] } {
  const store = createAppStore(DEFAULT_PREFERENCES);
  const orders: unknown[] = [];
  const verdict = { ok: false, refusal: { id: 'too-hot', have: 1, need: 2 }, check: { payCents: 0 } };
  const engine = { order: (command: unknown) => (orders.push(command), Promise.resolve({ ok: true, refusal: null, check: {} })), ask: () => Promise.resolve(verdict) };
  store.setState({
    catalog: { sites: { vale: { plotCols: 10, plotRows: 8 } }, structures: { hall: { kind: 'hall', floorCols: 12, floorRows: 9, w: 4, d: 3 }, genset: { kind: 'genset', w: 3, d: 1 } } } as never,
    frame: { sites: [{ id: 'vale', structures: [{ id: 5, def: 'hall', hall: {} }] }] } as never,
    view: { depth: 'hall', site: 'vale', hall: 5 },
  });
  return { app: { store, engine, nowMs: () => performance.now() } as unknown as App, orders };
}

test('keys place a row in two commits', async () => {
  const { app, orders } = makeApp();
  app.store.setState({ tool: { kind: 'row', hall: 5, rack: 'air', from: null } });
  expect(moveCursor(app.store.getState(), 1, 0)).toEqual({ x: 6, y: 4 });
  setCursor(app, { x: 6, y: 4 });
  await commitCursor(app);
  setCursor(app, { x: 2, y: 4 });
  expect(toolAreas(app.store.getState())).toHaveLength(5);
  await commitCursor(app);
  expect(orders).toEqual([{ type: 'hall.placeRow', hall: 5, rack: 'air', x: 2, y: 4, length: 5 }]);
  expect(app.store.getState().tool).toMatchObject({ from: null });
});

test('the cursor stays on the ground', () => {
  const { app } = makeApp();
  app.store.setState({ cursor: { x: 11, y: 0 } });
  expect(moveCursor(app.store.getState(), 1, -1)).toEqual({ x: 11, y: 0 });
  app.store.setState({ view: { depth: 'world', site: null, hall: null } });
  expect(moveCursor(app.store.getState(), 1, 0)).toBeNull();
});

test('a row lies on the row of its first tile', () => {
  expect(rowBetween({ x: 7, y: 3 }, { x: 4, y: 6 })).toEqual({ x: 4, y: 3, length: 4 });
});

test('several structures go eastwards, then down', () => {
  const { app } = makeApp();
  app.store.setState({ view: { depth: 'campus', site: 'vale', hall: null }, tool: { kind: 'structure', site: 'vale', structure: 'genset', count: 4 }, cursor: { x: 1, y: 2 } });
  expect(toolAreas(app.store.getState()).map(({ x, y }) => [x, y])).toEqual([[1, 2], [4, 2], [7, 2], [1, 3]]);
  expect(toolCommand(app.store.getState())).toEqual({ type: 'site.build', site: 'vale', structure: 'genset', x: 1, y: 2, count: 4 });
});

test('the engine tells why not, at most eight times a second', async () => {
  vi.useFakeTimers();
  const { app } = makeApp();
  const ask = vi.spyOn(app.engine, 'ask');
  app.store.setState({ tool: { kind: 'row', hall: 5, rack: 'air', from: null } });
  for (let x = 0; x < 10; x++) setCursor(app, { x, y: 1 });
  await vi.advanceTimersByTimeAsync(10);
  expect(ask).toHaveBeenCalledTimes(1);
  expect(app.store.getState().toolCheck).toEqual({ ok: false, message: 'refusal.too-hot', params: { have: 1, need: 2 } });
  vi.useRealTimers();
});

test('Esc lets go of the start, then of the tool', () => {
  const { app } = makeApp();
  app.store.setState({ tool: { kind: 'row', hall: 5, rack: 'air', from: { x: 1, y: 1 } }, cursor: { x: 1, y: 1 } });
  cancelTool(app);
  expect(app.store.getState().tool).toMatchObject({ from: null });
  cancelTool(app);
  expect(app.store.getState().tool).toBeNull();
});
