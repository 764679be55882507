/** The game with packs of the player's own. Fetched only where some are on; they are read in a worker, and whatever is wrong with them, the game opens. */
import { deepFreeze } from '../content/deepFreeze.ts';
import type { OwnPack } from '../content/loadOwn.ts';
import type { PackFile } from '../content/parse.ts';
import type { AskPacks } from '../host/packClient.ts';
import type { LoadedPacks } from '../host/packProtocol.ts';
import { openPackStore, type PackStore } from '../persistence/packStore.ts';
import { NO_PACKS, type PacksInUse } from './packs.ts';
import { GAME_VERSION } from './version.ts';

/** Rejects when the worker fails, or has not answered in its time. */
export async function loadWithStored(base: readonly PackFile[], ids: readonly string[], ask: AskPacks, open: () => Promise<PackStore> = openPackStore): Promise<{ result: LoadedPacks; packs: PacksInUse }> {
  let stored: readonly OwnPack[] | null = null;
  try {
    stored = await (await open()).list();
  } catch {
    // A browser that keeps nothing any more: said below, pack by pack.
  }
  const own = (stored ?? []).filter((pack) => ids.includes(pack.id));
  const result = await ask({ type: 'load', base, packs: own, gameVersion: GAME_VERSION });
  deepFreeze(result.catalog);
  const title = (id: string): string => result.titles[id] ?? id;
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
