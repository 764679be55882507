/** `sim tournament [--seeds N] [--write FILE]`: every bot on every scenario of the base game; the table of docs/balance.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BOTS } from '../bots/index.ts';
import { play } from '../bots/play.ts';
import type { Bot } from '../bots/bot.ts';
import type { Catalog } from '../sim/index.ts';
import { loadBaseCatalog } from './packFiles.ts';

const USAGE = 'usage: sim tournament [--seeds N] [--write FILE]';
const DEFAULT_SEEDS = 20;
const MOST_SEEDS = 1000;
const BEGIN = '<!-- tournament: npm run -s sim -- tournament --write docs/balance.md -->';
const END = '<!-- /tournament -->';
const CENTS_PER_MILLION = 1e8;

export interface Outcomes {
  scenario: string;
  bot: string;
  seeds: number;
  won: number;
  lost: number;
  timeout: number;
  day: number; // medians from here on
  score: number;
  cashMillions: number;
  place: number;
  usefulGpus: number; // on the best day
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle]! : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Plays seeds 1..n of a scenario with a bot. */
export function outcomesOf(catalog: Catalog, scenario: string, bot: Bot, seeds: number): Outcomes {
  const count = { won: 0, lost: 0, timeout: 0 };
  const columns = { day: [] as number[], score: [] as number[], cash: [] as number[], place: [] as number[], useful: [] as number[] };
  for (let seed = 1; seed <= seeds; seed++) {
    const result = play(catalog, scenario, seed, bot);
    const { world } = result.game.context;
    count[result.outcome]++;
    columns.day.push(result.hours / 24);
    columns.score.push(world.score);
    columns.cash.push(world.finance.balances.cash / CENTS_PER_MILLION);
    columns.place.push(world.race.place);
    let best = world.compute.waterfall.useful;
    for (let d = 0; d < world.history.count; d++) best = Math.max(best, world.history.columns.useful[d]!);
    columns.useful.push(best);
  }
  return {
    scenario, bot: bot.id, seeds, ...count, day: median(columns.day), score: median(columns.score), cashMillions: median(columns.cash),
    place: median(columns.place), usefulGpus: median(columns.useful),
  };
}

/** The table in Markdown. Whole numbers: nobody balances by decimals. */
export function tableOf(rows: readonly Outcomes[]): string {
  const whole = (value: number): string => String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, ',');
  const lines = rows.map((row) => `| ${row.scenario} | ${row.bot} | ${Math.round((100 * row.won) / row.seeds)} % | ${row.lost} | ${row.timeout} | ${whole(row.day)} | ${whole(row.score)} | ${whole(row.cashMillions)} | ${whole(row.place)} | ${whole(row.usefulGpus)} |`);
  return [
    `Seeds 1 to ${rows[0]?.seeds ?? 0}. Medians; useful GPUs on the best day.`, '',
    '| scenario | bot | won | lost | out of time | last day | score | cash, M$ | place | useful GPUs |', '|---|---|---|---|---|---|---|---|---|---|', ...lines,
  ].join('\n');
}

/** Puts the table between its marks, or at the end of a file without them. */
function written(file: string, table: string): string {
  const block = `${BEGIN}\n${table}\n${END}`;
  const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  return from >= 0 && to > from ? text.slice(0, from) + block + text.slice(to + END.length) : `${text.trimEnd()}\n\n${block}\n`.trimStart();
}

export async function main(argv: string[]): Promise<number> {
  let values: { seeds?: string | undefined; write?: string | undefined };
  try {
    ({ values } = parseArgs({ args: argv, options: { seeds: { type: 'string' }, write: { type: 'string' } } }));
  } catch {
    process.stderr.write(`${USAGE}\n`);
    return 2;
  }
  const seeds = values.seeds === undefined ? DEFAULT_SEEDS : Number(values.seeds);
  if (!Number.isInteger(seeds) || seeds < 1 || seeds > MOST_SEEDS) {
    process.stderr.write(`sim: --seeds must be a whole number from 1 to ${MOST_SEEDS}\n`);
    return 2;
  }
  const catalog = loadBaseCatalog();
  const rows: Outcomes[] = [];
  for (const scenario of Object.keys(catalog.scenarios)) {
    for (const bot of BOTS) {
      const row = outcomesOf(catalog, scenario, bot, seeds);
      rows.push(row);
      process.stderr.write(`${scenario} ${bot.id}: ${row.won} of ${seeds} won\n`);
    }
  }
  const table = tableOf(rows);
  if (values.write === undefined) process.stdout.write(`${table}\n`);
  else {
    try {
      writeFileSync(values.write, written(values.write, table));
    } catch (error) {
      process.stderr.write(`sim: cannot write ${values.write}: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  return 0;
}
