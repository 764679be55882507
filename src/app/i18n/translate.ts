/** Text by id. Every word on the screen goes through here; missing ids show themselves and are remembered for tests. */
import type { DecimalMark } from '../../lib/parseNumber.ts';
import { createFormatter, isUnit, type FormatOptions, type Formatter, type Unit } from './format.ts';
import { parseTemplate, pickForm, type Message, type MessageTable, type Params } from './message.ts';
import type { Locale } from './locales.ts';
import { pseudoMessage } from './pseudo.ts';

/** A piece of a message for rich text: words, or the name of a token that the caller fills with a component. */
export type MessagePart = { text: string } | { slot: string };

export interface Translator {
  locale: Locale;
  /** Between whole and parts of a number. */
  decimal: DecimalMark;
  /** A text parameter "@id" stands for the words of that message, when there is one. */
  t(id: string, params?: Params): string;
  /** Like t, but tokens without a parameter come back as slots. */
  parts(id: string, params?: Params): MessagePart[];
  n(value: number | null | undefined, unit: Unit, options?: FormatOptions): string;
  range: Formatter['range'];
  delta: Formatter['delta'];
  date: Formatter['date'];
  list: Formatter['list'];
  has(id: string): boolean;
  /** Messages of a content pack; later tables win. */
  addTable(table: MessageTable): void;
  missing: ReadonlySet<string>;
}

export interface TranslatorOptions {
  pseudo?: boolean;
}

export function createTranslator(locale: Locale, tables: readonly MessageTable[], options: TranslatorOptions = {}): Translator {
  const messages = new Map<string, Message>();
  const missing = new Set<string>();
  const rules = new Intl.PluralRules(locale);
  const add = (table: MessageTable): void => {
    for (const [id, message] of Object.entries(table)) {
      const stays = id.startsWith('unit.') || id.startsWith('date.');
      messages.set(id, options.pseudo && !stays ? pseudoMessage(message) : message);
    }
  };
  tables.forEach(add);
  const units: MessageTable = {};
  for (const [id, message] of messages) if (id.startsWith('unit.') || id.startsWith('date.')) units[id] = message;
  const formatter = Object.keys(units).length > 0 ? createFormatter(locale, units) : createFormatter(locale);

  function value(v: string | number | null, unit: string | null): string {
    if (typeof v === 'string') return v.startsWith('@') && messages.has(v.slice(1)) ? words(v.slice(1)) : v;
    if (isUnit(unit)) return formatter.format(v, unit);
    return formatter.format(v, v !== null && Number.isInteger(v) ? 'count' : 'none');
  }
  function parts(id: string, params: Params = {}): MessagePart[] {
    const message = messages.get(id);
    if (message === undefined) {
      missing.add(id);
      return [{ text: `⟦${id}⟧` }];
    }
    const n = params['n'];
    return parseTemplate(pickForm(message, typeof n === 'number' ? n : null, rules)).map((part) => {
      if ('text' in part) return part;
      const given = params[part.token];
      return given === undefined ? { slot: part.token } : { text: value(given, part.unit) };
    });
  }
  const words = (id: string, params?: Params): string => {
    const message = messages.get(id);
    return typeof message === 'string' && !message.includes('{') ? message : filled(id, params);
  };
  const filled = (id: string, params?: Params): string => parts(id, params).map((p) => ('text' in p ? p.text : `{${p.slot}}`)).join('');
  return {
    locale, decimal: (1.5).toLocaleString(locale).includes(',') ? ',' : '.', parts, missing, addTable: add,
    t: words,
    has: (id) => messages.has(id),
    n: formatter.format, range: formatter.range, delta: formatter.delta, date: formatter.date, list: formatter.list,
  };
}
