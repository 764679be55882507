/** What a bot is: a policy that looks at the world and gives orders, through commands only, like a player. */
import type { Command, SimContext, Verdict } from '../sim/index.ts';

export interface BotHands {
  /** Gives an order. */
  order(command: Command): Verdict;
  /** Asks without ordering. */
  check(command: Command): Verdict;
}

/** Called before each step. `memory` is the bot's own scratch space, empty at the start of a game. */
export interface Bot {
  id: string;
  everyHours: number; // how often it looks at an ordinary hour; incidents are always shown
  act(context: SimContext, hands: BotHands, memory: Record<string, number>): void;
}
