/** lang/<locale>.json: message id → words, or words by plural form. Later packs replace earlier words. */
import type { Diagnostic } from './diagnostics.ts';
import { at } from './issues.ts';
import { describe, toPlain, type Traced } from './traced.ts';

export type MessageTables = Record<string, Record<string, string | Record<string, string>>>;

const PLURAL_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
const MAX_LENGTH = 4000;

export function readMessages(traced: Traced, locale: string, tables: MessageTables, diagnostics: Diagnostic[]): void {
  const table = (tables[locale] ??= {});
  const report = (path: string[], message: string, expected: string, found: unknown): void => {
    diagnostics.push({ severity: 'error', code: 'wrong-type', ...at(traced, path, false), message, expected, found: describe(found), hint: null });
  };
  if (!traced.members) {
    report([], 'a language file holds one object', '{ "message.id": "words" }', toPlain(traced));
    return;
  }
  for (const [key, member] of traced.members) {
    if (key === '$schema') continue;
    const value = toPlain(member);
    if (isMessage(value)) table[key] = value;
    else report([key], `"${key}" holds no words`, 'a text, or an object of plural forms with "other"', value);
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value.length <= MAX_LENGTH;
}

function isMessage(value: unknown): value is string | Record<string, string> {
  if (isText(value)) return true;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return 'other' in value && Object.entries(value).every(([form, words]) => PLURAL_FORMS.includes(form) && isText(words));
}
