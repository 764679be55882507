/** `sim tournament [scenario]...`: bots against scenarios on all cores; the table of docs/balance.md. */
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BOTS } from '../bots/index.ts';
import type { GameRecord } from '../bots/measure.ts';
import { defaultWorkers, MOST_WORKERS, playAll, type GameTask } from './gamePool.ts';
import { loadBaseCatalog } from './packFiles.ts';
import { summarise, tableOf } from './standings.ts';

const USAGE = 'usage: sim tournament [scenario]... [--bots all|a,b,c] [--seeds N] [--json] [--write FILE] [--games FILE] [--workers N]';
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
  games: string | null; // file of games already played
}

function readRequest(argv: string[], known: readonly string[]): Request | string {
  let values: { bots?: string | undefined; seeds?: string | undefined; json?: boolean | undefined; write?: string | undefined; games?: string | undefined; workers?: string | undefined };
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      args: argv, allowPositionals: true,
      options: { bots: { type: 'string' }, seeds: { type: 'string' }, json: { type: 'boolean' }, write: { type: 'string' }, games: { type: 'string' }, workers: { type: 'string' } },
    }));
  } catch (error) {
    return `sim: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}; ${USAGE}`;
  }
  const scenario = positionals.find((id) => !known.includes(id));
  if (scenario !== undefined) return `sim: no scenario "${scenario}"; there are ${known.join(', ')}`;
  const ids = BOTS.map((bot) => bot.id);
  const bots = values.bots === undefined || values.bots === 'all' ? ids : [...new Set(values.bots.split(',').map((id) => id.trim()))];
  const stranger = bots.find((id) => !ids.includes(id));
  if (stranger !== undefined) return `sim: no bot "${stranger}"; there are ${ids.join(', ')}`;
  const seeds = countOf(values.seeds, DEFAULT_SEEDS, MOST_SEEDS);
  const workers = countOf(values.workers, defaultWorkers(), MOST_WORKERS);
  if (seeds === null) return `sim: --seeds must be a whole number from 1 to ${MOST_SEEDS}`;
  if (workers === null) return `sim: --workers must be a whole number from 1 to ${MOST_WORKERS}`;
  return { scenarios: positionals.length === 0 ? [...known] : known.filter((id) => positionals.includes(id)), bots, seeds, workers, json: values.json === true, write: values.write ?? null, games: values.games ?? null };
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

const keyOf = ({ scenario, bot, seed }: GameTask): string => `${scenario}/${bot}/${seed}`;

/** Games of an earlier call, one a line: a table of many hours is played in parts. Whoever changes the rules begins a new file. */
function playedBefore(file: string | null): GameRecord[] {
  if (file === null || !existsSync(file)) return [];
  return readFileSync(file, 'utf8').split('\n').filter((line) => line.trim() !== '').map((line) => JSON.parse(line) as GameRecord);
}

/** All games in the order of scenarios, bots and seeds. */
function inOrder(games: readonly GameRecord[], scenarios: readonly string[]): GameRecord[] {
  const bots = BOTS.map((bot) => bot.id);
  const place = ({ scenario, bot, seed }: GameRecord): number[] => [scenarios.indexOf(scenario), bots.indexOf(bot), seed];
  return [...games].sort((a, b) => place(a).reduce((order, value, i) => order || value - place(b)[i]!, 0));
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
  const known = Object.keys(loadBaseCatalog().scenarios);
  const request = readRequest(argv, known);
  if (typeof request === 'string') {
    process.stderr.write(`${request}\n`);
    return 2;
  }
  const { seeds, workers, json, write } = request;
  const earlier = playedBefore(request.games);
  const have = new Set(earlier.map(keyOf));
  const tasks = tasksOf(request.scenarios, request.bots, seeds).filter((task) => !have.has(keyOf(task)));
  let played = 0;
  const games = inOrder([...earlier, ...await playAll(tasks, workers, (record) => {
    const { scenario, bot, seed, outcome, reason, day } = record;
    if (request.games !== null) appendFileSync(request.games, `${JSON.stringify(record)}\n`);
    process.stderr.write(`${++played}/${tasks.length} ${scenario} ${bot} ${seed}: ${outcome} (${reason}) on day ${Math.round(day)}\n`);
  })], known);
  const summary = summarise(games);
  const table = tableOf(summary);
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
