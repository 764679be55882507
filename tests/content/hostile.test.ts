import { describe, expect, test } from 'vitest';
import { MAX_DEPTH, MAX_FILE_BYTES } from '../../src/content/parse.ts';
import { loadPacks } from '../../src/content/load.ts';
import { loadMod } from './packs.ts';

const codesOf = (text: string): string[] => loadMod({ 'x.jsonc': text }).diagnostics.map((item) => item.code);

describe('hostile input', () => {
  test('a hundred thousand brackets do not break the reader', () => {
    expect(codesOf('['.repeat(100_000))).toEqual(['too-deep']);
    expect(codesOf('{"a":'.repeat(100_000))).toEqual(['too-deep']);
  });

  test('depth is counted outside texts and comments only', () => {
    const brackets = '['.repeat(MAX_DEPTH + 10);
    expect(codesOf(`{ "racks": [] /* ${brackets} */ }`)).toEqual([]);
    expect(codesOf(`{ "$schema": "${brackets}", "racks": [] }`)).toEqual([]);
  });

  test('a file beyond the cap is not parsed', () => {
    expect(codesOf(`{ "racks": [] }${' '.repeat(MAX_FILE_BYTES)}`)).toEqual(['file-too-large']);
  });

  test.each(['__proto__', 'constructor', 'prototype'])('the key %s is refused at any depth', (key) => {
    const { diagnostics } = loadMod({ 'x.jsonc': `{ "racks": [\n { "id": "x", "copyFrom": "h100-air-16", "sources": { "${key}": { "polluted": 1 } } } ] }` });
    expect(diagnostics.map((item) => `${item.code} ${item.path}`)).toEqual([`forbidden-key racks[0].sources.${key}`]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test('keys escaped to look harmless are refused as well', () => {
    expect(codesOf('{ "racks": [], "\\u005f_proto__": {} }')).toEqual(['forbidden-key']);
  });

  test('an id named like a property of objects stays an id', () => {
    const { diagnostics } = loadMod({ 'x.jsonc': '{ "racks": [{ "id": "toString", "copyFrom": "valueOf" }] }' });
    expect(diagnostics.map((item) => item.code)).toEqual(['copy-from-nothing']);
    expect(codesOf('{ "toString": [] }')).toEqual(['unknown-key']);
  });

  test('duplicate keys are an error, with the line of the first', () => {
    const { diagnostics } = loadMod({ 'x.jsonc': '{ "racks": [],\n "racks": [] }' });
    expect(diagnostics).toMatchObject([{ code: 'duplicate-key', line: 2, column: 2, path: 'racks', hint: 'it stands on line 1 already; remove one' }]);
  });

  test('conditions nested to the cap are checked, not crashed on', () => {
    const deep = `${'{ "not": '.repeat(50)}{ "fact": "time.days", "op": ">", "value": 500 }${'}'.repeat(50)}`;
    const loss = `{ "id": "a", "text": "loss.insolvent", "when": ${deep} }`;
    expect(codesOf(`{ "scenarios": [{ "id": "x", "copyFrom": "first-rack", "losses": [${loss}] }] }`)).toEqual(['impossible-goal']);
  });

  test('nothing at all gives no catalog', () => {
    expect(loadPacks([]).catalog).toBeNull();
  });
});
