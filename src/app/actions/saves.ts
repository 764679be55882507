/** Saving, loading, files. Never saves after an error; a broken or foreign file gives a message and changes nothing. */
import { LoadError, RULES_VERSION, type Catalog } from '../../sim/index.ts';
import { EngineError } from '../../host/client.ts';
import { FileError } from '../../persistence/fileError.ts';
import { readRunFile, writeRunFile } from '../../persistence/runFile.ts';
import { arePacks, readSaveFile, writeSaveFile, type SaveMeta } from '../../persistence/saveFile.ts';
import type { ListedSave } from '../../persistence/saveStore.ts';
import type { App } from '../app.ts';
import { comparePacks, packName, packNames } from '../packs.ts';
import type { Problem } from '../state.ts';
import { readPlan, writePlan } from '../plan/planText.ts';
import { showToast } from './toasts.ts';
import { enterGame } from './session.ts';

const DAY_S = 86_400;

/** Writes the oldest slot of the autosave ring. Quiet unless it fails; true when the game is kept. */
export async function autosave(app: App): Promise<boolean> {
  const made = await makeSave(app, '');
  if (!made || !app.saves) return false;
  try {
    await app.saves.writeAuto(made.meta, made.bytes);
    await refreshSaves(app);
    return true;
  } catch (error) {
    showToast(app, 'saves.autosaveFailed', { reason: String(error) }, 'warn');
    return false;
  }
}

export async function saveNamed(app: App, name: string): Promise<void> {
  const made = await makeSave(app, name);
  if (!made) return;
  if (!app.saves) {
    showToast(app, 'saves.noStore', {}, 'warn');
    return;
  }
  try {
    await app.saves.writeNamed(name, made.meta, made.bytes);
    await refreshSaves(app);
    showToast(app, 'saves.saved', { name }, 'good');
  } catch (error) {
    showToast(app, 'saves.failed', { reason: String(error) }, 'bad');
  }
}

export async function refreshSaves(app: App): Promise<void> {
  if (app.saves) app.store.setState({ saves: await app.saves.list() });
}

export async function loadStored(app: App, key: string): Promise<boolean> {
  const bytes = await app.saves?.read(key);
  if (!bytes) return fail(app, { message: 'problem.saveGone', params: { key }, lines: [] });
  return loadBytes(app, bytes);
}

/** The last save that the content of this visit can open, or else the last of all: then it is said what it needs. */
export const newestSave = (saves: readonly ListedSave[], catalog: Catalog | null): ListedSave | null =>
  saves.find((save) => save.meta.contentHash === catalog?.contentHash) ?? saves[0] ?? null;

export async function continueLast(app: App): Promise<void> {
  const { saves, catalog } = app.store.getState();
  const newest = newestSave(saves, catalog);
  if (newest) await loadStored(app, newest.key);
}

export async function removeStored(app: App, key: string): Promise<void> {
  await app.saves?.remove(key);
  await refreshSaves(app);
}

export async function exportSave(app: App): Promise<void> {
  const made = await makeSave(app, '');
  if (made) app.download(`gigawatt-${made.meta.scenario}-day-${made.meta.day}.gwsave`, made.bytes, 'application/octet-stream');
}

export async function exportRun(app: App): Promise<void> {
  const record = await app.engine.ask({ type: 'record' });
  const labName = app.store.getState().catalog?.scenarios[record.scenario]?.labName ?? '';
  app.download(`gigawatt-${record.scenario}-${record.seed}.gwrun`, writeRunFile(record, labName), 'application/octet-stream');
}

/** Opens a save file, or verifies a run file, whichever it is. */
export async function importFile(app: App, name: string, bytes: Uint8Array): Promise<boolean> {
  try {
    readSaveFile(bytes);
  } catch (error) {
    if (error instanceof FileError && error.code === 'not-a-save') return verifyRun(app, name, bytes);
    return fail(app, problemOf(error, name));
  }
  return loadBytes(app, bytes);
}

async function verifyRun(app: App, name: string, bytes: Uint8Array): Promise<boolean> {
  try {
    const { record } = readRunFile(bytes);
    const other = otherPacks(app, 'problem.run.packs', record, name);
    if (other) return fail(app, other);
    const result = await app.engine.verify(record);
    if (result.verdict === 'verified') showToast(app, 'run.verified', { name, score: result.score }, 'good');
    else if (result.verdict === 'differs') fail(app, { message: 'problem.runDiffers', params: { name, hour: result.hour, slice: result.slice }, lines: [result.detail] });
    else fail(app, { message: 'problem.runOther', params: { name }, lines: [result.detail] });
    return result.verdict === 'verified';
  } catch (error) {
    return fail(app, problemOf(error, name));
  }
}

async function loadBytes(app: App, bytes: Uint8Array): Promise<boolean> {
  try {
    const file = readSaveFile(bytes);
    const other = otherPacks(app, 'problem.load.packs', file.meta, '');
    if (other) return fail(app, other);
    await app.engine.loadGame(file.game);
    enterGame(app, file.meta.scenario, file.meta.seed, readPlan(file.plan));
    return true;
  } catch (error) {
    return fail(app, problemOf(error, ''));
  }
}

async function makeSave(app: App, name: string): Promise<{ meta: SaveMeta; bytes: Uint8Array } | null> {
  const { crash, frame, catalog, plan, packs } = app.store.getState();
  if (crash || !frame || !catalog) return null;
  const game = await app.engine.ask({ type: 'save' });
  const meta: SaveMeta = {
    name, scenario: frame.scenario, labName: catalog.scenarios[frame.scenario]?.labName ?? '', day: Math.floor(frame.timeS / DAY_S) + 1, seed: frame.seed,
    savedAtMs: app.nowMs(), contentHash: catalog.contentHash, rulesVersion: RULES_VERSION, usefulGpus: Math.round(frame.top.gpusUseful), boughtGpus: frame.top.gpusBought, cashCents: frame.top.cashCents,
    packs: catalog.packs.map((pack) => packs.used.find((own) => own.id === pack.id) ?? pack),
  };
  return { meta, bytes: writeSaveFile({ meta, game, plan: writePlan(plan) }) };
}

/** Names what tells the packs of a file from those here; null when they are the same, or the file does not say. */
function otherPacks(app: App, message: string, file: { contentHash: string; rulesVersion: number; packs?: unknown }, name: string): Problem | null {
  const { catalog, packs } = app.store.getState();
  if (!catalog || file.rulesVersion !== RULES_VERSION || file.contentHash === catalog.contentHash || !arePacks(file.packs)) return null;
  const { missing, different, extra, base } = comparePacks(file.packs, catalog.packs);
  const named = extra.map((pack) => packs.used.find((own) => own.id === pack.id) ?? pack);
  const parts = [
    ...(missing.length > 0 ? [{ message: 'problem.packs.missing', params: { packs: packNames(missing) } }] : []),
    ...(named.length > 0 ? [{ message: 'problem.packs.extra', params: { packs: packNames(named) } }] : []),
    ...different.map((pair) => (pair.there.version === pair.here.version
      ? { message: 'problem.packs.changed', params: { pack: packName(pair.there) } }
      : { message: 'problem.packs.version', params: { pack: packName(pair.there), here: pair.here.version } })),
    ...(base ? [{ message: 'problem.packs.base', params: {} }] : []),
  ];
  return parts.length === 0 ? null : { message, params: { name }, parts, lines: [] };
}

function problemOf(error: unknown, name: string): Problem {
  const detail = error instanceof Error ? error.message : String(error);
  if (error instanceof FileError) return { message: `problem.file.${error.code}`, params: { name }, lines: [detail] };
  if (error instanceof LoadError || error instanceof EngineError) return { message: `problem.load.${error.code}`, params: { name }, lines: [detail] };
  return { message: 'problem.unknown', params: { name }, lines: [detail] };
}

function fail(app: App, problem: Problem): false {
  app.store.setState({ problem });
  return false;
}
