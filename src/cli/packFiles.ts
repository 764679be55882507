/** Content packs on disk: reading folders, and the base game's catalog for the other commands. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { CALCULATORS, COMMAND_TYPES, type Catalog } from '../sim/index.ts';
import { formatDiagnostics } from '../content/format.ts';
import { loadPacks, type LoadResult } from '../content/load.ts';
import { PANEL_IDS } from '../content/panels.ts';
import { MAX_FILE_BYTES, type PackFile } from '../content/parse.ts';

export const projectRoot = path.resolve(import.meta.dirname, '../..');
export const contentFolder = path.join(projectRoot, 'public/content');
export const baseFolder = path.join(contentFolder, 'base');

const PACK_FILE = /\.jsonc?$/;
const MAX_FILES = 200;

/** Paths of a pack's files, with slashes, in order. `index.json` lists them and is none of them. */
export function packPaths(folder: string): string[] {
  const paths: string[] = [];
  const visit = (inner: string): void => {
    for (const entry of readdirSync(path.join(folder, inner), { withFileTypes: true })) {
      const name = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) visit(name);
      else if (entry.isFile() && PACK_FILE.test(name) && name !== 'index.json') paths.push(name);
    }
  };
  visit('');
  return paths.sort();
}

/** The files of the pack in a folder; the folder's name is the pack's id. */
export function readPackFolder(folder: string): PackFile[] {
  const paths = packPaths(folder);
  if (paths.length > MAX_FILES) throw new Error(`${folder} has ${paths.length} content files; a pack may have ${MAX_FILES}`);
  const pack = path.basename(path.resolve(folder));
  return paths.map((name) => {
    const file = path.join(folder, name);
    // A file over the cap is not read: the loader only has to see that it is too large.
    const isTooLarge = statSync(file).size > MAX_FILE_BYTES;
    return { pack, path: name, text: isTooLarge ? ' '.repeat(MAX_FILE_BYTES + 1) : readFileSync(file, 'utf8') };
  });
}

export function gameVersion(): string {
  const { version } = JSON.parse(readFileSync(path.join(projectRoot, 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Loads packs with all checks that the game itself makes. */
export function loadForGame(files: readonly PackFile[]): LoadResult {
  return loadPacks(files, { commandTypes: COMMAND_TYPES, calculators: CALCULATORS, panels: PANEL_IDS, gameVersion: gameVersion() });
}

/** The base game's catalog. Throws, with all diagnostics, when it does not load. */
export function loadBaseCatalog(): Catalog {
  const { catalog, diagnostics } = loadForGame(readPackFolder(baseFolder));
  if (!catalog) throw new Error(`the base game's content does not load\n${formatDiagnostics(diagnostics)}`);
  return catalog;
}
