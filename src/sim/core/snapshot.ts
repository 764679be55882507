// Snapshots: plain data to bytes and back, for saves, rewind and posting to workers. Equal data built in the same
// order gives equal bytes. Object keys keep their order, because code that walks them must see the same world after
// loading as before; each key text is written once and then referred to by number.
//
// Layout: 'GWS1', format version, one value. A value is a tag byte and its contents:
// null, false, true | int: zigzag varint | double: 8 bytes | string | array: count, values
// | object: count, then key and value each | typed array (tag 16 + kind): element count, bytes, lowest first.

import { ByteReader, ByteWriter } from './bytes.ts';
import { cannotSave, isPlainObject, MAX_DEPTH, typedArrayIndex, type TypedArray } from './plain.ts';
import { shaped, type Shapes } from './shape.ts';

export { SnapshotError } from './bytes.ts';

export const SNAPSHOT_VERSION = 1;
const MAGIC = [0x47, 0x57, 0x53, 0x31]; // 'GWS1'
const TAG = { null: 0, false: 1, true: 2, int: 3, double: 4, string: 5, array: 6, object: 7, typed: 16 } as const;
/** Integers up to 2^51 go as varints: their zigzag form is still exact. */
const INT_LIMIT = 2251799813685248;

const MAKERS: readonly { readonly width: number; readonly of: (buffer: ArrayBufferLike) => TypedArray }[] = [
  { width: 1, of: (b) => new Uint8Array(b) },
  { width: 1, of: (b) => new Int8Array(b) },
  { width: 2, of: (b) => new Uint16Array(b) },
  { width: 2, of: (b) => new Int16Array(b) },
  { width: 4, of: (b) => new Uint32Array(b) },
  { width: 4, of: (b) => new Int32Array(b) },
  { width: 4, of: (b) => new Float32Array(b) },
  { width: 8, of: (b) => new Float64Array(b) },
]; // in the order of TYPED_ARRAY_NAMES

/** Bytes of plain data. Throws `<path> cannot be saved: <what>` at the first thing that is not. */
export function encode(value: unknown, path = 'value'): Uint8Array {
  const writer = new ByteWriter();
  for (const byte of MAGIC) writer.byte(byte);
  writer.byte(SNAPSHOT_VERSION);
  writeValue(writer, new Map(), value, path, 0);
  return writer.finish();
}

function writeNumber(writer: ByteWriter, value: number): void {
  if (Number.isInteger(value) && Math.abs(value) <= INT_LIMIT && !Object.is(value, -0)) {
    writer.byte(TAG.int);
    writer.varint(value < 0 ? -2 * value - 1 : 2 * value);
  } else {
    writer.byte(TAG.double);
    writer.float64(value);
  }
}

/** 0 and the text for a key not met before, else its number from 1 on. */
function writeKey(writer: ByteWriter, keys: Map<string, number>, key: string): void {
  const known = keys.get(key) ?? 0;
  writer.varint(known);
  if (known !== 0) return;
  writer.string(key);
  keys.set(key, keys.size + 1);
}

function writeValue(writer: ByteWriter, keys: Map<string, number>, value: unknown, path: string, depth: number): void {
  switch (typeof value) {
    case 'number':
      if (value - value !== 0) throw cannotSave(path, value);
      return writeNumber(writer, value);
    case 'string':
      writer.byte(TAG.string);
      return writer.string(value);
    case 'boolean': return writer.byte(value ? TAG.true : TAG.false);
    case 'object': break;
    default: throw cannotSave(path, value);
  }
  if (value === null) return writer.byte(TAG.null);
  if (depth >= MAX_DEPTH) throw new Error(`${path} cannot be saved: nested deeper than ${MAX_DEPTH}`);
  const kind = typedArrayIndex(value);
  if (kind >= 0) {
    writer.byte(TAG.typed + kind);
    writer.varint((value as TypedArray).length);
    return writer.elements(value as TypedArray);
  }
  if (Array.isArray(value)) {
    writer.byte(TAG.array);
    writer.varint(value.length);
    for (let i = 0; i < value.length; i++) writeValue(writer, keys, value[i], `${path}[${i}]`, depth + 1);
    return;
  }
  if (!isPlainObject(value)) throw cannotSave(path, value);
  const names = Object.keys(value);
  writer.byte(TAG.object);
  writer.varint(names.length);
  for (const name of names) {
    if (name === '__proto__') throw new Error(`${path} cannot be saved: key __proto__`);
    writeKey(writer, keys, name);
    writeValue(writer, keys, value[name], `${path}.${name}`, depth + 1);
  }
}

/**
 * The data in a snapshot. Throws SnapshotError (offset, reason) on foreign, truncated, corrupt or too deep bytes.
 * Memory stays in proportion to the input: no count is believed beyond the bytes that are left.
 */
export function decode(bytes: Uint8Array): unknown {
  const reader = new ByteReader(bytes);
  for (const [at, expected] of MAGIC.entries()) {
    if (reader.left === 0 || reader.byte('magic') !== expected) reader.fail('not a Gigawatt snapshot', at);
  }
  const version = reader.byte('format version');
  if (version !== SNAPSHOT_VERSION) reader.fail(`format version ${version}, this build reads ${SNAPSHOT_VERSION}`, MAGIC.length);
  const value = readValue(reader, { keys: [], shapes: new Map(), names: new Map() }, 0);
  if (reader.left > 0) reader.fail(`${reader.left} bytes after the end`);
  return value;
}

/** A count of things that take at least `size` bytes each. */
function readCount(reader: ByteReader, size: number, what: string): number {
  const at = reader.offset;
  const count = reader.varint(`number of ${what}`);
  if (count * size > reader.left) reader.fail(`${count} ${what} cannot fit in ${reader.left} bytes`, at);
  return count;
}

function readKey(reader: ByteReader, keys: string[]): string {
  const at = reader.offset;
  const known = reader.varint('key');
  if (known > keys.length) reader.fail(`key ${known} of ${keys.length}`, at);
  if (known > 0) return keys[known - 1] as string;
  const key = reader.string('key');
  if (key === '__proto__') reader.fail('key __proto__', at);
  keys.push(key);
  return key;
}

/** So many are compared one by one: of more a set is kept. */
const FEW_KEYS = 64;

/** What one reading has met so far. */
interface Read { readonly keys: string[]; readonly shapes: Shapes; readonly names: Map<string, string> }

/** Longer ones are texts, not ids. */
const LONGEST_ID = 64;

/** The same text as engines keep names of fields, one for all: an id that was read is compared and looked up as fast as one that was not. */
function asName(read: Read, text: string): string {
  if (text.length > LONGEST_ID) return text;
  let name = read.names.get(text);
  if (name === undefined) read.names.set(text, name = Object.keys({ [text]: 0 })[0]!);
  return name;
}

function readValue(reader: ByteReader, read: Read, depth: number): unknown {
  const at = reader.offset;
  const tag = reader.byte('value');
  switch (tag) {
    case TAG.null: return null;
    case TAG.false: return false;
    case TAG.true: return true;
    case TAG.int: {
      const zigzag = reader.varint('integer');
      return zigzag % 2 === 1 ? -(zigzag + 1) / 2 : zigzag / 2;
    }
    case TAG.double: {
      const value = reader.float64('number');
      return value - value === 0 ? value : reader.fail(`number is ${value}`, at);
    }
    case TAG.string: return asName(read, reader.string('string'));
  }
  if (tag !== TAG.array && tag !== TAG.object) return readTyped(reader, tag - TAG.typed, at);
  if (depth >= MAX_DEPTH) reader.fail(`nested deeper than ${MAX_DEPTH}`, at);
  if (tag === TAG.array) {
    const list: unknown[] = [];
    for (let left = readCount(reader, 1, 'items'); left > 0; left--) list.push(readValue(reader, read, depth + 1));
    return list;
  }
  const names: string[] = [];
  const values: unknown[] = [];
  const count = readCount(reader, 2, 'keys');
  const met = count > FEW_KEYS ? new Set<string>() : null;
  for (let left = count; left > 0; left--) {
    const keyAt = reader.offset;
    const key = readKey(reader, read.keys);
    if (met ? met.has(key) : names.includes(key)) reader.fail(`key ${key} twice`, keyAt);
    met?.add(key);
    names.push(key);
    values.push(readValue(reader, read, depth + 1));
  }
  return shaped(read.shapes, names, values);
}

function readTyped(reader: ByteReader, kind: number, at: number): TypedArray {
  const maker = MAKERS[kind];
  if (maker === undefined) return reader.fail(`unknown tag ${kind + TAG.typed}`, at);
  const count = readCount(reader, maker.width, 'elements');
  return maker.of(reader.elements(count * maker.width, maker.width, 'elements').buffer);
}

/** A copy of plain data that shares nothing with it. Does not check what it copies: `encode` and the hash do. */
export function deepClone<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (ArrayBuffer.isView(value)) return (value as unknown as TypedArray).slice() as T;
  if (Array.isArray(value)) return value.map(deepClone) as T;
  const copy = { ...value } as Record<string, unknown>; // spread first: the copy keeps the layout of the original
  for (const key of Object.keys(copy)) copy[key] = deepClone(copy[key]);
  return copy as T;
}
