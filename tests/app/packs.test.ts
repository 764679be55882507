/** Which packs a visit plays with, what saves and links say of them. */
import { describe, expect, test } from 'vitest';
import { comparePacks, keepPacksOn, linkedPacks, packsForLink, packsOfVisit, packsOn } from '../../src/app/packs.ts';
import { readStart, shareOf } from '../../src/app/share.ts';
import { newestSave } from '../../src/app/actions/saves.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { arePacks } from '../../src/persistence/saveFile.ts';

const base = loadBaseCatalog();
const own = { id: 'mod', version: '1.0.0', hash: '0123456789abcdef' };
const modded = { ...base, packs: [...base.packs, own] };

describe('the packs of a visit', () => {
  test('are those that are on', () => {
    expect(packsOfVisit(['a', 'b'], '')).toEqual({ ids: ['a', 'b'], without: null });
    expect(packsOfVisit(['a'], '?workbench=mfu&test')).toEqual({ ids: ['a'], without: null });
  });
  test('are none in a class, and those alone that a link names', () => {
    for (const address of ['?class', '?code=K7QX2-9MT4D', '?code=x&packs=a@1.0.0~']) expect(packsOfVisit(['a'], address)).toEqual({ ids: [], without: 'class' });
    expect(packsOfVisit(['a', 'b'], '?scenario=first-rack&seed=1')).toEqual({ ids: [], without: 'link' });
    expect(packsOfVisit(['a', 'b'], '?scenario=x&packs=b@1.0.0~01234567,c@1.0.0~')).toEqual({ ids: ['b'], without: 'link' });
    expect(packsOfVisit(['a'], '?plain')).toEqual({ ids: [], without: 'asked' });
  });
  test('leave nothing out, and say nothing, where none is on', () => {
    for (const address of ['?class', '?code=x', '?scenario=first-rack', '?plain', '']) expect(packsOfVisit([], address)).toEqual({ ids: [], without: null });
  });
  test('are remembered; what cannot be read counts as none, and the base game is never one', () => {
    const kept = new Map<string, string>();
    const store = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) };
    keepPacksOn(store, ['b', 'a']);
    expect(packsOn(store)).toEqual(['a', 'b']);
    for (const [text, ids] of [['{', []], ['7', []], ['["base", 3, "x"]', ['x']]] as const) {
      kept.set('gigawatt.packs', text);
      expect(packsOn(store)).toEqual(ids);
    }
  });
});

describe('a link', () => {
  test('made with packs names them, and there is no class code', () => {
    const { link, code } = shareOf('https://x.example/?test#a', 'first-rack', 7, {}, modded);
    expect(code).toBeNull();
    expect(linkedPacks(new URL(link).search)).toEqual(['mod@1.0.0~01234567']);
    expect(readStart(new URL(link).search, modded)).toMatchObject({ kind: 'start', scenario: 'first-rack', seed: 7 });
  });
  test('is refused by name where they are missing, or have other content', () => {
    const { search } = new URL(shareOf('https://x.example/', 'first-rack', 7, {}, modded).link);
    expect(readStart(search, base)).toMatchObject({ kind: 'problem', problem: 'packs', detail: 'mod 1.0.0' });
    expect(readStart(search, { ...base, packs: [...base.packs, { ...own, hash: 'ffffffffffffffff' }] })).toMatchObject({ kind: 'problem', problem: 'packs' });
  });
  test('of the base game is as it always was', () => {
    const { link, code } = shareOf('https://x.example/', 'first-rack', 7, {}, base);
    expect(link).toBe('https://x.example/?scenario=first-rack&seed=7');
    expect(code).not.toBeNull();
    expect(packsForLink(base.packs)).toBe('');
  });
});

describe('packs of a file and packs here', () => {
  const here = [{ id: 'base', version: '1.0.0', hash: 'b' }, { id: 'kept', version: '1.0.0', hash: 'k' }, { id: 'more', version: '1.0.0' }, { id: 'newer', version: '2.0.0' }, { id: 'other', version: '1.0.0', hash: 'o' }];
  test('differ by name, version and content', () => {
    const there = [{ id: 'base', version: '1.0.0', hash: 'x' }, { id: 'kept', version: '1.0.0', hash: 'k' }, { id: 'gone', version: '1.0.0', title: 'Gone' }, { id: 'newer', version: '1.0.0' }, { id: 'other', version: '1.0.0', hash: 'z' }];
    const found = comparePacks(there, here);
    expect(found.missing).toEqual([there[2]]);
    expect(found.extra.map((pack) => pack.id)).toEqual(['more']);
    expect(found.different.map((pair) => pair.there.id)).toEqual(['newer', 'other']);
    expect(found.base).toBe(true);
  });
  test('older files, without hashes, are told apart by version', () => {
    expect(comparePacks([{ id: 'kept', version: '1.0.0' }], [here[1]!])).toEqual({ missing: [], extra: [], different: [], base: false });
  });
  test('names from strangers are looked at', () => {
    expect(arePacks([{ id: 'a', version: '1', title: 'A' }])).toBe(true);
    for (const wrong of [null, {}, [null], [{ id: 'a' }], [{ id: 1, version: '1' }], [{ id: 'a', version: '1', title: {} }], Array.from({ length: 201 }, () => own)]) expect(arePacks(wrong)).toBe(false);
  });
});

test('Continue offers the newest save that opens here, and where none does, the newest', () => {
  const save = (key: string, contentHash: string) => ({ key, kind: 'auto' as const, meta: { contentHash } }) as unknown as Parameters<typeof newestSave>[0][number];
  expect(newestSave([save('a', 'x'), save('b', base.contentHash)], base)?.key).toBe('b');
  expect(newestSave([save('a', 'x'), save('b', 'y')], base)?.key).toBe('a');
  expect(newestSave([], base)).toBeNull();
});
