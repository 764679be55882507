// State hash: 64 bits that change when anything saved changes, for replay checks and desync hunting. Two 32-bit lanes
// mixed in the manner of MurmurHash3 (Appleby, public domain), each word after another, so order and place matter
// (a plain sum lets two errors cancel). Not cryptographic.
//
// Equal states hash equal: object keys are taken in code unit order, -0 as 0, and a table without its spare capacity.

import { HIGH_WORD, IS_LITTLE_ENDIAN, LOW_WORD } from './bits.ts';
import { cannotSave, isPlainObject, MAX_DEPTH, typedArrayIndex, TYPED_ARRAY_NAMES, type TypedArray } from './plain.ts';
import { keysOf } from './hashKeys.ts';
import { isTable, type Table, type TableSpec } from './table.ts';

export interface Hasher {
  /** Mixes a finite double; -0 counts as 0. Throws on NaN and the infinities. */
  number(value: number): void;
  /** Mixes the low 32 bits of an integer. */
  int(value: number): void;
  string(value: string): void;
  /** Mixes kind, length and contents of `array` up to `length` (default: all). Throws, naming `path`, on NaN. */
  buffer(array: TypedArray, path?: string, length?: number): void;
  /** The hash of everything so far: 16 hex digits. Mixing may go on afterwards. */
  digest(): string;
}

/** Kinds of value, mixed before the value so that 1, '1' and [1] differ. */
const TAG = { null: 1, false: 2, true: 3, number: 4, string: 5, array: 6, object: 7, table: 8, buffer: 16 } as const;

type IntegerArray = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array;

const pair = new Int32Array(2);
const double = new Float64Array(pair.buffer);

/** Words that a hasher collects before it mixes them, in one tight loop. Even. */
const WAITING_WORDS = 1024;

/** Words of an array on their way to the mixer. */
const CHUNK_WORDS = 4096;
const chunk = new Int32Array(CHUNK_WORDS);

// The fillers put elements from..to of an array into the chunk as words, the same on every machine, and return how
// many words that is. Doubles and floats are checked to be finite and lose the sign of zero on the way.

function fillDoubles(array: Float64Array, from: number, to: number, path: string): number {
  const view = new Int32Array(array.buffer, array.byteOffset + from * 8, (to - from) * 2);
  const n = view.length;
  const lowAt = LOW_WORD; // an imported name costs a lookup per use where modules are not bundled
  const highAt = HIGH_WORD;
  for (let i = 0; i < n; i += 2) {
    const low = view[i + lowAt] as number;
    const high = view[i + highAt] as number;
    if ((high & 0x7ff00000) === 0x7ff00000) throw cannotSave(`${path}[${from + i / 2}]`, array[from + i / 2]);
    chunk[i] = low;
    chunk[i + 1] = low === 0 && high === -2147483648 ? 0 : high;
  }
  return n;
}

function fillFloats(array: Float32Array, from: number, to: number, path: string): number {
  const view = new Int32Array(array.buffer, array.byteOffset + from * 4, to - from);
  const n = view.length;
  for (let i = 0; i < n; i++) {
    const word = view[i] as number;
    if ((word & 0x7f800000) === 0x7f800000) throw cannotSave(`${path}[${from + i}]`, array[from + i]);
    chunk[i] = word === -2147483648 ? 0 : word;
  }
  return n;
}

function fillIntegers(array: IntegerArray, from: number, to: number): number {
  const width = array.BYTES_PER_ELEMENT;
  const perWord = 4 / width;
  const mask = width === 4 ? -1 : width === 2 ? 0xffff : 0xff;
  let n = 0;
  let i = from;
  if (IS_LITTLE_ENDIAN && (array.byteOffset + from * width) % 4 === 0) {
    // Whole words in one go: ten times the speed of gathering them.
    const whole = Math.floor((to - from) / perWord);
    const view = new Int32Array(array.buffer, array.byteOffset + from * width, whole);
    for (; n < whole; n++) chunk[n] = view[n] as number;
    i += whole * perWord;
  }
  for (; i < to; i += perWord) {
    let word = 0;
    const end = Math.min(perWord, to - i);
    for (let j = 0; j < end; j++) word |= ((array[i + j] as number) & mask) << (j * width * 8);
    chunk[n++] = word;
  }
  return n;
}

function finish(h: number): number {
  let x = h ^ (h >>> 16);
  x = Math.imul(x, 0x85ebca6b);
  x ^= x >>> 13;
  x = Math.imul(x, 0xc2b2ae35);
  return x ^ (x >>> 16);
}

function hex(word: number): string {
  return (word >>> 0).toString(16).padStart(8, '0');
}

/** Mixes values by hand. */
export function createHasher(): Hasher {
  return new Mixer();
}

class Mixer implements Hasher {
  private a = 0x2f0b4c47 | 0;
  private b = 0x9747b28c | 0;
  private words = 0;
  private readonly waiting = new Int32Array(WAITING_WORDS);
  private count = 0;

  /** As new: the next value begins another hash. */
  reset(): this {
    this.a = 0x2f0b4c47 | 0;
    this.b = 0x9747b28c | 0;
    this.words = this.count = 0;
    return this;
  }

  number(value: number): void {
    if (value - value !== 0) throw new Error(`cannot be hashed: ${value}`);
    double[0] = value + 0;
    this.pair(pair[LOW_WORD] as number, pair[HIGH_WORD] as number);
  }

  int(value: number): void {
    this.pair(value | 0, 0);
  }

  string(value: string): void {
    const n = value.length;
    this.pair(n, TAG.string);
    const whole = n & ~3;
    for (let i = 0; i < whole; i += 4) {
      this.pair(value.charCodeAt(i) | (value.charCodeAt(i + 1) << 16), value.charCodeAt(i + 2) | (value.charCodeAt(i + 3) << 16));
    }
    if (whole === n) return;
    const at = (i: number): number => (i < n ? value.charCodeAt(i) : 0);
    this.pair(at(whole) | (at(whole + 1) << 16), at(whole + 2));
  }

  buffer(array: TypedArray, path = 'buffer', length = array.length): void {
    const kind = typedArrayIndex(array);
    if (kind < 0) throw cannotSave(path, array);
    this.pair(length, TAG.buffer + kind);
    this.flush();
    const name = TYPED_ARRAY_NAMES[kind];
    const step = CHUNK_WORDS * 4 / array.BYTES_PER_ELEMENT;
    for (let from = 0; from < length; from += step) {
      const to = Math.min(from + step, length);
      let n = name === 'Float64Array' ? fillDoubles(array as Float64Array, from, to, path)
        : name === 'Float32Array' ? fillFloats(array as Float32Array, from, to, path)
        : fillIntegers(array as IntegerArray, from, to);
      if ((n & 1) === 1) chunk[n++] = 0; // the length is mixed too, so padding is not ambiguous
      this.mix(chunk, n);
    }
  }

  /** Words that were made before, two by two: those of a key. */
  ready(words: Int32Array): void {
    for (let i = 0; i < words.length; i += 2) this.pair(words[i] as number, words[i + 1] as number);
  }

  digest(): string {
    this.flush();
    const { words } = this;
    let x = this.a ^ words;
    let y = this.b ^ words;
    x = (x + y) | 0;
    y = (y + x) | 0;
    x = finish(x);
    y = finish(y);
    x = (x + y) | 0;
    y = (y + x) | 0;
    return hex(x) + hex(y);
  }

  private pair(low: number, high: number): void {
    const { waiting } = this;
    if (this.count === WAITING_WORDS) this.flush();
    waiting[this.count++] = low;
    waiting[this.count++] = high;
  }

  private flush(): void {
    this.mix(this.waiting, this.count);
    this.count = 0;
  }

  /** Mixes the first `n` (even) words of an array two by two: both lanes, each fed one word and the other lane. */
  private mix(from: Int32Array, n: number): void {
    let x = this.a;
    let y = this.b;
    for (let i = 0; i < n; i += 2) {
      let k = Math.imul(from[i] as number, 0x239b961b);
      x ^= Math.imul((k << 15) | (k >>> 17), 0xab0e9789);
      x = (Math.imul(((x << 19) | (x >>> 13)) + y, 5) + 0x561ccd1b) | 0;
      k = Math.imul(from[i + 1] as number, 0xab0e9789);
      y ^= Math.imul((k << 16) | (k >>> 16), 0x38b34ae5);
      y = (Math.imul(((y << 17) | (y >>> 15)) + x, 5) + 0x0bcaa747) | 0;
    }
    this.a = x;
    this.b = y;
    this.words = (this.words + (n >> 1)) | 0;
  }
}

/** Words of a key as `Hasher.string` mixes them. */
function keyWords(key: string): Int32Array {
  const words = new Int32Array(2 + 2 * Math.ceil(key.length / 4));
  words[0] = key.length;
  words[1] = TAG.string;
  for (let i = 0; i < key.length; i++) words[2 + (i >> 1)]! |= key.charCodeAt(i) << (16 * (i & 1));
  return words;
}

/** Mixes plain data; throws `<path> cannot be saved: <what>` at the first thing that is not. */
function hashInto(hasher: Mixer, value: unknown, path: string): void {
  try {
    walk(hasher, value, null, 0);
  } catch {
    walk(new Mixer(), value, path, 0); // throws again, and says where
    throw new Error(`${path} cannot be saved`);
  }
}

/** `path` is only needed to complain: paths of a sound world would cost more than its hash. */
function walk(hasher: Mixer, value: unknown, path: string | null, depth: number): void {
  switch (typeof value) {
    case 'number':
      if (value - value !== 0) throw cannotSave(path ?? '', value);
      hasher.int(TAG.number);
      return hasher.number(value);
    case 'string': return hasher.string(value);
    case 'boolean': return hasher.int(value ? TAG.true : TAG.false);
    case 'object': break;
    default: throw cannotSave(path ?? '', value);
  }
  if (value === null) return hasher.int(TAG.null);
  if (depth >= MAX_DEPTH) throw new Error(`${path} cannot be saved: nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) {
    hasher.int(TAG.array);
    hasher.int(value.length);
    for (let i = 0; i < value.length; i++) walk(hasher, value[i], path === null ? null : `${path}[${i}]`, depth + 1);
    return;
  }
  if (typedArrayIndex(value) >= 0) return hasher.buffer(value as TypedArray, path ?? '');
  if (!isPlainObject(value)) throw cannotSave(path ?? '', value);
  const { names, words } = keysOf(value, keyWords);
  if (names.length === TABLE_KEYS && isTable(value)) return tableInto(hasher, value, path);
  hasher.int(TAG.object);
  hasher.int(names.length);
  for (let k = 0; k < names.length; k++) {
    const key = names[k]!;
    if (key === '__proto__') throw new Error(`${path} cannot be saved: key __proto__`);
    hasher.ready(words[k]!);
    walk(hasher, value[key], path === null ? null : `${path}.${key}`, depth + 1);
  }
}

const TABLE_KEYS = 3;

function tableInto(hasher: Mixer, { count, columns }: Table<TableSpec>, path: string | null): void {
  hasher.int(TAG.table);
  hasher.int(count);
  const { names, words } = keysOf(columns, keyWords);
  for (let k = 0; k < names.length; k++) {
    hasher.ready(words[k]!);
    hasher.buffer(columns[names[k]!] as TypedArray, `${path}.columns.${names[k]}`, count);
  }
}

const shared = new Mixer();

/** The hash of plain data as 16 hex digits. `path` is the name errors begin with. */
export function hashValue(value: unknown, path = 'value'): string {
  hashInto(shared.reset(), value, path);
  return shared.digest();
}
