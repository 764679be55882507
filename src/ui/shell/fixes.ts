/** Where what mends a loss is done: the panel, and its tab, of each way out that the simulation names (src/sim/world/remedy.ts). */
import { enterHall, openPanel } from '../../app/actions/play.ts';
import type { App } from '../../app/app.ts';
import type { Remedy, StructureDef } from '../../sim/index.ts';
import type { PanelId } from '../../app/state.ts';

type OrderData = NonNullable<Remedy['order']>;

export interface Fix {
  panel: PanelId;
  /** Tab of that panel. */
  tab?: string;
  /** Look at the first hall as well. */
  hall?: boolean;
  /** What the control is called there (data-guide), where its order alone does not say; `kind`: the first thing of the catalogue of that kind. */
  control?: string;
  kind?: StructureDef['kind'];
}

const supply: Fix = { panel: 'power', tab: 'supply' };
const halls: Fix = { panel: 'power', tab: 'halls' };
const cooling: Fix = { panel: 'power', tab: 'cooling' };
const floor: Fix = { panel: 'build', tab: 'hall', hall: true };
const people: Fix = { panel: 'people', tab: 'teams' };
const machines: Fix = { panel: 'cluster', tab: 'machines' };
const network: Fix = { panel: 'cluster', tab: 'network' };
const broken: Fix = { panel: 'cluster', tab: 'reliability' };
const running: Fix = { panel: 'training', tab: 'running' };
const products: Fix = { panel: 'products', tab: 'serving' };
const build = (kind: StructureDef['kind']): Fix => ({ panel: 'build', tab: 'catalogue', kind });
const at = (fix: Fix, control: string): Fix => ({ ...fix, control });

export const FIXES: Readonly<Record<string, Fix>> = {
  hire: people, pace: people, 'wait-hires': people, 'grid-phase': at(supply, 'site.requestGrid'), 'wait-phase': supply, gensets: build('genset'), 'gensets-auto': at(supply, 'site.setGensets'), cap: at(halls, 'hall.setCap'),
  uncap: at(halls, 'hall.setCap'), busway: at(halls, 'hall.setBusway'), restore: at(halls, 'emergency.restoreHall'), 'restart-cooling': at(cooling, 'emergency.restartCooling'), plant: build('heat-rejection'),
  units: at(floor, 'hall.buyCooling'), colder: at(halls, 'hall.setSetpoint'), cooler: at(halls, 'hall.setSetpoint'), air: { panel: 'power', tab: 'air' }, spares: at(machines, 'compute.buySpares'), evict: at(broken, 'reliability.evict'),
  'night-shift': at(broken, 'reliability.setShift'), 'day-shift': at(broken, 'reliability.setShift'), 'no-tests': at(broken, 'reliability.setBurnIn'), checks: at(broken, 'reliability.validate'), 'wait-crew': broken,
  'place-rows': at(floor, 'hall.placeRow'), 'build-hall': build('hall'), 'order-elsewhere': at(machines, 'compute.order'), 'wait-delivery': machines, ports: at(network, 'network.order'), widen: at(network, 'network.widen'),
  extend: at(network, 'network.extend'), storage: at(network, 'storage.extend'), 'start-run': { panel: 'training', tab: 'plan', control: 'training.start' }, resume: at(running, 'train.resume'), 'grow-run': at(running, 'train.setGpus'), 'take-in': at(running, 'train.setGpus'),
  replan: at(running, 'training.replan'), checkpoint: at(running, 'train.setCheckpoint'), 'serve-more': at(products, 'product.setServing'), 'serve-less': at(products, 'product.setServing'), price: at(products, 'product.setPrice'),
};

/** Without a loss to mend, the first step offers what makes it larger. Messages fix.bought.<id> and fix.bought.<id>.effect. */
export const BOUGHT: Readonly<Record<string, Fix>> = { order: at(machines, 'compute.order'), raise: { panel: 'capital', tab: 'sheets', control: 'capital.openRound' }, sell: products };

/** Opens the place of a fix, with its control focused: that of the hall or team which the order names, else the first of its kind. */
export function runFix(app: App, fix: Fix, order: OrderData | null = null): void {
  const { panelTab, view, frame, catalog } = app.store.getState();
  if (fix.tab !== undefined) app.store.setState({ panelTab: { ...panelTab, [fix.panel]: fix.tab } });
  if (fix.hall && view.depth !== 'hall') {
    const site = frame?.sites.find((entry) => entry.id === view.site) ?? frame?.sites[0];
    const hall = site?.structures.find((structure) => structure.hall !== null && structure.stage === 'ready');
    if (site && hall) enterHall(app, site.id, hall.id);
  }
  openPanel(app, fix.panel);
  if (app.store.getState().panel !== fix.panel) return; // the mission keeps it closed, and has said so
  const words = order ? [`${order.type}.${String(order['hall'] ?? order['role'] ?? '')}`, order.type] : [];
  if (order?.['role'] !== undefined) words.splice(1, 0, `people.target.${order['role']}`);
  if (fix.control) words.push(fix.control);
  if (fix.kind) words.push(...Object.values(catalog?.structures ?? {}).filter((def) => def.kind === fix.kind && !(def.kind === 'hall' && def.fromShell)).map((def) => `build.structure.${def.id}`));
  if (words.length > 0) pointAtControl(words);
}

const LOOK_EVERY_MS = 60;
const LOOK_FOR_MS = 4_000; // a panel may have to be fetched
const SHOWN_MS = 2_600;
const FOCUSABLE = 'input, select, textarea, button:not([tabindex="-1"])';
let looking: ReturnType<typeof setInterval> | undefined;

/** Focuses the control that has the first of these names which is there, as soon as its panel is. */
export function pointAtControl(words: readonly string[]): void {
  clearInterval(looking);
  let left = LOOK_FOR_MS / LOOK_EVERY_MS;
  const look = (): void => {
    left -= 1;
    const found = words.flatMap((word) => [...document.querySelectorAll<HTMLElement>(`.panel [data-guide~="${CSS.escape(word)}"]`)]).find((element) => element.checkVisibility?.() ?? true);
    const target = found?.matches(FOCUSABLE) ? found : found?.querySelector<HTMLElement>('[aria-checked=true]') ?? found?.querySelector<HTMLElement>(FOCUSABLE);
    if (!found || !target) {
      if (left <= 0) clearInterval(looking);
      return;
    }
    clearInterval(looking);
    target.focus({ preventScroll: true });
    found.scrollIntoView?.({ block: 'center' });
    found.setAttribute('data-pointed', '');
    setTimeout(() => found.removeAttribute('data-pointed'), SHOWN_MS);
  };
  looking = setInterval(look, LOOK_EVERY_MS);
  look();
}
