/** Gives random orders: finds crashes, broken laws, and scenarios that win themselves. Its luck is keyed by seed and hour, so a run replays. */
import { createHasher, HOUR_S } from '../sim/index.ts';
import type { Bot } from './bot.ts';
import { randomCommand, type Random } from './randomCommand.ts';

const ORDERS_A_DAY = 6;

export const fuzz: Bot = {
  id: 'fuzz',
  everyHours: 24,
  act(context, hands) {
    const random = keyedRandom(context.world.seed, Math.floor(context.world.timeS / HOUR_S));
    for (let i = 0; i < ORDERS_A_DAY; i++) hands.order(randomCommand(context, random));
  },
};

/** A stream of uniform numbers for a seed and a key. */
export function keyedRandom(seed: number, key: number): Random {
  let count = 0;
  return () => {
    const hasher = createHasher();
    hasher.number(seed);
    hasher.number(key);
    hasher.number(count++);
    return Number.parseInt(hasher.digest().slice(0, 13), 16) / 2 ** 52;
  };
}
