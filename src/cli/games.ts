/** A process of the pool that plays games: it is told one at a time, and answers with the record. `src/cli/gamePool.ts` starts it. */
import { botById } from '../bots/index.ts';
import { measure } from '../bots/measure.ts';
import type { GameTask } from './gamePool.ts';
import { loadBaseCatalog } from './packFiles.ts';

export function main(): Promise<number> {
  const catalog = loadBaseCatalog();
  const tell = process.send?.bind(process);
  if (!tell) {
    process.stderr.write('games: is started by the tournament, not by hand\n');
    return Promise.resolve(2);
  }
  process.on('message', (task: GameTask) => {
    const bot = botById(task.bot);
    if (bot) tell(measure(catalog, task.scenario, task.seed, bot));
    else process.exit(2);
  });
  tell('ready');
  return new Promise((resolve) => {
    process.on('disconnect', () => resolve(0));
  });
}
