/** Saves in IndexedDB: an autosave ring of five and named slots. One transaction a save, so a killed tab loses at most that save. */
import { openDB, type IDBPDatabase } from 'idb';
import type { SaveMeta } from './saveFile.ts';

export const AUTOSAVE_SLOTS = 5;
const STORE = 'saves';
const DATABASE = 'gigawatt';

export interface StoredSave {
  key: string; // 'auto-0'..'auto-4' or 'slot-<name>'
  kind: 'auto' | 'named';
  meta: SaveMeta;
  bytes: Uint8Array; // writeSaveFile()
}
export type ListedSave = Omit<StoredSave, 'bytes'>;

export interface SaveStore {
  list(): Promise<ListedSave[]>; // newest first
  read(key: string): Promise<Uint8Array | null>;
  writeAuto(meta: SaveMeta, bytes: Uint8Array): Promise<string>; // overwrites the oldest of the ring
  writeNamed(name: string, meta: SaveMeta, bytes: Uint8Array): Promise<string>;
  remove(key: string): Promise<void>;
  clear(): Promise<void>;
}

export async function openSaveStore(): Promise<SaveStore> {
  const db: IDBPDatabase = await openDB(DATABASE, 1, { upgrade: (database) => { database.createObjectStore(STORE, { keyPath: 'key' }); } });

  async function all(): Promise<StoredSave[]> {
    return (await db.getAll(STORE)) as StoredSave[];
  }

  return {
    async list() {
      const rows = await all();
      return rows.map(({ key, kind, meta }) => ({ key, kind, meta })).sort((a, b) => b.meta.savedAtMs - a.meta.savedAtMs);
    },
    async read(key) {
      const row = (await db.get(STORE, key)) as StoredSave | undefined;
      return row ? row.bytes : null;
    },
    async writeAuto(meta, bytes) {
      const tx = db.transaction(STORE, 'readwrite');
      const rows = ((await tx.store.getAll()) as StoredSave[]).filter((row) => row.kind === 'auto');
      const key = freeAutoKey(rows);
      await tx.store.put({ key, kind: 'auto', meta, bytes } satisfies StoredSave);
      await tx.done;
      return key;
    },
    async writeNamed(name, meta, bytes) {
      const key = `slot-${name}`;
      await db.put(STORE, { key, kind: 'named', meta: { ...meta, name }, bytes } satisfies StoredSave);
      return key;
    },
    async remove(key) { await db.delete(STORE, key); },
    async clear() { await db.clear(STORE); },
  };
}

/** An unused slot of the ring, or the oldest. */
function freeAutoKey(rows: readonly StoredSave[]): string {
  for (let i = 0; i < AUTOSAVE_SLOTS; i++) if (!rows.some((row) => row.key === `auto-${i}`)) return `auto-${i}`;
  return rows.reduce((oldest, row) => (row.meta.savedAtMs < oldest.meta.savedAtMs ? row : oldest)).key;
}
