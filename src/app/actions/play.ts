/** Orders, time, and what the player looks at. The page can do nothing to the simulation that an order cannot. */
import type { Command, Verdict } from '../../sim/index.ts';
import type { Speed } from '../../host/protocol.ts';
import type { App } from '../app.ts';
import { onPlot, type AppState, type Depth, type OverlayId, type PanelId, type Selection, type Tool } from '../state.ts';
import { lockedWords, unlockedPanels } from '../unlocked.ts';
import { collects, isPlannable } from '../plan/plan.ts';
import { addToPlan, planAhead } from './plan.ts';
import { showToast } from './toasts.ts';

/** Puts an order into the plan, if it would be taken after those before it. */
async function planOrder(app: App, command: Command, tells: boolean): Promise<Verdict> {
  const verdict = await app.engine.ask({ type: 'check', command, ...planAhead(app) });
  if (!verdict.ok) return verdict;
  const isIn = addToPlan(app, [command]);
  if (isIn && tells) showToast(app, 'plan.added', { n: app.store.getState().plan.entries.length }, 'good');
  return { ...verdict, ok: isIn };
}

/** Gives an order, or collects it in the plan; a refusal is told in a toast with its amounts. */
export async function giveOrder(app: App, command: Command, done?: { message: string; params?: Record<string, number | string> }): Promise<Verdict> {
  const isPlanned = collects(app.store.getState().plan, command);
  const verdict = isPlanned ? await planOrder(app, command, done !== undefined) : await app.engine.order(command);
  if (verdict.ok && isPlannable(command)) app.store.setState({ lastBuilt: command });
  if (isPlanned && verdict.ok) return verdict;
  if (verdict.ok) app.store.setState({ lastOrder: { type: command.type, timeS: app.store.getState().frame?.timeS ?? 0 } });
  if (!verdict.ok && verdict.refusal) {
    const { id, have, need } = verdict.refusal;
    showToast(app, `refusal.${id}`, { have: have ?? 0, need: need ?? 0 }, 'warn');
  } else if (done) {
    showToast(app, done.message, done.params ?? {}, 'good');
  }
  return verdict;
}

export function setSpeed(app: App, speed: Speed): void {
  const { store, engine } = app;
  store.setState(speed === 0 ? { speed } : { speed, resumeSpeed: speed, stoppedBy: null });
  engine.setSpeed(speed);
}

export function togglePause(app: App): void {
  const { speed, resumeSpeed } = app.store.getState();
  setSpeed(app, speed === 0 ? resumeSpeed : 0);
}

/** Shows a panel; one that the mission keeps closed says so instead. */
export function openPanel(app: App, panel: PanelId | null): void {
  const open = panel === null ? null : unlockedPanels(app);
  if (panel !== null && open && !open.includes(panel)) {
    const { message, params } = lockedWords(app, panel);
    showToast(app, message, params, 'info');
    return;
  }
  app.store.setState({ panel, ...(panel ? { chartsOpen: false } : {}) });
}

export function togglePanel(app: App, panel: PanelId): void {
  openPanel(app, app.store.getState().panel === panel ? null : panel);
}

export function select(app: App, selection: Selection | null): void {
  app.store.setState({ selection });
}

export function setOverlay(app: App, overlay: OverlayId | null): void {
  app.store.setState({ overlay: app.store.getState().overlay === overlay ? null : overlay });
}

/** Zooms to a depth, choosing the first site or hall when none is chosen yet. */
export function setDepth(app: App, depth: Depth): void {
  const { view, frame } = app.store.getState();
  const site = view.site ?? frame?.sites[0]?.id ?? null;
  const hall = hallWithin(app.store.getState(), site, view.hall);
  if (depth === 'campus' && site === null) return;
  if (depth === 'hall' && hall === null) return;
  app.store.setState({ view: { depth, site, hall }, tool: null, toolCheck: null, cursor: null });
}

export function enterSite(app: App, site: string): void {
  app.store.setState({ view: { depth: 'campus', site, hall: hallWithin(app.store.getState(), site, null) }, tool: null, toolCheck: null, cursor: null });
}

export function enterHall(app: App, site: string, hall: number): void {
  app.store.setState({ view: { depth: 'hall', site, hall }, tool: null, toolCheck: null, cursor: null });
}

/** One depth out: hall → campus → world. */
export function zoomOut(app: App): void {
  const { view } = app.store.getState();
  if (view.depth === 'hall') setDepth(app, 'campus');
  else if (view.depth === 'campus') setDepth(app, 'world');
}

export function takeTool(app: App, tool: Tool | null): void {
  const { view } = app.store.getState();
  if (tool && onPlot(tool) && (view.depth !== 'campus' || view.site !== tool.site)) enterSite(app, tool.site);
  if (tool && !onPlot(tool) && (view.depth !== 'hall' || view.hall !== tool.hall)) {
    const site = app.store.getState().frame?.sites.find((entry) => entry.structures.some((structure) => structure.id === tool.hall));
    if (site) enterHall(app, site.id, tool.hall);
  }
  app.store.setState({ tool, toolCheck: null });
}

function hallWithin(state: AppState, site: string | null, wanted: number | null): number | null {
  const halls = state.frame?.sites.find((entry) => entry.id === site)?.structures.filter((structure) => structure.hall !== null) ?? [];
  return (halls.find((structure) => structure.id === wanted) ?? halls.find((structure) => structure.stage === 'ready') ?? halls[0])?.id ?? null;
}
