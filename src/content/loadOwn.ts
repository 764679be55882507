/** The base game with packs of the player's own. One that has mistakes is left out, whatever they are: the game always opens. */
import type { Diagnostic } from './diagnostics.ts';
import { loadPacks, type LoadOptions, type LoadResult } from './load.ts';
import type { PackFile } from './parse.ts';
import { summarisePack } from './packSummary.ts';

export interface OwnPack {
  id: string;
  files: readonly { path: string; text: string }[];
}

export interface LeftOut {
  id: string;
  diagnostics: Diagnostic[];
}

export interface OwnResult extends LoadResult {
  used: string[]; // ids of own packs that are part of the catalog
  left: LeftOut[];
}

export const filesOf = (pack: OwnPack): PackFile[] => pack.files.map(({ path, text }) => ({ pack: pack.id, path, text }));

/** Loads all; when they do not fit together, adds them one by one, those first that others need. The base alone decides whether there is a catalog. */
export function loadWithOwn(base: readonly PackFile[], own: readonly OwnPack[], options: LoadOptions = {}): OwnResult {
  const whole = tryLoad([...base, ...own.flatMap(filesOf)], options);
  if (whole.catalog) return { ...whole, used: own.map((pack) => pack.id), left: [] };
  let files: PackFile[] = [...base];
  let result = tryLoad(files, options);
  if (!result.catalog) return { ...result, used: [], left: [] };
  const used: string[] = [];
  const left: LeftOut[] = [];
  for (const pack of byNeed(own)) {
    const more = [...files, ...filesOf(pack)];
    const next = tryLoad(more, options);
    if (next.catalog) {
      files = more;
      result = next;
      used.push(pack.id);
    } else left.push({ id: pack.id, diagnostics: next.diagnostics });
  }
  return { ...result, used, left };
}

/** Packs after those that they need; in a circle, as they come. */
function byNeed(own: readonly OwnPack[]): OwnPack[] {
  const needs = new Map(own.map((pack) => [pack.id, summarisePack(pack.id, filesOf(pack)).depends]));
  const sorted: OwnPack[] = [];
  const visit = (pack: OwnPack, above: readonly string[]): void => {
    if (sorted.includes(pack) || above.includes(pack.id)) return;
    for (const id of needs.get(pack.id) ?? []) {
      const other = own.find((entry) => entry.id === id);
      if (other) visit(other, [...above, pack.id]);
    }
    sorted.push(pack);
  };
  for (const pack of [...own].sort((a, b) => (a.id < b.id ? -1 : 1))) visit(pack, []);
  return sorted;
}

/** A check that stumbles over what it did not expect is a mistake of the pack as well. */
function tryLoad(files: readonly PackFile[], options: LoadOptions): LoadResult {
  try {
    return loadPacks(files, options);
  } catch (error) {
    const pack = files.at(-1)?.pack ?? '';
    const diagnostic: Diagnostic = {
      severity: 'error', code: 'bad-file', pack, file: 'pack.json', line: 1, column: 1, path: '', message: `the checks of the game stopped: ${error instanceof Error ? error.message : String(error)}`,
      expected: null, found: null, hint: 'compare it with the packs that come with the game, and tell us of it',
    };
    return { catalog: null, diagnostics: [diagnostic], entries: 0, homes: {} };
  }
}
