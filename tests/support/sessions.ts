/** Random sessions of orders for the laws of the engine: any seed, any sequence, replayable from three numbers. */
import fc from './laws.ts';
import { keyedRandom } from '../../src/bots/fuzz.ts';
import { randomCommand } from '../../src/bots/randomCommand.ts';
import { newGame, order, step } from '../../src/sim/index.ts';
import type { Catalog, Command, Game, Verdict } from '../../src/sim/index.ts';

export interface Beat {
  orders: number; // how many random orders are tried
  hours: number; // steps that follow
}

export interface Plan {
  seed: number;
  luck: number; // of the orders, not of the world
  beats: Beat[];
}

export const plans = (maxBeats = 12): fc.Arbitrary<Plan> => fc.record({
  seed: fc.nat(0xffffffff), luck: fc.nat(1_000_000),
  beats: fc.array(fc.record({ orders: fc.nat(12), hours: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: maxBeats }),
});

export interface Hooks {
  beforeOrder?(game: Game, command: Command): void;
  afterOrder?(game: Game, command: Command, verdict: Verdict): void;
  /** May replace the game, e.g. with one that was saved and loaded. */
  afterStep?(game: Game, passedS: number): Game | void;
}

/** Plays a plan and returns the game at its end. */
export function playPlan(catalog: Catalog, scenario: string, plan: Plan, hooks: Hooks = {}): Game {
  let game = newGame(catalog, scenario, plan.seed);
  plan.beats.forEach((beat, index) => {
    const random = keyedRandom(plan.luck, index);
    for (let i = 0; i < beat.orders; i++) {
      const command = randomCommand(game.context, random);
      hooks.beforeOrder?.(game, command);
      const verdict = order(game, command);
      hooks.afterOrder?.(game, command, verdict);
    }
    for (let hour = 0; hour < beat.hours; hour++) {
      const passedS = step(game);
      game.context.events.length = 0;
      game = hooks.afterStep?.(game, passedS) ?? game;
    }
  });
  return game;
}
