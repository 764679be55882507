/** What is handed over, before any of it is content: names, sizes, folders. */
import { describe, expect, test } from 'vitest';
import { PACK_LIMITS, screenFiles, takePacks, type RawFile } from '../../src/content/packIntake.ts';
import { summarisePack } from '../../src/content/packSummary.ts';
import { MOD_INFO } from './packs.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const raw = (texts: Record<string, string>): RawFile[] => Object.entries(texts).map(([path, text]) => ({ path, bytes: bytes(text) }));
const codesOf = (texts: Record<string, string>): string[] => takePacks('given', raw(texts)).refusals.map((item) => item.code);

describe('packs from files', () => {
  test('the folder that holds pack.json is a pack, called as pack.json says; pictures and read-mes stay aside', () => {
    const { packs, refusals } = takePacks('download.zip', raw({ 'mod-main/pack.json': MOD_INFO, 'mod-main/racks/x.jsonc': '{}', 'mod-main/README.md': '#', 'mod-main/images/a.png': 'x', '__MACOSX/._x.json': 'x', 'mod-main/.git/HEAD': 'x' }));
    expect(refusals).toEqual([]);
    expect(packs.map((pack) => [pack.id, pack.files.map((file) => file.path)])).toEqual([['mod', ['pack.json', 'racks/x.jsonc']]]);
    expect(packs[0]?.bytes).toBe(MOD_INFO.length + 2);
  });

  test('several packs may come at once, not two of the same id', () => {
    const other = MOD_INFO.replace('"mod"', '"other"');
    expect(takePacks('z', raw({ 'a/pack.json': MOD_INFO, 'b/pack.json': other, 'b/x.json': '{}' })).packs.map((pack) => [pack.id, pack.files.length])).toEqual([['mod', 1], ['other', 2]]);
    expect(codesOf({ 'a/pack.json': MOD_INFO, 'b/pack.json': MOD_INFO })).toEqual(['duplicate-id']);
  });

  test('files chosen one by one: what is named like a language is one', () => {
    expect(takePacks('pack.json', raw({ 'pack.json': MOD_INFO, 'de.json': '{}', 'racks.jsonc': '{}' })).packs[0]?.files.map((file) => file.path)).toEqual(['pack.json', 'lang/de.json', 'racks.jsonc']);
  });

  test('a pack whose pack.json is broken is still a pack, to be listed with its mistakes', () => {
    expect(takePacks('My Pack.zip', raw({ 'pack.json': '{ "id": ' })).packs[0]?.id).toBe('my-pack');
    expect(takePacks('z', raw({ 'North Sea/pack.json': '{ "id": "Not An Id" }' })).packs[0]?.id).toBe('north-sea');
  });

  test.each([
    ['no pack.json', { 'racks.json': '{}' }, ['no-pack']],
    ['a file beside the pack', { 'a/pack.json': MOD_INFO, 'b/x.json': '{}' }, ['no-pack']],
    ['the name of the base game', { 'pack.json': MOD_INFO.replace('"mod"', '"base"') }, ['reserved-id']],
    ['a script', { 'pack.json': MOD_INFO, 'x.js': 'alert(1)' }, ['bad-extension']],
    ['an SVG', { 'pack.json': MOD_INFO, 'images/x.svg': '<svg/>' }, ['bad-extension']],
    ['a name that only looks like JSON', { 'pack.json': MOD_INFO, 'x.JSON': '{}' }, ['bad-extension']],
    ['a way out', { 'pack.json': MOD_INFO, 'a/../../x.json': '{}' }, ['bad-path']],
    ['an absolute path', { 'pack.json': MOD_INFO, '/etc/x.json': '{}' }, ['bad-path']],
    ['a drive', { 'pack.json': MOD_INFO, 'C:/x.json': '{}' }, ['bad-path']],
    ['a backslash', { 'pack.json': MOD_INFO, 'a\\x.json': '{}' }, ['bad-path']],
    ['a control letter', { 'pack.json': MOD_INFO, 'a\u0007.json': '{}' }, ['bad-path']],
  ])('%s is refused, and nothing is taken', (_what, texts, codes) => {
    const { packs, refusals } = takePacks('given', raw(texts as Record<string, string>));
    expect(refusals.map((item) => item.code)).toEqual(codes);
    expect(packs).toEqual([]);
    expect(refusals.every((item) => item.hint !== null && item.file !== '')).toBe(true);
  });

  test('caps are told by size alone, before a file is read', () => {
    const many = Array.from({ length: PACK_LIMITS.files + 1 }, (_, i) => ({ path: `${i}.json`, size: 1 }));
    expect(screenFiles('folder', many).map((item) => item.code)).toEqual(['too-many-files']);
    expect(screenFiles('folder', many.map((file) => ({ ...file, path: `.git/${file.path}` })))).toEqual([]);
    expect(screenFiles('folder', [{ path: 'x.json', size: PACK_LIMITS.fileBytes + 1 }]).map((item) => item.code)).toEqual(['file-too-large']);
    expect(screenFiles('folder', Array.from({ length: 11 }, (_, i) => ({ path: `${i}.json`, size: PACK_LIMITS.fileBytes }))).map((item) => item.code)).toEqual(['pack-too-large']);
    expect(screenFiles('zip', [{ path: 'x.json', size: 1 }, { path: 'x.json', size: 1 }]).map((item) => item.code)).toEqual(['bad-path']);
  });

  test('what is not UTF-8 is refused', () => {
    const { refusals } = takePacks('given', [{ path: 'pack.json', bytes: new Uint8Array([0xff, 0xfe, 0x7b]) }]);
    expect(refusals.map((item) => item.code)).toEqual(['not-text', 'no-pack']);
  });
});

describe('what a pack holds', () => {
  test('is told apart, also when there are mistakes in it', () => {
    const files = Object.entries({
      'pack.json': MOD_INFO, 'lang/en.json': '{}', 'lang/de.json': '{}', 'broken.json': '{ "racks": [',
      'x.jsonc': '{ "racks": [{ "id": "a" }, { "id": "b", "overlay": true }, { "id": "c", "abstract": true }], "scenarios": [{ "id": "s" }], "sites": [{}], "affairs": [{}], "constants": { "overlay": true } }',
    }).map(([path, text]) => ({ pack: 'mod', path, text }));
    expect(summarisePack('mod', files)).toMatchObject({
      id: 'mod', title: 'Mod', version: '1.0.0', authors: ['Somebody'], licence: 'MIT', depends: ['base'], files: 5,
      holds: { scenarios: 1, hardware: 1, places: 1, blueprints: 0, others: 1, changes: 2, languages: 2 },
    });
    expect(summarisePack('mod', [])).toMatchObject({ title: 'mod', version: '' });
  });

  test('its hash follows rules, not words, order or pictures', () => {
    const hash = (texts: Record<string, string>): string => summarisePack('mod', Object.entries(texts).map(([path, text]) => ({ pack: 'mod', path, text }))).hash;
    const given = { 'pack.json': MOD_INFO, 'x.json': '{}' };
    expect(hash({ 'x.json': '{}', 'pack.json': MOD_INFO, 'lang/en.json': '{}' })).toBe(hash(given));
    expect(hash({ ...given, 'x.json': '{ }' })).not.toBe(hash(given));
    expect(hash({ 'pack.json': MOD_INFO, 'y.json': '{}' })).not.toBe(hash(given));
  });
});
