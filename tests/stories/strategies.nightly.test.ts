/**
 * The bars of strategy over twenty seeds where the whole company layer counts: no single trick wins, several sensible plans do, and each trick fails
 * for the reason that it should. What a bar says of a bot is said nowhere else; docs/balance.md has the numbers.
 */
import { describe, expect, it } from 'vitest';
import type { GameRecord } from '../../src/bots/measure.ts';
import { defaultWorkers, playAll } from '../../src/cli/gamePool.ts';
import { tasksOf } from '../../src/cli/tournament.ts';
import { BOTS } from '../../src/bots/index.ts';
import { seedsOf } from '../support/seeds.ts';
import { catalog } from './catalog.ts';

const MINUTES_A_DAY = 1440;

const SEEDS = seedsOf(20);
const TRICKS = ['greedy', 'crunch-everything', 'never-raise', 'debt-only', 'boastful'];
/** Where money, people, words and the plant all count: a lever that a mission does not have is no strategy there. */
const WHOLE = 'riverbend-100k';
/** Other long scenarios, and on how many seeds: a campaign of six years is played on few. */
const OTHERS = [['the-fold', seedsOf(20)], ['undisclosed', seedsOf(20)], ['gigawatt', seedsOf(3)]] as const;

it.each(OTHERS)('%s rewards several sensible plans and no trick', async (scenario, seeds) => {
  const games = await playAll(tasksOf([scenario], BOTS.map((bot) => bot.id), seeds), defaultWorkers());
  const won = (bot: string): number => games.filter((game) => game.bot === bot && game.outcome === 'won').length / seeds;
  expect(won('neglect')).toBe(0);
  for (const trick of TRICKS) expect(won(trick), trick).toBeLessThan(0.2);
  expect(BOTS.filter(({ id }) => won(id) > 0.4).length, 'strategies that win more than four seeds in ten').toBeGreaterThanOrEqual(3);
}, 14_400_000);

describe('Riverbend', () => {
  it('rewards sensible plans and no trick', async () => {
    const games = await playAll(tasksOf([WHOLE], BOTS.map((bot) => bot.id), SEEDS), defaultWorkers());
    const of = (bot: string): GameRecord[] => games.filter((game) => game.bot === bot);
    const won = (bot: string): number => of(bot).filter((game) => game.outcome === 'won').length / SEEDS;
    const mean = (bot: string, read: (game: GameRecord) => number): number => of(bot).reduce((sum, game) => sum + read(game), 0) / SEEDS;
    /** Share of seeds on which the first bot has more of something than the second. */
    const above = (a: string, b: string, read: (game: GameRecord) => number): number => of(a).filter((game, i) => read(game) > read(of(b)[i]!)).length / SEEDS;

    expect(won('neglect')).toBe(0);
    for (const trick of TRICKS) expect(won(trick), trick).toBeLessThan(0.2);
    expect(BOTS.filter(({ id }) => won(id) > 0.4).length, 'strategies that win more than four seeds in ten').toBeGreaterThanOrEqual(3);
    expect(won('baseline')).toBeGreaterThanOrEqual(0.9);

    expect(mean('boastful', (game) => game.conduct.caught), 'statements found false').toBeGreaterThanOrEqual(2);
    expect(above('honest', 'boastful', (game) => game.score), 'seeds on which honesty scores higher').toBeGreaterThanOrEqual(0.9);
    expect(above('baseline', 'crunch-everything', (game) => game.retention), 'seeds on which a normal pace keeps more people').toBeGreaterThanOrEqual(0.9);
    expect(mean('crunch-everything', (game) => game.place), 'place after sustained crunch').toBeGreaterThan(mean('baseline', (game) => game.place));
    expect(of('debt-only').filter((game) => game.conduct.defaults > 0 || game.reason === 'insolvent').length / SEEDS, 'seeds on which a lab that lives on loans fails its lenders').toBeGreaterThanOrEqual(0.8);
  }, 7_200_000);
});

it('a lab in debt that sells no shares does not outlive a capital winter', async () => {
  const scenario = 'the-fold';
  const winters = catalog.scenarios[scenario]!.events.filter((event) => event.type === 'capital-winter');
  const games = await playAll(tasksOf([scenario], ['debt-only'], SEEDS), defaultWorkers());
  const fell = games.filter(({ outcome, day, conduct }) => (outcome === 'lost' || conduct.defaults > 0) && winters.some((winter) => day >= winter.day && day <= winter.day + winter.durationMinutes / MINUTES_A_DAY));
  expect(fell.length / SEEDS).toBeGreaterThanOrEqual(0.8);
}, 7_200_000);
