/** Many seeds of every scenario: a sensible plan wins, the controls do not. */
import { expect, it } from 'vitest';
import { defaultWorkers, playAll } from '../../src/cli/gamePool.ts';
import { summarise } from '../../src/cli/standings.ts';
import { tasksOf } from '../../src/cli/tournament.ts';
import { seedsOf } from '../support/seeds.ts';
import { catalog } from './catalog.ts';

const SEEDS = seedsOf(20);
/** In longGames.nightly.test.ts. */
const LONG = new Set(['the-fold', 'undisclosed', 'gigawatt']);
const LEAST: Record<string, number> = { baseline: 0.8 };
const MOST: Record<string, number> = { neglect: 0, greedy: 0.2, fuzz: 0.1 };
const BOTS = Object.keys({ ...LEAST, ...MOST });

it.each(Object.keys(catalog.scenarios).filter((id) => !LONG.has(id)))('%s over many seeds', async (scenario) => {
  const { standings } = summarise(await playAll(tasksOf([scenario], BOTS, SEEDS), defaultWorkers()));
  for (const { bot, won, games } of standings) {
    expect(won / games, bot).toBeGreaterThanOrEqual(LEAST[bot] ?? 0);
    expect(won / games, bot).toBeLessThanOrEqual(MOST[bot] ?? 1);
  }
}, 3_600_000);
