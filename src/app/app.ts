/** The services that actions need, gathered once by main.ts. */
import type { EngineClient } from '../host/client.ts';
import type { SaveStore } from '../persistence/saveStore.ts';
import type { KeyValueStore } from './preferences.ts';
import type { AppStore } from './store.ts';

export interface App {
  store: AppStore;
  engine: EngineClient;
  saves: SaveStore | null; // null: this browser keeps nothing (private mode); export still works
  settings: KeyValueStore;
  nowMs(): number;
  /** Offers bytes as a download. */
  download(name: string, bytes: Uint8Array, type: string): void;
}
