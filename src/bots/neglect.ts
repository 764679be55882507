/** Gives no order at all: the control. It must never win. */
import type { Bot } from './bot.ts';

export const neglect: Bot = { id: 'neglect', everyHours: 24, act: () => undefined };
