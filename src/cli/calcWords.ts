/** The words of the calculators for the command line: the same messages that the page shows, filled the same way. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Say } from '../content/calcProblems.ts';
import { plainNumber } from '../lib/plainNumber.ts';
import { parseTemplate, pickForm, type Message, type MessageTable } from '../lib/template.ts';
import type { Catalog } from '../sim/index.ts';
import { projectRoot } from './packFiles.ts';

/** Messages of the workbench and of the base pack. A message that is not there shows its id and its values. */
export function calcSay(catalog: Catalog): Say {
  const own = JSON.parse(readFileSync(path.join(projectRoot, 'assets/lang/en/workbench.json'), 'utf8')) as MessageTable;
  const table = new Map<string, Message>([...Object.entries((catalog.messages['en'] ?? {}) as MessageTable), ...Object.entries(own)]);
  const rules = new Intl.PluralRules('en');
  return (id, params) => {
    const message = table.get(id);
    const shown = (value: string | number | undefined): string => (typeof value === 'number' ? plainNumber(value) : value ?? '');
    if (message === undefined) return [id, ...Object.entries(params).map(([name, value]) => `${name} ${shown(value)}`)].join(' ');
    const n = params['n'];
    return parseTemplate(pickForm(message, typeof n === 'number' ? n : null, rules)).map((part) => ('text' in part ? part.text : shown(params[part.token]))).join('');
  };
}
