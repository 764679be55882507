/**
 * The words of the interface. What speaks before a game is bundled; the rest are plain files, fetched from where the page came from
 * while the title is up (25 kB of script less). The words of the game's content come with its packs. All end in one translator.
 */
import common from '../../../assets/lang/en/common.json';
import keys from '../../../assets/lang/en/keys.json';
import problems from '../../../assets/lang/en/problems.json';
import screens from '../../../assets/lang/en/screens.json';
import settings from '../../../assets/lang/en/settings.json';
import units from '../../../assets/lang/en/units.json';
import widgets from '../../../assets/lang/en/widgets.json';
import type { MessageTable } from './message.ts';
import { createTranslator, type Translator, type TranslatorOptions } from './translate.ts';

export const startTables: readonly MessageTable[] = [units, common, screens, problems, widgets, settings, keys];

const gameTableUrls = import.meta.glob<string>(
  ['../../../assets/lang/en/*.json', '!**/{common,keys,problems,screens,settings,units,widgets}.json'], { query: '?url', import: 'default', eager: true },
);

export function createInterfaceTranslator(options?: TranslatorOptions): Translator {
  return createTranslator('en', startTables, options);
}

/** Fetches the words of the game proper and adds them. Rejects when one cannot be had. */
export async function addGameTables(translator: Translator): Promise<void> {
  const tables = await Promise.all(Object.values(gameTableUrls).map(async (url) => {
    const response = await fetch(url);
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    return (await response.json()) as MessageTable;
  }));
  for (const table of tables) translator.addTable(table);
}
