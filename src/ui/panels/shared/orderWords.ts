/** An order in words, with what and how much: for the toast that confirms it. */
import type { Translator } from '../../../app/i18n/translate.ts';
import type { Catalog, Command, Frame } from '../../../sim/index.ts';
import { personName, placeName, siteName } from '../../shell/names.ts';

type Params = Record<string, number | string>;

/** `hall`: what to call a hall that is not built yet. Null for orders that speak for themselves: a slider that moved, a number that was typed. */
export function orderWords(text: Translator, catalog: Catalog | null, frame: Frame | null, command: Command, hall?: string): string | null {
  const message = `ordered.${command.type}`;
  return catalog && frame && text.has(message) ? text.t(message, { ...orderParams(text, catalog, frame, command), ...(hall === undefined ? {} : { hall }) }) : null;
}

/** What messages about an order may name, by the fields of the order. */
export function orderParams(text: Translator, catalog: Catalog, frame: Frame, command: Command): Params {
  const nameOf = (entry: { name: string } | undefined, id: string | number): string => (entry ? text.t(entry.name) : String(id));
  const out: Params = {};
  for (const [key, value] of Object.entries(command) as [string, string | number][]) {
    switch (key) {
      case 'site': out[key] = siteName(text, catalog, String(value)); break;
      case 'structure': out[key] = nameOf(catalog.structures[value], value); break;
      case 'rack': out[key] = nameOf(catalog.racks[value], value); break;
      case 'unit': out[key] = nameOf(catalog.coolingUnits[value], value); break;
      case 'accelerator': out[key] = nameOf(catalog.accelerators[value], value); break;
      case 'fabric': out[key] = nameOf(catalog.fabrics[value], value); break;
      case 'role': out[key] = nameOf(catalog.roles[value as keyof Catalog['roles']], value); break;
      case 'person': out[key] = personName(text, catalog, frame.people, String(value)); break;
      case 'loan': out[key] = loanName(text, catalog, frame, value); break;
      case 'hall': case 'id': out[key] = placeName(text, catalog, frame, Number(value)); break;
      case 'count': case 'length': case 'gpus': case 'ports': case 'servers': out['n'] = value; break;
      default: if (typeof value === 'number' || typeof value === 'string') out[key] = value;
    }
  }
  if (command.type === 'site.requestGrid') out['kW'] = catalog.sites[command.site]?.gridPhases.find((phase) => phase.id === command.phase)?.addKW ?? 0;
  if (command.type === 'site.convert') out['shell'] = shellName(text, catalog, command.site, command.shell);
  return out;
}

function loanName(text: Translator, catalog: Catalog, frame: Frame, loan: string | number): string {
  const def = typeof loan === 'string' ? loan : frame.finance.loans.find((entry) => entry.id === loan)?.def;
  const name = catalog.loans[def ?? '']?.name;
  return name === undefined ? String(loan) : text.t(name);
}

function shellName(text: Translator, catalog: Catalog, site: string, shell: string): string {
  const def = catalog.structures[catalog.sites[site]?.shells.find((entry) => entry.id === shell)?.structure ?? ''];
  return def ? text.t(def.name) : shell;
}
