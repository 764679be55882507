/** Frames lack what the page has; whole again, they are the frames that the simulation made. */
import { expect, test } from 'vitest';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import { createFrameThinner, deepEqual, fillFrame } from '../../src/host/sharedParts.ts';
import { botById } from '../../src/bots/index.ts';
import { play } from '../../src/bots/play.ts';
import { createFramePool, projectFrame, step, type Frame, type Game } from '../../src/sim/index.ts';

const catalog = loadBaseCatalog();
const frameOf = (game: Game): Frame => projectFrame(game.context, 3600, createFramePool());

test('a month of frames comes out whole, most of them without the parts that stayed the same', () => {
  const { game } = play(catalog, 'riverbend-100k', 1, botById('baseline')!, { maxHours: 24 * 60 }); // its journal is full: old lines go
  const thinner = createFrameThinner();
  let before: Frame | null = null;
  let kept = 0;
  let lines = 0;
  for (let hour = 0; hour < 24 * 30; hour += 6) {
    for (let i = 0; i < 6; i++) step(game);
    const thin = structuredClone(thinner.thin(frameOf(game)));
    kept += thin.kept.length;
    lines += thin.lines.reduce((sum, list) => sum + list.count, 0);
    const race: Frame['race'] | undefined = before?.race;
    before = fillFrame(thin, before);
    if (thin.kept.includes('race')) expect(before.race).toBe(race);
    expect(before).toEqual(frameOf(game));
  }
  expect(kept).toBeGreaterThan(120 * 5);
  expect(lines, 'lines of the accounts').toBeGreaterThan(120 * 20);
  thinner.reset();
  expect(thinner.thin(frameOf(game)).kept, 'a game that was just opened').toEqual([]);
});

test('a difference anywhere is one', () => {
  const plain = { a: [1, { b: 'x', c: null }], d: {} };
  expect(deepEqual(plain, structuredClone(plain))).toBe(true);
  for (const other of [{ ...plain, d: { e: undefined } }, { ...plain, a: [1, { b: 'x', c: 0 }] }, { ...plain, a: [1] }, { ...plain, a: { 0: 1 } }, null]) expect(deepEqual(plain, other)).toBe(false);
});
