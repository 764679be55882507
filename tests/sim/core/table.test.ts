import { describe, expect, expectTypeOf, test } from 'vitest';
import { addRow, addRows, cloneTable, compact, createTable, defineTable, isTable, isTableOf, removeRowSwap, reserveRows, snapshotTable } from '../../../src/sim/core/table.ts';

const RACKS = defineTable({ kind: 'u16', online: 'u8', id: 'u32', step: 'i32', heat: 'f32', drawW: 'f64' });

function threeRacks() {
  const table = createTable(RACKS, 2);
  for (let id = 1; id <= 3; id++) addRow(table, RACKS, { id, drawW: id * 1000 });
  return table;
}

describe('tables', () => {
  test('infer the array type of each column', () => {
    const { columns } = createTable(RACKS, 1);
    expectTypeOf(columns.kind).toEqualTypeOf<Uint16Array>();
    expectTypeOf(columns.heat).toEqualTypeOf<Float32Array>();
    expectTypeOf(columns.drawW).toEqualTypeOf<Float64Array>();
    expect(columns.step).toBeInstanceOf(Int32Array);
  });

  test('grow by doubling and keep their rows', () => {
    const table = threeRacks();
    expect([table.count, table.capacity]).toEqual([3, 4]);
    addRows(table, RACKS, 100, { kind: 7 });
    expect([table.count, table.capacity]).toEqual([103, 103]);
    addRow(table, RACKS);
    expect(table.capacity).toBe(206);
    expect([...table.columns.id.subarray(0, 4)]).toEqual([1, 2, 3, 0]);
    expect(table.columns.kind[102]).toBe(7);
    reserveRows(table, RACKS, 10);
    expect(table.capacity).toBe(206);
  });

  test('start empty with no capacity and still grow', () => {
    const table = createTable(RACKS, 0);
    expect(addRow(table, RACKS, { id: 9 })).toBe(0);
    expect(addRows(table, RACKS, 0)).toBe(1);
    expect(table.capacity).toBe(4);
  });

  test('refuse values a column cannot hold and leave no trace of them', () => {
    const table = threeRacks();
    const before = cloneTable(table);
    expect(() => addRow(table, RACKS, { id: 5, kind: 65536 })).toThrow('column kind (u16) cannot hold 65536');
    expect(() => addRow(table, RACKS, { online: 0.5 })).toThrow(RangeError);
    expect(() => addRow(table, RACKS, { drawW: NaN })).toThrow(RangeError);
    expect(() => addRow(table, RACKS, { wattage: 1 } as never)).toThrow('no column wattage');
    expect(() => addRows(table, RACKS, -1)).toThrow(RangeError);
    expect(() => createTable(RACKS, -1)).toThrow(RangeError);
    expect(table).toEqual(before);
  });

  test('remove a row by moving the last one in and clearing its place', () => {
    const table = threeRacks();
    expect(removeRowSwap(table, 0)).toBe(2);
    expect([...table.columns.id]).toEqual([3, 2, 0, 0]);
    expect(removeRowSwap(table, 1)).toBe(-1);
    expect(table.count).toBe(1);
    expect(() => removeRowSwap(table, 1)).toThrow('no row 1 of 1');
  });

  test('compact in order and zero what falls free', () => {
    const table = createTable(RACKS);
    for (let id = 1; id <= 9; id++) addRow(table, RACKS, { id });
    expect(compact(table, (row) => table.columns.id[row]! % 3 === 0)).toBe(6);
    expect([...table.columns.id.subarray(0, 9)]).toEqual([3, 6, 9, 0, 0, 0, 0, 0, 0]);
    expect(compact(table, () => true)).toBe(0);
    expect(compact(table, () => false)).toBe(3);
    expect(table.count).toBe(0);
  });

  test('copy without sharing, with or without spare room', () => {
    const table = threeRacks();
    const clone = cloneTable(table);
    const packed = snapshotTable(table);
    expect(clone).toEqual(table);
    expect([packed.count, packed.capacity, packed.columns.drawW.length]).toEqual([3, 3, 3]);
    table.columns.drawW[0] = 5;
    expect([clone.columns.drawW[0], packed.columns.drawW[0]]).toEqual([1000, 1000]);
    expect(structuredClone(table)).toEqual(table);
  });

  test('are recognised in loaded data', () => {
    const table = threeRacks();
    expect(isTableOf(table, RACKS)).toBe(true);
    expect(isTableOf({ ...table, count: 99 }, RACKS)).toBe(false);
    expect(isTableOf({ ...table, columns: { ...table.columns, kind: new Uint8Array(4) } }, RACKS)).toBe(false);
    expect(isTableOf({ ...table, columns: {} }, RACKS)).toBe(false);
    expect(isTableOf(null, RACKS)).toBe(false);
    expect(isTable({ count: 1, capacity: 1, columns: { a: [1] } })).toBe(false);
    expect(isTable({ ...table, extra: 1 })).toBe(false);
  });
});
