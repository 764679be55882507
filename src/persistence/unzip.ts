/** Zips of strangers: names and sizes are looked at first, and bytes are counted while they come out, so that a bomb stops at the cap. */
import { Unzip, UnzipInflate, type UnzipFile } from 'fflate';
import type { Diagnostic } from '../content/diagnostics.ts';
import { PACK_LIMITS, pathProblem, refusal, roleOf, screenFiles, tooLarge, type RawFile } from '../content/packIntake.ts';
import { joined } from './inflate.ts';

/** Input at a time: deflate makes at most a thousandfold of it, so no more than 4 MB come out unseen. */
const CHUNK_BYTES = 4096;

export interface Unzipped {
  files: RawFile[]; // none when anything was refused
  refusals: Diagnostic[];
}

class Refused extends Error {
  constructor(readonly finding: Diagnostic) {
    super(finding.message);
  }
}

const stop = (...words: Parameters<typeof refusal>): never => {
  throw new Refused(refusal(...words));
};

/** Content files of a zip. Anything against it, and nothing of it is taken. */
export function unzipPack(source: string, zip: Uint8Array): Unzipped {
  if (zip.length > PACK_LIMITS.bytes) return { files: [], refusals: [refusal('pack-too-large', source, `the file has ${zip.length} bytes`, `at most ${PACK_LIMITS.bytes}`, 'split the pack in two')] };
  try {
    const { files, names } = inflate(source, zip);
    const refusals = screenFiles(source, names);
    return { files: refusals.length > 0 ? [] : files, refusals };
  } catch (error) {
    if (error instanceof Refused) return { files: [], refusals: [error.finding] };
    return { files: [], refusals: [refusal('bad-archive', source, `the zip cannot be read: ${error instanceof Error ? error.message : String(error)}`, null, 'pack it again as a plain zip, without a password')] };
  }
}

function inflate(source: string, zip: Uint8Array): { files: RawFile[]; names: { path: string; size: number }[] } {
  const files: RawFile[] = [];
  const names: { path: string; size: number }[] = [];
  let open = 0; // files begun and not ended
  let outBytes = 0;
  let inBytes = 0;

  function take(file: UnzipFile): void {
    if (names.length >= PACK_LIMITS.files * 2) stop('too-many-files', source, `there are more than ${names.length} entries`, `at most ${PACK_LIMITS.files} files`, 'add packs one by one');
    if (file.name.endsWith('/')) return;
    const wrong = pathProblem(file.name);
    if (wrong) throw new Refused(wrong);
    const entry = { path: file.name, size: 0 };
    names.push(entry);
    if (roleOf(file.name) !== 'content') return; // never inflated
    const parts: Uint8Array[] = [];
    const from = inBytes;
    open++;
    file.ondata = (error, chunk, final) => {
      if (error) throw error;
      entry.size += chunk.length;
      outBytes += chunk.length;
      if (entry.size > PACK_LIMITS.fileBytes) throw new Refused(tooLarge(file.name, entry.size));
      if (outBytes > PACK_LIMITS.bytes) stop('pack-too-large', source, 'the zip inflates to too much', `at most ${PACK_LIMITS.bytes} bytes`, 'split the pack in two');
      if (entry.size > PACK_LIMITS.inflateRatio * (inBytes - from + CHUNK_BYTES)) {
        stop('bad-archive', file.name, `the file inflates to more than ${PACK_LIMITS.inflateRatio} times its packed size`, null, 'no text of a pack does that: write it anew');
      }
      parts.push(chunk);
      if (!final) return;
      open--;
      files.push({ path: file.name, bytes: joined(parts, entry.size) });
    };
    file.start();
  }

  const stream = new Unzip(take);
  stream.register(UnzipInflate);
  for (let at = 0; at < zip.length; at += CHUNK_BYTES) {
    const chunk = zip.subarray(at, at + CHUNK_BYTES);
    inBytes += chunk.length;
    stream.push(chunk, at + CHUNK_BYTES >= zip.length);
  }
  if (names.length === 0) stop('bad-archive', source, 'this is no zip, or an empty one', 'a zip with the folder of a pack', 'pack the folder with pack.json in it');
  if (open > 0) stop('bad-archive', source, 'the zip ends in the middle of a file', null, 'copy or pack it again');
  return { files, names };
}
