/** A session by any bot proves itself: replayed from its log it ends in the same world. */
import { describe, expect, it } from 'vitest';
import { BOTS } from '../../src/bots/index.ts';
import { readRunFile, writeRunFile } from '../../src/persistence/runFile.ts';
import { recordOf, verifyRecord } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

/** By night longer: a hundred sessions are most of a minute already. */
const DAYS = process.env['GIGAWATT_NIGHTLY'] === '1' ? 100 : 25;

describe.each(Object.keys(catalog.scenarios))('%s', (scenario) => {
  it.each(BOTS.map((bot) => bot.id))('by %s verifies, through a run file', (id) => {
    const { game } = played(scenario, id, 7, DAYS * 24, undefined, true);
    const { record } = readRunFile(writeRunFile(recordOf(game), 'test'));
    const result = verifyRecord(record, catalog);
    expect(result.verdict, JSON.stringify(result)).toBe('verified');
    expect(result).toMatchObject({ score: game.context.world.score });
  }, 20_000);
});

it('a forged score or a dropped order is found out', () => {
  const { game } = played('first-rack', 'baseline', 7, 40 * 24);
  const record = recordOf(game);
  const dropped = { ...record, log: record.log.slice(1) };
  expect(verifyRecord(dropped, catalog).verdict).toBe('differs');
});
