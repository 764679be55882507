/** What a pack holds, told without loading it: also of a pack with mistakes. Pure. */
import { packHash } from './contentHash.ts';
import type { Diagnostic } from './diagnostics.ts';
import { parseFile, type PackFile } from './parse.ts';
import { isKind, type Kind } from './schema/kinds.ts';
import { toPlain, type Traced } from './traced.ts';

/** What a list of packs tells apart. */
export const HOLDINGS = ['scenarios', 'hardware', 'places', 'blueprints', 'others', 'changes', 'languages'] as const;
export type Holding = (typeof HOLDINGS)[number];

export interface PackSummary {
  id: string;
  version: string; // '' when pack.json does not say
  title: string;
  authors: string[];
  licence: string;
  depends: string[]; // ids
  files: number;
  letters: number; // of all its files
  hash: string;
  holds: Record<Holding, number>;
}

const GROUPS: Partial<Record<Kind, Holding>> = {
  scenarios: 'scenarios', accelerators: 'hardware', racks: 'hardware', fabrics: 'hardware', coolingUnits: 'hardware', structures: 'hardware',
  climates: 'places', sites: 'places', regions: 'places', blueprints: 'blueprints',
};
const ID = /^[a-z][a-z0-9]*(?:[-.][a-z0-9]+)*$/;

/** The id of a pack.json, also of one with other mistakes; null when it gives none that could be one. */
export function plainIdOf(text: string): string | null {
  const id = parseFile({ pack: '', path: 'pack.json', text }, [])?.members?.get('id')?.value;
  return typeof id === 'string' && id.length <= 64 && ID.test(id) ? id : null;
}

export function summarisePack(id: string, files: readonly PackFile[]): PackSummary {
  const ignored: Diagnostic[] = [];
  const holds = Object.fromEntries(HOLDINGS.map((holding) => [holding, 0])) as Record<Holding, number>;
  const told = { version: '', title: id, authors: [] as string[], licence: '', depends: [] as string[] };
  for (const file of files) {
    if (file.path === 'index.json') continue;
    const traced = parseFile(file, ignored);
    if (!traced) continue;
    if (/^pack\.jsonc?$/.test(file.path)) Object.assign(told, infoOf(traced, id));
    else if (file.path.startsWith('lang/')) holds.languages++;
    else count(traced, holds);
  }
  return { id, ...told, files: files.length, letters: files.reduce((sum, file) => sum + file.text.length, 0), hash: packHash(files), holds };
}

/** An overlay is a change; what is only there to be copied from is nothing yet. */
function count(traced: Traced, holds: Record<Holding, number>): void {
  for (const [key, member] of traced.members ?? []) {
    if (key === 'constants') holds[member.members?.get('overlay')?.value === true ? 'changes' : 'others']++;
    if (!isKind(key)) continue;
    for (const entry of member.items ?? []) {
      if (entry.members?.get('overlay')?.value === true) holds.changes++;
      else if (entry.members?.get('abstract')?.value !== true) holds[GROUPS[key] ?? 'others']++;
    }
  }
}

function infoOf(traced: Traced, id: string) {
  const plain = toPlain(traced) as Record<string, unknown>;
  const text = (value: unknown, otherwise: string): string => (typeof value === 'string' && value !== '' ? value.slice(0, 200) : otherwise);
  const { authors, depends } = plain;
  return {
    version: text(plain['version'], ''), title: text(plain['title'], id), licence: text(plain['licence'], ''),
    authors: Array.isArray(authors) ? authors.filter((name) => typeof name === 'string').slice(0, 40) : [],
    depends: typeof depends === 'object' && depends !== null && !Array.isArray(depends) ? Object.keys(depends) : [],
  };
}
