/** The game with packs of the player's own. Fetched only where some are on; whatever is wrong with them, the game opens. */
import { filesOf, loadWithOwn, type OwnPack } from '../content/loadOwn.ts';
import type { LoadOptions, LoadResult } from '../content/load.ts';
import { summarisePack } from '../content/packSummary.ts';
import type { PackFile } from '../content/parse.ts';
import { openPackStore, type PackStore } from '../persistence/packStore.ts';
import { NO_PACKS, type PacksInUse } from './packs.ts';

export async function loadWithStored(base: readonly PackFile[], ids: readonly string[], options: LoadOptions, open: () => Promise<PackStore> = openPackStore): Promise<{ result: LoadResult; packs: PacksInUse }> {
  let stored: readonly OwnPack[] | null = null;
  try {
    stored = await (await open()).list();
  } catch {
    // A browser that keeps nothing any more: said below, pack by pack.
  }
  const own = (stored ?? []).filter((pack) => ids.includes(pack.id));
  const result = loadWithOwn(base, own, options);
  const titles = new Map(own.map((pack) => [pack.id, summarisePack(pack.id, filesOf(pack)).title]));
  const title = (id: string): string => titles.get(id) ?? id;
  const used = (result.catalog?.packs ?? []).filter((pack) => result.used.includes(pack.id));
  return {
    result,
    packs: {
      ...NO_PACKS, used: used.map((pack) => ({ ...pack, title: title(pack.id) })),
      homes: Object.fromEntries(Object.entries(result.homes).flatMap(([scenario, id]) => (result.used.includes(id) ? [[scenario, title(id)]] : []))),
      left: [
        ...result.left.map(({ id }) => ({ id, title: title(id), why: 'mistakes' as const })),
        ...ids.filter((id) => !own.some((pack) => pack.id === id)).map((id) => ({ id, title: id, why: stored === null ? 'unread' as const : 'gone' as const })),
      ],
    },
  };
}
