/** Where what mends a loss is done: the panel, and its tab, of each way out that the simulation names (src/sim/world/remedy.ts). */
import { enterHall, openPanel } from '../../app/actions/play.ts';
import type { App } from '../../app/app.ts';
import type { PanelId } from '../../app/state.ts';

export interface Fix {
  panel: PanelId;
  /** Tab of that panel. */
  tab?: string;
  /** Look at the first hall as well. */
  hall?: boolean;
}

const supply: Fix = { panel: 'power', tab: 'supply' };
const halls: Fix = { panel: 'power', tab: 'halls' };
const shed: Fix = { panel: 'power', tab: 'shed' };
const cooling: Fix = { panel: 'power', tab: 'cooling' };
const build: Fix = { panel: 'build' };
const floor: Fix = { panel: 'build', hall: true };
const people: Fix = { panel: 'people' };
const machines: Fix = { panel: 'cluster', tab: 'machines' };
const network: Fix = { panel: 'cluster', tab: 'network' };
const broken: Fix = { panel: 'cluster', tab: 'reliability' };
const training: Fix = { panel: 'training' };
const running: Fix = { panel: 'training', tab: 'running' };
const products: Fix = { panel: 'products' };

export const FIXES: Readonly<Record<string, Fix>> = {
  hire: people, pace: people, 'wait-hires': people, 'grid-phase': supply, 'wait-phase': supply, gensets: build, 'gensets-auto': supply, cap: halls, uncap: halls,
  busway: halls, restore: shed, 'restart-cooling': cooling, plant: build, units: build, colder: halls, cooler: halls, air: floor, spares: machines, evict: broken,
  'night-shift': broken, 'day-shift': broken, 'no-tests': broken, checks: broken, 'wait-crew': broken, 'place-rows': floor, 'build-hall': build,
  'order-elsewhere': machines, 'wait-delivery': machines, ports: network, widen: network, extend: network, 'start-run': training, resume: running,
  'grow-run': running, replan: running, checkpoint: running, 'serve-more': products, 'serve-less': products, price: products,
};

/** Without a loss to mend, the first step offers what makes it larger. Messages fix.bought.<id> and fix.bought.<id>.effect. */
export const BOUGHT: Readonly<Record<string, Fix>> = { order: machines, raise: { panel: 'capital' }, sell: products };

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
