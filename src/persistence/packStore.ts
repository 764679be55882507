/** Packs of the player's own, in IndexedDB beside the saves: one record a pack, so that one of the same id replaces it whole. */
import { openDB, type IDBPDatabase } from 'idb';

const DATABASE = 'gigawatt-packs';
const STORE = 'packs';

export interface StoredPack {
  id: string;
  source: string; // the file or folder that it came from
  addedAtMs: number; // wall clock, for the list only
  bytes: number;
  files: { path: string; text: string }[];
}

export interface PackStore {
  list(): Promise<StoredPack[]>; // by id
  put(packs: readonly StoredPack[]): Promise<void>; // all or none
  remove(id: string): Promise<void>;
}

export async function openPackStore(): Promise<PackStore> {
  const db: IDBPDatabase = await openDB(DATABASE, 1, { upgrade: (database) => { database.createObjectStore(STORE, { keyPath: 'id' }); } });
  return {
    list: async () => (await db.getAll(STORE)) as StoredPack[],
    async put(packs) {
      const tx = db.transaction(STORE, 'readwrite');
      for (const pack of packs) void tx.store.put(pack);
      await tx.done;
    },
    async remove(id) { await db.delete(STORE, id); },
  };
}
