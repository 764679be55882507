/** Content that remembers where each part was written: merging packs keeps file and position of every value. */
import type { LineIndex } from './diagnostics.ts';

export interface SourceFile {
  pack: string;
  path: string;
  lines: LineIndex;
}

export interface Traced {
  file: SourceFile;
  offset: number; // of the value
  keyOffset: number; // of its key, or of the value where there is no key
  path: string; // in its file
  members: Map<string, Traced> | null; // objects
  items: Traced[] | null; // arrays
  value: string | number | boolean | null; // the rest
}

export type PathPart = string | number;

export function joinPath(path: string, part: PathPart): string {
  if (typeof part === 'number') return `${path}[${part}]`;
  const name = /^[\w$-]+$/.test(part) ? part : JSON.stringify(part);
  return path === '' ? name : `${path}.${name}`;
}

/** Plain data. Keys that could reach a prototype never get this far: the parser leaves them out. */
export function toPlain(traced: Traced): unknown {
  if (traced.items) return traced.items.map(toPlain);
  if (!traced.members) return traced.value;
  const record: Record<string, unknown> = {};
  for (const [key, member] of traced.members) record[key] = toPlain(member);
  return record;
}

/** The part at a path, or the deepest part that exists, with whether the whole path was found. */
export function traceAt(traced: Traced, path: readonly PathPart[]): { node: Traced; found: boolean } {
  let node = traced;
  for (const part of path) {
    const next = typeof part === 'number' ? node.items?.[part] : node.members?.get(part);
    if (!next) return { node, found: false };
    node = next;
  }
  return { node, found: true };
}

/**
 * `over` laid on `base`: fields replace fields, objects merge, lists and plain values are replaced whole.
 * A new object; neither is changed.
 */
export function mergeTraced(base: Traced, over: Traced): Traced {
  if (!base.members || !over.members) return over;
  const members = new Map(base.members);
  for (const [key, member] of over.members) {
    const below = members.get(key);
    members.set(key, below ? mergeTraced(below, member) : member);
  }
  return { ...over, members };
}

export function without(traced: Traced, keys: readonly string[]): Traced {
  if (!traced.members) return traced;
  const members = new Map(traced.members);
  for (const key of keys) members.delete(key);
  return { ...traced, members };
}

export function describe(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return `a list of ${value.length}`;
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
}
