/**
 * `session [--minutes N] [--seed S] [--out DIR] [--dist DIR] [--no-build]`: a lab's whole story as a player sees it. The baseline player sits at the built page: it starts the mission by
 * its buttons, time runs at full speed, each look of its is at a save of the game that runs, and its orders arrive while time goes on. The camera and the panels
 * go round; pictures are numbered as they come, in the last part of the time hall and campus take turns and the heap must stand still. Then it plays on to the debrief, for most of as long again.
 * Ends with 1 when the page had an error or its heap grew.
 */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { botById } from '../bots/index.ts';
import type { BotHands } from '../bots/bot.ts';
import { checkCommand, dateOf, loadGame, order, type Catalog, type Command, type Game } from '../sim/index.ts';
import { measureHeap } from './fuzzPage.ts';
import { startDriver } from './pageDriver.ts';
import { loadBaseCatalog, projectRoot } from './packFiles.ts';

const USAGE = 'usage: session [--minutes N] [--seed S] [--out DIR] [--dist DIR] [--no-build]';
const SCENARIO = 'riverbend-100k';
const SIZE = { width: 1366, height: 768 };
const PHONE = { width: 390, height: 844 };
const MOST_GROWTH_MB = 10; // after the tour, when every part of the page is loaded
const TOUR_SHARE = 0.6; // of the time: the game may be won before it is over
const TO_THE_END = 1.7; // times the time: a game that is still going then has no debrief to show
const PANELS = ['build', 'power', 'cluster', 'training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports'];
const OVERLAYS = ['power', 'heat', 'water', 'network', 'health', 'money', 'build'];
const DRAWN_MS = 2_500;
const LOOK_MS = 300; // between two looks of the player
const TURN_MS = 5_000; // of hall and campus after the tour
const SETTLED_TURNS = 2;
const HEAP_TURNS = 6; // from look to look at the heap, while the game goes on: its debrief is another page

/** A view of the tour. */
interface View {
  name: string;
  depth?: 'world' | 'campus' | 'hall';
  show?: Record<string, unknown>; // fields of the page's store
  prefer?: Record<string, string>; // preferences while it is shown
  key?: string; // pressed after
  size?: { width: number; height: number };
  when?: (game: Game) => boolean; // waited for, but not for ever
  hours?: [number, number]; // of the day, from and to: the game goes slowly until then
}

const structures = (game: Game) => game.context.world.sites.flatMap((site) => site.structures);
const VIEWS: View[] = [
  { name: 'map', depth: 'world' },
  { name: 'plan-mode', depth: 'campus', show: { panel: 'build' }, key: 'Shift+B' },
  { name: 'campus-construction', depth: 'campus', key: 'Shift+B', when: (game) => structures(game).some((entry) => entry.stage !== 'ready') },
  ...PANELS.map((panel, i): View => ({ name: `panel-${panel}`, depth: 'campus', key: `Alt+${'1234567890-'[i]!}` })),
  { name: 'campus-day', depth: 'campus', hours: [10, 15] },
  { name: 'campus-night', depth: 'campus', hours: [22, 24] },
  { name: 'hall', depth: 'hall', when: (game) => game.context.world.racks.count > 0 },
  ...OVERLAYS.map((overlay): View => ({ name: `hall-${overlay}`, depth: 'hall', show: { overlay } })),
  { name: 'charts', depth: 'campus', show: { chartsOpen: true } },
  { name: 'light', depth: 'campus', show: { panel: 'power' }, prefer: { theme: 'light' } },
  { name: 'contrast', depth: 'campus', show: { panel: 'training' }, prefer: { theme: 'contrast' } },
  { name: 'german', depth: 'campus', show: { panel: 'capital' }, prefer: { language: 'de' } },
  { name: 'phone', depth: 'campus', size: PHONE },
];
const PUT_AWAY = { overlay: null, panel: null, selection: null, chartsOpen: false, tableOpen: false, dialog: null, digest: { since: null, open: false } };
const PATIENCE_MS = 20_000;

export async function main(argv: string[]): Promise<number> {
  const options = { minutes: 10, seed: 1, out: path.join(projectRoot, 'test-results/session'), dist: undefined as string | undefined, build: true };
  for (let i = 0; i < argv.length; i++) {
    const flag = argv[i]!;
    if (flag === '--no-build') options.build = false;
    else if (flag === '--out') options.out = argv[++i] ?? options.out;
    else if (flag === '--dist') options.dist = argv[++i];
    else if ((flag === '--minutes' || flag === '--seed') && Number.isFinite(Number(argv[i + 1]))) options[flag === '--seed' ? 'seed' : 'minutes'] = Number(argv[++i]);
    else {
      process.stderr.write(`session: cannot use ${flag}; ${USAGE}\n`);
      return 2;
    }
  }
  mkdirSync(options.out, { recursive: true });
  const catalog = loadBaseCatalog();
  const driver = await startDriver(options.build, options.dist);
  try {
    const page = await driver.open(SIZE);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    let pictures = 0;
    const picture = async (name: string): Promise<void> => {
      await page.screenshot({ path: path.join(options.out, `${String(++pictures).padStart(2, '0')}-${name}.png`), timeout: 120_000 });
    };
    await begin(page, options.seed, picture);
    const played = await playOn(page, catalog, options.minutes * 60_000, picture);
    process.stdout.write(`${JSON.stringify({ minutes: options.minutes, seed: options.seed, ...played, pictures, errors })}\n`);
    return errors.length > 0 || (played.heapGrowthMB ?? 0) > MOST_GROWTH_MB ? 1 : 0;
  } finally {
    await driver.close();
  }
}

/** From the title to the first hour, by its buttons. */
async function begin(page: Page, seed: number, picture: (name: string) => Promise<void>): Promise<void> {
  const name = loadBaseCatalog().messages['en']![`scenario.${SCENARIO}`] as string;
  await page.waitForTimeout(DRAWN_MS);
  await picture('title');
  await page.getByRole('button', { name: 'Missions', exact: true }).click();
  await page.getByRole('navigation', { name: 'Missions' }).getByRole('button', { name }).click();
  await page.getByLabel(/^Seed/).fill(String(seed));
  await page.waitForTimeout(DRAWN_MS);
  await picture('missions');
  await page.locator('main .btn.pri, .pagebar .btn.pri').last().click();
  await page.waitForFunction(`gigawatt.app.store.getState().canvasReady`, null, { timeout: 60_000 });
  await page.waitForTimeout(DRAWN_MS);
  await picture('first-day');
}

interface Played {
  days: number;
  outcome: string;
  orders: number;
  refused: number;
  heapMB: number; // after the tour, without garbage
  heapGrowthMB: number | null; // from then on, while the game went on; null when the time was too short for the tour
}

async function playOn(page: Page, catalog: Catalog, ms: number, picture: (name: string) => Promise<void>): Promise<Played> {
  const system = await page.context().newCDPSession(page);
  const player = botById('baseline')!;
  const memory: Record<string, number> = {};
  const played: Played = { days: 0, outcome: 'playing', orders: 0, refused: 0, heapMB: 0, heapGrowthMB: null };
  const heapMB = async (): Promise<number> => Number((await measureHeap(system, 0)).heapMB.toFixed(1));
  let turns = 0;
  const started = Date.now();
  const views = [...VIEWS];
  const everyMs = (ms * TOUR_SHARE) / (views.length + 1);
  let since = started;
  let incident = false;
  while (Date.now() - started < ms * TO_THE_END) {
    const game = loadGame(await saved(page), catalog);
    const { world } = game.context;
    played.days = Math.floor(world.timeS / 86_400);
    played.outcome = world.outcome.state;
    if (world.outcome.state !== 'playing') break;
    for (const command of orders(game, (hands) => player.act(game.context, hands, memory))) {
      const { ok } = await page.evaluate((given) => (window as unknown as PageWindow).gigawatt.app.engine.order(given), command);
      played[ok ? 'orders' : 'refused']++;
    }
    await page.evaluate(`(() => { const { app } = gigawatt; const { screen, speed } = app.store.getState(); if (screen === 'game' && speed !== 4) app.engine.setSpeed(4); })()`);
    if (!incident && await page.evaluate<boolean>(`(({ frame }) => frame !== null && frame.incident !== null && frame.incident.endedS < 0)(gigawatt.app.store.getState())`)) {
      incident = true;
      await show(page, { name: 'incident', depth: 'hall', show: { overlay: 'heat' } }, picture);
    }
    const view = views[0];
    const waited = Date.now() - since;
    if (view && waited > everyMs && (!view.when || view.when(game) || waited > everyMs + PATIENCE_MS)) {
      views.shift();
      since = Math.min(Date.now(), since + everyMs);
      if (view.hours) await waitForHour(page, world.epochDay, view.hours);
      await show(page, view, picture);
    } else if (!view && waited > TURN_MS) {
      since = Date.now();
      await page.evaluate(`gigawatt.test.setDepth('${turns % 2 === 0 ? 'hall' : 'campus'}')`);
      if (turns === SETTLED_TURNS) played.heapMB = await heapMB(); // both have been drawn since the last first thing
      else if (turns > SETTLED_TURNS && turns % HEAP_TURNS === 0) played.heapGrowthMB = Number(((await heapMB()) - played.heapMB).toFixed(1));
      turns++;
    }
    await page.waitForTimeout(LOOK_MS);
  }
  await page.evaluate(`gigawatt.test.setDepth('campus')`);
  await page.waitForTimeout(DRAWN_MS);
  if (await page.evaluate<boolean>(MOMENT)) await pastMoment(page, picture);
  await picture(played.outcome === 'playing' ? 'last-day' : 'debrief');
  return played;
}

const MOMENT = `document.querySelector('.moment') !== null`;

/** A moment of triumph lies over the page: it has its picture, then any key goes on. */
async function pastMoment(page: Page, picture: (name: string) => Promise<void>): Promise<void> {
  await picture('moment');
  await page.keyboard.press('Shift');
  await page.waitForTimeout(DRAWN_MS);
}

/** Goes slowly until the clock stands within the hours, and stops there. An incident in between may take its time. */
async function waitForHour(page: Page, epochDay: number, [from, to]: [number, number]): Promise<void> {
  await page.evaluate(`gigawatt.app.engine.setSpeed(1)`);
  for (const started = Date.now(); Date.now() - started < PATIENCE_MS;) {
    const { hour } = dateOf(epochDay, await page.evaluate<number>(`gigawatt.app.store.getState().frame.timeS`));
    if (hour >= from && hour < to) break;
    await page.waitForTimeout(LOOK_MS / 10);
  }
  await page.evaluate(`gigawatt.app.engine.setSpeed(0)`);
}

/** What the player would order in this game; the copy takes each order, so that the next one knows of it. */
function orders(game: Game, act: (hands: BotHands) => void): Command[] {
  const given: Command[] = [];
  act({
    check: (command) => checkCommand(game.context, command),
    order(command) {
      const verdict = order(game, command);
      if (verdict.ok) given.push(command);
      return verdict;
    },
  });
  return given;
}

async function show(page: Page, view: View, picture: (name: string) => Promise<void>): Promise<void> {
  const arrange = (state: object, prefer: object, depth: string): Promise<void> => page.evaluate(([fields, preferences, where]) => {
    const { app, test } = (window as unknown as PageWindow).gigawatt;
    const before = app.store.getState().preferences;
    if (app.store.getState().screen !== 'game') return;
    test.setDepth(where);
    app.store.setState({ ...fields, preferences: { ...before, ...preferences } });
  }, [state, prefer, depth] as const);
  const kept = await page.evaluate(() => { const { theme, language } = (window as unknown as PageWindow).gigawatt.app.store.getState().preferences; return { theme, language }; });
  if (view.size) await page.setViewportSize(view.size);
  await arrange({ ...PUT_AWAY, ...view.show }, view.prefer ?? {}, view.depth ?? 'campus');
  if (view.key) await page.keyboard.press(view.key);
  await page.waitForTimeout(DRAWN_MS);
  if (await page.evaluate<boolean>(MOMENT)) await pastMoment(page, picture);
  await picture(view.name);
  await arrange(PUT_AWAY, kept, view.depth ?? 'campus');
  if (view.size) await page.setViewportSize(SIZE);
}

async function saved(page: Page): Promise<Uint8Array> {
  const text = await page.evaluate(async () => {
    const bytes = await (window as unknown as PageWindow).gigawatt.app.engine.ask({ type: 'save' });
    let letters = '';
    for (let i = 0; i < bytes.length; i += 32_768) letters += String.fromCharCode(...bytes.subarray(i, i + 32_768));
    return btoa(letters);
  });
  return new Uint8Array(Buffer.from(text, 'base64'));
}

/** What `?test` shows of the page. */
interface PageWindow {
  gigawatt: {
    app: {
      store: { getState(): { screen: string; preferences: Record<string, string> }; setState(change: object): void };
      engine: { order(command: Command): Promise<{ ok: boolean }>; ask(question: { type: 'save' }): Promise<Uint8Array> };
    };
    test: { setDepth(depth: string): void };
  };
}
