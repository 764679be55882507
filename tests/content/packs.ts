/** Packs for tests: the base game beneath, and a pack "mod" written inline. */
import { baseFolder, loadForGame, readPackFolder } from '../../src/cli/packFiles.ts';
import type { LoadResult } from '../../src/content/load.ts';
import type { PackFile } from '../../src/content/parse.ts';

export const baseFiles = readPackFolder(baseFolder);

export const MOD_INFO = JSON.stringify({
  id: 'mod', version: '1.0.0', gameVersion: '*', title: 'Mod', authors: ['Somebody'], licence: 'MIT', depends: { base: '*' },
});

/** path → text. pack.json is added unless given. */
export function modFiles(texts: Record<string, string>): PackFile[] {
  return Object.entries({ 'pack.json': MOD_INFO, ...texts }).map(([path, text]) => ({ pack: 'mod', path, text }));
}

export function loadMod(texts: Record<string, string>): LoadResult {
  return loadForGame([...baseFiles, ...modFiles(texts)]);
}
