// Keys of objects in code unit order. A world has thousands of objects but a few dozen sets of keys, so a set seen before
// is neither sorted nor turned into words again.

export interface Keys {
  names: readonly string[]; // in code unit order
  words: readonly Int32Array[]; // of each name
}

interface Seen {
  given: string[]; // in the object's own order
  keys: Keys;
}

/** Sets kept: many more than any world has; objects used as dictionaries may grow new ones for ever. */
const MOST_SETS = 512;
const EMPTY: Keys = { names: [], words: [] };

const seen = new Map<string, Seen[]>(); // by first key
let count = 0;

/** The keys of a plain object in code unit order, with what `wordsOf` (always the same function) makes of each. */
export function keysOf(value: object, wordsOf: (key: string) => Int32Array): Keys {
  const given = Object.keys(value);
  if (given.length === 0) return EMPTY;
  const first = given[0] as string;
  let sets = seen.get(first);
  if (sets) {
    for (let s = 0; s < sets.length; s++) if (sameKeys((sets[s] as Seen).given, given)) return (sets[s] as Seen).keys;
  }
  if (count >= MOST_SETS) {
    seen.clear();
    sets = undefined;
    count = 0;
  }
  if (!sets) seen.set(first, (sets = []));
  const names = given.slice().sort();
  const keys: Keys = { names, words: names.map(wordsOf) };
  sets.push({ given, keys });
  count++;
  return keys;
}

function sameKeys(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}
