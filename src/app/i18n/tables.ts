/**
 * The words of the interface. What speaks before a game is bundled in English; the rest, and all of other languages, are plain files,
 * fetched from where the page came from while the title is up (25 kB of script less). The words of the game's content come with its
 * packs. All end in one translator; what a language lacks is said in English.
 */
import common from '../../../assets/lang/en/common.json';
import keys from '../../../assets/lang/en/keys.json';
import problems from '../../../assets/lang/en/problems.json';
import screens from '../../../assets/lang/en/screens.json';
import settings from '../../../assets/lang/en/settings.json';
import units from '../../../assets/lang/en/units.json';
import widgets from '../../../assets/lang/en/widgets.json';
import { ENGLISH, type Locale } from './locales.ts';
import type { MessageTable } from './message.ts';
import { createTranslator, type Translator, type TranslatorOptions } from './translate.ts';

export const startTables: readonly MessageTable[] = [units, common, screens, problems, widgets, settings, keys];

const START = /\/(?:common|keys|problems|screens|settings|units|widgets)\.json$/;
const urls = import.meta.glob<string>(
  ['../../../assets/lang/*/*.json', '!../../../assets/lang/en/{common,keys,problems,screens,settings,units,widgets}.json'], { query: '?url', import: 'default', eager: true },
);

async function fetchTable(url: string): Promise<MessageTable> {
  const response = await fetch(url);
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  return (await response.json()) as MessageTable;
}

const tablesOf = (locale: Locale, start: boolean): Promise<MessageTable[]> =>
  Promise.all(Object.entries(urls).filter(([file]) => file.includes(`/${locale}/`) && START.test(file) === start).map(([, url]) => fetchTable(url)));

export function createInterfaceTranslator(options?: TranslatorOptions): Translator {
  return createTranslator(ENGLISH, startTables, options);
}

/** A translator with the words that speak before a game. Where those of the language cannot be had, it speaks English. */
export async function loadInterfaceTranslator(locale: Locale, options?: TranslatorOptions): Promise<Translator> {
  if (locale === ENGLISH) return createInterfaceTranslator(options);
  try {
    return createTranslator(locale, [...startTables, ...await tablesOf(locale, true)], options);
  } catch (error) {
    console.warn(`no words in ${locale}:`, error);
    return createInterfaceTranslator(options);
  }
}

/** Fetches the words of the game proper and adds them. Rejects when one cannot be had. */
export async function addGameTables(translator: Translator): Promise<void> {
  for (const table of await tablesOf(translator.locale, false)) translator.addTable(table);
}
