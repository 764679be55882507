/**
 * `sim run <scenario> --seed N --bot B`: plays headless, through commands only, and prints one JSON object as the last line.
 * `sim golden`, `sim tournament`, `sim calc` and `sim model-card` are in files of their own.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { BOTS, botById } from '../bots/index.ts';
import { play, type PlayResult } from '../bots/play.ts';
import { writeRunFile } from '../persistence/runFile.ts';
import { hashWorld, recordOf, settingProblems, settingText } from '../sim/index.ts';
import type { Catalog, ScenarioDef, Settings } from '../sim/index.ts';
import { main as affairs } from './affairs.ts';
import { main as books } from './books.ts';
import { main as calc } from './calc.ts';
import { main as golden } from './golden.ts';
import { main as modelCard } from './modelCard.ts';
import { loadBaseCatalog } from './packFiles.ts';
import { main as replay } from './replay.ts';
import { main as tournament } from './tournament.ts';

const USAGE = `usage: sim run <scenario> [--seed N] [--bot ${BOTS.map((bot) => bot.id).join('|')}] [--set OPTION=VALUE]... [--hours H] [--json] [--session FILE]\n       sim verify <run file>\n       sim books <run file> [--csv]\n       sim affairs [scenario] [--bots ID,ID] [--seeds N] [--until-all] [--json]\n       sim golden [--write]\n       sim tournament [scenario]... [--bots all|a,b,c] [--seeds N] [--json] [--write FILE] [--games FILE] [--workers N]\n       sim calc <kind> <spec.json|->\n       sim model-card [--json]`;

interface RunArguments {
  scenario: string;
  seed: number;
  bot: string;
  settings: Settings;
  hours: number | null;
  json: boolean;
  session: string | null;
}

export async function main(argv: string[]): Promise<number> {
  if (argv[0] === 'golden') return golden(argv.slice(1));
  if (argv[0] === 'calc') return calc(argv.slice(1));
  if (argv[0] === 'model-card') return modelCard(argv.slice(1));
  if (argv[0] === 'affairs') return affairs(argv.slice(1));
  if (argv[0] === 'books') return books(argv.slice(1));
  if (argv[0] === 'tournament') return tournament(argv.slice(1));
  const catalog = loadBaseCatalog();
  if (argv[0] === 'verify') return replay(argv);
  const parsed = readArguments(argv, catalog);
  if (typeof parsed === 'string') {
    process.stderr.write(`${parsed}\n`);
    return 2;
  }
  const bot = botById(parsed.bot);
  if (!bot) return 2;
  const started = process.hrtime.bigint();
  const result = play(catalog, parsed.scenario, parsed.seed, bot, { settings: parsed.settings, recorded: parsed.session !== null, ...(parsed.hours === null ? {} : { maxHours: parsed.hours }) });
  const elapsedMs = Number(process.hrtime.bigint() - started) / 1e6;
  if (parsed.session) {
    try {
      writeFileSync(parsed.session, writeRunFile(recordOf(result.game), catalog.scenarios[parsed.scenario]?.labName ?? ''));
    } catch (error) {
      process.stderr.write(`sim: cannot write ${parsed.session}: ${error instanceof Error ? error.message : String(error)}\n`);
      return 2;
    }
  }
  const report = reportOf(parsed, result, elapsedMs);
  if (!parsed.json) {
    process.stdout.write(`${parsed.scenario}, seed ${parsed.seed}, ${parsed.bot}: ${report.outcome} after ${(report.hours / 24).toFixed(1)} days (${report.reason}), score ${report.score}\n`);
  }
  process.stdout.write(`${JSON.stringify(report)}\n`);
  return 0;
}

function readArguments(argv: string[], catalog: Catalog): RunArguments | string {
  if (argv[0] !== 'run') return USAGE;
  let values: Record<string, string | boolean | (string | boolean)[] | undefined>;
  let positionals: string[];
  try {
    ({ values, positionals } = parseArgs({
      args: argv.slice(1), allowPositionals: true,
      options: { seed: { type: 'string' }, bot: { type: 'string' }, hours: { type: 'string' }, json: { type: 'boolean' }, session: { type: 'string' }, set: { type: 'string', multiple: true } },
    }));
  } catch (error) {
    return `sim: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}; ${USAGE}`;
  }
  const scenario = positionals[0];
  if (scenario === undefined || positionals.length > 1) return USAGE;
  if (!Object.hasOwn(catalog.scenarios, scenario)) return `sim: no scenario "${scenario}"; there are ${Object.keys(catalog.scenarios).join(', ')}`;
  const seed = values['seed'] === undefined ? 1 : wholeNumber(values['seed'], 0xffffffff);
  const settings = readSettings(catalog.scenarios[scenario]!, values['set']);
  if (typeof settings === 'string') return settings;
  if (seed === null) return 'sim: --seed must be a whole number from 0 to 4294967295';
  const hours = values['hours'] === undefined ? null : wholeNumber(values['hours'], 20 * 8_760);
  if (values['hours'] !== undefined && (hours === null || hours === 0)) return 'sim: --hours must be a whole number from 1 to 175200';
  const bot = values['bot'] === undefined ? 'baseline' : String(values['bot']);
  if (!botById(bot)) return `sim: no bot "${bot}"; there are ${BOTS.map((entry) => entry.id).join(', ')}`;
  return { scenario, seed, settings, bot, hours, json: values['json'] === true, session: values['session'] === undefined ? null : String(values['session']) };
}

/** `--set id=value`, as often as there are settings; what is wrong with them, one line each. */
export function readSettings(scenario: ScenarioDef, given: unknown): Settings | string {
  const settings: Record<string, string | number> = {};
  for (const text of Array.isArray(given) ? given.map(String) : []) {
    const at = text.indexOf('=');
    if (at < 1) return `sim: --set takes option=value, not "${text}"`;
    const id = text.slice(0, at);
    const value = text.slice(at + 1).trim();
    const isNumber = scenario.options?.some((option) => option.id === id && option.kind === 'number') === true;
    if (Object.hasOwn(settings, id)) return `sim: --set ${id} is given twice`;
    settings[id] = isNumber && value !== '' && Number.isFinite(Number(value)) ? Number(value) : value;
  }
  const problems = settingProblems(scenario, settings);
  return problems.length > 0 ? problems.map((problem) => `sim: ${settingText(problem)}`).join('\n') : settings;
}

function wholeNumber(text: unknown, max: number): number | null {
  if (typeof text !== 'string' || !/^\d+$/.test(text)) return null;
  const value = Number(text);
  return value <= max ? value : null;
}

function reportOf(given: RunArguments, result: PlayResult, elapsedMs: number) {
  const { world } = result.game.context;
  const { compute, finance, race } = world;
  return {
    scenario: given.scenario, seed: given.seed, ...(world.settings ? { settings: world.settings } : {}), bot: given.bot, outcome: result.outcome, reason: result.reason, hours: result.hours, score: world.score,
    hash: hashWorld(world).hash,
    kpis: {
      waterfall: { ...compute.waterfall }, goodput: compute.waterfall.bought > 0 ? compute.waterfall.useful / compute.waterfall.bought : 0,
      cashCents: finance.balances.cash, raisedCents: finance.raisedCents, runwayDays: finance.runwayDays, place: race.place, capability: race.best, frontier: race.frontier,
      modelsFinished: compute.models.length, revenueTotalCents: compute.product.revenueTotalCents, interruptions: compute.reliability.interruptions,
      gpusDamaged: compute.reliability.damagedGpus, headcount: world.people.cohorts.reduce((sum, cohort) => sum + cohort.count, 0),
      incidentsSurvived: world.incidents.survived, orders: result.game.log.length, steps: result.steps,
      goals: Object.fromEntries(world.goals.map((goal) => [goal.id, goal.met])),
    },
    msPerStep: Number((elapsedMs / Math.max(1, result.steps)).toFixed(5)),
  };
}
