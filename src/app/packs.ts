/** Packs of the player's own, as far as the page must know of them before any is read: which are on, and whether this visit plays with them. */
import type { PackRef } from '../sim/index.ts';
import type { KeyValueStore } from './preferences.ts';

/** The base game's own pack: always on, and what classes and links play with. */
export const BASE = 'base';
const KEY = 'gigawatt.packs';
const MOST = 100;

export interface NamedPack extends PackRef {
  title: string;
}

/** Why own packs that are on are no part of this visit. */
export type VisitWithout = 'class' | 'link' | 'asked';

export interface PacksInUse {
  used: readonly NamedPack[]; // own packs that the catalog is made of
  homes: Readonly<Record<string, string>>; // scenario -> title of the own pack that brought it
  left: readonly { id: string; title: string; why: 'mistakes' | 'gone' | 'unread' }[]; // on, and yet not in the game
  without: VisitWithout | null;
}
export const NO_PACKS: PacksInUse = { used: [], homes: {}, left: [], without: null };

/** Ids of the packs that are on; what cannot be read counts as none. */
export function packsOn(settings: KeyValueStore): string[] {
  try {
    const kept: unknown = JSON.parse(settings.getItem(KEY) ?? '[]');
    return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === 'string' && id !== BASE).slice(0, MOST) : [];
  } catch {
    return [];
  }
}

export function keepPacksOn(settings: KeyValueStore, ids: readonly string[]): void {
  settings.setItem(KEY, JSON.stringify([...ids].sort()));
}

/** In an address: what a link to a mission was made with, `id@version~hash`. */
const PACKS = 'packs';
/** In an address: the game as it comes, whatever is on. */
export const PLAIN = 'plain';

export const packsForLink = (packs: readonly PackRef[]): string =>
  packs.filter(({ id }) => id !== BASE).map(({ id, version, hash }) => `${id}@${version}~${(hash ?? '').slice(0, 8)}`).join(',');

export const linkedPacks = (search: string): string[] => (new URLSearchParams(search).get(PACKS) ?? '').split(',').filter((word) => word !== '').slice(0, MOST);

/** Which of the packs that are on a visit plays with. A class and a link must give everybody the same: they take none but those they name. */
export function packsOfVisit(on: readonly string[], search: string): { ids: readonly string[]; without: VisitWithout | null } {
  const query = new URLSearchParams(search);
  const isClass = query.has('class') || query.has('code');
  const without = isClass ? 'class' : query.has('scenario') ? 'link' : query.has(PLAIN) ? 'asked' : null;
  if (without === null || on.length === 0) return { ids: on, without: null };
  const named = without === 'link' ? linkedPacks(search).map((word) => word.split('@')[0]) : [];
  const ids = on.filter((id) => named.includes(id));
  return { ids, without: ids.length < on.length ? without : null };
}

export interface PackDifferences {
  missing: PackRef[]; // there, not here
  different: { there: PackRef; here: PackRef }[];
  extra: PackRef[]; // here, not there
  base: boolean; // the base game itself
}

/** What tells the packs of a save or a run from those here. */
export function comparePacks(there: readonly PackRef[], here: readonly PackRef[]): PackDifferences {
  const differs = (a: PackRef, b: PackRef): boolean => a.version !== b.version || (a.hash !== undefined && b.hash !== undefined && a.hash !== b.hash);
  const find = (id: string, list: readonly PackRef[]): PackRef | undefined => list.find((pack) => pack.id === id);
  const pairs = there.flatMap((pack) => { const match = find(pack.id, here); return match && differs(pack, match) ? [{ there: pack, here: match }] : []; });
  return {
    missing: there.filter((pack) => !find(pack.id, here)), extra: here.filter((pack) => !find(pack.id, there)),
    different: pairs.filter((pair) => pair.there.id !== BASE), base: pairs.some((pair) => pair.there.id === BASE),
  };
}

/** "Dry West 1.0.0": names are not translated. */
export const packName = (pack: PackRef & { title?: string | undefined }): string => `${pack.title ?? pack.id} ${pack.version}`;
export const packNames = (packs: readonly (PackRef & { title?: string | undefined })[]): string => packs.map(packName).join(', ');
