/** Undisclosed: what is hidden is estimated from what is not, bought, written down, and scored when the books are opened. */
import { describe, expect, it } from 'vitest';
import { createFramePool, factValue, newGame, order, projectFrame, sdOf, step } from '../../src/sim/index.ts';
import type { Game } from '../../src/sim/index.ts';
import { catalog, played } from './catalog.ts';

const runTo = (game: Game, days: number): void => {
  while (game.context.world.timeS < days * 86_400) step(game);
};

describe('the hidden lab', () => {
  it('shows much and not its GPUs, and the score is not shown before the end', () => {
    const game = newGame(catalog, 'undisclosed', 1);
    const { world } = game.context;
    runTo(game, 90);
    const seen = world.race.evidence.filter((item) => item.rival === 'stillwater');
    expect(seen.length).toBeGreaterThan(0);
    expect(seen.some((item) => item.quantity === 'gpus')).toBe(false);
    const frame = projectFrame(game.context, 3600, createFramePool());
    expect(frame.race.truth).toBe(null);
    expect(catalog.scenarios['undisclosed']!.goals.find((goal) => goal.id === 'know')?.type).toBe('atEnd');
  }, 30_000);

  it('is known after a study', () => {
    const game = newGame(catalog, 'undisclosed', 2);
    const { world } = game.context;
    const before = sdOf(world.race.estimates['stillwater']!.gpus!);
    expect(order(game, { type: 'intel.study', rival: 'stillwater', source: 'site-study' }).ok).toBe(true);
    runTo(game, 23);
    expect(sdOf(world.race.estimates['stillwater']!.gpus!)).toBeLessThan(before / 3);
  }, 30_000);

  it('counts for nothing while nobody wrote it down', () => {
    const { context } = newGame(catalog, 'undisclosed', 1);
    expect(factValue(context, 'intel.hiddenScore')).toBe(0);
  });
});

it('a sensible plan knows, builds, keeps its word and wins', () => {
  const { game, outcome } = played('undisclosed', 'baseline', 3);
  expect(outcome).toBe('won');
  expect(factValue(game.context, 'intel.hiddenScore')).toBeGreaterThan(0.5);
}, 120_000);
