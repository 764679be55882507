/** Save files: a header for the list, and the game's snapshot, compressed. The same bytes lie in the browser's store and in exported files. */
import { gzipSync } from 'fflate';
import { createHasher, decode, encode, type PackRef } from '../sim/index.ts';
import { FileError } from './fileError.ts';
import { inflateCapped } from './inflate.ts';

const FORMAT = 'gigawatt-save';
const VERSION = 1;
const MAX_INFLATED_BYTES = 128_000_000;

/** What the list of saves shows without opening the game. */
export interface SaveMeta {
  name: string;
  scenario: string;
  labName: string;
  day: number;
  seed: number;
  savedAtMs: number; // wall clock, for the list only
  contentHash: string;
  rulesVersion: number;
  usefulGpus: number;
  boughtGpus: number;
  cashCents: number;
  packs?: SavedPack[]; // what it was made with, the base game too; older saves do not say
}

export interface SavedPack extends PackRef {
  title?: string | undefined;
}

export interface SaveFile {
  meta: SaveMeta;
  game: Uint8Array; // saveGame() bytes
  plan?: string; // orders collected and not given, as the page wrote them
}

export function writeSaveFile(file: SaveFile): Uint8Array {
  return gzipSync(encode({ format: FORMAT, version: VERSION, meta: file.meta, game: file.game, check: checksum(file.game), ...(file.plan ? { plan: file.plan } : {}) }), { level: 6, mtime: 0 });
}

/** Reads a save file. Throws FileError and changes nothing. */
export function readSaveFile(bytes: Uint8Array): SaveFile {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) throw new FileError('not-a-save', 'this is not a save file of this game');
  const inflated = inflateCapped(bytes, MAX_INFLATED_BYTES);
  let value: { format?: unknown; version?: unknown; meta?: unknown; game?: unknown; check?: unknown; plan?: unknown };
  try {
    value = decode(inflated) as typeof value;
  } catch (error) {
    const run = inflated[0] === 0x7b;
    throw new FileError(run ? 'not-a-save' : 'damaged', run ? 'this is a run file, not a save' : `the save is damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
  if (typeof value !== 'object' || value === null || value.format !== FORMAT) throw new FileError('not-a-save', 'this is not a save file of this game');
  if (typeof value.version !== 'number' || value.version > VERSION) throw new FileError('too-new', `the save has version ${String(value.version)}, this game reads up to ${VERSION}`);
  if (!(value.game instanceof Uint8Array) || !isMeta(value.meta)) throw new FileError('damaged', 'the save is damaged: its header is incomplete');
  if (value.check !== checksum(value.game)) throw new FileError('damaged', 'the save is damaged: its checksum does not fit');
  return { meta: value.meta, game: value.game, ...(typeof value.plan === 'string' ? { plan: value.plan } : {}) };
}

/** Compression has no check of its own that the reader could rely on: one flipped bit must not become another game. */
function checksum(game: Uint8Array): string {
  const hasher = createHasher();
  hasher.buffer(game);
  return hasher.digest();
}

function isMeta(value: unknown): value is SaveMeta {
  if (typeof value !== 'object' || value === null) return false;
  const meta = value as Record<string, unknown>;
  for (const key of ['name', 'scenario', 'labName', 'contentHash']) if (typeof meta[key] !== 'string') return false;
  for (const key of ['day', 'seed', 'savedAtMs', 'rulesVersion', 'usefulGpus', 'boughtGpus', 'cashCents']) if (typeof meta[key] !== 'number') return false;
  return meta['packs'] === undefined || arePacks(meta['packs']);
}

const MOST_PACKS = 200;

/** Packs as a file names them. */
export function arePacks(value: unknown): value is SavedPack[] {
  return Array.isArray(value) && value.length <= MOST_PACKS && value.every((pack: Record<string, unknown> | null) =>
    typeof pack === 'object' && pack !== null && typeof pack['id'] === 'string' && typeof pack['version'] === 'string'
    && ['hash', 'title'].every((key) => pack[key] === undefined || typeof pack[key] === 'string'));
}
