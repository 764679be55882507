/** Three ways out of every loss of the waterfall: what it does, and which panel does it. */
import { enterHall, openPanel } from '../../app/actions/play.ts';
import type { App } from '../../app/app.ts';
import type { PanelId } from '../../app/state.ts';

export interface Fix {
  /** Messages fix.<step>.<id> and fix.<step>.<id>.effect. */
  id: string;
  panel: PanelId;
  /** Tab of that panel. */
  tab?: string;
  /** Look at the first hall as well. */
  hall?: boolean;
}

export const FIXES: Readonly<Record<string, readonly Fix[]>> = {
  bought: [{ id: 'order', panel: 'cluster' }, { id: 'raise', panel: 'capital' }, { id: 'sell', panel: 'products' }],
  delivered: [{ id: 'orders', panel: 'cluster' }, { id: 'early', panel: 'cluster' }, { id: 'borrow', panel: 'capital' }],
  installed: [{ id: 'rows', panel: 'build', hall: true }, { id: 'technicians', panel: 'people' }, { id: 'hall', panel: 'build' }],
  powered: [{ id: 'cap', panel: 'power' }, { id: 'gensets', panel: 'build' }, { id: 'grid', panel: 'power' }],
  cool: [{ id: 'units', panel: 'build' }, { id: 'setpoint', panel: 'power' }, { id: 'rejection', panel: 'build' }],
  connected: [{ id: 'ports', panel: 'cluster' }, { id: 'technicians', panel: 'people' }, { id: 'early', panel: 'cluster' }],
  healthy: [{ id: 'spares', panel: 'cluster' }, { id: 'technicians', panel: 'people' }, { id: 'cooler', panel: 'power' }],
  inStep: [{ id: 'assign', panel: 'training' }, { id: 'cooler', panel: 'power' }, { id: 'repair', panel: 'people' }],
  useful: [{ id: 'checkpoint', panel: 'training' }, { id: 'lemons', panel: 'cluster', tab: 'reliability' }, { id: 'systems', panel: 'people' }],
};

export function runFix(app: App, fix: Fix): void {
  const { panelTab, view, frame } = app.store.getState();
  if (fix.tab !== undefined) app.store.setState({ panelTab: { ...panelTab, [fix.panel]: fix.tab } });
  if (fix.hall && view.depth !== 'hall') {
    const site = frame?.sites.find((entry) => entry.id === view.site) ?? frame?.sites[0];
    const hall = site?.structures.find((structure) => structure.hall !== null && structure.stage === 'ready');
    if (site && hall) enterHall(app, site.id, hall.id);
  }
  openPanel(app, fix.panel);
}
