/** Zips of strangers, and where packs are kept. */
import 'fake-indexeddb/auto';
import { Zip, ZipDeflate, zipSync, strToU8, type Zippable } from 'fflate';
import { describe, expect, test } from 'vitest';
import { PACK_LIMITS } from '../../src/content/packIntake.ts';
import { openPackStore } from '../../src/persistence/packStore.ts';
import { unzipPack } from '../../src/persistence/unzip.ts';
import { MOD_INFO } from '../content/packs.ts';

const zip = (files: Record<string, string | Uint8Array>): Uint8Array => zipSync(Object.fromEntries(Object.entries(files).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])) as Zippable);
const codesOf = (bytes: Uint8Array): string[] => unzipPack('given.zip', bytes).refusals.map((item) => item.code);

describe('a zip', () => {
  test('gives its content files, and inflates nothing else', () => {
    const { files, refusals } = unzipPack('given.zip', zip({ 'mod/pack.json': MOD_INFO, 'mod/a.png': new Uint8Array(3_000_000), 'mod/racks/x.jsonc': '{ "racks": [] }' }));
    expect(refusals).toEqual([]);
    expect(files.map((file) => [file.path, new TextDecoder().decode(file.bytes)])).toEqual([['mod/pack.json', MOD_INFO], ['mod/racks/x.jsonc', '{ "racks": [] }']]);
  });

  test('written as a stream, with sizes after the data, is read as well', () => {
    const parts: Uint8Array[] = [];
    const stream = new Zip((_error, chunk) => void parts.push(chunk));
    const file = new ZipDeflate('pack.json');
    stream.add(file);
    file.push(strToU8(MOD_INFO), true);
    stream.end();
    expect(unzipPack('given.zip', Buffer.concat(parts)).files.map((entry) => entry.path)).toEqual(['pack.json']);
  });

  test('a bomb stops while it is inflated: by its ratio, by its file, by its sum', () => {
    expect(codesOf(zip({ 'pack.json': new Uint8Array(1_900_000) }))).toEqual(['bad-archive']);
    let word = 1;
    const noise = (size: number): Uint8Array => Uint8Array.from({ length: size }, () => (word = (word * 48_271) % 2_147_483_647) & 15);
    const big = noise(PACK_LIMITS.fileBytes + 1);
    expect(codesOf(zip({ 'x.json': big }))).toEqual(['file-too-large']);
    const most = big.subarray(0, PACK_LIMITS.fileBytes);
    expect(codesOf(zip(Object.fromEntries(Array.from({ length: 11 }, (_, i) => [`${i}.json`, most]))))).toEqual(['pack-too-large']);
    expect(codesOf(new Uint8Array(PACK_LIMITS.bytes + 1))).toEqual(['pack-too-large']);
  });

  test('sizes that its headers give are not believed', () => {
    const bytes = zip({ 'pack.json': new Uint8Array(1_900_000) });
    new DataView(bytes.buffer).setUint32(22, 10, true); // "inflates to 10 bytes"
    expect(codesOf(bytes)).toEqual(['bad-archive']);
  });

  test.each(['../x.json', '/x.json', 'a\\x.json', 'a/../../x.json', 'c:/x.json'])('with the path %s is refused', (path) => {
    expect(codesOf(zip({ 'pack.json': MOD_INFO, [path]: '{}' }))).toEqual(['bad-path']);
  });

  test('with too many entries is refused before they are inflated', () => {
    expect(codesOf(zip(Object.fromEntries(Array.from({ length: 201 }, (_, i) => [`${i}.json`, '{}']))))).toEqual(['too-many-files']);
    expect(codesOf(zip(Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`__MACOSX/${i}.json`, '{}']))))).toEqual(['too-many-files']);
  });

  test('that is none, or cut off, or of an unknown kind, is refused with what to do', () => {
    const whole = zip({ 'pack.json': MOD_INFO.repeat(40) });
    const foreign = whole.slice();
    foreign[8] = 12; // a method that no pack needs
    for (const bytes of [strToU8('no zip at all, just words'), new Uint8Array(), whole.subarray(0, 90), foreign]) {
      const { files, refusals } = unzipPack('given.zip', bytes);
      expect(refusals.map((item) => [item.code, item.hint !== null])).toEqual([['bad-archive', true]]);
      expect(files).toEqual([]);
    }
  });
});

test('packs are kept by id: a second one replaces the first, removing forgets it', async () => {
  const store = await openPackStore();
  const pack = { id: 'mod', source: 'mod.zip', addedAtMs: 1, bytes: 2, files: [{ path: 'pack.json', text: '{}' }] };
  await store.put([pack, { ...pack, id: 'other' }]);
  await store.put([{ ...pack, source: 'again.zip' }]);
  expect((await store.list()).map((entry) => [entry.id, entry.source])).toEqual([['mod', 'again.zip'], ['other', 'mod.zip']]);
  await store.remove('mod');
  expect((await store.list()).map((entry) => entry.id)).toEqual(['other']);
});
