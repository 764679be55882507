/** Run files: a session record as compressed JSON, a few kB, that anybody can verify. */
import { gzipSync, strFromU8, strToU8 } from 'fflate';
import type { SessionRecord } from '../sim/index.ts';
import { FileError } from './fileError.ts';
import { inflateCapped } from './inflate.ts';

const FORMAT = 'gigawatt-run';
const VERSION = 1;
/** A run file inflates to at most this: a long game by a bot is about 2 MB. */
const MAX_INFLATED_BYTES = 32_000_000;

export interface RunFile {
  format: typeof FORMAT;
  version: number;
  labName: string;
  record: SessionRecord;
}

export function writeRunFile(record: SessionRecord, labName: string): Uint8Array {
  const file: RunFile = { format: FORMAT, version: VERSION, labName, record };
  return gzipSync(strToU8(JSON.stringify(file)), { level: 9, mtime: 0 });
}

/** Reads a run file. Throws FileError with what is wrong; the record itself is checked by the verifier. */
export function readRunFile(bytes: Uint8Array): RunFile {
  let text: string;
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) text = strFromU8(inflateCapped(bytes, MAX_INFLATED_BYTES));
  else if (bytes.length > MAX_INFLATED_BYTES) throw new FileError('too-large', `the file has ${bytes.length} bytes, at most ${MAX_INFLATED_BYTES} are read`);
  else text = strFromU8(bytes);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new FileError('not-a-run', 'this is not a run file: it holds no JSON');
  }
  const file = value as Partial<RunFile> | null;
  if (typeof file !== 'object' || file === null || file.format !== FORMAT) throw new FileError('not-a-run', `this is not a run file: format is ${JSON.stringify(file?.format ?? null)}, expected "${FORMAT}"`);
  if (typeof file.version !== 'number' || file.version > VERSION) throw new FileError('too-new', `the run file has version ${String(file.version)}, this game reads up to ${VERSION}`);
  if (typeof file.record !== 'object' || file.record === null) throw new FileError('damaged', 'the run file holds no record');
  return { format: FORMAT, version: file.version, labName: typeof file.labName === 'string' ? file.labName.slice(0, 60) : '', record: file.record };
}

