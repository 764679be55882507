/** The workbench and the model card: open from the title, from a game (which pauses) or by an address, and lead back to where one came from. */
import type { App } from '../app.ts';
import { KEPT } from '../workbench/link.ts';
import type { BenchRequest } from '../state.ts';
import { setSpeed } from './play.ts';

export function openWorkbench(app: App, bench: BenchRequest | null = null): void {
  if (app.store.getState().frame) setSpeed(app, 0);
  app.store.setState({ screen: 'workbench', dialog: null, bench });
}

export function openModelCard(app: App): void {
  if (app.store.getState().frame) setSpeed(app, 0);
  app.store.setState({ screen: 'modelCard', dialog: null });
}

/** The list of content packs. */
export function openMods(app: App): void {
  if (app.store.getState().frame) setSpeed(app, 0);
  app.store.setState({ screen: 'mods', dialog: null, problem: null });
}

/** Off the address again: a reload would come back to the workbench. */
export function clearAddress(): void {
  const query = new URLSearchParams(location.search);
  const kept = new URLSearchParams([...query].filter(([name]) => KEPT.includes(name))).toString();
  history.replaceState(null, '', `${location.pathname}${kept === '' ? '' : `?${kept.replaceAll(/=(?=&|$)/g, '')}`}`);
}

export function leaveTools(app: App): void {
  clearAddress();
  app.store.setState({ screen: app.store.getState().frame ? 'game' : 'title', bench: null });
}

const MAX_ADDRESS = 8_000;
const MAX_FIELDS = 60;
const NOT_FIELDS: ReadonlySet<string> = new Set(['workbench', ...KEPT]);

/** ?workbench=<kind>&<field>=<value>…, or ?model-card. */
export function followToolAddress(app: App, search: string): boolean {
  const query = new URLSearchParams(search.slice(0, MAX_ADDRESS));
  const kind = query.get('workbench');
  if (kind === null) {
    if (query.has('model-card')) openModelCard(app);
    return query.has('model-card');
  }
  const fields = [...query].filter(([name]) => !NOT_FIELDS.has(name)).slice(0, MAX_FIELDS);
  openWorkbench(app, { kind: kind.slice(0, 40), fields: Object.fromEntries(fields) });
  return true;
}
