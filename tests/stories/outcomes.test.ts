/** Who wins. A sensible plan does, neglect does not, greed and chance hardly ever do. Five seeds always; twenty by night (sweep.nightly.test.ts) and in docs/balance.md. */
import { describe, expect, it } from 'vitest';
import { newGame, step } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

const SEEDS = 5;
/** A game of Riverbend is ten times as long as another. */
const seedsOf = (scenario: string): number => (scenario === 'riverbend-100k' ? 3 : SEEDS);
/** Those of years have stories of their own, and more seeds by night. */
const LONG = new Set(['the-fold', 'undisclosed', 'gigawatt']);
const SCENARIOS = Object.keys(catalog.scenarios).filter((id) => !LONG.has(id));

function wins(scenario: string, bot: string, seeds: number): { won: number; outcomes: string[] } {
  const outcomes = Array.from({ length: seeds }, (_unused, i) => {
    const result = played(scenario, bot, i + 1);
    return `${result.outcome}/${result.reason}`;
  });
  return { won: outcomes.filter((outcome) => outcome.startsWith('won')).length, outcomes };
}

describe.each(SCENARIOS)('%s', (scenario) => {
  it('is won by a sensible plan on all seeds but one', () => {
    const { won, outcomes } = wins(scenario, 'baseline', seedsOf(scenario));
    expect(won, outcomes.join(' ')).toBeGreaterThanOrEqual(seedsOf(scenario) - 1);
  }, 240_000);

  it('is never won by giving no order', () => {
    const { won, outcomes } = wins(scenario, 'neglect', 2);
    expect(won, outcomes.join(' ')).toBe(0);
  }, 120_000);

  it('is not won by greed', () => {
    const { won, outcomes } = wins(scenario, 'greedy', seedsOf(scenario));
    expect(won, outcomes.join(' ')).toBe(0);
  }, 120_000);

  it('bears random orders, which hardly ever win', () => {
    const { won, outcomes } = wins(scenario, 'fuzz', 2);
    expect(won, outcomes.join(' ')).toBeLessThanOrEqual(1);
  }, 120_000);

  it('is not over on its first step', () => {
    const game = newGame(catalog, scenario, 1);
    step(game);
    expect(game.context.world.outcome.state).toBe('playing');
    expect(game.context.world.goals.every((goal) => !goal.met)).toBe(true);
  });
});
