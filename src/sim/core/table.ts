// Typed-array tables: columns for things counted in thousands (racks, hosts). A table is plain data, so cloning,
// hashing, saving and posting it to a worker need no code of its own.
//
// Declare the columns once (`const RACKS = defineTable({ hall: 'u16', drawW: 'f64' })`), loop to `count` and never to
// `length`, and never hold a column across a call that may grow the table: growth replaces the arrays.

import { typedArrayIndex } from './plain.ts';

interface ArrayOfKind {
  u8: Uint8Array;
  i8: Int8Array;
  u16: Uint16Array;
  i16: Int16Array;
  u32: Uint32Array;
  i32: Int32Array;
  f32: Float32Array;
  f64: Float64Array;
}
export type ColumnKind = keyof ArrayOfKind;
export type TableSpec = Readonly<Record<string, ColumnKind>>;

/** Rows 0..count-1 are live; everything from count to capacity is zero. */
export interface Table<C extends TableSpec> {
  count: number;
  capacity: number;
  columns: { [K in keyof C]: ArrayOfKind[C[K]] };
}
/** Values of one row; a column left out is 0. */
export type RowValues<C extends TableSpec> = { readonly [K in keyof C]?: number };

type Column = ArrayOfKind[ColumnKind];
type Columns = Record<string, Column>;

const MAKERS: { readonly [K in ColumnKind]: (length: number) => ArrayOfKind[K] } = {
  u8: (n) => new Uint8Array(n),
  i8: (n) => new Int8Array(n),
  u16: (n) => new Uint16Array(n),
  i16: (n) => new Int16Array(n),
  u32: (n) => new Uint32Array(n),
  i32: (n) => new Int32Array(n),
  f32: (n) => new Float32Array(n),
  f64: (n) => new Float64Array(n),
};

/** Names the columns of a table; the literal kinds give `columns.x` its array type. */
export function defineTable<const C extends TableSpec>(spec: C): C {
  return Object.freeze(spec);
}

/** An empty table with room for `capacity` rows. Throws RangeError when that is not a whole number >= 0. */
export function createTable<C extends TableSpec>(spec: C, capacity = 16): Table<C> {
  if (!Number.isSafeInteger(capacity) || capacity < 0) throw new RangeError(`table capacity must be a whole number: ${capacity}`);
  const columns: Columns = {};
  for (const [name, kind] of Object.entries(spec)) columns[name] = MAKERS[kind](capacity);
  return { count: 0, capacity, columns: columns as Table<C>['columns'] };
}

/** Makes room for at least `capacity` rows, at least doubling when it grows. Replaces the column arrays. */
export function reserveRows<C extends TableSpec>(table: Table<C>, spec: C, capacity: number): void {
  if (capacity > table.capacity) resize(table, spec, Math.max(capacity, table.capacity * 2, 4));
}

function resize<C extends TableSpec>(table: Table<C>, spec: C, capacity: number): void {
  const columns = table.columns as Columns;
  for (const [name, kind] of Object.entries(spec)) {
    const grown = MAKERS[kind](capacity);
    grown.set((columns[name] as Column).subarray(0, Math.min(table.count, capacity)));
    columns[name] = grown;
  }
  table.capacity = capacity;
}

/** Stores one value; throws RangeError when the column cannot hold it (fraction or overflow in an integer column, NaN). */
function put(columns: Columns, spec: TableSpec, name: string, row: number, value: number): void {
  const column = columns[name];
  if (column === undefined) throw new RangeError(`the table has no column ${name}`);
  const isFloat = spec[name] === 'f64' || spec[name] === 'f32';
  column[row] = value;
  if (isFloat ? !Number.isFinite(value) : column[row] !== value) {
    column[row] = 0;
    throw new RangeError(`column ${name} (${spec[name]}) cannot hold ${value}`);
  }
}

/** Appends a row and returns its index. */
export function addRow<C extends TableSpec>(table: Table<C>, spec: C, values: RowValues<C> = {}): number {
  return addRows(table, spec, 1, values);
}

/** Appends `count` equal rows and returns the index of the first. */
export function addRows<C extends TableSpec>(table: Table<C>, spec: C, count: number, values: RowValues<C> = {}): number {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`cannot add ${count} rows`);
  const first = table.count;
  reserveRows(table, spec, first + count);
  if (count === 0) return first;
  const columns = table.columns as Columns;
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (value === undefined) continue;
    try {
      put(columns, spec, name, first, value);
    } catch (error) {
      clearRows(columns, first, first + 1); // a refused row leaves nothing behind
      throw error;
    }
  }
  for (const name in columns) {
    const column = columns[name] as Column;
    column.fill(column[first] as number, first, first + count);
  }
  table.count = first + count;
  return first;
}

function clearRows(columns: Columns, from: number, to: number): void {
  for (const name in columns) (columns[name] as Column).fill(0, from, to);
}

/** Removes a row by moving the last one into it. Returns the old index of the moved row, or -1 when none moved. */
export function removeRowSwap<C extends TableSpec>(table: Table<C>, row: number): number {
  if (!Number.isInteger(row) || row < 0 || row >= table.count) throw new RangeError(`no row ${row} of ${table.count}`);
  const last = table.count - 1;
  const columns = table.columns as Columns;
  if (row !== last) for (const name in columns) columns[name]?.copyWithin(row, last, last + 1);
  clearRows(columns, last, last + 1);
  table.count = last;
  return row === last ? -1 : last;
}

/** Keeps the rows for which `keep` holds, in their order. Returns how many went. */
export function compact<C extends TableSpec>(table: Table<C>, keep: (row: number) => boolean): number {
  const { count } = table;
  const kept = new Uint8Array(count);
  let next = 0;
  for (let row = 0; row < count; row++) if (keep(row)) next += kept[row] = 1;
  if (next === count) return 0;
  const columns = table.columns as Columns;
  for (const name in columns) {
    const column = columns[name] as Column;
    let to = 0;
    for (let row = 0; row < count; row++) if (kept[row] === 1) column[to++] = column[row] as number;
  }
  clearRows(columns, next, count);
  table.count = next;
  return count - next;
}

/** A copy that shares nothing; same capacity. */
export function cloneTable<C extends TableSpec>(table: Table<C>): Table<C> {
  return copyColumns(table, table.capacity);
}

/** A copy without spare capacity: what to save or post. */
export function snapshotTable<C extends TableSpec>(table: Table<C>): Table<C> {
  return copyColumns(table, table.count);
}

function copyColumns<C extends TableSpec>(table: Table<C>, length: number): Table<C> {
  const source = table.columns as Columns;
  const columns: Columns = {};
  for (const name in source) columns[name] = (source[name] as Column).slice(0, length);
  return { count: table.count, capacity: length, columns: columns as Table<C>['columns'] };
}

/** True for data shaped like a table: count, capacity and columns, all typed arrays of `capacity` rows. */
export function isTable(value: Readonly<Record<string, unknown>>): value is Readonly<Record<string, unknown>> & Table<TableSpec> {
  const { count, capacity, columns } = value;
  if (typeof count !== 'number' || typeof capacity !== 'number' || typeof columns !== 'object' || columns === null) return false;
  if (!Number.isInteger(count) || count < 0 || count > capacity || Object.keys(value).length !== 3) return false;
  for (const column of Object.values(columns) as unknown[]) {
    if (typeof column !== 'object' || column === null || typedArrayIndex(column) < 0) return false;
    if ((column as Column).length !== capacity) return false;
  }
  return true;
}

/** True for a table with exactly the columns of `spec`: the check for loaded data. */
export function isTableOf<C extends TableSpec>(value: unknown, spec: C): value is Table<C> {
  if (typeof value !== 'object' || value === null || !isTable(value as Record<string, unknown>)) return false;
  const columns = (value as Table<TableSpec>).columns as Columns;
  const names = Object.keys(spec);
  if (Object.keys(columns).length !== names.length) return false;
  return names.every((name) => {
    const column = columns[name];
    return column !== undefined && typedArrayIndex(column) === typedArrayIndex(MAKERS[spec[name] as ColumnKind](0));
  });
}
