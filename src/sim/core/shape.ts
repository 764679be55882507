/**
 * Objects made key by key at run time end as hash tables in today's engines once they have more than about sixteen keys, and each read of them
 * costs several times that of an object written as a literal: a game read from a save ran 1.4 times slower than the same game played.
 * Here they are copied from a template of the same names, which the engine lays out as it does a literal.
 */

/** Templates by their names. Keep one for as long as one piece of data is read: names come from strangers' files. */
export type Shapes = Map<string, Record<string, unknown>>;

/** Below this many keys engines keep the layout by themselves; above, a hash table is what the data is. */
const LEAST_KEYS = 8;
const MOST_KEYS = 128;

/** A plain object of these names, in this order, and values. Names must differ, and none be `__proto__`. */
export function shaped(shapes: Shapes, names: readonly string[], values: readonly unknown[]): Record<string, unknown> {
  const object = names.length < LEAST_KEYS || names.length > MOST_KEYS ? {} : { ...templateOf(shapes, names) };
  for (let i = 0; i < names.length; i++) object[names[i]!] = values[i];
  return object;
}

function templateOf(shapes: Shapes, names: readonly string[]): Record<string, unknown> {
  const key = JSON.stringify(names);
  const known = shapes.get(key);
  if (known) return known;
  const made = JSON.parse(`{${names.map((name) => `${JSON.stringify(name)}:null`).join()}}`) as Record<string, unknown>;
  shapes.set(key, made);
  return made;
}
