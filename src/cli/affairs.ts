/** `sim affairs [scenario] [--bots a,b] [--seeds N] [--json]`: which affairs come about in games of bots, and why the others do not. */
import { parseArgs } from 'node:util';
import { BOTS, botById } from '../bots/index.ts';
import type { Bot } from '../bots/bot.ts';
import { play } from '../bots/play.ts';
import { wayward } from '../bots/wayward.ts';
import type { Catalog } from '../sim/index.ts';
import { Coverage } from './affairCoverage.ts';
import { loadBaseCatalog } from './packFiles.ts';

const USAGE = 'usage: sim affairs [scenario] [--bots ID,ID] [--seeds N] [--until-all] [--json]';
const DEFAULT_SCENARIO = 'riverbend-100k';
const DEFAULT_SEEDS = 3;
const MOST_SEEDS = 1000;

/** The bots of the game, and the one that goes where they do not. */
export const affairBots = (): readonly Bot[] => [...BOTS, wayward];

/** Plays seeds 1..n with every bot, or until every affair was seen. */
export function coverageOf(catalog: Catalog, scenario: string, bots: readonly Bot[], seeds: number, untilAllSeen = false, told: (line: string) => void = () => {}): Coverage {
  const coverage = new Coverage(Object.values(catalog.affairs));
  for (let seed = 1; seed <= seeds; seed++) {
    for (const bot of bots) {
      const { game } = play(catalog, scenario, seed, bot, { onStep: (running) => coverage.look(running) });
      coverage.end(game);
      const left = coverage.unseen().length;
      told(`${scenario} ${bot.id} seed ${seed}: ${left} unseen`);
      if (untilAllSeen && left === 0) return coverage;
    }
  }
  return coverage;
}

export async function main(argv: string[]): Promise<number> {
  const refuse = (text: string): number => {
    process.stderr.write(`sim: ${text}\n`);
    return 2;
  };
  let values: { bots?: string | undefined; seeds?: string | undefined; 'until-all'?: boolean | undefined; json?: boolean | undefined };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({ args: argv, allowPositionals: true, options: { bots: { type: 'string' }, seeds: { type: 'string' }, 'until-all': { type: 'boolean' }, json: { type: 'boolean' } } }));
  } catch {
    return refuse(USAGE);
  }
  const catalog = loadBaseCatalog();
  const scenario = positionals[0] ?? DEFAULT_SCENARIO;
  if (positionals.length > 1 || !Object.hasOwn(catalog.scenarios, scenario)) return refuse(`no scenario "${scenario}"; ${USAGE}`);
  const seeds = values.seeds === undefined ? DEFAULT_SEEDS : Number(values.seeds);
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > MOST_SEEDS) return refuse(`--seeds must be a whole number from 1 to ${MOST_SEEDS}`);
  const bots: Bot[] = [];
  for (const id of values.bots?.split(',') ?? affairBots().map((bot) => bot.id)) {
    const bot = id === wayward.id ? wayward : botById(id);
    if (!bot) return refuse(`no bot "${id}"; ${USAGE}`);
    bots.push(bot);
  }
  const coverage = coverageOf(catalog, scenario, bots, seeds, values['until-all'] === true, (line) => process.stderr.write(`${line}\n`));
  const rows = [...coverage.rows.values()];
  if (values.json) {
    process.stdout.write(`${JSON.stringify({ scenario, games: coverage.games, affairs: rows.map((row) => ({ ...row, why: row.games === 0 ? coverage.why(row) : null })) })}\n`);
    return 0;
  }
  for (const row of rows.filter((entry) => entry.games > 0)) {
    process.stdout.write(`${row.topic.padEnd(10)} ${row.id.padEnd(24)} in ${row.games} of ${coverage.games} games; ${Object.entries(row.choices).map(([choice, count]) => `${choice} ${count}`).join(', ')}\n`);
  }
  const unseen = coverage.unseen();
  process.stdout.write(`\nunseen: ${unseen.length} of ${rows.length}\n`);
  for (const row of unseen) process.stdout.write(`${row.topic.padEnd(10)} ${row.id.padEnd(24)} ${coverage.why(row)}\n`);
  return 0;
}
