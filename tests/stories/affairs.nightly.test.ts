/** Every affair comes about in some game of some bot: nothing in the library is out of reach, and nothing is excepted. */
import { expect, it } from 'vitest';
import { coverageOf } from '../../src/cli/affairs.ts';
import { wayward } from '../../src/bots/wayward.ts';
import { catalog } from './catalog.ts';

/** Ends as soon as all was seen. The bot that goes where others do not sees most in a game, and all in the end. */
const SEEDS = 60;

it('no affair of the base pack is out of reach', () => {
  const coverage = coverageOf(catalog, 'riverbend-100k', [wayward], SEEDS, true);
  expect(coverage.unseen().map((row) => `${row.id}: ${coverage.why(row)}`)).toEqual([]);
}, 3_600_000);
