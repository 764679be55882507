/** One lever each: what the baseline would become if it believed in one thing only. */
import type { Bot } from './bot.ts';
import { strategic } from './baseline/index.ts';

export const STRATEGIES: readonly Bot[] = [
  strategic('crunch-everything', { pace: 'crunch' }),
  strategic('never-raise', { equity: false }),
  strategic('debt-only', { equity: false, debt: 'first' }),
  strategic('honest', { words: 'evidence' }),
  strategic('boastful', { words: 'boast' }),
  strategic('follower', { timing: 'late' }),
];
