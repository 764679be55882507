// Byte writer and reader for the snapshot format: varints, UTF-8, doubles and typed arrays, lowest byte first on
// every machine. The reader trusts nothing: every read checks what is left and errors say where and why.

import { IS_LITTLE_ENDIAN, readFloat64, writeFloat64 } from './bits.ts';
import type { TypedArray } from './plain.ts';

/** Bytes that are not a snapshot this build can read. `offset` counts from the start of the bytes. */
export class SnapshotError extends Error {
  readonly offset: number;
  readonly reason: string;
  constructor(reason: string, offset: number) {
    super(`snapshot byte ${offset}: ${reason}`);
    this.name = 'SnapshotError';
    this.offset = offset;
    this.reason = reason;
  }
}

function reverseElements(bytes: Uint8Array, width: number): void {
  for (let i = 0; i < bytes.length; i += width) bytes.subarray(i, i + width).reverse();
}

export class ByteWriter {
  private bytes = new Uint8Array(1024);
  private used = 0;

  /** Makes room for `size` more bytes and returns where they start. */
  private claim(size: number): number {
    const start = this.used;
    this.used += size;
    if (this.used > this.bytes.length) {
      const grown = new Uint8Array(Math.max(this.used, this.bytes.length * 2));
      grown.set(this.bytes.subarray(0, start));
      this.bytes = grown;
    }
    return start;
  }

  byte(value: number): void {
    const at = this.claim(1);
    this.bytes[at] = value;
  }

  /** A whole number 0..2^53-1, seven bits a byte, low bits first. */
  varint(value: number): void {
    let rest = value;
    while (rest >= 128) {
      this.byte(rest % 128 + 128);
      rest = Math.floor(rest / 128);
    }
    this.byte(rest);
  }

  float64(value: number): void {
    const at = this.claim(8);
    writeFloat64(this.bytes, at, value);
  }

  /** Byte length, then UTF-8. A lone surrogate is written as its own three bytes, so every string survives. */
  string(text: string): void {
    let size = 0;
    for (let i = 0; i < text.length; i++) {
      const point = text.codePointAt(i) as number;
      size += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
      if (point >= 0x10000) i++;
    }
    this.varint(size);
    let at = this.claim(size);
    const { bytes } = this;
    for (let i = 0; i < text.length; i++) {
      const point = text.codePointAt(i) as number;
      if (point < 0x80) bytes[at++] = point;
      else {
        if (point < 0x800) bytes[at++] = 0xc0 | (point >> 6);
        else {
          if (point < 0x10000) bytes[at++] = 0xe0 | (point >> 12);
          else {
            bytes[at++] = 0xf0 | (point >> 18);
            bytes[at++] = 0x80 | ((point >> 12) & 63);
            i++;
          }
          bytes[at++] = 0x80 | ((point >> 6) & 63);
        }
        bytes[at++] = 0x80 | (point & 63);
      }
    }
  }

  /** The elements of a typed array; its kind and length are the caller's to write. */
  elements(array: TypedArray): void {
    const raw = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
    const at = this.claim(raw.length);
    this.bytes.set(raw, at);
    if (!IS_LITTLE_ENDIAN) reverseElements(this.bytes.subarray(at, at + raw.length), array.BYTES_PER_ELEMENT);
  }

  finish(): Uint8Array {
    return this.bytes.slice(0, this.used);
  }
}

export class ByteReader {
  offset = 0;
  private readonly bytes: Uint8Array;
  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get left(): number {
    return this.bytes.length - this.offset;
  }

  fail(reason: string, offset = this.offset): never {
    throw new SnapshotError(reason, offset);
  }

  /** Steps over `size` bytes and returns where they start. */
  private take(size: number, what: string): number {
    if (size > this.left) this.fail(`${what} needs ${size} bytes, ${this.left} are left`);
    const start = this.offset;
    this.offset += size;
    return start;
  }

  byte(what: string): number {
    return this.bytes[this.take(1, what)] as number;
  }

  varint(what: string): number {
    const start = this.offset;
    let value = 0;
    let scale = 1;
    for (let i = 0; i < 8; i++, scale *= 128) {
      const byte = this.byte(what);
      value += (byte & 127) * scale;
      if (byte < 128) {
        if (value > Number.MAX_SAFE_INTEGER || (byte === 0 && i > 0)) break;
        return value;
      }
    }
    return this.fail(`${what} is not a valid number`, start);
  }

  float64(what: string): number {
    return readFloat64(this.bytes, this.take(8, what));
  }

  string(what: string): string {
    const size = this.varint(`length of ${what}`);
    let at = this.take(size, what);
    const end = at + size;
    const { bytes } = this;
    let text = '';
    while (at < end) {
      const start = at;
      const lead = bytes[at++] as number;
      if (lead < 0x80) {
        text += String.fromCharCode(lead);
        continue;
      }
      const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
      let point = lead & (0x3f >> more);
      if (lead < 0xc2 || lead > 0xf4 || at + more > end) this.fail(`${what} is not UTF-8`, start);
      for (let i = 0; i < more; i++) {
        const byte = bytes[at++] as number;
        if ((byte & 0xc0) !== 0x80) this.fail(`${what} is not UTF-8`, start);
        point = (point << 6) | (byte & 63);
      }
      if (point > 0x10ffff || point < (more === 3 ? 0x10000 : more === 2 ? 0x800 : 0x80)) this.fail(`${what} is not UTF-8`, start);
      text += String.fromCodePoint(point);
    }
    return text;
  }

  /** A copy of `size` bytes whose elements of `width` bytes are in this machine's order. */
  elements(size: number, width: number, what: string): Uint8Array {
    const at = this.take(size, what);
    const copy = new Uint8Array(size); // not slice: Node's Buffer.slice shares memory
    copy.set(this.bytes.subarray(at, at + size));
    if (!IS_LITTLE_ENDIAN) reverseElements(copy, width);
    return copy;
  }
}
