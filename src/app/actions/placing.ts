/** Placing with a tool in hand: the same steps for pointer and keys. The cursor is in tiles of the current depth. */
import type { Command, RowPlace } from '../../sim/index.ts';
import type { App } from '../app.ts';
import { groupOrders } from '../plan/blueprint.ts';
import { commandsOf, plannedRows } from '../plan/plan.ts';
import { onPlot, type AppState } from '../state.ts';
import { unitTiles } from '../simValues.ts';
import { planAhead, planOrders } from './plan.ts';
import { giveOrder } from './play.ts';
import { MOST_ROWS, placeRows, rowOrders, suggestRows, type RowsWanted } from './rows.ts';
import { showToast } from './toasts.ts';

export interface Cell {
  x: number;
  y: number;
}
export interface Area extends Cell {
  w: number;
  d: number;
  structure?: string; // StructureDef id, of what would stand there
}

const CHECK_EVERY_MS = 125;

/** Size of the ground under the cursor: the hall's floor or the site's plot, in tiles. */
export function groundSize(state: AppState): { cols: number; rows: number } | null {
  const { catalog, frame, view } = state;
  if (!catalog || view.depth === 'world') return null;
  if (view.depth === 'campus') {
    const site = catalog.sites[view.site ?? ''];
    return site ? { cols: site.plotCols, rows: site.plotRows } : null;
  }
  const hall = frame?.sites.flatMap((site) => site.structures).find((structure) => structure.id === view.hall);
  const def = hall ? catalog.structures[hall.def] : undefined;
  return def?.kind === 'hall' ? { cols: def.floorCols, rows: def.floorRows } : null;
}

/** Where the cursor goes by an arrow key; starts in the middle. Null where there is no ground. */
export function moveCursor(state: AppState, dx: number, dy: number): Cell | null {
  const size = groundSize(state);
  if (!size) return null;
  if (!state.cursor) return { x: Math.floor(size.cols / 2), y: Math.floor(size.rows / 2) };
  return {
    x: Math.min(size.cols - 1, Math.max(0, state.cursor.x + dx)),
    y: Math.min(size.rows - 1, Math.max(0, state.cursor.y + dy)),
  };
}

/** The row between two tiles: along x, on the first tile's row. */
export function rowBetween(from: Cell, to: Cell): { x: number; y: number; length: number } {
  return { x: Math.min(from.x, to.x), y: from.y, length: Math.abs(to.x - from.x) + 1 };
}

/** The racks and units side by side that stand on a tile of a hall. Null on a free one. */
export function rowAt({ frame, catalog }: AppState, hall: number, { x, y }: Cell): { x: number; y: number; length: number } | null {
  const structure = frame?.sites.flatMap((site) => site.structures).find((entry) => entry.id === hall);
  const def = catalog?.structures[structure?.def ?? ''];
  if (!frame || !structure?.hall || def?.kind !== 'hall') return null;
  const taken = new Set<number>();
  for (const tile of unitTiles(structure.hall)) if (Math.floor(tile / def.floorCols) === y) taken.add(tile % def.floorCols);
  const { racks } = frame;
  for (let r = 0; r < racks.count; r++) if (racks.hall[r] === hall && racks.y[r] === y) taken.add(racks.x[r]!);
  if (!taken.has(x)) return null;
  let from = x;
  let to = x;
  while (taken.has(from - 1)) from--;
  while (taken.has(to + 1)) to++;
  return { x: from, y, length: to - from + 1 };
}

/** The order that a commit would give now. */
export function toolCommand(state: AppState): Command | null {
  const { tool, cursor } = state;
  if (!tool || !cursor) return null;
  switch (tool.kind) {
    case 'row':
      return { type: 'hall.placeRow', hall: tool.hall, rack: tool.rack, ...rowBetween(tool.from ?? cursor, cursor), ...(tool.doors ? { doors: true } : {}) };
    case 'units': {
      const { x, y, length } = rowBetween(tool.from ?? cursor, cursor);
      return { type: 'hall.buyCooling', hall: tool.hall, unit: tool.unit, count: length, x, y };
    }
    case 'moveRow': {
      const row = tool.from ? rowAt(state, tool.hall, tool.from) : null;
      if (!row || !tool.from) return null;
      return { type: 'hall.moveRow', hall: tool.hall, ...row, toX: Math.max(0, row.x + cursor.x - tool.from.x), toY: cursor.y, side: 'auto' };
    }
    case 'removeRow':
      return { type: 'hall.removeRow', hall: tool.hall, ...rowBetween(tool.from ?? cursor, cursor) };
    case 'structure':
      return { type: 'site.build', site: tool.site, structure: tool.structure, x: cursor.x, y: cursor.y, count: tool.count };
    case 'group':
      return null; // many orders: see toolOrders
  }
}

/** The block of rows between the start of a row and the cursor, where they lie on different lines. */
function blockOf({ tool, cursor }: AppState): RowsWanted | null {
  if (tool?.kind !== 'row' || !tool.from || !cursor || cursor.y === tool.from.y) return null;
  const { x, length } = rowBetween(tool.from, cursor);
  return {
    hall: tool.hall, rack: tool.rack, length, rows: MOST_ROWS, ...(tool.doors ? { doors: true } : {}),
    area: { x, y: Math.min(tool.from.y, cursor.y), w: length, d: Math.abs(cursor.y - tool.from.y) + 1 },
  };
}

/** All orders that a commit would give now. */
async function toolOrders(app: App): Promise<{ orders: Command[]; rows?: RowPlace[] }> {
  const state = app.store.getState();
  const { tool, cursor } = state;
  if (tool?.kind === 'group' && cursor) return { orders: groupOrders(tool, tool.site, cursor) };
  const block = blockOf(state);
  if (block) {
    const rows = await suggestRows(app, block);
    return { orders: rowOrders(block, rows), rows };
  }
  const command = toolCommand(state);
  return { orders: command ? [command] : [] };
}

/** Ground that a commit would take now: one area per structure or rack. */
export function toolAreas(state: AppState): Area[] {
  const { tool, cursor, catalog } = state;
  if (!tool || !cursor || !catalog) return [];
  if (tool.kind === 'group') {
    return tool.pieces.flatMap((piece) => {
      const def = catalog.structures[piece.structure];
      return def ? Array.from({ length: piece.count ?? 1 }, (_, i) => ({ x: cursor.x + piece.x + i * def.w, y: cursor.y + piece.y, w: def.w, d: def.d, structure: def.id })) : [];
    });
  }
  if (blockOf(state)) return (state.toolCheck?.rows ?? []).flatMap(({ x, y, length }) => Array.from({ length }, (_, i) => ({ x: x + i, y, w: 1, d: 1 })));
  if (tool.kind !== 'structure') {
    const { x, y, length } = tool.kind === 'moveRow' ? movedTo(state, tool.hall, tool.from, cursor) : rowBetween(tool.from ?? cursor, cursor);
    return Array.from({ length }, (_, i) => ({ x: x + i, y, w: 1, d: 1 }));
  }
  const def = catalog.structures[tool.structure];
  const size = groundSize(state);
  if (!def || !size) return [];
  const areas: Area[] = [];
  for (let y = cursor.y; areas.length < tool.count && y + def.d <= Math.max(size.rows, cursor.y + def.d); y += def.d) {
    for (let x = cursor.x; areas.length < tool.count && (x + def.w <= size.cols || x === cursor.x); x += def.w) areas.push({ x, y, w: def.w, d: def.d, structure: def.id });
  }
  return areas;
}

/** Tiles of the shown hall that the plan takes. */
export function plannedTiles({ plan, planPreview, view }: AppState): Area[] {
  const { hall } = view;
  if (hall === null || plan.entries.length === 0) return [];
  const rows = plannedRows(plan, (index) => planPreview?.verdicts[index]?.check.conditions.every((entry) => entry.ok) ?? true, hall);
  return rows.flatMap(({ x, y, length }) => Array.from({ length }, (_, i) => ({ x: x + i, y, w: 1, d: 1 })));
}

/** Where a row in hand would stand; before it is taken, the one under the cursor. */
function movedTo(state: AppState, hall: number, from: Cell | null, cursor: Cell): { x: number; y: number; length: number } {
  const row = rowAt(state, hall, from ?? cursor);
  if (!row) return { ...cursor, length: 1 };
  return from ? { x: Math.max(0, row.x + cursor.x - from.x), y: cursor.y, length: row.length } : row;
}

/** Moves the cursor, and asks the engine whether the order would be taken (about eight times a second). */
export function setCursor(app: App, cursor: Cell | null): void {
  const before = app.store.getState().cursor;
  if (before === cursor || (before && cursor && before.x === cursor.x && before.y === cursor.y)) return;
  app.store.setState({ cursor });
  checkTool(app);
}

export function steerCursor(app: App, dx: number, dy: number): void {
  const cursor = moveCursor(app.store.getState(), dx, dy);
  if (cursor) setCursor(app, cursor);
}

interface Checking {
  timer: ReturnType<typeof setTimeout> | null;
  lastMs: number;
  serial: number;
}
const checking = new WeakMap<App, Checking>();

/** Refreshes `toolCheck`. Late answers to old questions are dropped. */
export function checkTool(app: App): void {
  const entry = checking.get(app) ?? { timer: null, lastMs: -CHECK_EVERY_MS, serial: 0 };
  checking.set(app, entry);
  if (entry.timer !== null) return;
  const waitMs = Math.max(0, entry.lastMs + CHECK_EVERY_MS - app.nowMs());
  entry.timer = setTimeout(() => {
    entry.timer = null;
    entry.lastMs = app.nowMs();
    void ask(app, entry);
  }, waitMs);
}

async function ask(app: App, entry: Checking): Promise<void> {
  const serial = ++entry.serial;
  const { orders, rows } = await toolOrders(app);
  const [command] = orders;
  if (!command) {
    if (serial === entry.serial) app.store.setState({ toolCheck: rows ? { ok: false, message: 'tool.noRows', params: {}, rows } : null });
    return;
  }
  const verdicts = orders.length === 1 ? [await app.engine.ask({ type: 'check', command, ...planAhead(app) })] : await app.engine.ask({ type: 'checkAll', commands: orders, after: commandsOf(app.store.getState().plan) });
  if (serial !== entry.serial || !app.store.getState().tool) return;
  const refusal = verdicts.find((verdict) => !verdict.ok)?.refusal;
  const n = orders.length > 1 ? orders.length : 'length' in command ? command.length : 'count' in command ? command.count : 1;
  const cents = verdicts.reduce((sum, { check }) => sum + check.payCents, 0);
  app.store.setState({
    toolCheck: refusal
      ? { ok: false, message: `refusal.${refusal.id}`, params: { have: refusal.have ?? 0, need: refusal.need ?? 0 }, ...(rows ? { rows } : {}) }
      : { ok: true, message: rows ? 'tool.fitsRows' : orders.length > 1 ? 'tool.fitsOrders' : 'tool.fits', params: { cents, n: rows ? rows.length : n, racks: rows?.reduce((sum, row) => sum + row.length, 0) ?? 0 }, ...(rows ? { rows } : {}) },
  });
}

/** Fixes the start of a row at a tile; takes the row that stands there, with the tool that moves rows. */
export function startRow(app: App, from: Cell): void {
  const state = app.store.getState();
  const { tool } = state;
  const isEmpty = tool?.kind === 'moveRow' && rowAt(state, tool.hall, from) === null;
  if (tool && !onPlot(tool) && !isEmpty) app.store.setState({ tool: { ...tool, from } });
  setCursor(app, from);
}

/** Enter, or a click: the first fixes a row's start, the second orders it; a structure is ordered at once. The tool stays in hand. */
export async function commitCursor(app: App): Promise<void> {
  const state = app.store.getState();
  const { tool, cursor } = state;
  if (!tool || !cursor) return;
  if (tool.kind === 'group') {
    planOrders(app, groupOrders(tool, tool.site, cursor));
    checkTool(app);
    return;
  }
  if (!onPlot(tool) && tool.from === null) {
    startRow(app, cursor);
    return;
  }
  const block = blockOf(state);
  if (block && !onPlot(tool)) {
    app.store.setState({ tool: { ...tool, from: null } });
    const n = await placeRows(app, block);
    if (n > 0) showToast(app, 'panel.build.filled', { n }, 'good');
    checkTool(app);
    return;
  }
  const command = toolCommand(state);
  if (!command) return;
  if (!onPlot(tool)) app.store.setState({ tool: { ...tool, from: null } });
  await giveOrder(app, command);
  checkTool(app);
}

/** Racks of a row that is suggested before its length is drawn. */
const SUGGESTED_ROW = 10;

/** Puts what is in hand where the engine would: the ghost shows it, nothing is ordered yet. False when it finds no place. */
export async function suggestHere(app: App): Promise<boolean> {
  const { tool } = app.store.getState();
  if (!tool) return false;
  const ahead = tool.kind === 'group' ? { after: commandsOf(app.store.getState().plan) } : planAhead(app);
  let at: Cell | null = null;
  if (tool.kind === 'structure') at = await app.engine.ask({ type: 'suggest', site: tool.site, structure: tool.structure, ...ahead });
  else if (tool.kind === 'group') at = await app.engine.ask({ type: 'suggestGroup', site: tool.site, parts: tool.pieces, ...ahead });
  else {
    const row = await app.engine.ask({ type: 'suggestRow', hall: tool.hall, length: tool.kind === 'row' ? SUGGESTED_ROW : 1, ...ahead });
    if (row) {
      startRow(app, row);
      at = { x: row.x + row.length - 1, y: row.y };
    }
  }
  if (!at) {
    showToast(app, 'stage.noSuggestion', {}, 'warn');
    return false;
  }
  setCursor(app, { x: at.x, y: at.y });
  return true;
}

/** Esc, or the right button: lets go of the row's start, then of the tool. */
export function cancelTool(app: App): void {
  const { tool } = app.store.getState();
  if (tool && !onPlot(tool) && tool.from) app.store.setState({ tool: { ...tool, from: null } });
  else if (tool) app.store.setState({ tool: null, toolCheck: null, cursor: null });
  checkTool(app);
}
