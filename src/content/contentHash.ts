/** A 64-bit fingerprint of resolved content: it tells packs apart, it does not guard against forgery. */

/** 16 hex digits of a text. Two 32-bit lanes, mixed by multiplication (after cyrb53). */
export function hashText(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    a = Math.imul(a ^ code, 2654435761);
    b = Math.imul(b ^ code, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  const hex = (lane: number): string => (lane >>> 0).toString(16).padStart(8, '0');
  return hex(b) + hex(a);
}

/** JSON with keys in order, so that the order in which packs were written does not matter. `skip` names keys left out. */
export function canonicalJson(value: unknown, skip: ReadonlySet<string>): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item, skip)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const record = value as Record<string, unknown>;
  const keys = Object.keys(record).filter((key) => !skip.has(key)).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonicalJson(record[key], skip)}`).join(',')}}`;
}

/** Where a number comes from changes nothing in the simulation, so it is no part of the fingerprint. */
const NOT_HASHED: ReadonlySet<string> = new Set(['sources']);

/** Fingerprint of one pack: its files as written, but for words, which change no rule and are not all fetched. */
export function packHash(files: readonly { path: string; text: string }[]): string {
  const read = files.filter(({ path }) => /\.jsonc?$/.test(path) && path !== 'index.json' && !path.startsWith('lang/'));
  return hashText(read.sort((a, b) => (a.path < b.path ? -1 : 1)).map(({ path, text }) => `${path}\n${text}\n`).join(''));
}

export function contentHash(entries: Record<string, unknown>): string {
  return hashText(canonicalJson(entries, NOT_HASHED));
}
