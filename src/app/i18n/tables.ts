/** The words of the interface, bundled. The words of the game's content come with its packs: Translator.addTable. */
import common from '../../../assets/lang/en/common.json';
import keys from '../../../assets/lang/en/keys.json';
import settings from '../../../assets/lang/en/settings.json';
import shell from '../../../assets/lang/en/shell.json';
import units from '../../../assets/lang/en/units.json';
import widgets from '../../../assets/lang/en/widgets.json';
import type { MessageTable } from './message.ts';
import { createTranslator, type Translator, type TranslatorOptions } from './translate.ts';

export const interfaceTables: readonly MessageTable[] = [units, common, shell, widgets, settings, keys];

export function createInterfaceTranslator(options?: TranslatorOptions): Translator {
  return createTranslator('en', interfaceTables, options);
}
