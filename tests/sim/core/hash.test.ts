import { describe, expect, test } from 'vitest';
import { createHasher, hashValue } from '../../../src/sim/core/hash.ts';
import { addRow, createTable, defineTable, reserveRows } from '../../../src/sim/core/table.ts';

const WORLD = { tick: 3, name: 'Dalles ☢', cash: -12.5, flags: [true, false, null], loans: [{ id: 'a', cents: 100 }], temps: Float64Array.of(1, -0, 3) };

describe('the state hash', () => {
  test('never changes for the same data', () => {
    expect([hashValue(null), hashValue(''), hashValue([]), hashValue({}), hashValue(WORLD)]).toMatchInlineSnapshot(`
      [
        "89bc0b5aa0bb996c",
        "89fb810d9e67b307",
        "aeaa850ec69fe64e",
        "9996e190364bc5fc",
        "e0179e7ad361df49",
      ]
    `);
  });

  test('ignores key order and the sign of zero', () => {
    expect(hashValue({ a: 1, b: 0, c: [2] })).toBe(hashValue({ c: [2], b: -0, a: 1 }));
    expect(hashValue(Float64Array.of(0, 1))).toBe(hashValue(Float64Array.of(-0, 1)));
    expect(hashValue(Float32Array.of(0, 1, 0))).toBe(hashValue(Float32Array.of(-0, 1, -0)));
    expect(hashValue(structuredClone(WORLD))).toBe(hashValue(WORLD));
  });

  test('is the same for keys that were seen before and for keys that were forgotten', () => {
    const wide = (n: number): Record<string, number> => Object.fromEntries(Array.from({ length: 5 }, (_, k) => [`key${(n * 7 + k * 3) % 1000} of ${n}`, k]));
    const first = [wide(1), { same: 1, b: 2 }, { same: 1, a: 2 }, { same: 1 }].map((value) => hashValue(value));
    expect(new Set(first).size).toBe(4);
    for (let n = 2; n < 1500; n++) hashValue(wide(n));
    expect([wide(1), { b: 2, same: 1 }, { a: 2, same: 1 }, { same: 1 }].map((value) => hashValue(value))).toEqual(first);
    expect(hashValue({ '☢ and a long key': [{}] })).toBe(hashValue(structuredClone({ '☢ and a long key': [{}] })));
  });

  test('tells apart what looks alike', () => {
    const alike: unknown[] = [
      null, false, true, 0, 1, '', '0', '1', [], {}, [0], ['0'], [[]], [[], []], [1, 2], [2, 1], [[1], 2], [1, [2]], { a: 1 }, { a: '1' }, { b: 1 },
      { a: { b: 1 } }, { a: {}, b: 1 }, 'a', 'a\0', 'aa', new Uint8Array(0), new Uint8Array(1), new Uint8Array(2), new Int8Array(1), new Uint16Array(1),
      new Float64Array(1), new Float32Array(1), new Float32Array(2), Uint8Array.of(1, 0), Uint8Array.of(0, 1), 4294967296, 4294967297, 1e300, 1e-300,
    ];
    expect(new Set(alike.map((value) => hashValue(value))).size).toBe(alike.length);
  });

  test('sees every single changed row, column and bit', () => {
    const seen = new Set<string>();
    for (const Type of [Uint8Array, Int8Array, Uint16Array, Int16Array, Uint32Array, Int32Array, Float32Array, Float64Array]) {
      for (let i = 0; i < 67; i++) {
        const array = new Type(67);
        array[i] = 1;
        seen.add(hashValue(array));
      }
    }
    expect(seen.size).toBe(8 * 67);
    const flips = new Set<string>();
    for (let bit = 0; bit < 32; bit++) flips.add(hashValue(Uint32Array.of(2 ** bit, 5)));
    expect(flips.size).toBe(32);
  });

  test('reads a view alike wherever it starts in its buffer', () => {
    for (const Type of [Uint8Array, Int8Array, Uint16Array, Int16Array]) {
      const source = new Type(41);
      source.forEach((_, i) => { source[i] = i * 5 - 100; });
      const shifted = new Type(60).subarray(3, 44);
      shifted.set(source);
      expect(hashValue(shifted)).toBe(hashValue(source));
    }
    const long = Uint16Array.from({ length: 20001 }, (_, i) => i * 7);
    const late = new Uint16Array(20002).subarray(1);
    late.set(long);
    expect(hashValue(late)).toBe(hashValue(long));
  });

  test('spreads one flipped bit over half of the digest', () => {
    let changed = 0;
    const base = BigInt(`0x${hashValue(new Uint32Array(40))}`);
    for (let i = 0; i < 1000; i++) {
      const array = new Uint32Array(40);
      array[i % 40] = 2 ** (i % 31);
      changed += (base ^ BigInt(`0x${hashValue(array)}`)).toString(2).replaceAll('0', '').length;
    }
    expect(changed / 1000).toBeGreaterThan(28);
    expect(changed / 1000).toBeLessThan(36);
  });

  test('covers only the live rows of a table, not its capacity', () => {
    const spec = defineTable({ hall: 'u16', drawW: 'f64' });
    const table = createTable(spec, 4);
    addRow(table, spec, { hall: 3, drawW: 1200.5 });
    const before = hashValue(table);
    reserveRows(table, spec, 500);
    expect(hashValue(table)).toBe(before);
    table.columns.drawW[1] = 7; // beyond count
    expect(hashValue(table)).toBe(before);
    table.columns.drawW[0] = 1200.25;
    expect(hashValue(table)).not.toBe(before);
  });

  test('names the path of anything a save would lose', () => {
    const hash = (loan: unknown): (() => string) => () => hashValue({ finance: { loan } }, 'world');
    expect(hash(undefined)).toThrow('world.finance.loan cannot be saved: undefined');
    expect(hash(NaN)).toThrow('world.finance.loan cannot be saved: NaN');
    expect(hash([1, Infinity])).toThrow('world.finance.loan[1] cannot be saved: Infinity');
    expect(hash(new Map())).toThrow('world.finance.loan cannot be saved: Map');
    expect(hash(new Set())).toThrow('cannot be saved: Set');
    expect(hash(new (class Loan { cents = 1; })())).toThrow('cannot be saved: Loan');
    expect(hash(() => 1)).toThrow('cannot be saved: function');
    expect(hash(1n)).toThrow('cannot be saved: bigint');
    expect(hash(Symbol('x'))).toThrow('cannot be saved: symbol');
    expect(hash(new BigInt64Array(1))).toThrow('cannot be saved: BigInt64Array');
    expect(hash(new Date(0))).toThrow('cannot be saved: Date');
    expect(hash({ [Symbol('x')]: 1 })).toThrow('cannot be saved: Object');
    expect(hash([, 1])).toThrow('loan[0] cannot be saved: undefined');
    expect(hash(Float64Array.of(1, NaN))).toThrow('loan[1] cannot be saved: NaN');
    expect(hash(Float32Array.of(1, 2, -Infinity))).toThrow('loan[2] cannot be saved: -Infinity');
    const ring: unknown[] = [];
    ring.push(ring);
    expect(hash(ring)).toThrow('nested deeper than 64');
  });

  test('a hasher mixes by hand and can go on after a digest', () => {
    const hasher = createHasher();
    hasher.int(1);
    hasher.number(2.5);
    hasher.string('three');
    const first = hasher.digest();
    expect(first).toMatch(/^[0-9a-f]{16}$/);
    expect(hasher.digest()).toBe(first);
    hasher.int(0);
    expect(hasher.digest()).not.toBe(first);
    expect(() => hasher.number(NaN)).toThrow('NaN');
  });
});
