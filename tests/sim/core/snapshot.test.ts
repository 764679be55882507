import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { assertNever } from '../../../src/sim/core/assertNever.ts';
import { hashValue } from '../../../src/sim/core/hash.ts';
import { decode, deepClone, encode, SnapshotError } from '../../../src/sim/core/snapshot.ts';

const finite = { noNaN: true, noDefaultInfinity: true };
const { plain } = fc.letrec((tie) => ({
  plain: fc.oneof({ maxDepth: 4 }, fc.constant(null), fc.boolean(), fc.double(finite), fc.integer(), fc.maxSafeInteger(), fc.string({ unit: 'binary' }),
    fc.array(fc.integer({ min: 0xd700, max: 0xe000 })).map((codes) => String.fromCharCode(...codes)),
    fc.uint8Array(), fc.int8Array(), fc.uint16Array(), fc.int16Array(), fc.uint32Array(), fc.int32Array(), fc.float32Array(finite), fc.float64Array(finite),
    fc.array(tie('plain'), { maxLength: 6 }),
    fc.dictionary(fc.string({ maxLength: 8 }).filter((key) => key !== '__proto__'), tie('plain'), { maxKeys: 6, noNullPrototype: true })),
}));
const RUNS = { seed: 11, numRuns: 300 };

function failure(bytes: Uint8Array): SnapshotError {
  try {
    decode(bytes);
  } catch (error) {
    expect(error).toBeInstanceOf(SnapshotError);
    return error as SnapshotError;
  }
  throw new Error('decoded without complaint');
}
function snapshotOf(...body: number[]): Uint8Array {
  return Uint8Array.of(0x47, 0x57, 0x53, 0x31, 1, ...body);
}

describe('snapshots', () => {
  test('bring any plain data back exactly, key order included', () => {
    fc.assert(fc.property(plain, (value) => {
      const bytes = encode(value);
      const back = decode(bytes);
      expect(back).toStrictEqual(value);
      expect(encode(back)).toEqual(bytes);
      expect(hashValue(back)).toBe(hashValue(value));
    }), RUNS);
    expect(Object.keys(decode(encode({ z: 1, a: 2, m: 3 })) as object)).toEqual(['z', 'a', 'm']);
    expect(Object.is(decode(encode(-0)), -0)).toBe(true);
  });

  test('keep their bytes from build to build', () => {
    const bytes = encode({ tick: 300, cash: -1.5, rows: [{ tick: -1 }, 'é', true, null], w: Uint16Array.of(258) });
    expect(Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ')).toMatchInlineSnapshot(`"47 57 53 31 01 07 04 00 04 74 69 63 6b 03 d8 04 00 04 63 61 73 68 04 00 00 00 00 00 00 f8 bf 00 04 72 6f 77 73 06 04 07 01 01 03 01 05 02 c3 a9 02 00 00 01 77 12 01 02 01"`);
  });

  test('write only the viewed part of a shared buffer', () => {
    const view = Float64Array.of(1, 2, 3, 4).subarray(1, 3);
    expect(decode(encode(view))).toEqual(Float64Array.of(2, 3));
    expect(decode(Buffer.from(encode(view)))).toEqual(Float64Array.of(2, 3));
  });

  test('refuse every truncation with the place and the reason', () => {
    const bytes = encode({ tick: 5, list: [1.5, 'text', null], temps: Float64Array.of(1, 2) });
    for (let length = 0; length < bytes.length; length++) {
      const error = failure(bytes.subarray(0, length));
      expect(error.offset).toBeLessThanOrEqual(length);
      expect(error.message).toBe(`snapshot byte ${error.offset}: ${error.reason}`);
    }
  });

  test('never do worse than SnapshotError on random or damaged bytes', () => {
    const calm = (bytes: Uint8Array): void => {
      try {
        decode(bytes);
      } catch (error) {
        if (!(error instanceof SnapshotError)) throw error;
      }
    };
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (body) => calm(snapshotOf(...body))), RUNS);
    fc.assert(fc.property(plain, fc.nat(), fc.integer({ min: 0, max: 255 }), (value, at, byte) => {
      const bytes = encode(value);
      bytes[at % bytes.length] = byte;
      calm(bytes);
    }), RUNS);
  });

  test('say what is wrong with foreign and hostile bytes', () => {
    expect(failure(Uint8Array.of(0x50, 0x4b, 3, 4))).toMatchObject({ offset: 0, reason: 'not a Gigawatt snapshot' });
    expect(failure(Uint8Array.of(0x47, 0x57, 0x53, 0x31, 9, 0)).reason).toBe('format version 9, this build reads 1');
    expect(failure(snapshotOf(0, 0)).reason).toBe('1 bytes after the end');
    expect(failure(snapshotOf(99)).reason).toBe('unknown tag 99');
    expect(failure(snapshotOf(6, 0xff, 0xff, 0xff, 0xff, 0x0f)).reason).toBe('4294967295 items cannot fit in 0 bytes');
    expect(failure(snapshotOf(23, 0xff, 0xff, 0xff, 0xff, 0x0f)).reason).toContain('elements cannot fit');
    expect(failure(snapshotOf(3, 0x80, 0)).reason).toBe('integer is not a valid number');
    expect(failure(snapshotOf(5, 2, 0xc0, 0x80)).reason).toBe('string is not UTF-8');
    expect(failure(snapshotOf(4, 0, 0, 0, 0, 0, 0, 0xf0, 0x7f)).reason).toBe('number is Infinity');
    expect(failure(snapshotOf(7, 2, 0, 1, 97, 0, 1, 0)).reason).toBe('key a twice');
    expect(failure(snapshotOf(7, 1, 3, 0)).reason).toBe('key 3 of 0');
    expect(failure(snapshotOf(7, 1, 0, 9, ...Array.from('__proto__', (c) => c.charCodeAt(0)), 0)).reason).toBe('key __proto__');
    expect(failure(snapshotOf(...new Array<number>(400).fill(6).flatMap((tag) => [tag, 1]))).reason).toBe('nested deeper than 64');
  });

  test('refuse what they could not bring back, naming its path', () => {
    expect(() => encode({ finance: { loan: undefined } }, 'world')).toThrow('world.finance.loan cannot be saved: undefined');
    expect(() => encode([NaN], 'world')).toThrow('world[0] cannot be saved: NaN');
    expect(() => encode({ a: new Map() })).toThrow('value.a cannot be saved: Map');
    expect(() => encode(JSON.parse('{"__proto__": 1}'))).toThrow('key __proto__');
    const ring: { self?: unknown } = {};
    ring.self = ring;
    expect(() => encode(ring)).toThrow('nested deeper than 64');
  });

  test('clone deeply and share nothing', () => {
    fc.assert(fc.property(plain, (value) => {
      expect(deepClone(value)).toStrictEqual(value);
    }), RUNS);
    const world = { list: [{ a: 1 }], temps: Float64Array.of(1) };
    const copy = deepClone(world);
    copy.list[0]!.a = 2;
    copy.temps[0] = 2;
    expect(world).toEqual({ list: [{ a: 1 }], temps: Float64Array.of(1) });
  });
});

test('assertNever names the impossible value', () => {
  expect(() => assertNever('tram' as never, 'vehicle')).toThrow('unexpected vehicle: tram');
});
