/** All words of the interface, read from disk: what the page has once a game is open. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { MessageTable } from '../../src/app/i18n/message.ts';
import { createTranslator, type Translator, type TranslatorOptions } from '../../src/app/i18n/translate.ts';

const folder = path.resolve(import.meta.dirname, '../../assets/lang/en');

export const interfaceTables: readonly MessageTable[] = readdirSync(folder).filter((name) => name.endsWith('.json')).sort()
  .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as MessageTable);

export function fullTranslator(options?: TranslatorOptions): Translator {
  return createTranslator('en', interfaceTables, options);
}
