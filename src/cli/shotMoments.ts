/** Moments for `screens` that need a look ahead. */
import { loadGame, order, saveGame, step, type Game } from '../sim/index.ts';

const MOST_STEPS = 24 * 60;

export const LOOKED_AHEAD = {
  /** The guide is put away. */
  unguided: (game: Game): void => void order(game, { type: 'guide.skip' }),
  /** The next hour finishes the run, and brings the first place with it: a copy of the game is played until it has, to count the steps. */
  beforeRunFinished(game: Game): void {
    const models = game.context.world.compute.models.length;
    const ahead = loadGame(saveGame(game), game.context.catalog);
    let steps = 0;
    while (ahead.context.world.compute.models.length === models && steps < MOST_STEPS) {
      step(ahead);
      steps++;
    }
    if (steps === MOST_STEPS) throw new Error('screens: no run of this game is finished within two months');
    for (let left = steps - 1; left > 0; left--) step(game);
  },
};
