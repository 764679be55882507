/** Inflating what strangers send: counts bytes while they come out, so that a bomb stops at the cap and not at the heap. */
import { Gunzip } from 'fflate';
import { FileError } from './fileError.ts';

const CHUNK_BYTES = 65_536;

/** Gunzips at most `maxBytes`. Throws FileError 'too-large' or 'damaged'. */
export function inflateCapped(bytes: Uint8Array, maxBytes: number): Uint8Array {
  const parts: Uint8Array[] = [];
  let total = 0;
  const stream = new Gunzip((chunk) => {
    total += chunk.length;
    if (total > maxBytes) throw new FileError('too-large', `the file inflates to more than ${maxBytes} bytes`);
    parts.push(chunk);
  });
  try {
    for (let at = 0; at < bytes.length; at += CHUNK_BYTES) stream.push(bytes.subarray(at, at + CHUNK_BYTES), at + CHUNK_BYTES >= bytes.length);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError('damaged', 'the file is damaged: it does not inflate');
  }
  return joined(parts, total);
}

/** The parts, of `size` bytes together, as one. */
export function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
