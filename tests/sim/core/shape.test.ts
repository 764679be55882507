/** Data that was put together key by key is read as fast as what a literal made: asked of the engine itself. */
import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { shaped } from '../../../src/sim/core/shape.ts';
import { decode, encode, loadGame, newGame, saveGame } from '../../../src/sim/index.ts';

setFlagsFromString('--allow-natives-syntax');
const isFast = new Function('object', 'return %HasFastProperties(object)') as (object: object) => boolean;

/** Paths of all objects in plain data that the engine keeps as hash tables. */
function slowIn(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  const within = Object.entries(value).flatMap(([key, entry]) => slowIn(entry, `${path}.${key}`));
  return isFast(value) ? within : [path, ...within];
}

const manyKeys = (count: number): Record<string, number> => Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, i]));

describe('the layout of objects', () => {
  it('is a hash table for what was filled key by key, and a literal\'s when shaped', () => {
    const filled: Record<string, number> = {};
    for (let i = 0; i < 40; i++) filled[`met nowhere else ${i}`] = i;
    expect(isFast(filled)).toBe(false);
    const made = shaped(new Map(), Object.keys(filled), Object.values(filled));
    expect(isFast(made)).toBe(true);
    expect(Object.entries(made)).toEqual(Object.entries(filled));
  });

  it('keeps names and values at any number of keys, names like numbers included', () => {
    for (const count of [0, 1, 7, 8, 9, 128, 129, 500]) expect(decode(encode(manyKeys(count)))).toEqual(manyKeys(count));
    const odd = { '': 1, '10': 2, '"': 3, constructor: 4, 'ä b': 5, '2': 6, toString: 7, '\\': 8, length: 9 };
    expect(Object.entries(decode(encode(odd)) as object)).toEqual(Object.entries(odd));
  });

  it('is a literal\'s throughout a world read from a save, and throughout the catalog but its tables of messages', () => {
    const catalog = loadBaseCatalog();
    const { context } = loadGame(saveGame(newGame(catalog, 'riverbend-100k', 1)), catalog);
    expect(slowIn(context.world, 'world')).toEqual([]);
    expect(slowIn({ ...context.catalog, messages: {} }, 'catalog')).toEqual([]);
  });
});
