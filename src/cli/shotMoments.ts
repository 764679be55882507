/** Moments for `screens` that need a look ahead. */
import { loadGame, order, saveGame, step, type Game } from '../sim/index.ts';

const UNISON_GPUS = 100_000;
const MOST_STEPS = 24 * 30;

export const LOOKED_AHEAD = {
  /** The guide is put away. */
  unguided: (game: Game): void => void order(game, { type: 'guide.skip' }),
  /** The next hour brings 100,000 GPUs into one run: a copy of the game is played until it has, to count the hours. */
  beforeUnison(game: Game): void {
    const ahead = loadGame(saveGame(game), game.context.catalog);
    let steps = 0;
    while ((ahead.context.world.compute.job?.assignedGpus ?? 0) < UNISON_GPUS && steps < MOST_STEPS) {
      step(ahead);
      steps++;
    }
    if (steps === MOST_STEPS) throw new Error('screens: this game does not come to 100,000 GPUs in one run within a month');
    for (let left = steps - 1; left > 0; left--) step(game);
  },
};
