/** `bench [--json] [--browser [--build]]`: medians of what the simulation, or the built page, costs on this machine. Never a test: machines are noisy, so quote ratios. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { botById } from '../bots/index.ts';
import { play } from '../bots/play.ts';
import { advance, hashWorld, HOUR_S, loadGame, saveGame } from '../sim/index.ts';
import type { Catalog, Game } from '../sim/index.ts';
import { benchBrowser } from './benchBrowser.ts';
import { bareCompany, fullCompany } from './benchCompany.ts';
import { benchLab } from './benchLab.ts';
import { loadBaseCatalog } from './packFiles.ts';

const AIR_RACK = 'h100-air-16';
const LIQUID_RACK = 'h100-liquid-64';
/** One full hall, whose heat-flow matrix is built anew. */
const HALL_RACKS = 400;
const SIZES = [100, 1_000, 5_000, 20_000];
/** Hours before anything is timed: by then the engine has compiled what it will. */
const WARM_HOURS = 2_000;
const WARM_CHANGES = 60;
/** A steady hour is timed in blocks, so that a machine that was busy with something else, or a bad month of the lab, shows as what it is. */
const BLOCKS = 25;
const BLOCK_HOURS = 400;
/** The company layer is a difference of two labs' means: five years in turns. */
const COMPANY_HOURS = 5 * 8_760;
const COMPANY_TURNS = 10;

export async function main(argv: string[]): Promise<number> {
  const unknown = argv.find((flag) => !['--json', '--browser', '--build'].includes(flag));
  if (unknown !== undefined) {
    process.stderr.write(`bench: unknown option ${unknown}; usage: bench [--json] [--browser [--build]]\n`);
    return 2;
  }
  const catalog = loadBaseCatalog();
  const result = argv.includes('--browser') ? await benchBrowser(catalog, argv.includes('--build')) : benchNode(catalog);
  if (!argv.includes('--json')) for (const [name, value] of Object.entries(result)) process.stdout.write(`${name}: ${JSON.stringify(value)}\n`);
  process.stdout.write(`${JSON.stringify(result)}\n`);
  return 0;
}

function benchNode(catalog: Catalog): Record<string, unknown> {
  const steady: Record<number, number> = {};
  const changing: Record<number, number> = {};
  for (const racks of SIZES) {
    const game = warm(benchLab(catalog, { racks, rack: AIR_RACK }));
    steady[racks] = medianMs(2_000, () => { pass(game); });
    changing[racks] = medianMs(60, () => { changeEverything(game); pass(game); });
  }
  const lab = warm(benchLab(catalog, { racks: Math.ceil(100_000 / 64), rack: LIQUID_RACK }));
  const full = warm(benchLab(catalog, { racks: 6_250, rack: AIR_RACK }));
  const hall = warm(benchLab(catalog, { racks: HALL_RACKS, rack: AIR_RACK }));
  const air = steadyBlocks(full);
  const liquid = steadyBlocks(lab);
  const company = companyMs(catalog);
  const bytes = saveGame(full);
  const started = process.hrtime.bigint();
  const bot = botById('baseline')!;
  const year = play(catalog, 'riverbend-100k', 1, bot, { maxHours: 8_760 });
  const yearMs = Number(process.hrtime.bigint() - started) / 1e6;
  return {
    gpus: { airRacks: 100_000, racks: full.context.world.racks.count },
    // The median hour is one in which little breaks; the mean has the failures of a year and what they rebuild.
    steadyMsPerStep: air.medianMs, steadyMsPerStepLiquid: liquid.medianMs, steadyByBlocks: air, steadyByBlocksLiquid: liquid,
    meanMsPerStep: round(medianMs(1, () => { pass(full); }, 8_760)), meanMsPerStepLiquid: round(medianMs(1, () => { pass(lab); }, 8_760)),
    companyMsPerStep: round(company.fullMs - company.bareMs), meanByCompany: mapValues(company, round),
    changingMsPerStep: round(medianMs(100, () => { changeEverything(full); pass(full); })),
    heatMatrixMsPerHall: { racks: HALL_RACKS, ms: round(medianMs(60, () => { hall.context.derived.air.clear(); pass(hall); }) - medianMs(200, () => { pass(hall); }, 20)) },
    steadyByRacks: mapValues(steady, round), changingByRacks: mapValues(changing, round),
    steadyExponent: round(exponent(steady)), changingExponent: round(exponent(changing)),
    hashMs: round(medianMs(40, () => { hashWorld(full.context.world); })),
    snapshotMs: round(medianMs(20, () => { loadGame(saveGame(full), catalog); })), snapshotBytes: bytes.length,
    heapGrowthMBOver10Years: round(heapGrowth(full)),
    botYearMs: Math.round(yearMs), botYearSteps: year.steps, botYearHash: hashWorld(year.game.context.world).hash,
  };
}

/** Mean hour of five years, CPU time in ms: with people, rivals and investors, and without any. In turns of half a year, so that a busy machine slows both. */
function companyMs(catalog: Catalog): { fullMs: number; bareMs: number } {
  const games = [warm(fullCompany(catalog)), warm(bareCompany(catalog))];
  const ms = [0, 0];
  for (let turn = 0; turn < COMPANY_TURNS; turn++) {
    games.forEach((game, g) => {
      const start = process.cpuUsage();
      const endS = game.context.world.timeS + (COMPANY_HOURS / COMPANY_TURNS) * HOUR_S;
      while (game.context.world.timeS < endS) pass(game);
      const { user, system } = process.cpuUsage(start);
      ms[g]! += (user + system) / 1e3 / COMPANY_HOURS;
    });
  }
  return { fullMs: ms[0]!, bareMs: ms[1]! };
}

/** One step as a host takes it: events are drained. */
function pass(game: Game): void {
  advance(game.context);
  game.context.events.length = 0;
}

function warm(game: Game): Game {
  for (let hour = 0; hour < WARM_HOURS; hour++) pass(game);
  for (let change = 0; change < WARM_CHANGES; change++) {
    changeEverything(game);
    pass(game);
  }
  return game;
}

/** As after a refit of the whole lab: every layout rebuilt, caches gone, every hall's set-points and the run's size new. */
function changeEverything(game: Game): void {
  const { world, derived } = game.context;
  derived.layouts.clear();
  delete derived.fleet;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (!structure.hall) continue;
      structure.hall.layoutVersion++;
      structure.hall.capRatio = structure.hall.capRatio === 1 ? 0.9 : 1;
    }
  }
}

/** Median of `runs` timings; `batch` calls are timed together when one is too short for the clock. */
function medianMs(runs: number, work: () => void, batch = 1): number {
  const times: number[] = [];
  for (let i = 0; i < Math.ceil(runs / batch); i++) {
    const start = process.hrtime.bigint();
    for (let j = 0; j < batch; j++) work();
    times.push(Number(process.hrtime.bigint() - start) / 1e6 / batch);
  }
  return middle(times);
}

/** Medians of hours by block: the middle block, the worst and the best. Ten-second steps of incidents are no hours: they pass untimed. */
function steadyBlocks(game: Game): { blocks: number; hours: number; medianMs: number; worstMs: number; bestMs: number } {
  const medians: number[] = [];
  for (let block = 0; block < BLOCKS; block++) {
    const times: number[] = [];
    while (times.length < BLOCK_HOURS) {
      const start = process.hrtime.bigint();
      const passedS = advance(game.context);
      const ms = Number(process.hrtime.bigint() - start) / 1e6;
      game.context.events.length = 0;
      if (passedS === HOUR_S) times.push(ms);
    }
    medians.push(middle(times));
  }
  return { blocks: BLOCKS, hours: BLOCK_HOURS, medianMs: round(middle(medians)), worstMs: round(Math.max(...medians)), bestMs: round(Math.min(...medians)) };
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1]!;
}

/** Slope of log time over log racks, least squares. */
function exponent(byRacks: Record<number, number>): number {
  const points = Object.entries(byRacks).map(([racks, ms]) => [Math.log(Number(racks)), Math.log(ms)] as const);
  const meanX = points.reduce((sum, [x]) => sum + x, 0) / points.length;
  const meanY = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  return points.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0) / points.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
}

function heapGrowth(game: Game): number {
  setFlagsFromString('--expose_gc');
  const collect = runInNewContext('gc') as () => void;
  const run = (hours: number): void => {
    for (let hour = 0; hour < hours; hour++) pass(game);
  };
  run(8_760);
  collect();
  const before = process.memoryUsage().heapUsed;
  run(87_600);
  collect();
  return (process.memoryUsage().heapUsed - before) / 1e6;
}

function mapValues(record: Record<string | number, number>, change: (value: number) => number): Record<string, number> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}

function round(value: number): number {
  return Number(value.toFixed(4));
}
