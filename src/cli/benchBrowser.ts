/** The browser half of `bench`: what the built page weighs, how soon it can be used, and what a frame of a huge hall costs in script. */
import { gzipSync } from 'node:zlib';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { botById } from '../bots/index.ts';
import { play } from '../bots/play.ts';
import { builtBase } from '../content/builtBase.ts';
import { writeSaveFile } from '../persistence/saveFile.ts';
import { saveGame } from '../sim/index.ts';
import type { Catalog, Game } from '../sim/index.ts';
import { benchLab } from './benchLab.ts';
import { benchPanels, type Numbers } from './benchPanels.ts';
import { startDriver, type Driver } from './pageDriver.ts';
import { importSave, noteTitle, scriptBytesBeforeTitle, titleMs } from './pageWeight.ts';
import { baseFolder, loadForGame, projectRoot, readPackFolder } from './packFiles.ts';

const SIZE = { width: 1366, height: 768 };
const LOADS = 3;
const RACKS = 12_500;
const RACK = 'h100-air-16';
const SETTLE_MS = 10_000;
const MEASURE_MS = 60_000;
/** Of the first visit: a class's machines are slower than ours. */
const SLOW_DOWN = 4;
/** An open isometric data-centre game on the same engine, measured once: what labels that are made anew on each update, and everything in one file, come to. */
const WARNING = { upFrontScriptGzipKB: 613, textureCallShare: 0.44 };
const FRAMES = 30;
/** Overlays of the stage, and none. */
const OVERLAYS = ['power', 'heat', 'water', 'network', 'health', 'money', 'build', null] as const;
/** A hall that holds them all: no content has one, so the page is served one with a larger floor. */
const HALL_FILE = 'sites/structures-halls.jsonc';
const HUGE = { floorCols: 160, floorRows: 120, maxItKW: 400_000 };
/** As the build has read the base pack: what the page fetches. */
const BUILT_BASE = '**/content/base.json';
const hugeText = (text: string): string => Object.entries(HUGE).reduce((now, [field, value]) => now.replace(new RegExp(`("id": "hall-factory"[^}]*?"${field}": )\\d+`), (_, head: string) => head + value), text);

/** What the page's own script notes for us (see `notes`). */
interface Notes {
  frames: number[];
  textureMs: number;
  drawn: boolean; // false: drawing calls are dropped
}

export async function benchBrowser(catalog: Catalog, build: boolean): Promise<Numbers> {
  const huge = loadForGame(readPackFolder(baseFolder).map((file) => (file.path === HALL_FILE ? { ...file, text: hugeText(file.text) } : file))).catalog;
  if (!huge) throw new Error('bench: the content with a huge hall does not load');
  const save = saveOf(benchLab(huge, { racks: RACKS, rack: RACK, racksPerHall: RACKS }));
  const small = saveOf(benchLab(catalog, { racks: 400, rack: RACK }));
  const driver = await startDriver(build);
  try {
    const title: number[] = [];
    const campus: number[] = [];
    let titleScript = 0;
    for (let i = 0; i < LOADS; i++) {
      const page = await open(driver, { slowDown: SLOW_DOWN });
      title.push(await titleMs(page));
      titleScript = await scriptBytesBeforeTitle(page);
      campus.push(await importSave(page, small));
      await page.context().close();
    }
    const hall = await benchHall(driver, save, JSON.stringify(builtBase(huge, [])));
    const panels = await benchPanels(await open(driver), played(catalog));
    return { titleScriptGzipKB: kB(titleScript), allScriptGzipKB: kB(allScript()), titleSlowDown: SLOW_DOWN, titleUsableMs: median(title), campusShownMs: median(campus), ...hall, ...panels, comparableGame: WARNING };
  } finally {
    await driver.close();
  }
}

/** A first visit: nothing stored, frames and title timed from before the first script. */
async function open(driver: Driver, { base = '', slowDown = 1 } = {}): Promise<Page> {
  const context = await driver.browser.newContext({ viewport: SIZE, deviceScaleFactor: 1, bypassCSP: true, serviceWorkers: 'block' });
  const page = await context.newPage();
  page.on('pageerror', (error) => process.stderr.write(`page: ${error.message}\n`));
  if (base !== '') await page.route(BUILT_BASE, (route) => route.fulfill({ contentType: 'application/json', body: base }));
  if (slowDown > 1) await (await context.newCDPSession(page)).send('Emulation.setCPUThrottlingRate', { rate: slowDown });
  await page.addInitScript(noteTitle);
  await page.addInitScript(notes);
  await page.goto(`${driver.address}?test`);
  return page;
}

/** Runs in the page, first of all. */
function notes(): void {
  const kept: Notes = { frames: [], textureMs: 0, drawn: true };
  Object.assign(window, { bench: kept });
  const ask = window.requestAnimationFrame.bind(window);
  let last = 0;
  window.requestAnimationFrame = (callback) =>
    ask((time) => {
      const from = performance.now();
      callback(time);
      if (time !== last) kept.frames.push(0); // callbacks of one frame get the same time
      last = time;
      kept.frames[kept.frames.length - 1]! += performance.now() - from;
    });
  // A machine without a graphics card would spend the frame rasterising: the measured part drops the calls that draw.
  const drop = (on: object, name: string): void => {
    const calls = on as Record<string, (...args: unknown[]) => unknown>;
    const draw = calls[name]!;
    calls[name] = function (...args: unknown[]) { return kept.drawn ? draw.apply(this, args) : undefined; };
  };
  drop(WebGLRenderingContext.prototype, 'drawArrays');
  drop(WebGLRenderingContext.prototype, 'drawElements');
  const timed = (on: object, name: string): void => {
    const calls = on as Record<string, (...args: unknown[]) => unknown>;
    const call = calls[name]!;
    calls[name] = function (...args: unknown[]) {
      const from = performance.now();
      const result = call.apply(this, args);
      kept.textureMs += performance.now() - from;
      return result;
    };
  };
  for (const name of ['texImage2D', 'texSubImage2D', 'generateMipmap', 'bindTexture']) timed(WebGLRenderingContext.prototype, name);
  const probe = document.createElement('canvas').getContext('webgl')?.getExtension('ANGLE_instanced_arrays');
  if (probe) for (const call of ['drawArraysInstancedANGLE', 'drawElementsInstancedANGLE']) drop(Object.getPrototypeOf(probe) as object, call);
}

async function benchHall(driver: Driver, save: string, base: string): Promise<Numbers> {
  const page = await open(driver, { base });
  await titleMs(page);
  await importSave(page, save);
  await page.evaluate(`gigawatt.test.setDepth('hall'); gigawatt.app.store.setState({ screen: 'game', overlay: 'heat', panel: null }); bench.drawn = false; gigawatt.app.engine.setSpeed(1)`);
  await page.waitForTimeout(SETTLE_MS);
  const session = await page.context().newCDPSession(page);
  const heap = async (): Promise<number> => {
    await session.send('HeapProfiler.collectGarbage');
    return (await session.send('Runtime.getHeapUsage')).usedSize;
  };
  const before = await heap();
  await page.evaluate(`bench.frames.length = 0; bench.textureMs = 0`);
  for (const overlay of OVERLAYS) {
    await page.evaluate((wanted) => {
      const { gigawatt } = window as unknown as { gigawatt: { app: { store: { setState(state: object): void } } } };
      gigawatt.app.store.setState({ overlay: wanted });
    }, overlay);
    await page.waitForTimeout(MEASURE_MS / OVERLAYS.length);
  }
  const textureShare = await page.evaluate<number>(`bench.textureMs / bench.frames.reduce((sum, ms) => sum + ms, 0)`);
  const longest = await page.evaluate<number>(`Math.max(0, ...bench.frames)`);
  const frames = (await page.evaluate<number[]>(`bench.frames.splice(0)`)).sort((a, b) => a - b);
  const grown = (await heap()) - before;
  const racks = await page.evaluate<number>(`gigawatt.app.store.getState().frame.racks.count`);
  const screen = await page.evaluate<string>(`gigawatt.app.store.getState().screen`);
  await page.context().close();
  // So large a lab has met the scenario's goals: what is measured is a game that plays on, not its debrief.
  if (screen !== 'game') throw new Error(`bench: the stage is not seen, the page shows ${screen}`);
  if (racks !== RACKS || frames.length < FRAMES) throw new Error(`bench: ${racks} racks, ${frames.length} frames measured`);
  return { [`hall${RACKS}`]: { p50ms: round(at(frames, 0.5)), p95ms: round(at(frames, 0.95)), longestMs: round(longest), frames: frames.length, textureCallShare: round(textureShare) }, heapGrowthMB: round(grown / 1e6) };
}

/** A lab in the middle of its year, as a careful player has it. */
const played = (catalog: Catalog): string => saveOf(play(catalog, 'riverbend-100k', 1, botById('baseline')!, { maxHours: 24 * 200 }).game);

function saveOf(game: Game): string {
  const { world, catalog } = game.context;
  const meta = {
    name: '', scenario: world.scenario, labName: catalog.scenarios[world.scenario]?.labName ?? '', day: 1, seed: world.seed, savedAtMs: 0, contentHash: world.contentHash, rulesVersion: world.rulesVersion,
    usefulGpus: Math.round(world.compute.waterfall.useful), boughtGpus: world.compute.waterfall.bought, cashCents: world.finance.balances.cash,
  };
  return Buffer.from(writeSaveFile({ meta, game: saveGame(game) })).toString('base64');
}

const assets = path.join(projectRoot, 'dist/assets');
const scripts = (): string[] => readdirSync(assets).filter((name) => name.endsWith('.js'));
const gzipBytes = (name: string): number => gzipSync(readFileSync(path.join(assets, name)), { level: 9 }).length;
const allScript = (): number => scripts().reduce((sum, name) => sum + gzipBytes(name), 0);

const at = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!;
const median = (values: number[]): number => Math.round(at(values.sort((a, b) => a - b), 0.5));
const kB = (bytes: number): number => Number((bytes / 1_000).toFixed(1));
const round = (value: number): number => Number(value.toFixed(2));
