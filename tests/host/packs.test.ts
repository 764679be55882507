/** The checks that the list of packs shows. */
import { expect, test } from 'vitest';
import { answerPacks } from '../../src/host/packHost.ts';
import type { CheckedPack } from '../../src/host/packProtocol.ts';
import { baseFiles, MOD_INFO } from '../content/packs.ts';

const pack = (id: string, text: string) => ({ id, files: [{ path: 'pack.json', text: MOD_INFO.replace('"mod"', `"${id}"`) }, { path: 'x.jsonc', text }] });
const entry = (id: string): string => `{ "racks": [{ "id": "${id}", "copyFrom": "h100-air-16" }] }`;
const codes = (list: readonly CheckedPack[]): string[][] => list.map((item) => item.diagnostics.map((found) => found.code));

test('a pack that is off is checked beside those that are on, and is to blame for what does not fit', () => {
  const packs = [pack('a-new', entry('same')), pack('old', entry('same'))];
  const check = (on: string[]) => answerPacks({ type: 'check', base: baseFiles, packs, on, gameVersion: '0.1.0' }) as CheckedPack[];
  expect(codes(check(['old']))).toEqual([['duplicate-id'], []]);
  expect(codes(check(['a-new']))).toEqual([[], ['duplicate-id']]);
  expect(codes(check([]))).toEqual([[], []]);
});

test('orders and panels that scenarios name are checked as on the command line', () => {
  const packs = [pack('mod', '{ "scenarios": [{ "id": "s", "copyFrom": "first-rack", "forbidden": ["finance.openRoundz"] }] }')];
  expect(codes(answerPacks({ type: 'check', base: baseFiles, packs, on: [], gameVersion: '0.1.0' }) as CheckedPack[])).toEqual([['unknown-command']]);
});
