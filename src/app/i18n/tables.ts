/** The words of the interface, bundled. The words of the game's content come with its packs: Translator.addTable. */
import company from '../../../assets/lang/en/company.json';
import compute from '../../../assets/lang/en/compute.json';
import plant from '../../../assets/lang/en/plant.json';
import common from '../../../assets/lang/en/common.json';
import dialogs from '../../../assets/lang/en/dialogs.json';
import inspector from '../../../assets/lang/en/inspector.json';
import keys from '../../../assets/lang/en/keys.json';
import panels from '../../../assets/lang/en/panels.json';
import panelsBuild from '../../../assets/lang/en/panels-build.json';
import panelsCapital from '../../../assets/lang/en/panels-capital.json';
import panelsCluster from '../../../assets/lang/en/panels-cluster.json';
import panelsPeople from '../../../assets/lang/en/panels-people.json';
import panelsPower from '../../../assets/lang/en/panels-power.json';
import panelsProducts from '../../../assets/lang/en/panels-products.json';
import panelsRace from '../../../assets/lang/en/panels-race.json';
import panelsReports from '../../../assets/lang/en/panels-reports.json';
import panelsTraining from '../../../assets/lang/en/panels-training.json';
import problems from '../../../assets/lang/en/problems.json';
import screens from '../../../assets/lang/en/screens.json';
import settings from '../../../assets/lang/en/settings.json';
import shell from '../../../assets/lang/en/shell.json';
import units from '../../../assets/lang/en/units.json';
import widgets from '../../../assets/lang/en/widgets.json';
import type { MessageTable } from './message.ts';
import { createTranslator, type Translator, type TranslatorOptions } from './translate.ts';

const panelTables: readonly MessageTable[] = [
  panels, panelsBuild, panelsCapital, panelsCluster, panelsPeople, panelsPower, panelsProducts, panelsRace, panelsReports, panelsTraining,
];

/** Events, conditions, explanations of the simulation. */
const simTables: readonly MessageTable[] = [plant, compute, company];

export const interfaceTables: readonly MessageTable[] = [units, common, shell, inspector, screens, dialogs, problems, widgets, settings, keys, ...panelTables, ...simTables];

export function createInterfaceTranslator(options?: TranslatorOptions): Translator {
  return createTranslator('en', interfaceTables, options);
}
