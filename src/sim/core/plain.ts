// What counts as plain data, said once for the hasher, the snapshots and the clone: null, booleans, finite numbers,
// strings, arrays, plain objects and the typed arrays below. Tests go by tag, not by class, so that values made in
// another realm (a worker, a test runner's sandbox) count too.

export type TypedArray =
  | Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float32Array | Float64Array;

/** Typed arrays that may live in the world; the position is the wire number in snapshots: append only. */
export const TYPED_ARRAY_NAMES = [
  'Uint8Array', 'Int8Array', 'Uint16Array', 'Int16Array', 'Uint32Array', 'Int32Array', 'Float32Array', 'Float64Array',
] as const;
export type TypedArrayName = (typeof TYPED_ARRAY_NAMES)[number];

/** Nesting deeper than this is taken for a cycle or an attack. */
export const MAX_DEPTH = 64;

/** Wire number of a typed array, or -1 for anything else (DataView and the 64-bit integer arrays included). */
export function typedArrayIndex(value: object): number {
  if (!ArrayBuffer.isView(value)) return -1;
  const name = (value as { [Symbol.toStringTag]?: string })[Symbol.toStringTag];
  return TYPED_ARRAY_NAMES.indexOf(name as TypedArrayName);
}

/** An object literal or its like: nothing inherited but the root prototype, no symbol keys. */
export function isPlainObject(value: object): value is Record<string, unknown> {
  const prototype: object | null = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) return false;
  return !Array.isArray(value) && Object.getOwnPropertySymbols(value).length === 0;
}

/** The error for a value that no save could hold, e.g. `world.finance.loan cannot be saved: undefined`. */
export function cannotSave(path: string, value: unknown): Error {
  return new Error(`${path} cannot be saved: ${describe(value)}`);
}

function describe(value: unknown): string {
  switch (typeof value) {
    case 'undefined': return 'undefined';
    case 'number': return String(value);
    case 'bigint':
    case 'symbol':
    case 'function': return typeof value;
    case 'object': {
      if (value === null) return 'null';
      const maker: unknown = (value as { constructor?: unknown }).constructor;
      return typeof maker === 'function' && maker.name !== '' ? maker.name : 'object';
    }
    default: return String(value);
  }
}
