/** What a debrief says of an order left out is what a game played without it comes to. */
import { describe, expect, it } from 'vitest';
import { catalog, played } from './catalog.ts';
import { createWhatIf, hashWorld, newGame, order, step, type Game, type WhatIfResult } from '../../src/sim/index.ts';

type Done = Extract<WhatIfResult, { state: 'done' }>;

function ask(game: Game, chosen: number | null, endHash = hashWorld(game.context.world).hash): WhatIfResult {
  const { world } = game.context;
  const run = createWhatIf({ scenario: world.scenario, seed: world.seed, ...(world.settings ? { settings: world.settings } : {}), log: game.log, endS: world.timeS, endHash }, catalog, chosen);
  let last = 0;
  for (let n = 0; !run.step(); n++) if (n % 500 === 0) { last = Math.max(last, run.ratio()); expect(last).toBeLessThan(1); }
  return run.result()!;
}
const done = (result: WhatIfResult): Done => { expect(result.state).toBe('done'); return result as Done; };

/** The same game given by hand, without some of its orders. */
function without(game: Game, left: readonly number[]): Game {
  const { world } = game.context;
  const again = newGame(catalog, world.scenario, world.seed, world.settings);
  let next = 0;
  while (true) {
    for (; next < game.log.length && game.log[next]!.atS <= again.context.world.timeS; next++) if (!left.includes(next)) order(again, game.log[next]!.command);
    if (again.context.world.timeS >= world.timeS || again.context.world.outcome.state === 'lost') return again;
    step(again);
    again.context.events.length = 0;
  }
}

describe('a game without one of its decisions', () => {
  it('names the ones with most at stake, and reads the game as it was played', () => {
    const { game } = played('first-rack', 'baseline', 1);
    const { world } = game.context;
    const result = done(ask(game, null));
    expect(result.asPlayed).toMatchObject({ outcome: world.outcome, score: world.score, cashCents: world.finance.balances.cash });
    expect(result.branches.length).toBeGreaterThan(1);
    expect(result.branches.length).toBeLessThanOrEqual(5);
    for (const { decision } of result.branches) {
      expect(decision.stake).toBeGreaterThan(0);
      for (const index of decision.orders) expect(game.log[index]!.command.type).toBe(decision.type);
    }
    // Leaving out what put most at stake makes a difference that shows.
    expect(result.branches.some(({ reading }) => reading.score !== world.score)).toBe(true);
  }, 60_000);

  it('comes to what a game by hand comes to', () => {
    const { game } = played('first-rack', 'baseline', 1);
    // Orders that make nothing with an id: the hand-made game needs no translation.
    const index = game.log.findIndex(({ command }) => command.type === 'train.start' || command.type === 'product.launch' || command.type === 'people.setTarget');
    expect(index).toBeGreaterThanOrEqual(0);
    const result = done(ask(game, index));
    const [branch] = result.branches;
    expect(branch!.decision.orders).toContain(index);
    const hand = without(game, branch!.decision.orders).context.world;
    expect(branch!.reading).toMatchObject({ score: hand.score, cashCents: hand.finance.balances.cash, usefulGpuHours: hand.compute.gpuHours.useful });
  }, 60_000);

  it('says nothing when the orders do not lead to this world', () => {
    const { game } = played('first-rack', 'baseline', 1, 24 * 10);
    expect(ask(game, null, 'another')).toEqual({ state: 'differs' });
    game.log.shift();
    expect(ask(game, null)).toEqual({ state: 'differs' });
  }, 30_000);
});
