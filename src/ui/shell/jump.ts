/** Going to where something is. */
import { enterSite, openPanel, select } from '../../app/actions/play.ts';
import { unlockedPanels } from '../../app/unlocked.ts';
import type { App } from '../../app/app.ts';
import { PANEL_IDS, type AlertItem, type PanelId } from '../../app/state.ts';
import type { SimEvent } from '../../sim/index.ts';
import { findStructure } from './names.ts';

export const isPanel = (id: string | null): id is PanelId => (PANEL_IDS as readonly string[]).includes(id ?? '');

/** The panel an alert leads to, unless the mission keeps it closed. */
function panelOf(app: App, event: SimEvent): PanelId | null {
  const open = unlockedPanels(app);
  return isPanel(event.panel) && (open === null || open.includes(event.panel)) ? event.panel : null;
}

/** True when there is something to go to. */
export const leadsSomewhere = (app: App, event: SimEvent): boolean => event.site !== null || event.structure !== null || panelOf(app, event) !== null;

/** Shows the place, the panel or both, and marks the alert as read. */
export function jumpToAlert(app: App, alert: AlertItem): void {
  jumpToEvent(app, alert.event);
  app.store.setState({ alerts: app.store.getState().alerts.map((item) => (item.key === alert.key ? { ...item, read: true } : item)) });
}

/** Shows the place of an event, its panel or both. */
export function jumpToEvent(app: App, event: SimEvent): void {
  const { frame } = app.store.getState();
  const { structure, site } = event;
  const panel = panelOf(app, event);
  const found = structure === null ? null : findStructure(frame, structure);
  if (panel) openPanel(app, panel);
  else if (found || site !== null) openPanel(app, null);
  if (found) showStructure(app, found.site.id, found.structure.id);
  else if (site !== null && frame?.sites.some((entry) => entry.id === site)) {
    enterSite(app, site);
    select(app, { kind: 'site', site });
  }
}

export function showStructure(app: App, site: string, id: number): void {
  const { view } = app.store.getState();
  if (view.site !== site || view.depth === 'world') enterSite(app, site);
  select(app, { kind: 'structure', site, id });
}

export const needsPlayer = (alert: AlertItem): boolean => !alert.read && (alert.event.priority === 'bad' || alert.event.priority === 'warn');

/** What is older was lived with: it stays in the list, and is not counted or put first any more. */
const FRESH_S = 3 * 86_400;
export const freshSinceS = (timeS: number): number => Math.floor(timeS / 86_400) * 86_400 - FRESH_S;

/** It needs the player and is new. */
export const waits = (alert: AlertItem, timeS: number): boolean => needsPlayer(alert) && alert.event.timeS >= freshSinceS(timeS);

/** How many alerts wait for the player. */
export const waitingAlerts = (alerts: readonly AlertItem[], timeS: number): number => alerts.filter((alert) => waits(alert, timeS)).length;

/** A panel that is opened shows what its alerts were about: they have been seen. */
export function seeAlerts(app: App, panel: PanelId): void {
  const { alerts } = app.store.getState();
  const seen = (alert: AlertItem): boolean => needsPlayer(alert) && alert.event.panel === panel;
  if (alerts.some(seen)) app.store.setState({ alerts: alerts.map((alert) => (seen(alert) ? { ...alert, read: true } : alert)) });
}

/** The next (1) or previous (-1) alert that needs the player; null when there is none. */
let lastKey = -1;
export function cycleAlert(app: App, direction: 1 | -1): AlertItem | null {
  const waiting = app.store.getState().alerts.filter((alert) => alert.event.priority === 'bad' || alert.event.priority === 'warn');
  if (waiting.length === 0) return null;
  const at = waiting.findIndex((alert) => alert.key === lastKey);
  const next = waiting[at < 0 ? 0 : (at + direction + waiting.length) % waiting.length] ?? null;
  if (next) {
    lastKey = next.key;
    jumpToAlert(app, next);
  }
  return next;
}
