/** Fetches the base pack from where the page came from, and nowhere else: as its build has read it, or file by file. */
import { readBuiltBase, type BuiltBase } from '../content/builtBase.ts';
import type { MessageTables } from '../content/messages.ts';
import type { PackFile } from '../content/parse.ts';
import { ENGLISH, type Locale } from './i18n/locales.ts';
import { BASE } from './packs.ts';

const FOLDER = `./content/${BASE}/`;
const BUILT = `./content/${BASE}.json`;

export async function fetchText(path: string): Promise<string> {
  const response = await fetch(path);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.text();
}

const wordsFile = (locale: Locale): string => `lang/${locale}.json`;

/** The game without packs of the player's own: its build has checked it. */
export async function fetchBuiltBase(locale: Locale): Promise<BuiltBase> {
  const words = locale === ENGLISH ? null : fetchBaseWords(locale);
  const [built, more] = await Promise.all([fetchText(BUILT), words]);
  return readBuiltBase(JSON.parse(built) as BuiltBase, more === null ? {} : { [locale]: JSON.parse(more) as MessageTables[string] });
}

/** The files that own packs are read with: all, with the words of one language beside English. */
export async function fetchBase(locale: Locale): Promise<PackFile[]> {
  const index = JSON.parse(await fetchText(`${FOLDER}index.json`)) as { files: string[] };
  const spoken = index.files.filter((path) => !path.startsWith('lang/') || path === wordsFile(ENGLISH) || path === wordsFile(locale));
  return Promise.all(spoken.map(async (path) => ({ pack: BASE, path, text: await fetchText(FOLDER + path) })));
}

export const fetchBaseWords = (locale: Locale): Promise<string> => fetchText(FOLDER + wordsFile(locale));
