/** Blueprints of the player: kept in this browser, saved from halls, exchanged as files; copied and pasted. */
import { writeBlueprintFile, type OwnBlueprint } from '../../content/blueprintFile.ts';
import type { ReadBlueprints } from '../../content/blueprintReader.ts';
import type { Diagnostic } from '../../content/diagnostics.ts';
import { askPackWorker } from '../../host/packClient.ts';
import type { BlueprintPlan, Catalog } from '../../sim/index.ts';
import type { App } from '../app.ts';
import { floorOf, floorOrders, groupOrders, pieceOf } from '../plan/blueprint.ts';
import { commandsOf } from '../plan/plan.ts';
import { planOrders } from './plan.ts';
import { takeTool } from './play.ts';
import { showToast } from './toasts.ts';

const KEY = 'gigawatt.blueprints';
/** Blueprints that a browser keeps. */
const MOST_OWN = 100;

/** Read where packs are: the page itself carries no schemas. Words are nothing to the checks. */
async function read(name: string, text: string, catalog: Catalog): Promise<ReadBlueprints> {
  try {
    return await askPackWorker({ type: 'blueprints', name, text, catalog: { ...catalog, messages: {} } });
  } catch (error) {
    const unread: Diagnostic = { severity: 'error', code: 'bad-file', pack: '', file: name, line: 1, column: 1, path: '', message: `the file could not be read: ${error instanceof Error ? error.message : String(error)}`, expected: null, found: null, hint: null };
    return { blueprints: [], shaped: [], diagnostics: [unread] };
  }
}

/** Shows what this browser keeps. What cannot be read is left where it is. */
export async function loadOwnBlueprints(app: App): Promise<void> {
  const { catalog, ownBlueprints } = app.store.getState();
  const kept = app.settings.getItem(KEY);
  if (!catalog || kept === null || ownBlueprints.length > 0) return;
  const { shaped } = await read(KEY, kept, catalog);
  if (app.store.getState().ownBlueprints.length === 0) app.store.setState({ ownBlueprints: shaped });
}

async function keep(app: App, blueprints: readonly OwnBlueprint[]): Promise<boolean> {
  try {
    app.settings.setItem(KEY, writeBlueprintFile(blueprints));
  } catch {
    showToast(app, 'blueprint.notKept', {}, 'warn');
    return false;
  }
  app.store.setState({ ownBlueprints: blueprints });
  return true;
}

/** The hall as it stands under a name of the player's; one of the same name is replaced. */
export async function saveHall(app: App, hall: number, name: string): Promise<boolean> {
  const blueprint = hallAs(app, hall, name);
  return blueprint !== null && addOwn(app, [blueprint]);
}

async function addOwn(app: App, more: readonly OwnBlueprint[]): Promise<boolean> {
  const names = new Set(more.map((entry) => entry.name));
  const all = [...app.store.getState().ownBlueprints.filter((entry) => !names.has(entry.name)), ...more];
  if (all.length > MOST_OWN) {
    showToast(app, 'blueprint.tooMany', { n: MOST_OWN }, 'warn');
    return false;
  }
  const kept = await keep(app, all);
  if (kept) showToast(app, 'blueprint.saved', { n: more.length, name: more[0]?.name ?? '' }, 'good');
  return kept;
}

export async function forgetOwn(app: App, name: string): Promise<void> {
  await keep(app, app.store.getState().ownBlueprints.filter((entry) => entry.name !== name));
}

export async function exportBlueprint(app: App, blueprint: OwnBlueprint): Promise<void> {
  const file = blueprint.name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-').replaceAll(/^-|-$/g, '');
  app.download(`${file === '' ? 'blueprint' : file}.gwblueprint.json`, new TextEncoder().encode(writeBlueprintFile([blueprint])), 'application/json');
}

/** Takes a file's blueprints into the player's own, or tells everything that is wrong with it. */
export async function importBlueprints(app: App, name: string, text: string): Promise<readonly Diagnostic[]> {
  const { catalog } = app.store.getState();
  if (!catalog) return [];
  const { blueprints, diagnostics } = await read(name, text, catalog);
  if (blueprints.length > 0) await addOwn(app, blueprints);
  return diagnostics;
}

/** A hall, planned and ordered parts included, as a blueprint. Null when there is no such hall. */
function hallAs(app: App, hall: number, name: string): OwnBlueprint | null {
  const { catalog, frame } = app.store.getState();
  const structure = frame?.sites.flatMap((site) => site.structures).find((entry) => entry.id === hall);
  const piece = catalog && frame && structure ? pieceOf(catalog, frame, structure) : null;
  return piece && { name, pieces: [piece] };
}

export function copyHall(app: App, hall: number, name: string): boolean {
  const copied = hallAs(app, hall, name);
  if (!copied) return false;
  app.store.setState({ copied });
  showToast(app, 'blueprint.copied', { name }, 'good');
  return true;
}

/** Takes a blueprint in hand, to be put on a plot. */
export function takeBlueprint(app: App, blueprint: BlueprintPlan, name: string, site: string): void {
  takeTool(app, { kind: 'group', site, name, pieces: blueprint.pieces });
}

/** Plans a blueprint where it fits. False when it fits nowhere. */
export async function planBlueprint(app: App, blueprint: BlueprintPlan, site: string): Promise<boolean> {
  const after = commandsOf(app.store.getState().plan);
  const at = await app.engine.ask({ type: 'suggestGroup', site, parts: blueprint.pieces, ...(after.length > 0 ? { after } : {}) });
  if (!at) {
    showToast(app, 'blueprint.noSpot', {}, 'warn');
    return false;
  }
  return planOrders(app, groupOrders(blueprint, site, at));
}

/** Plans what stands in a blueprint's hall for a hall that is there already. */
export function planFloor(app: App, blueprint: BlueprintPlan, hall: number): boolean {
  const piece = floorOf(blueprint);
  return piece?.floor !== undefined && planOrders(app, floorOrders(piece.floor, hall));
}

/** Copies the hall that is chosen, or shown. False where there is none. */
export function copyChosen(app: App): boolean {
  const { selection, view, frame, catalog } = app.store.getState();
  const id = selection?.kind === 'structure' ? selection.id : view.depth === 'hall' ? view.hall : null;
  const structure = frame?.sites.flatMap((site) => site.structures).find((entry) => entry.id === id && entry.hall !== null);
  return structure !== undefined && copyHall(app, structure.id, `@${catalog?.structures[structure.def]?.name ?? structure.def}`);
}

/** Takes the copied hall in hand on a plot; in a hall, plans its floor there. False when nothing was copied. */
export function pasteCopied(app: App): boolean {
  const { copied, view, frame } = app.store.getState();
  if (!copied) return false;
  if (view.depth === 'hall' && view.hall !== null) return planFloor(app, copied, view.hall);
  const site = view.site ?? frame?.sites[0]?.id;
  if (site === undefined) return false;
  takeBlueprint(app, copied, copied.name, site);
  return true;
}
