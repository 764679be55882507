/** The base game's catalog, and games played once for all stories of a file. */
import { botById } from '../../src/bots/index.ts';
import { play, type PlayResult } from '../../src/bots/play.ts';
import type { Bot } from '../../src/bots/bot.ts';
import { loadBaseCatalog } from '../../src/cli/packFiles.ts';
import type { Game } from '../../src/sim/index.ts';

export const catalog = loadBaseCatalog();

export function bot(id: string): Bot {
  const found = botById(id);
  if (!found) throw new Error(`no bot ${id}`);
  return found;
}

export function played(scenario: string, botId: string, seed: number, maxHours?: number, onStep?: (game: Game) => void, recorded = false): PlayResult {
  return play(catalog, scenario, seed, bot(botId), { ...(maxHours === undefined ? {} : { maxHours }), ...(onStep ? { onStep } : {}), recorded });
}
