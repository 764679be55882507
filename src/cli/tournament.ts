/** `sim tournament [scenario]`: bots against scenarios on all cores; the table of docs/balance.md. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BOTS } from '../bots/index.ts';
import { defaultWorkers, MOST_WORKERS, playAll, type GameTask } from './gamePool.ts';
import { loadBaseCatalog } from './packFiles.ts';
import { summarise, tableOf } from './standings.ts';

const USAGE = 'usage: sim tournament [scenario] [--bots all|a,b,c] [--seeds N] [--json] [--write FILE] [--workers N]';
const DEFAULT_SEEDS = 20;
const MOST_SEEDS = 1000;
const BEGIN = '<!-- tournament: npm run -s sim -- tournament --write docs/balance.md -->';
const END = '<!-- /tournament -->';

interface Request {
  scenarios: string[];
  bots: string[];
  seeds: number;
  workers: number;
  json: boolean;
  write: string | null;
}

function readRequest(argv: string[], known: readonly string[]): Request | string {
  let values: { bots?: string | undefined; seeds?: string | undefined; json?: boolean | undefined; write?: string | undefined; workers?: string | undefined };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      args: argv, allowPositionals: true,
      options: { bots: { type: 'string' }, seeds: { type: 'string' }, json: { type: 'boolean' }, write: { type: 'string' }, workers: { type: 'string' } },
    }));
  } catch (error) {
    return `sim: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}; ${USAGE}`;
  }
  const scenario = positionals[0];
  if (positionals.length > 1) return USAGE;
  if (scenario !== undefined && !known.includes(scenario)) return `sim: no scenario "${scenario}"; there are ${known.join(', ')}`;
  const ids = BOTS.map((bot) => bot.id);
  const bots = values.bots === undefined || values.bots === 'all' ? ids : [...new Set(values.bots.split(',').map((id) => id.trim()))];
  const stranger = bots.find((id) => !ids.includes(id));
  if (stranger !== undefined) return `sim: no bot "${stranger}"; there are ${ids.join(', ')}`;
  const seeds = countOf(values.seeds, DEFAULT_SEEDS, MOST_SEEDS);
  const workers = countOf(values.workers, defaultWorkers(), MOST_WORKERS);
  if (seeds === null) return `sim: --seeds must be a whole number from 1 to ${MOST_SEEDS}`;
  if (workers === null) return `sim: --workers must be a whole number from 1 to ${MOST_WORKERS}`;
  return { scenarios: scenario === undefined ? [...known] : [scenario], bots, seeds, workers, json: values.json === true, write: values.write ?? null };
}

function countOf(text: string | undefined, otherwise: number, most: number): number | null {
  if (text === undefined) return otherwise;
  const value = /^\d+$/.test(text) ? Number(text) : 0;
  return value >= 1 && value <= most ? value : null;
}

/** Every bot on every seed of every scenario, in this order. */
export function tasksOf(scenarios: readonly string[], bots: readonly string[], seeds: number): GameTask[] {
  return scenarios.flatMap((scenario) => bots.flatMap((bot) => Array.from({ length: seeds }, (_unused, i) => ({ scenario, bot, seed: i + 1 }))));
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
  const request = readRequest(argv, Object.keys(loadBaseCatalog().scenarios));
  if (typeof request === 'string') {
    process.stderr.write(`${request}\n`);
    return 2;
  }
  const { seeds, workers, json, write } = request;
  const tasks = tasksOf(request.scenarios, request.bots, seeds);
  let played = 0;
  const games = await playAll(tasks, workers, ({ scenario, bot, seed, outcome, reason, day }) => {
    process.stderr.write(`${++played}/${tasks.length} ${scenario} ${bot} ${seed}: ${outcome} (${reason}) on day ${Math.round(day)}\n`);
  });
  const summary = summarise(games);
  const table = tableOf(summary, seeds);
  if (write !== null) {
    try {
      writeFileSync(write, written(write, table));
    } catch (error) {
      process.stderr.write(`sim: cannot write ${write}: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  if (json) process.stdout.write(`${JSON.stringify({ seeds, ...summary, games })}\n`);
  else if (write === null) process.stdout.write(`${table}\n`);
  return 0;
}
