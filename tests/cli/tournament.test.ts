/** Tournaments: the same table at any number of workers, and what many games say is worked out by hand for a few. */
import { describe, expect, it } from 'vitest';
import { CONDUCT_IDS, type Conduct, type GameRecord } from '../../src/bots/measure.ts';
import { playAll } from '../../src/cli/gamePool.ts';
import { summarise, tableOf } from '../../src/cli/standings.ts';
import { tasksOf } from '../../src/cli/tournament.ts';

const QUIET = Object.fromEntries(CONDUCT_IDS.map((id) => [id, 0])) as unknown as Conduct;
const game = (bot: string, seed: number, change: Partial<GameRecord> = {}, conduct: Partial<Conduct> = {}): GameRecord => ({
  scenario: 'here', bot, seed, outcome: 'won', reason: 'goals-met', day: 10, score: 500, cashMillions: 1, runwayDays: 100, place: 2, usefulGpus: 10, retention: 0.9, ...change, conduct: { ...QUIET, ...conduct },
});

describe('standings', () => {
  const broke = { outcome: 'lost', reason: 'insolvent', score: 100, cashMillions: -1 } as const;
  const games = [
    game('wise', 1, {}, { raisedMillions: 50 }), game('wise', 2, { score: 700 }, { raisedMillions: 70 }),
    game('rash', 1, broke, { raisedMillions: 10 }), game('rash', 2, { ...broke, outcome: 'timeout', reason: 'time-out' }, { raisedMillions: 60 }),
  ];
  const summary = summarise(games);

  it('count outcomes by cause and take medians', () => {
    expect(summary.standings).toMatchObject([
      { bot: 'wise', games: 2, won: 2, lost: {}, timeout: 0, score: 600 },
      { bot: 'rash', games: 2, won: 0, lost: { insolvent: 1 }, timeout: 1, score: 100 },
    ]);
  });

  it('name who is beaten in everything, and what winners had more of', () => {
    expect(summary.dominated).toEqual([{ scenario: 'here', better: 'wise', worse: 'rash' }]);
    expect(summary.undominated).toEqual([{ scenario: 'here', bots: ['wise'] }]);
    expect(summary.levers).toEqual([{ scenario: 'here', quantity: 'raisedMillions', chance: 0.75, winners: 60, losers: 35 }]); // of four pairs, 50 against 60 goes the other way
    expect(tableOf(summary)).toContain('| here | rash | 2 | 0 % | insolvent 1, out of time 1 | 10 | 100 | -1 |');
  });
});

it('a table is the same at any number of workers', async () => {
  const tasks = tasksOf(['first-rack'], ['neglect', 'greedy'], 2);
  const heard: string[] = [];
  const two = await playAll(tasks, 2, ({ bot, seed }) => heard.push(`${bot} ${seed}`));
  const one = await playAll(tasks, 1);
  expect(two).toEqual(one);
  expect(two.map(({ bot, seed }) => `${bot} ${seed}`)).toEqual(['neglect 1', 'neglect 2', 'greedy 1', 'greedy 2']);
  expect([...heard].sort()).toEqual(['greedy 1', 'greedy 2', 'neglect 1', 'neglect 2']);
}, 120_000);
