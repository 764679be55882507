/** Files that somebody hands over → packs, or what is wrong with them. Caps and names come before any content is read. Pure. */
import { plainIdOf } from './packSummary.ts';
import type { Diagnostic, DiagnosticCode } from './diagnostics.ts';
import { MAX_FILE_BYTES, type PackFile } from './parse.ts';

/** What a pack, and what is handed over at once, may have at most. */
export const PACK_LIMITS = { files: 200, fileBytes: MAX_FILE_BYTES, bytes: 20 * 1024 * 1024, inflateRatio: 200, pathLetters: 200 } as const;

/** A file as it was handed over. */
export interface RawFile {
  path: string;
  bytes: Uint8Array;
}

export interface TakenPack {
  id: string;
  files: { path: string; text: string }[];
  bytes: number; // of its content files
}

export interface Taken {
  packs: TakenPack[]; // none when anything was refused
  refusals: Diagnostic[];
}

const CONTENT = /\.jsonc?$/;
/** Belongs to packs and is not read by the game. */
const LEFT_ASIDE = /(?:\.(?:md|txt|png|webp)|(?:^|\/)(?:licen[cs]e|copying|readme|notice))$/i;
/** What systems and tools leave in folders. */
const LITTER = /(?:^|\/)(?:__MACOSX\/|\.[^/.][^/]*|Thumbs\.db$|desktop\.ini$)/i;
const PACK_FILE = /^(?:.*\/)?pack\.jsonc?$/;
const LOCALE_FILE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\.jsonc?$/;

export function refusal(code: DiagnosticCode, file: string, message: string, expected: string | null, hint: string | null): Diagnostic {
  return { severity: 'error', code, pack: '', file: file.slice(0, PACK_LIMITS.pathLetters), line: 1, column: 1, path: '', message, expected, found: null, hint };
}

/** Why a path may not be, or null. */
export function pathProblem(path: string): Diagnostic | null {
  const no = (message: string, hint: string): Diagnostic => refusal('bad-path', path, message, 'folders and names, joined by /', hint);
  if (path === '' || path.length > PACK_LIMITS.pathLetters) return no(`the path has ${path.length} letters`, `use 1 to ${PACK_LIMITS.pathLetters}`);
  if (path.includes('\\')) return no('the path has a backslash', 'pack it again with a tool that writes /');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) return no('the path begins outside the pack', 'paths begin in the folder of the pack');
  if (path.split('/').some((part) => part === '..' || part === '.')) return no('the path leaves its folder', 'remove the dots');
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  if (/[\u0000-\u001f\u007f]/.test(path)) return no('the path has a letter that cannot be shown', 'rename the file');
  return null;
}

/** Is a file content, something that stays aside, or neither? */
export function roleOf(path: string): 'content' | 'aside' | 'foreign' {
  if (LITTER.test(path) || path.endsWith('/')) return 'aside';
  return CONTENT.test(path) ? 'content' : LEFT_ASIDE.test(path) ? 'aside' : 'foreign';
}

/** Everything that names and sizes alone say against files; nothing has to be read for it. A size of -1 is not known yet. */
export function screenFiles(source: string, files: readonly { path: string; size: number }[]): Diagnostic[] {
  const kept = files.filter(({ path }) => !LITTER.test(path) && !path.endsWith('/'));
  if (kept.length > PACK_LIMITS.files) return [refusal('too-many-files', source, `there are ${kept.length} files`, `at most ${PACK_LIMITS.files}`, 'add packs one by one, or put entries of a kind into one file')];
  const refusals: Diagnostic[] = [];
  const seen = new Set<string>();
  for (const { path, size } of kept) {
    const wrong = pathProblem(path);
    if (wrong) refusals.push(wrong);
    else if (roleOf(path) === 'foreign') refusals.push(refusal('bad-extension', path, 'a pack cannot hold a file like this', '.json or .jsonc; .md, .txt, .png and .webp stay aside', 'take it out of the pack'));
    else if (seen.has(path)) refusals.push(refusal('bad-path', path, 'the file is there twice', null, 'pack it again with one of them'));
    else if (size > PACK_LIMITS.fileBytes && roleOf(path) === 'content') refusals.push(tooLarge(path, size));
    seen.add(path);
  }
  const bytes = kept.reduce((sum, { path, size }) => sum + (roleOf(path) === 'content' ? Math.max(size, 0) : 0), 0);
  if (bytes > PACK_LIMITS.bytes) refusals.push(refusal('pack-too-large', source, `the files have ${bytes} bytes`, `at most ${PACK_LIMITS.bytes}`, 'split the pack in two'));
  return refusals;
}

export const tooLarge = (path: string, size: number): Diagnostic =>
  refusal('file-too-large', path, `the file has ${size} bytes`, `at most ${PACK_LIMITS.fileBytes}`, 'split it into several files');

/** Sorts files into packs by the folders that hold a pack.json. `source`: what was handed over, for the findings. */
export function takePacks(source: string, raw: readonly RawFile[]): Taken {
  const refusals = screenFiles(source, raw.map(({ path, bytes }) => ({ path, size: bytes.length })));
  if (refusals.length > 0) return { packs: [], refusals };
  const files: { path: string; text: string; bytes: number }[] = [];
  for (const { path, bytes } of raw) {
    if (roleOf(path) !== 'content') continue;
    const text = decode(bytes);
    if (text === null) refusals.push(refusal('not-text', path, 'the file is not text', 'UTF-8', 'save it as UTF-8'));
    else files.push({ path, text, bytes: bytes.length });
  }
  const roots = files.filter(({ path }) => PACK_FILE.test(path)).map(({ path }) => path.slice(0, path.lastIndexOf('/') + 1));
  if (roots.length === 0) refusals.push(refusal('no-pack', source, 'there is no pack.json', null, 'add the whole folder of the pack, or its zip: pack.json says id, version, title, authors, licence, depends'));
  const packs = new Map<string, TakenPack>();
  for (const root of new Set(roots)) {
    const own = files.filter((file) => file.path.startsWith(root) && !roots.some((other) => other.length > root.length && other.startsWith(root) && file.path.startsWith(other)));
    const loose = root === '' && own.every(({ path }) => !path.includes('/'));
    const pack = packOf(root, own.map(({ path, text }) => ({ path: inside(path.slice(root.length), loose), text })), source);
    const bytes = own.reduce((sum, file) => sum + file.bytes, 0);
    if (pack.id === 'base') refusals.push(refusal('reserved-id', `${root}pack.json`, 'a pack called "base" would stand for the base game', null, 'give it an id of its own'));
    else if (packs.has(pack.id)) refusals.push(refusal('duplicate-id', `${root}pack.json`, `there are two packs "${pack.id}"`, null, 'add them one after the other, or rename one'));
    else packs.set(pack.id, { ...pack, bytes });
  }
  for (const { path } of roots.length === 0 ? [] : files) {
    if (!roots.some((root) => path.startsWith(root))) refusals.push(refusal('no-pack', path, 'the file belongs to no pack', 'a file in a folder with a pack.json', 'move it into the folder of the pack, or take it out'));
  }
  return { packs: refusals.length > 0 ? [] : [...packs.values()], refusals };
}

/** Files chosen one by one have lost their folders: what is named like a language is one. */
const inside = (path: string, loose: boolean): string => (loose && LOCALE_FILE.test(path) ? `lang/${path}` : path);

/** The id that pack.json gives; where it gives none, the folder's or the file's name, so that the pack can be listed with its mistakes. */
function packOf(root: string, files: PackFile[] | { path: string; text: string }[], source: string): { id: string; files: { path: string; text: string }[] } {
  const info = files.find(({ path }) => PACK_FILE.test(path));
  const named = (root === '' ? source.replace(/\.[A-Za-z]+$/, '') : root.slice(0, -1).split('/').at(-1) ?? '').toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^[^a-z]+|-+$/g, '').slice(0, 64);
  return { id: plainIdOf(info?.text ?? '') ?? (named === '' || named === 'base' ? 'pack' : named), files: files.map(({ path, text }) => ({ path, text })) };
}

function decode(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
