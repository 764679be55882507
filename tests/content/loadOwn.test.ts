/** Packs of the player's own beside the base game: none of them can keep it from opening. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { loadWithOwn, type OwnPack } from '../../src/content/loadOwn.ts';
import { withNeeds, withoutPack } from '../../src/content/packNeeds.ts';
import { baseFiles } from './packs.ts';

const base = loadBaseCatalog();

function own(id: string, texts: Record<string, string> = {}, depends: Record<string, string> = { base: '*' }): OwnPack {
  const info = JSON.stringify({ id, version: '1.0.0', gameVersion: '*', title: `The ${id}`, authors: ['A'], licence: 'MIT', depends });
  return { id, files: Object.entries({ 'pack.json': info, ...texts }).map(([path, text]) => ({ path, text })) };
}
const mission = (id: string): Record<string, string> => ({ 'm.jsonc': `{ "scenarios": [{ "id": "${id}", "copyFrom": "first-rack", "name": "scenario.${id}" }] }`, 'lang/en.json': `{ "scenario.${id}": "Mission ${id}" }` });

describe('the base game with own packs', () => {
  test('holds their missions, and knows whose they are', () => {
    const { catalog, used, left, homes } = loadWithOwn(baseFiles, [own('b', mission('bee'), { a: '*' }), own('a', mission('ay'))]);
    expect([used, left]).toEqual([['b', 'a'], []]);
    expect(catalog?.packs.map((pack) => pack.id)).toEqual(['base', 'a', 'b']);
    expect([homes['bee'], homes['ay'], homes['first-rack']]).toEqual(['b', 'a', 'base']);
    expect(catalog?.packs.every((pack) => /^[0-9a-f]{16}$/.test(pack.hash ?? ''))).toBe(true);
  });

  test('without any is exactly the game that everybody has', () => {
    const { catalog } = loadWithOwn(baseFiles, []);
    expect(catalog?.contentHash).toBe(base.contentHash);
    expect(catalog?.packs).toEqual(base.packs);
  });

  test('a pack with a mistake is left out with its place, the others stay', () => {
    const { catalog, used, left } = loadWithOwn(baseFiles, [own('bad', { 'x.jsonc': '{ "racks": [\n  { "id": "x", "copyFrom": "h100-air-16", "serverz": 2 } ] }' }), own('good', mission('fine'))]);
    expect(used).toEqual(['good']);
    expect(left.map((pack) => pack.id)).toEqual(['bad']);
    expect(left[0]?.diagnostics).toMatchObject([{ pack: 'bad', file: 'x.jsonc', line: 2, code: 'unknown-key', hint: 'did you mean "servers"?' }]);
    expect(catalog?.scenarios['fine']).toBeDefined();
  });

  test('a pack that the base game has moved on from is left out: the game is the one without it', () => {
    const old = own('old', { 'x.jsonc': '{ "racks": [{ "id": "no-longer-there", "overlay": true, "servers": 2 }] }' });
    const newer = own('newer', {}, { base: '^9.0.0' });
    const { catalog, used, left } = loadWithOwn(baseFiles, [old, newer]);
    expect(used).toEqual([]);
    expect(left.map((pack) => [pack.id, pack.diagnostics[0]?.code])).toEqual([['newer', 'wrong-version'], ['old', 'overlay-nothing']]);
    expect(catalog?.contentHash).toBe(base.contentHash);
  });

  test('what needs a pack that is left out is left out with it', () => {
    const { used, left } = loadWithOwn(baseFiles, [own('a-top', {}, { base: '*', below: '*' }), own('below', { 'x.json': '{' }), own('circle', {}, { round: '*' }), own('round', {}, { circle: '*' })]);
    expect(used).toEqual([]);
    expect(left.map((pack) => [pack.id, pack.diagnostics.at(-1)?.code])).toEqual([['below', 'syntax'], ['a-top', 'unknown-pack'], ['round', 'unknown-pack'], ['circle', 'unknown-pack']]);
  });

  test('of two that do not fit together, the first by id stays', () => {
    const { used, left } = loadWithOwn(baseFiles, [own('one', mission('same')), own('two', mission('same'))]);
    expect(used).toEqual(['one']);
    expect(left[0]?.diagnostics[0]).toMatchObject({ pack: 'two', code: 'duplicate-id' });
  });

  test('whatever a pack is made of, it never stops the game', () => {
    const texts: Record<string, OwnPack['files']> = {
      'no-pack': [{ path: 'x.json', text: '{}' }], rubbish: [{ path: 'pack.json', text: '\u0000\uFFFF{{{[[' }], deep: [{ path: 'pack.json', text: '['.repeat(9_000) }],
      prototype: [{ path: 'pack.json', text: '{ "__proto__": { "id": "x" } }' }], words: [{ path: 'lang/en.json', text: '{ "scenario.first-rack": 7 }' }],
    };
    const { catalog, used, left } = loadWithOwn(baseFiles, Object.entries(texts).map(([id, files]) => ({ id, files })));
    expect(used).toEqual([]);
    expect(left.map((pack) => pack.id)).toEqual(Object.keys(texts).sort());
    expect(left.every((pack) => pack.diagnostics.some((item) => item.pack === pack.id && item.line > 0))).toBe(true);
    expect(catalog?.contentHash).toBe(base.contentHash);
  });
});

describe('packs that need each other', () => {
  const packs = [{ id: 'a', depends: ['base', 'b'] }, { id: 'b', depends: ['c', 'gone'] }, { id: 'c', depends: ['a'] }, { id: 'd', depends: [] }];
  test('go on with what they need, and off with what needs them', () => {
    expect(withNeeds(['a'], packs)).toEqual(['a', 'b', 'c']);
    expect(withNeeds(['d'], packs)).toEqual(['d']);
    expect(withoutPack('d', ['a', 'b', 'c', 'd'], packs)).toEqual(['a', 'b', 'c']);
    expect(withoutPack('c', ['a', 'b', 'c', 'd'], packs)).toEqual(['d']);
  });
});
