/** Packs of the player's own: adding, checking, turning on and off, removing. Fetched with the page that lists them. */
import { hasErrors, type Diagnostic } from '../../content/diagnostics.ts';
import { PACK_LIMITS, refusal, roleOf, screenFiles, type RawFile, type Taken } from '../../content/packIntake.ts';
import { withNeeds, withoutPack } from '../../content/packNeeds.ts';
import type { PackSummary } from '../../content/packSummary.ts';
import type { PackFile } from '../../content/parse.ts';
import { askPackWorker, type AskPacks } from '../../host/packClient.ts';
import { openPackStore, type PackStore } from '../../persistence/packStore.ts';
import type { App } from '../app.ts';
import { fetchBase } from '../baseContent.ts';
import { ENGLISH } from '../i18n/locales.ts';
import { keepPacksOn, packsOn } from '../packs.ts';
import { GAME_VERSION } from '../version.ts';
import { autosave } from './saves.ts';
import { openAgain } from './visit.ts';

export type { PackSummary };
export { HOLDINGS } from '../../content/packSummary.ts';

/** A file as a page hands it over: its size is known before it is read. */
export interface GivenFile {
  path: string;
  size: number;
  read(): Promise<Uint8Array>;
}

export interface ListedPack {
  summary: PackSummary;
  source: string;
  bytes: number;
  diagnostics: readonly Diagnostic[];
  on: boolean;
  inGame: boolean; // part of the game as it is open now, as it is
}

export interface PackList {
  base: PackSummary;
  baseBytes: number;
  packs: readonly ListedPack[];
  waiting: boolean; // another set than that of the open game
}

/** What the actions work with; tests lend their own. */
export interface PackTools {
  ask: AskPacks;
  store(): Promise<PackStore>;
  base(): Promise<PackFile[]>;
  openAgain(): void;
}
const TOOLS: PackTools = { ask: askPackWorker, store: openPackStore, base: () => fetchBase(ENGLISH), openAgain };
const lent = new WeakMap<App, PackTools>();
const toolsOf = (app: App): PackTools => lent.get(app) ?? TOOLS;

export function lendPackTools(app: App, tools: PackTools): void {
  lent.set(app, tools);
}

const ZIP = /\.zip$/i;
const encoder = new TextEncoder();

/** All packs of this device, each checked beside those that are on. Rejects when this browser keeps none, or the check does not end. */
export async function listPacks(app: App): Promise<PackList> {
  const tools = toolsOf(app);
  const { catalog, packs } = app.store.getState();
  const [base, stored] = await Promise.all([tools.base(), tools.store().then((store) => store.list())]);
  const on = packsOn(app.settings).filter((id) => stored.some((pack) => pack.id === id));
  keepPacksOn(app.settings, on); // of what is gone the title has told; the next opening need not
  const [summary, checked] = await Promise.all([
    tools.ask({ type: 'base', base }), stored.length === 0 ? [] : tools.ask({ type: 'check', base, packs: stored, on, gameVersion: GAME_VERSION }),
  ]);
  const listed = stored.map((pack, i): ListedPack => {
    const { summary: told, diagnostics } = checked[i]!;
    const inGame = packs.used.some((used) => used.id === pack.id) && catalog?.packs.some((used) => used.id === pack.id && used.hash === told.hash) === true;
    return { summary: told, source: pack.source, bytes: pack.bytes, diagnostics, on: on.includes(pack.id), inGame };
  });
  const wanted = listed.filter((pack) => pack.on && !hasErrors(pack.diagnostics));
  const waiting = packs.without === null && (wanted.some((pack) => !pack.inGame) || packs.used.some((used) => !wanted.some((pack) => pack.summary.id === used.id)));
  const told = { ...summary, holds: { ...summary.holds, languages: 0 } }; // only English was fetched: how many there are is not known here
  return { base: told, baseBytes: base.reduce((sum, file) => sum + encoder.encode(file.text).length, 0), packs: listed, waiting };
}

export interface Added {
  ids: readonly string[];
  refusals: readonly Diagnostic[];
}

/** Takes what was handed over: zips each for itself, other files as one folder. What is taken and has no mistakes is turned on. */
export async function addPacks(app: App, given: readonly GivenFile[]): Promise<Added> {
  const tools = toolsOf(app);
  const zips = given.filter(({ path }) => ZIP.test(path) && !path.includes('/'));
  const others = given.filter((file) => !zips.includes(file));
  const taken: (Taken & { source: string })[] = [];
  for (const zip of zips) taken.push({ source: zip.path, ...await takeZip(tools.ask, zip) });
  if (others.length > 0) {
    const source = others.find(({ path }) => path.includes('/'))?.path.split('/')[0] ?? others[0]!.path;
    taken.push({ source, ...await takeFiles(tools.ask, source, others) });
  }
  const packs = taken.flatMap(({ source, packs: list }) => list.map((pack) => ({ ...pack, source, addedAtMs: app.nowMs() })));
  const refusals = taken.flatMap((entry) => entry.refusals);
  if (packs.length === 0) return { ids: [], refusals };
  await (await tools.store()).put(packs);
  const ids = packs.map((pack) => pack.id);
  const list = await listPacks(app);
  const summaries = list.packs.map((pack) => pack.summary);
  const broken = list.packs.filter((pack) => ids.includes(pack.summary.id) && hasErrors(pack.diagnostics)).map((pack) => pack.summary.id);
  const on = [...packsOn(app.settings), ...withNeeds(ids.filter((id) => !broken.includes(id)), summaries)];
  keepPacksOn(app.settings, [...new Set(on)].filter((id) => !broken.includes(id)));
  return { ids, refusals };
}

async function takeZip(ask: AskPacks, zip: GivenFile): Promise<Taken> {
  if (zip.size > PACK_LIMITS.bytes) return { packs: [], refusals: [refusal('pack-too-large', zip.path, `the file has ${zip.size} bytes`, `at most ${PACK_LIMITS.bytes}`, 'split the pack in two')] };
  return ask({ type: 'zip', source: zip.path, bytes: await zip.read() });
}

/** Nothing is read of files that names or sizes speak against. */
async function takeFiles(ask: AskPacks, source: string, given: readonly GivenFile[]): Promise<Taken> {
  const refusals = screenFiles(source, given);
  if (refusals.length > 0) return { packs: [], refusals };
  const files: RawFile[] = [];
  for (const file of given) if (roleOf(file.path) === 'content') files.push({ path: file.path, bytes: await file.read() });
  return ask({ type: 'files', source, files });
}

/** Ids that went on or off with it: what it needs, or what needs it. */
export function turnPack(app: App, list: PackList, id: string, on: boolean): string[] {
  const summaries = list.packs.map((pack) => pack.summary);
  const before = packsOn(app.settings);
  const after = on ? [...new Set([...before, ...withNeeds([id], summaries)])] : withoutPack(id, before, summaries);
  keepPacksOn(app.settings, after);
  return [...before.filter((other) => !after.includes(other)), ...after.filter((other) => !before.includes(other))].filter((other) => other !== id);
}

export async function removePack(app: App, list: PackList, id: string): Promise<void> {
  turnPack(app, list, id, false);
  await (await toolsOf(app).store()).remove(id);
}

/** The page opens anew with the packs that are on. An open game is kept first; it goes on with the packs that it was played with. */
export async function playWithPacks(app: App): Promise<void> {
  if (app.store.getState().frame) await autosave(app);
  toolsOf(app).openAgain();
}
