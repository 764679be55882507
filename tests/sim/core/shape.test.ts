/** Data that was put together key by key is read as fast as what a literal made: asked of the engine itself. */
import { setFlagsFromString } from 'node:v8';
import { describe, expect, it } from 'vitest';
import { benchLab } from '../../../src/cli/benchLab.ts';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { shaped } from '../../../src/sim/core/shape.ts';
import { decode, encode, loadGame, newGame, saveGame } from '../../../src/sim/index.ts';

setFlagsFromString('--allow-natives-syntax');
const isFast = new Function('object', 'return %HasFastProperties(object)') as (object: object) => boolean;
const areAlike = new Function('a', 'b', 'return %HaveSameMap(a, b)') as (a: object, b: object) => boolean;

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

  it('is one for all halls of a lab, of the bench\'s too: sixteen layouts made its hour 1.45 times as dear as a game\'s', () => {
    const catalog = loadBaseCatalog();
    const lab = benchLab(catalog, { racks: 64, racksPerHall: 8, rack: 'h100-air-16' }, 2);
    for (const game of [lab, loadGame(saveGame(lab), catalog)]) {
      const halls = game.context.world.sites.flatMap((site) => site.structures.flatMap(({ hall }) => hall ?? []));
      expect(halls).toHaveLength(8);
      expect(halls.filter((hall) => !areAlike(hall, halls[0]!))).toHaveLength(0);
    }
  });

  it('leaves every text as it was: ids, numbers in words, names of fields with a meaning, long ones', () => {
    const texts = ['riverbend', '', '7', '-1', '4294967295', '__proto__', 'constructor', 'ä b', 'a\u0000b', '\u{1f600}', 'x'.repeat(64), 'x'.repeat(65), 'y'.repeat(5000)];
    expect(decode(encode([...texts, ...texts]))).toEqual([...texts, ...texts]);
  });
});
