/** Every affair comes about in some game of some bot. */
import { expect, it } from 'vitest';
import { BOTS } from '../../src/bots/index.ts';
import { catalog, played } from './catalog.ts';
import { affairsOf } from './affairGames.ts';

const SEEDS = 60;

it('no affair of the base pack is out of reach', () => {
  const seen = new Set<string>();
  const never = (): string[] => Object.keys(catalog.affairs).filter((id) => !seen.has(id));
  for (let seed = 1; seed <= SEEDS && never().length > 0; seed++) {
    for (const bot of BOTS) for (const id of affairsOf(played('riverbend-100k', bot.id, seed).game.context.world)) seen.add(id);
  }
  expect(never()).toEqual([]);
}, 1_800_000);
