/** The bots by id. */
import type { Bot } from './bot.ts';
import { baseline } from './baseline/index.ts';
import { fuzz } from './fuzz.ts';
import { greedy } from './greedy.ts';
import { neglect } from './neglect.ts';
import { STRATEGIES } from './strategies.ts';

export const BOTS: readonly Bot[] = [baseline, neglect, greedy, fuzz, ...STRATEGIES];

export function botById(id: string): Bot | null {
  return BOTS.find((bot) => bot.id === id) ?? null;
}
