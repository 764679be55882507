/** Plays a scenario with a bot until it ends, and reports. No clock: the caller times it. */
import { advance, checkCommand, HOUR_S, newGame, order, step } from '../sim/index.ts';
import type { Catalog, Game, Settings } from '../sim/index.ts';
import type { Bot, BotHands } from './bot.ts';

export interface PlayResult {
  game: Game;
  steps: number;
  outcome: 'won' | 'lost' | 'timeout';
  reason: string;
  hours: number;
}

export interface PlayOptions {
  settings?: Settings; // of scenarios with options
  maxHours?: number; // stop early: outcome 'timeout'
  onStep?: (game: Game) => void;
  recorded?: boolean; // keeps a checkpoint a day, for a run file: a tenth of a game's time
}

/** Runs `bot` on a fresh game. Ends at the scenario's outcome or after `maxHours`. */
export function play(catalog: Catalog, scenario: string, seed: number, bot: Bot, options: PlayOptions = {}): PlayResult {
  const game = newGame(catalog, scenario, seed, options.settings);
  const { context } = game;
  const { world } = context;
  const hands: BotHands = { order: (command) => order(game, command), check: (command) => checkCommand(context, command) };
  const memory: Record<string, number> = {};
  const maxS = (options.maxHours ?? Number.POSITIVE_INFINITY) * HOUR_S;
  let steps = 0;
  while (world.outcome.state === 'playing' && world.timeS < maxS) {
    const hour = Math.floor(world.timeS / HOUR_S);
    if (world.timeS % HOUR_S !== 0 || hour % bot.everyHours === 0) bot.act(context, hands, memory);
    if (options.recorded) step(game);
    else advance(context);
    context.events.length = 0;
    steps++;
    options.onStep?.(game);
  }
  const { state, reason } = world.outcome;
  return { game, steps, outcome: state === 'playing' ? 'timeout' : state, reason: state === 'playing' ? 'hours' : reason, hours: Math.floor(world.timeS / HOUR_S) };
}
