/** Every affair comes about in some game of some bot: nothing in the library is out of reach, and nothing is excepted. */
import { expect, it } from 'vitest';
import { affairBots, coverageOf } from '../../src/cli/affairs.ts';
import { catalog } from './catalog.ts';

/** The one that goes where others do not comes first: it sees most. */
const SEEDS = 40;

it('no affair of the base pack is out of reach', () => {
  const coverage = coverageOf(catalog, 'riverbend-100k', affairBots().toReversed(), SEEDS, true);
  expect(coverage.unseen().map((row) => `${row.id}: ${coverage.why(row)}`)).toEqual([]);
}, 1_800_000);
