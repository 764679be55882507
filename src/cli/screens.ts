/** `screens [--only NAMES] [--width PX] [--theme THEME] [--out DIR] [--dist DIR] [--no-build]`: screenshots of the built game at two sizes, from games that bots have played. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { botById } from '../bots/index.ts';
import { play } from '../bots/play.ts';
import { writeSaveFile } from '../persistence/saveFile.ts';
import { dateOf, order, saveGame, step } from '../sim/index.ts';
import type { Catalog, Game } from '../sim/index.ts';
import { benchLab } from './benchLab.ts';
import { hallShots } from './hallShots.ts';
import { startDriver } from './pageDriver.ts';
import { chartShots } from './screensCharts.ts';
import { showMods } from './screensMods.ts';
import { loadBaseCatalog, projectRoot } from './packFiles.ts';
import { reviewShots } from './screensReview.ts';
import { LOOKED_AHEAD } from './shotMoments.ts';

const SIZES = [{ width: 1366, height: 768 }, { width: 1920, height: 1080 }];

interface Shot {
  name: string;
  game: { scenario: string; hours: number; hourOfDay?: number; moment?: keyof typeof MOMENTS; racks?: string } | null; // null: before any game; a moment plays on after the hours; with racks, a hall of them is put down
  arrange(page: Page): Promise<void>;
}

const LAB_RACKS = 180; // of a hall that is put down for a picture
type Look = { depth: 'world' | 'campus' | 'hall'; overlay?: string; panel?: string };

const SHOTS: Shot[] = [
  ...hallShots((page, overlay) => look(page, { depth: 'hall', ...(overlay ? { overlay } : {}) }), (page, x, y) => point(page, x, y)),
  { name: 'title', game: null, arrange: async () => undefined },
  { name: 'mods', game: null, arrange: showMods },
  { name: 'missions', game: null, arrange: async (page) => { await page.evaluate(`gigawatt.app.store.setState({ screen: 'missions' })`); } },
  { name: 'map', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => look(page, { depth: 'world' }) },
  { name: 'campus', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => look(page, { depth: 'campus' }) },
  { name: 'campus-night', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 23 }, arrange: (page) => look(page, { depth: 'campus' }) },
  { name: 'campus-construction', game: { scenario: 'riverbend-100k', hours: 24 * 40, hourOfDay: 10, moment: 'unguided' }, arrange: (page) => look(page, { depth: 'campus' }) },
  { name: 'campus-power', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => look(page, { depth: 'campus', overlay: 'power' }) },
  { name: 'campus-heat', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => look(page, { depth: 'campus', overlay: 'heat' }) },
  { name: 'campus-network', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
    await look(page, { depth: 'campus', overlay: 'network', panel: 'cluster' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { cluster: 'network' } })`);
  } },
  ...(['known', 'lots'] as const).map((tab): Shot => ({ name: `race-${tab}`, game: { scenario: 'riverbend-100k', hours: 24 * 390 }, arrange: async (page) => {
    await look(page, { depth: 'campus', panel: 'race' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { race: '${tab}' } })`);
  } })),
  { name: 'race-estimate', game: { scenario: 'riverbend-100k', hours: 24 * 149, hourOfDay: 13 }, arrange: async (page) => {
    await look(page, { depth: 'campus', panel: 'race' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { race: 'known' } })`);
    await page.locator('table button.x').nth(1).click();
  } },
  { name: 'race-folded', game: { scenario: 'the-fold', hours: 24 * 455 }, arrange: async (page) => {
    await look(page, { depth: 'campus', panel: 'race' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { race: 'lots' } })`);
  } },
  { name: 'debrief-rivals', game: { scenario: 'undisclosed', hours: 24 * 460 }, arrange: async (page) => {
    await page.evaluate(`gigawatt.app.store.setState({ screen: 'debrief' })`);
    await page.locator('#rivals-h').scrollIntoViewIfNeeded();
    await page.evaluate(`document.querySelector('#rivals-h').scrollIntoView()`);
  } },
  { name: 'campus-health', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => look(page, { depth: 'campus', overlay: 'health' }) },
  { name: 'chosen', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
    await look(page, { depth: 'campus' });
    await page.evaluate(`(() => { const { store } = gigawatt.app; const { frame, view } = store.getState(); store.setState({ selection: { kind: 'structure', site: view.site, id: frame.sites[0].structures.find((entry) => entry.hall).id } }); })()`);
    await point(page, 0.75, 0.62);
  } },
  { name: 'placing', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => place(page, 0.74, 0.52) },
  { name: 'placing-refused', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => place(page, 0.62, 0.45) },
  { name: 'hall-row', game: { scenario: 'first-rack', hours: 24 * 15 }, arrange: async (page) => {
    await look(page, { depth: 'hall' });
    await page.evaluate(`gigawatt.app.store.setState({ tool: { kind: 'row', hall: gigawatt.app.store.getState().view.hall, rack: 'h100-air-16', from: null } })`);
    await point(page, 0.5, 0.5);
    await page.mouse.down();
    await point(page, 0.66, 0.7);
  } },
  ...(['build', 'power', 'cluster', 'training', 'products', 'people', 'capital', 'race', 'reports'] as const).map((panel): Shot => ({
    name: panel, game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: (page) => look(page, { depth: 'campus', panel }),
  })),
  ...(['desk', 'paper', 'announce', 'standing', 'town', 'affiliates'] as const).map((tab): Shot => ({
    name: `press-${tab}`, game: { scenario: 'riverbend-100k', hours: 24 * 110, hourOfDay: 13, moment: 'spoken' }, arrange: async (page) => {
      await look(page, { depth: 'campus', panel: 'press' });
      await page.evaluate(`gigawatt.app.store.setState({ panelTab: { press: '${tab}' } })`);
    },
  })),
  ...(['sheets', 'owners', 'debt', 'statements'] as const).map((tab): Shot => ({
    name: `capital-${tab}`, game: { scenario: 'riverbend-100k', hours: 24 * 180, hourOfDay: 13, moment: 'offered' }, arrange: async (page) => {
      await look(page, { depth: 'campus', panel: 'capital' });
      await page.evaluate(`gigawatt.app.store.setState({ panelTab: { ...gigawatt.app.store.getState().panelTab, capital: '${tab}' } })`);
    },
  })),
  ...(['hiring', 'key'] as const).map((tab): Shot => ({
    name: `people-${tab}`, game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
      await look(page, { depth: 'campus', panel: 'people' });
      await page.evaluate(`gigawatt.app.store.setState({ panelTab: { ...gigawatt.app.store.getState().panelTab, people: '${tab}' } })`);
    },
  })),
  ...(['lines', 'release', 'data'] as const).map((tab): Shot => ({
    name: `products-${tab}`, game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
      await look(page, { depth: 'campus', panel: 'products' });
      await page.evaluate(`gigawatt.app.store.setState({ panelTab: { ...gigawatt.app.store.getState().panelTab, products: '${tab}' } })`);
    },
  })),
  { name: 'policies', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
    await page.evaluate(`(async () => { for (const [policy, value, role] of [['spares', 0.02], ['fill', 0.9], ['runway', 12], ['hire', 90, 'research'], ['staff', 1.3]]) await gigawatt.app.engine.order({ type: 'policy.set', policy, value, ...(role ? { role } : {}) }); })()`);
    await page.waitForTimeout(400);
    await look(page, { depth: 'campus', panel: 'reports' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { ...gigawatt.app.store.getState().panelTab, reports: 'policies' } })`);
  } },
  { name: 'plan', game: { scenario: 'riverbend-100k', hours: 24 * 40, hourOfDay: 10, moment: 'unguided' }, arrange: (page) => planned(page, false) },
  { name: 'plan-forecast', game: { scenario: 'riverbend-100k', hours: 24 * 40, hourOfDay: 10 }, arrange: (page) => planned(page, true) },
  { name: 'plan-hall', game: { scenario: 'first-rack', hours: 24 * 15 }, arrange: async (page) => {
    await look(page, { depth: 'hall', panel: 'build' });
    await page.getByRole('checkbox', { name: 'Plan mode' }).check();
    await page.getByRole('tab', { name: /^Halls/ }).click();
    for (let n = 1; n <= 2; n++) {
      await page.getByRole('button', { name: /^Plan: Place/ }).first().click();
      await page.getByRole('tab', { name: `Plan, ${n}` }).waitFor();
    }
    await page.getByRole('tab', { name: /^Plan/ }).click();
  } },
  ...chartShots((page) => look(page, { depth: 'campus' })),
  { name: 'no-canvas', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => { await page.evaluate(`gigawatt.app.store.setState({ tableOpen: true })`); } },
  { name: 'incident', game: { scenario: 'first-rack', hours: 24 * 12, moment: 'coolingLost' }, arrange: (page) => look(page, { depth: 'hall', overlay: 'heat' }) },
  { name: 'hot-spot', game: { scenario: 'keep-it-cool', hours: 0, moment: 'leftAlone' }, arrange: (page) => hottestRack(page) },
  { name: 'hot-spot-mended', game: { scenario: 'keep-it-cool', hours: 24 * 3, moment: 'closedAisles' }, arrange: (page) => hottestRack(page) },
  { name: 'hall-closed', game: { scenario: 'keep-it-cool', hours: 24 * 3, moment: 'closedAisles' }, arrange: (page) => look(page, { depth: 'hall' }) },
  { name: 'air', game: { scenario: 'keep-it-cool', hours: 0, moment: 'leftAlone' }, arrange: async (page) => {
    await look(page, { depth: 'hall', overlay: 'heat', panel: 'power' });
    await page.getByRole('tab', { name: 'Air' }).click();
  } },
  { name: 'swing', game: { scenario: 'swing', hours: 0, moment: 'swinging' }, arrange: async (page) => {
    await look(page, { depth: 'campus', overlay: 'power', panel: 'power' });
    await page.getByText(/^Swing of the run/).first().scrollIntoViewIfNeeded();
  } },
  { name: 'network', game: { scenario: 'riverbend-100k', hours: 24 * 150, hourOfDay: 13 }, arrange: async (page) => {
    await look(page, { depth: 'campus', overlay: 'network', panel: 'cluster' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { ...gigawatt.app.store.getState().panelTab, cluster: 'network' } })`);
  } },
  { name: 'storage', game: { scenario: 'in-unison', hours: 24 * 3 }, arrange: async (page) => {
    await look(page, { depth: 'hall', overlay: 'network', panel: 'cluster' });
    await page.evaluate(`gigawatt.app.store.setState({ panelTab: { ...gigawatt.app.store.getState().panelTab, cluster: 'network' } })`);
    await page.getByText('Storage for checkpoints').first().scrollIntoViewIfNeeded();
    await page.getByRole('button', { name: /^Order storage/ }).scrollIntoViewIfNeeded();
  } },
  { name: 'moment-placeOne', game: { scenario: 'riverbend-100k', hours: 24 * 150, moment: 'beforeRunFinished' }, arrange: async (page) => {
    await look(page, { depth: 'campus' });
    await page.keyboard.press('1');
    await page.locator('.moment').waitFor({ timeout: 60_000 });
  } },
  { name: 'debrief', game: { scenario: 'first-rack', hours: 24 * 120 }, arrange: async (page) => { await page.evaluate(`gigawatt.app.store.setState({ screen: 'debrief' })`); } },
  ...reviewShots(look),
  { name: 'workbench', game: null, arrange: async (page) => {
    await page.evaluate(`gigawatt.app.store.setState({ screen: 'workbench', bench: { kind: 'reliability', fields: {} } })`);
    await page.waitForSelector('.wb-plot canvas');
  } },
  { name: 'model-card', game: null, arrange: async (page) => {
    await page.evaluate(`gigawatt.app.store.setState({ screen: 'modelCard' })`);
    await page.waitForFunction(`document.querySelector('.mc-sum li, .mc-sum .c-good') && !document.querySelector('.mc [role=progressbar]')`, null, { timeout: 120_000 });
  } },
];

/** Plant collected in a plan, by hand; and run ahead. */
async function planned(page: Page, runs: boolean): Promise<void> {
  await look(page, { depth: 'campus', panel: 'build' });
  await page.getByRole('checkbox', { name: 'Plan mode' }).check();
  let n = 0;
  for (const [structure, count] of [['dry-cooler', 4], ['battery-block', 6]] as const) {
    const item = page.locator(`[data-guide="build.structure.${structure}"]`);
    if (await item.count() === 0) continue;
    await item.click();
    const detail = page.locator('li.on .pdetail');
    for (let more = 1; more < count; more++) await detail.getByRole('button', { name: /^More/ }).click();
    await detail.getByRole('button', { name: /^Plan: / }).click();
    await page.getByRole('tab', { name: `Plan, ${++n}` }).waitFor();
    await item.click();
  }
  await page.getByRole('tab', { name: /^Plan/ }).click();
  if (!runs) return;
  await page.getByRole('button', { name: 'Run it ahead' }).click();
  await page.locator('.panel.build .uplot').waitFor({ timeout: 120_000 });
  await page.locator('.panel.build .uplot').scrollIntoViewIfNeeded();
}

/** The hall under its heat overlay with the hottest rack chosen. */
async function hottestRack(page: Page): Promise<void> {
  await look(page, { depth: 'hall', overlay: 'heat' });
  await page.evaluate(`(() => {
    const { store } = gigawatt.app;
    const { racks } = store.getState().frame;
    let hottest = 0;
    for (let r = 1; r < racks.count; r++) if (racks.inletC[r] > racks.inletC[hottest]) hottest = r;
    store.setState({ selection: { kind: 'rack', hall: racks.hall[hottest], id: racks.id[hottest] } });
  })()`);
}

/** Moments that no bot brings about: what happens after the hours it has played. */
const MOMENTS = {
  ...LOOKED_AHEAD,
  /** Some true words, a boast that was found out, a promise that stands, three questions on the desk. */
  spoken(game: Game): void {
    const days = (count: number): void => { for (const untilS = game.context.world.timeS + count * 86_400; game.context.world.timeS < untilS;) step(game); };
    const running = (): number => Math.max(1_000, Math.round(game.context.world.compute.waterfall.powered));
    order(game, { type: 'press.announce', claim: 'gpus-running', value: running(), days: 0 });
    days(20);
    order(game, { type: 'press.announce', claim: 'gpus-running', value: 4 * running(), days: 0 });
    order(game, { type: 'press.announce', claim: 'power', value: 1_000_000, days: 180 });
    days(20);
    order(game, { type: 'press.announce', claim: 'capability', value: 50, days: 120 });
    const { affairs, timeS } = game.context.world;
    for (const affair of ['loss-spike', 'transformer-slips', 'one-lunch']) affairs.open.push({ affair, openedS: timeS, answerByS: timeS + 5 * 86_400 });
  },
  /** A round is open, and investors have answered. */
  offered(game: Game): void {
    order(game, { type: 'finance.openRound', askCents: 150_000_000_000 });
    for (const untilS = game.context.world.timeS + 32 * 86_400; game.context.world.timeS < untilS;) step(game);
  },
  /** Ten hours without an order. */
  leftAlone(game: Game): void {
    order(game, { type: 'guide.skip' });
    while (game.context.world.timeS < 10 * 3_600) step(game);
  },
  /** Panels are up and aisles closed in the first hall. */
  closedAisles(game: Game): void {
    const hall = game.context.world.sites[0]?.structures.find((structure) => structure.hall);
    if (!hall?.hall) return;
    order(game, { type: 'guide.skip' });
    order(game, { type: 'hall.blank', hall: hall.id });
    order(game, { type: 'hall.contain', hall: hall.id, kind: 'cold' });
    for (let steps = 0; steps < 24 * 5 && hall.hall.works.length > 0; steps++) step(game);
  },
  /** Cooling has tripped and nobody has done anything for two minutes. */
  coolingLost(game: Game): void {
    for (let steps = 0; steps < 24 * 30 && !incidentIsOn(game); steps++) step(game);
    for (let steps = 0; steps < 12; steps++) step(game);
  },
  /** Everything that stands trains together. */
  swinging(game: Game): void {
    for (let steps = 0; steps < 3; steps++) step(game); // servers boot first
    const { sites, compute } = game.context.world;
    const verdict = order(game, { type: 'train.start', name: 'Quarry 1', site: sites[0]!.id, params: 3e11, tokens: 6e12, gpus: compute.waterfall.bought, checkpointS: 1_800 });
    if (!verdict.ok) throw new Error('the run that shall swing does not start');
    for (let steps = 0; steps < 3; steps++) step(game);
  },
};

function incidentIsOn(game: Game): boolean {
  const { incident } = game.context.world;
  return incident !== null && incident.endedS < 0;
}

const USAGE = 'usage: screens [--only NAMES] [--width PX] [--theme THEME] [--out DIR] [--dist DIR] [--no-build]';
const FLAGS = ['--only', '--width', '--theme', '--out', '--dist'];

/** The first word that is neither a flag nor the value of one. A slip must not take every picture anew. */
function strayWord(argv: readonly string[]): string | null {
  for (let i = 0; i < argv.length; i++) {
    if (FLAGS.includes(argv[i]!)) i++;
    else if (argv[i] !== '--no-build') return argv[i]!;
  }
  return null;
}

export async function main(argv: string[]): Promise<number> {
  const stray = strayWord(argv);
  if (stray !== null) {
    console.error(stray === '--help' ? USAGE : `screens: ${stray} is unknown\n${USAGE}`);
    return stray === '--help' ? 0 : 2;
  }
  const only = valueAfter(argv, '--only')?.split(',') ?? null;
  const out = path.resolve(valueAfter(argv, '--out') ?? path.join(projectRoot, 'docs/screens'));
  const shots = SHOTS.filter((shot) => only === null || only.includes(shot.name));
  if (shots.length === 0) {
    process.stderr.write(`screens: no such picture; there are ${SHOTS.map((shot) => shot.name).join(', ')}\n`);
    return 2;
  }
  mkdirSync(out, { recursive: true });
  const dist = valueAfter(argv, '--dist');
  const theme = valueAfter(argv, '--theme');
  const catalog = loadBaseCatalog();
  const saves = new Map<string, string>();
  const driver = await startDriver(!argv.includes('--no-build'), dist && path.resolve(dist));
  try {
    for (const size of SIZES) {
      if (valueAfter(argv, '--width') && Number(valueAfter(argv, '--width')) !== size.width) continue;
      let open: { page: Page; game: string } | null = null;
      // Pictures of one moment share a page: loading is what takes long.
      for (const shot of inGroups(shots)) {
        const game = JSON.stringify(shot.game);
        if (!open || open.game !== game || !shot.game) {
          await open?.page.context().close();
          open = { page: await driver.open(size), game };
          if (theme) await open.page.evaluate((wanted) => {
            const { store } = (window as unknown as { gigawatt: { app: { store: { getState(): { preferences: object }; setState(state: object): void } } } }).gigawatt.app;
            store.setState({ preferences: { ...store.getState().preferences, theme: wanted } });
          }, theme);
          if (shot.game) {
            await loadInto(open.page, savedGame(catalog, shot.game, saves));
            await open.page.waitForFunction(`gigawatt.app.store.getState().canvasReady || gigawatt.app.store.getState().screen !== 'game'`, null, { timeout: 90_000 });
            await open.page.waitForTimeout(3_000); // its first picture: land, atlas
          }
        }
        const { page } = open;
        if (shot.game) await page.evaluate(AS_LOADED);
        await shot.arrange(page);
        await page.waitForTimeout(shot.game ? 3_000 : 900);
        await page.screenshot({ path: path.join(out, `${shot.name}-${size.width}x${size.height}.png`), timeout: 120_000 });
        process.stdout.write(`${shot.name} ${size.width}x${size.height}\n`);
      }
      await open?.page.context().close();
    }
  } finally {
    await driver.close();
  }
  return 0;
}

/** The same shots, those of one moment together. */
const inGroups = (shots: readonly Shot[]): Shot[] => {
  const groups = [...new Set(shots.map((shot) => JSON.stringify(shot.game)))];
  return groups.flatMap((game) => shots.filter((shot) => JSON.stringify(shot.game) === game));
};
/** Puts away what an earlier picture of the same page has opened. */
const AS_LOADED = `gigawatt.app.store.setState({ overlay: null, panel: null, selection: null, tool: null, toolCheck: null, cursor: null, chartsOpen: false, tableOpen: false })`;

function valueAfter(argv: string[], flag: string): string | undefined {
  const at = argv.indexOf(flag);
  return at >= 0 ? argv[at + 1] : undefined;
}

/** Plays once per moment and keeps the save as base64. */
function savedGame(catalog: Catalog, wanted: NonNullable<Shot['game']>, saves: Map<string, string>): string {
  const key = JSON.stringify(wanted);
  const known = saves.get(key);
  if (known !== undefined) return known;
  const game = wanted.racks ? benchLab(catalog, { racks: LAB_RACKS, rack: wanted.racks }, wanted.hours) : play(catalog, wanted.scenario, 1, botById('baseline')!, { maxHours: wanted.hours + (wanted.hourOfDay === undefined ? 0 : hoursUntil(catalog, wanted.scenario, wanted.hours, wanted.hourOfDay)) }).game;
  if (wanted.moment) MOMENTS[wanted.moment](game);
  const bytes = writeSaveFile({ meta: metaOf(game), game: saveGame(game) });
  const text = Buffer.from(bytes).toString('base64');
  saves.set(key, text);
  return text;
}

function hoursUntil(catalog: Catalog, scenario: string, hours: number, hourOfDay: number): number {
  const start = dateOf(0, 0).hour;
  return catalog.scenarios[scenario] ? (hourOfDay - ((start + hours) % 24) + 24) % 24 : 0;
}

function metaOf(game: Game) {
  const { world, catalog } = game.context;
  return {
    name: '', scenario: world.scenario, labName: catalog.scenarios[world.scenario]?.labName ?? '', day: Math.floor(world.timeS / 86_400) + 1, seed: world.seed, savedAtMs: 0,
    contentHash: world.contentHash, rulesVersion: world.rulesVersion, usefulGpus: Math.round(world.compute.waterfall.useful), boughtGpus: world.compute.waterfall.bought, cashCents: world.finance.balances.cash,
  };
}

/** Hands a save to the page the way a player would: as an imported file. */
async function loadInto(page: Page, base64: string): Promise<void> {
  await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const { test } = (window as unknown as { gigawatt: { test: { importFile(name: string, bytes: Uint8Array): Promise<boolean> } } }).gigawatt;
    await test.importFile('save', bytes);
  }, base64);
  await page.waitForFunction(`gigawatt.app.store.getState().screen === 'game' || gigawatt.app.store.getState().screen === 'debrief'`, null, { timeout: 60_000 });
}

/** Moves the mouse to a place on the stage, by shares of its size; with a tool in hand, until the stage has taken it. */
async function point(page: Page, x: number, y: number): Promise<void> {
  await page.waitForFunction(`gigawatt.app.store.getState().canvasReady`, null, { timeout: 60_000 });
  const box = (await page.locator('.stage-host canvas').boundingBox())!;
  const before = await page.evaluate<string>(CURSOR);
  for (let tries = 0; tries < 40; tries++) {
    await page.mouse.move(box.x + box.width * x + (tries % 2), box.y + box.height * y, { steps: 3 });
    await page.waitForTimeout(400);
    if ((await page.evaluate<string>(CURSOR)) !== before) return;
    if (tries > 6 && (await page.evaluate<boolean>(`gigawatt.app.store.getState().tool === null`))) return;
  }
}
const CURSOR = `JSON.stringify(gigawatt.app.store.getState().cursor)`;

async function place(page: Page, x: number, y: number): Promise<void> {
  await look(page, { depth: 'campus' });
  await page.evaluate(`gigawatt.app.store.setState({ tool: { kind: 'structure', site: gigawatt.app.store.getState().view.site, structure: 'hall-m', count: 1 } })`);
  await point(page, x, y);
}

async function look(page: Page, { depth, overlay, panel }: Look): Promise<void> {
  await page.evaluate(([wantedDepth, wantedOverlay, wantedPanel]) => {
    const { app, test } = (window as unknown as { gigawatt: { app: { store: { setState(state: object): void } }; test: { setDepth(depth: string): void } } }).gigawatt;
    test.setDepth(wantedDepth ?? 'campus');
    app.store.setState({ overlay: wantedOverlay || null, panel: wantedPanel || null });
  }, [depth, overlay ?? '', panel ?? '']);
}
