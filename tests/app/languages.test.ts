/** Every language says all that English says, with the same quantities in it. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { chooseLocale, ENGLISH, LOCALES } from '../../src/app/i18n/locales.ts';
import { parseTemplate, type Message, type MessageTable } from '../../src/app/i18n/message.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string): MessageTable => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as MessageTable;
const files = [...readdirSync(path.join(root, 'assets/lang/en')).map((name) => (locale: string) => `assets/lang/${locale}/${name}`), (locale: string) => `public/content/base/lang/${locale}.json`];

const formsOf = (message: Message): Record<string, string> => (typeof message === 'string' ? { other: message } : message);
const tokens = (text: string): string[] => [...new Set(parseTemplate(text).flatMap((part) => ('token' in part ? [part.unit === null ? part.token : `${part.token}:${part.unit}`] : [])))].sort();
/** Names, numbers and units read alike in many languages; a whole sentence does not. */
const SENTENCE_WORDS = 5;

/** Ids as written, twice when they stand twice: `JSON.parse` keeps the last one silently. */
const idsIn = (source: string): string[] => [...source.matchAll(/^ {2}"((?:[^"\\]|\\.)+)":/gm)].map(([, id]) => id!);
const twice = (ids: readonly string[]): string[] => ids.filter((id, i) => ids.indexOf(id) !== i && id !== '$schema');

test('an id that stands twice is found', () => {
  expect(twice(idsIn('{\n  "a": "1",\n  "b": {\n    "one": "2"\n  },\n  "a": "3"\n}'))).toEqual(['a']);
});

test.each(LOCALES)('no message of %s is said twice, in one file or in two', (locale) => {
  const sources = files.map((file) => readFileSync(path.join(root, file(locale)), 'utf8'));
  for (const source of sources) expect(new Set(idsIn(source))).toEqual(new Set(Object.keys(JSON.parse(source) as object))); // the pattern sees them all
  expect(twice(sources.flatMap(idsIn))).toEqual([]);
});

describe.each(LOCALES.filter((locale) => locale !== ENGLISH))('in the language %s', (locale) => {
  const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;

  test.each(files.map((file) => [file(ENGLISH), file(locale)] as const))('what %s says is said in %s', (english, other) => {
    expect(existsSync(path.join(root, other)), other).toBe(true);
    const from = read(english);
    const to = read(other);
    const wrong: string[] = [];
    for (const id of Object.keys(to)) if (!(id in from) && id !== '$schema') wrong.push(`${id}: English has no such message`);
    for (const [id, message] of Object.entries(from)) {
      if (id === '$schema') continue;
      const said = to[id];
      if (said === undefined) {
        wrong.push(`${id}: missing`);
        continue;
      }
      const mine = formsOf(said);
      const theirs = formsOf(message);
      if (typeof message !== 'string' && typeof said !== 'string') for (const form of needed) if (!(form in mine)) wrong.push(`${id}: no words for the plural "${form}"`);
      const wanted = tokens(theirs['other'] ?? '').join(' ');
      if (tokens(mine['other'] ?? '').join(' ') !== wanted) wrong.push(`${id}: has {${tokens(mine['other'] ?? '').join(' ')}}, English {${wanted}}`);
      const words = (theirs['other'] ?? '').split(/\s+/).filter((word) => /^[a-z]{2,}/.test(word));
      if (words.length >= SENTENCE_WORDS && mine['other'] === theirs['other']) wrong.push(`${id}: still English`);
    }
    expect(wrong).toEqual([]);
  });
});

test.each([
  ['system', ['de-AT', 'en'], 'de'], ['system', ['fr', 'de'], 'de'], ['system', ['fr-CA'], 'en'], ['system', [], 'en'], ['en', ['de'], 'en'], ['de', ['en-GB'], 'de'],
] as const)('a wish for %s in a browser that speaks %j gives %s', (wish, browser, locale) => {
  expect(chooseLocale(wish, browser)).toBe(locale);
});
