/**
 * Objects made key by key at run time end as hash tables in today's engines once they have more than about sixteen keys, and each read of them
 * costs several times that of an object written as a literal: a game read from a save ran 1.4 times slower than the same game played.
 * Here they are parsed from a text of the same names, which the engine lays out as it does a literal.
 */

/** Texts by the names in them. Keep one for as long as one piece of data is read: names come from strangers' files. */
export type Shapes = Map<string, string>;

/** Below this many keys engines keep the layout by themselves; above, a hash table is what the data is. */
const LEAST_KEYS = 8;
const MOST_KEYS = 128;

/** A plain object of these names, in this order, and values. Names must differ, and none be `__proto__`. */
export function shaped(shapes: Shapes, names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const object = names.length < LEAST_KEYS || names.length > MOST_KEYS ? {} : JSON.parse(templateOf(shapes, names, values)) as Record<string, unknown>;
  for (let i = 0; i < names.length; i++) object[names[i]!] = values[i];
  return object;
}

/**
 * The text of an object of these names: engines lay out what they parse as they lay out a literal, all in one piece; a copy by spread is in two.
 * A number stands where the first object has one: in a place made for anything else each new number gets a box of its own.
 */
function templateOf(shapes: Shapes, names: readonly string[], values: readonly unknown[]): string {
  const key = JSON.stringify(names);
  const known = shapes.get(key);
  if (known !== undefined) return known;
  const made = `{${names.map((name, i) => `${JSON.stringify(name)}:${typeof values[i] === 'number' ? '0.5' : 'null'}`).join()}}`;
  shapes.set(key, made);
  return made;
}
