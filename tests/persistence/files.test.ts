import { gzipSync, strToU8 } from 'fflate';
import fc from '../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { FileError } from '../../src/persistence/fileError.ts';
import { inflateCapped } from '../../src/persistence/inflate.ts';
import { readRunFile, writeRunFile } from '../../src/persistence/runFile.ts';
import { readSaveFile, writeSaveFile, type SaveMeta } from '../../src/persistence/saveFile.ts';
import type { SessionRecord } from '../../src/sim/index.ts';

const META: SaveMeta = {
  name: 'before the heat', scenario: 'first-rack', labName: 'Lanternworks', day: 12, seed: 7, savedAtMs: 1_700_000_000_000,
  contentHash: '0123456789abcdef', rulesVersion: 1, usefulGpus: 128, boughtGpus: 256, cashCents: 12_345,
};
const RECORD: SessionRecord = {
  rulesVersion: 1, contentHash: '0123456789abcdef', packs: [{ id: 'base', version: '1.0.0' }], scenario: 'first-rack', seed: 7, log: [{ atS: 0, command: { type: 'guide.skip' } }],
  checkpoints: [{ atS: 3_600, hash: 'ffffffffffffffff', slices: { timeS: 'eeeeeeeeeeeeeeee' } }], endS: 3_600, outcome: { state: 'playing', reason: '', atS: -1 }, score: 0,
};

const codeOf = (run: () => unknown): string => {
  try {
    run();
    return 'read';
  } catch (error) {
    if (error instanceof FileError) return error.code;
    throw error;
  }
};

describe('save files', () => {
  it('come back as they were written', () => {
    const game = new Uint8Array([1, 2, 3, 255]);
    const read = readSaveFile(writeSaveFile({ meta: META, game }));
    expect(read.meta).toEqual(META);
    expect([...read.game]).toEqual([...game]);
  });

  it('say what is wrong with anything else, and never crash', () => {
    const good = writeSaveFile({ meta: META, game: new Uint8Array(2_000) });
    expect(codeOf(() => readSaveFile(new Uint8Array()))).toBe('not-a-save');
    expect(codeOf(() => readSaveFile(strToU8('{"hello":1}')))).toBe('not-a-save');
    expect(codeOf(() => readSaveFile(gzipSync(strToU8('plain text'))))).toMatch(/damaged|not-a-save/);
    expect(codeOf(() => readSaveFile(writeRunFile(RECORD, 'x')))).toBe('not-a-save');
    // The last eight bytes are the compressor's trailer: without them everything is still there.
    for (let cut = 0; cut < good.length - 8; cut += 7) expect(['damaged', 'not-a-save']).toContain(codeOf(() => readSaveFile(good.subarray(0, cut))));
  });

  it('survive random damage with a message, or with the same game', () => {
    const good = writeSaveFile({ meta: META, game: new Uint8Array(300).map((_, i) => i % 251) });
    fc.assert(fc.property(fc.nat(good.length - 1), fc.integer({ min: 1, max: 255 }), (at, flip) => {
      const bad = good.slice();
      bad[at] = bad[at]! ^ flip;
      const code = codeOf(() => expect([...readSaveFile(bad).game]).toEqual([...readSaveFile(good).game]));
      expect(['read', 'damaged', 'not-a-save', 'too-new', 'too-large']).toContain(code);
    }), { numRuns: 200 });
  });
});

describe('run files', () => {
  it('come back as they were written, compressed or not', () => {
    expect(readRunFile(writeRunFile(RECORD, 'Lanternworks'))).toMatchObject({ labName: 'Lanternworks', record: RECORD });
    expect(readRunFile(strToU8(JSON.stringify({ format: 'gigawatt-run', version: 1, labName: 'x', record: RECORD }))).record).toEqual(RECORD);
  });

  it.each([
    ['not json', 'not-a-run'], ['{"format":"other"}', 'not-a-run'], ['null', 'not-a-run'], ['{"format":"gigawatt-run","version":99}', 'too-new'], ['{"format":"gigawatt-run","version":1}', 'damaged'],
  ])('refuse %s as %s', (text, code) => {
    expect(codeOf(() => readRunFile(strToU8(text)))).toBe(code);
  });
});

describe('inflating', () => {
  it('stops at the cap, so that a bomb costs nothing', () => {
    const bomb = gzipSync(new Uint8Array(20_000_000), { level: 9 });
    expect(bomb.length).toBeLessThan(100_000);
    expect(codeOf(() => inflateCapped(bomb, 1_000_000))).toBe('too-large');
  });
});
