// State hash: 64 bits that change when anything saved changes, for replay checks and desync hunting. Two 32-bit lanes
// mixed in the manner of MurmurHash3 (Appleby, public domain), each word after another, so order and place matter
// (a plain sum lets two errors cancel). Not cryptographic.
//
// Equal states hash equal: object keys are taken in code unit order, -0 as 0, and a table without its spare capacity.

import { HIGH_WORD, LOW_WORD } from './bits.ts';
import { cannotSave, isPlainObject, MAX_DEPTH, typedArrayIndex, TYPED_ARRAY_NAMES, type TypedArray } from './plain.ts';
import { isTable } from './table.ts';

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

const TAG = { null: 1, false: 2, true: 3, number: 4, string: 5, array: 6, object: 7, table: 8, buffer: 16 } as const;

const pair = new Int32Array(2);
const double = new Float64Array(pair.buffer);

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

export function createHasher(): Hasher {
  let a = 0x2f0b4c47 | 0;
  let b = 0x9747b28c | 0;
  let words = 0;

  /** One step: both lanes, each fed one word and the other lane. */
  function mix(w1: number, w2: number): void {
    let k = Math.imul(w1, 0x239b961b);
    k = Math.imul((k << 15) | (k >>> 17), 0xab0e9789);
    a ^= k;
    a = ((a << 19) | (a >>> 13)) + b;
    a = (Math.imul(a, 5) + 0x561ccd1b) | 0;
    k = Math.imul(w2, 0xab0e9789);
    k = Math.imul((k << 16) | (k >>> 16), 0x38b34ae5);
    b ^= k;
    b = ((b << 17) | (b >>> 15)) + a;
    b = (Math.imul(b, 5) + 0x0bcaa747) | 0;
    words = (words + 1) | 0;
  }

  function mixDoubles(array: Float64Array, length: number, path: string): void {
    const view = new Int32Array(array.buffer, array.byteOffset, length * 2);
    for (let i = 0; i < view.length; i += 2) {
      const low = view[i + LOW_WORD] as number;
      let high = view[i + HIGH_WORD] as number;
      if ((high & 0x7ff00000) === 0x7ff00000) throw cannotSave(`${path}[${i / 2}]`, array[i / 2]);
      if (low === 0 && high === -2147483648) high = 0;
      mix(low, high);
    }
  }

  function mixFloats(array: Float32Array, length: number, path: string): void {
    const view = new Int32Array(array.buffer, array.byteOffset, length);
    for (let i = 0; i < length; i += 2) {
      let w1 = view[i] as number;
      let w2 = i + 1 < length ? (view[i + 1] as number) : 0;
      if ((w1 & 0x7f800000) === 0x7f800000) throw cannotSave(`${path}[${i}]`, array[i]);
      if ((w2 & 0x7f800000) === 0x7f800000) throw cannotSave(`${path}[${i + 1}]`, array[i + 1]);
      if (w1 === -2147483648) w1 = 0;
      if (w2 === -2147483648) w2 = 0;
      mix(w1, w2);
    }
  }

  // One loop per width keeps each on one array type; reads past the end count as 0 (the length is mixed too).
  function mixIntegers(array: Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array, length: number): void {
    const at = (i: number): number => (i < length ? (array[i] as number) : 0);
    let i = 0;
    if (array.BYTES_PER_ELEMENT === 4) for (; i < length; i += 2) mix(at(i), at(i + 1));
    else if (array.BYTES_PER_ELEMENT === 2) {
      for (; i < length; i += 4) mix((at(i) & 0xffff) | (at(i + 1) << 16), (at(i + 2) & 0xffff) | (at(i + 3) << 16));
    } else {
      for (; i < length; i += 8) {
        mix((at(i) & 255) | ((at(i + 1) & 255) << 8) | ((at(i + 2) & 255) << 16) | (at(i + 3) << 24),
          (at(i + 4) & 255) | ((at(i + 5) & 255) << 8) | ((at(i + 6) & 255) << 16) | (at(i + 7) << 24));
      }
    }
  }

  return {
    number(value) {
      if (value - value !== 0) throw new Error(`cannot be hashed: ${value}`);
      double[0] = value + 0;
      mix(pair[LOW_WORD] as number, pair[HIGH_WORD] as number);
    },
    int(value) {
      mix(value | 0, 0);
    },
    string(value) {
      const n = value.length;
      mix(n, TAG.string);
      const at = (i: number): number => (i < n ? value.charCodeAt(i) : 0);
      for (let i = 0; i < n; i += 4) mix(at(i) | (at(i + 1) << 16), at(i + 2) | (at(i + 3) << 16));
    },
    buffer(array, path = 'buffer', length = array.length) {
      const kind = typedArrayIndex(array);
      if (kind < 0) throw cannotSave(path, array);
      mix(length, TAG.buffer + kind);
      const name = TYPED_ARRAY_NAMES[kind];
      if (name === 'Float64Array') mixDoubles(array as Float64Array, length, path);
      else if (name === 'Float32Array') mixFloats(array as Float32Array, length, path);
      else mixIntegers(array as Uint8Array, length);
    },
    digest() {
      let x = a ^ words;
      let y = b ^ words;
      x = (x + y) | 0;
      y = (y + x) | 0;
      x = finish(x);
      y = finish(y);
      x = (x + y) | 0;
      y = (y + x) | 0;
      return hex(x) + hex(y);
    },
  };
}

/** The keys of a plain object in code unit order. Sorting is skipped when they already are. */
function sortedKeys(value: object): string[] {
  const keys = Object.keys(value);
  for (let i = 1; i < keys.length; i++) if ((keys[i] as string) < (keys[i - 1] as string)) return keys.sort();
  return keys;
}

/** Mixes plain data into `hasher`; throws `<path> cannot be saved: <what>` at the first thing that is not. */
export function hashInto(hasher: Hasher, value: unknown, path: string, depth = 0): void {
  switch (typeof value) {
    case 'number':
      if (value - value !== 0) throw cannotSave(path, value);
      hasher.int(TAG.number);
      return hasher.number(value);
    case 'string': return hasher.string(value);
    case 'boolean': return hasher.int(value ? TAG.true : TAG.false);
    case 'object': break;
    default: throw cannotSave(path, value);
  }
  if (value === null) return hasher.int(TAG.null);
  if (depth >= MAX_DEPTH) throw new Error(`${path} cannot be saved: nested deeper than ${MAX_DEPTH}`);
  if (Array.isArray(value)) {
    hasher.int(TAG.array);
    hasher.int(value.length);
    for (let i = 0; i < value.length; i++) hashInto(hasher, value[i], `${path}[${i}]`, depth + 1);
    return;
  }
  if (typedArrayIndex(value) >= 0) return hasher.buffer(value as TypedArray, path);
  if (!isPlainObject(value)) throw cannotSave(path, value);
  if (isTable(value)) {
    hasher.int(TAG.table);
    hasher.int(value.count);
    for (const name of sortedKeys(value.columns)) {
      hasher.string(name);
      hasher.buffer(value.columns[name] as TypedArray, `${path}.columns.${name}`, value.count);
    }
    return;
  }
  const keys = sortedKeys(value);
  hasher.int(TAG.object);
  hasher.int(keys.length);
  for (const key of keys) {
    if (key === '__proto__') throw new Error(`${path} cannot be saved: key __proto__`);
    hasher.string(key);
    hashInto(hasher, value[key], `${path}.${key}`, depth + 1);
  }
}

/** The hash of plain data as 16 hex digits. `path` is the name errors begin with. */
export function hashValue(value: unknown, path = 'value'): string {
  const hasher = createHasher();
  hashInto(hasher, value, path);
  return hasher.digest();
}
