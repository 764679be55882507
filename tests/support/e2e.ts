/** For tests that play the built game in a browser: words by message id, a page that is watched, facts from the store. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect as wait, test as base, type Locator, type Page } from '@playwright/test';
import { withPreferences } from './e2ePage.ts';
import { parseTemplate, pickForm, type MessageTable, type Params } from '../../src/app/i18n/message.ts';

/** Playwright's, but looking again sooner: its own polls come to rest at one look a second, in which a month of the game goes by. */
const poll: typeof wait.poll = (look, options) => wait.poll(look, { intervals: [50, 100, 150], ...(typeof options === 'string' ? { message: options } : options) });
export const expect = new Proxy(wait, { get: (target, name) => (name === 'poll' ? poll : Reflect.get(target, name) as unknown) });

const root = path.resolve(import.meta.dirname, '../..');
const rules = new Intl.PluralRules('en');

function readTables(): MessageTable {
  const folder = path.join(root, 'assets/lang/en');
  const files = readdirSync(folder).filter((name) => name.endsWith('.json')).map((name) => path.join(folder, name));
  files.push(path.join(root, 'public/content/base/lang/en.json'));
  return Object.assign({}, ...files.map((file) => JSON.parse(readFileSync(file, 'utf8')) as MessageTable)) as MessageTable;
}
const words = readTables();

function pieces(id: string, params: Params): (string | null)[] {
  const message = words[id];
  if (message === undefined) throw new Error(`there is no message ${id}`);
  const n = params['n'];
  return parseTemplate(pickForm(message, typeof n === 'number' ? n : null, rules)).map((part) => {
    if ('text' in part) return part.text;
    const value = params[part.token];
    if (typeof value === 'string') return value;
    return typeof value === 'number' ? value.toLocaleString('en') : null;
  });
}

/** The words of a message, as the page shows them. Numbers are whole; quantities with units must be given as strings. */
export function text(id: string, params: Params = {}): string {
  return pieces(id, params).map((piece) => {
    if (piece === null) throw new Error(`${id}: a parameter is missing`);
    return piece;
  }).join('');
}

const escaped = (piece: string): string => piece.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

/** Matches what begins with a message; parameters that are not given match anything. */
export function begins(id: string, params: Params = {}): RegExp {
  return new RegExp(`^${pieces(id, params).map((piece) => (piece === null ? '.*' : escaped(piece))).join('')}`);
}

/** Matches a message anywhere. */
export function says(id: string, params: Params = {}): RegExp {
  return new RegExp(begins(id, params).source.slice(1));
}

export interface Watch {
  /** What went wrong on the page since it was opened. */
  errors: string[];
  violations: string[];
  origins: Set<string>;
  /** Errors that the test provokes. */
  allow(pattern: RegExp): void;
}

/** Notes errors, broken policies and where requests go. */
export async function watchPage(page: Page): Promise<Watch> {
  const allowed: RegExp[] = [];
  const watch: Watch = { errors: [], violations: [], origins: new Set(), allow: (pattern) => { allowed.push(pattern); } };
  const note = (message: string): void => {
    if (!allowed.some((pattern) => pattern.test(message))) watch.errors.push(message);
  };
  page.on('pageerror', (error) => note(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) watch.violations.push(message.text());
    else if (message.type() === 'error' || message.text().startsWith('no stage')) note(`${message.text()} ${message.location().url}`);
  });
  page.on('request', (request) => {
    const { protocol, origin } = new URL(request.url());
    if (protocol !== 'blob:' && protocol !== 'data:') watch.origins.add(origin);
  });
  await page.exposeFunction('noteViolation', (what: string) => { watch.violations.push(what); });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      (window as unknown as { noteViolation(what: string): void }).noteViolation(`${event.violatedDirective} ${event.blockedURI}`);
    });
  });
  return watch;
}

/** What every page of the game must keep: no errors, no broken policy, nothing asked of anybody else. */
export function expectClean(watch: Watch, baseURL: string): void {
  expect.soft(watch.errors, 'errors on the page').toEqual([]);
  expect.soft(watch.violations, 'content security policy').toEqual([]);
  expect.soft([...watch.origins], 'who was asked').toEqual([new URL(baseURL).origin]);
}

/** The game's own test: its page is watched, and must be clean at the end. */
export const test = base.extend<{ watch: Watch }>({
  watch: [async ({ page, baseURL }, use) => {
    const watch = await watchPage(page);
    await withPreferences(page, { frames: '15' }); // the stage is drawn without a GPU here, at the cost of everything else
    await use(watch);
    if (watch.origins.size > 0) expectClean(watch, baseURL ?? '');
  }, { auto: true }],
});

/** Opens the game and waits for its first screen. */
export async function openGame(page: Page, query = ''): Promise<void> {
  await page.goto(`./?test${query === '' ? '' : `&${query}`}`);
  await expect(page.getByRole('main').first()).toBeVisible();
  await expect.poll(() => read(page, 'state.screen')).not.toBe('loading');
}

export const button = (scope: Page | Locator, id: string, params: Params = {}): Locator => scope.getByRole('button', { name: text(id, params), exact: true });

/** A fact of the page's store: an expression over `state` (the store) and `frame`. Reads, never acts. */
export function read<T = unknown>(page: Page, expression: string): Promise<T> {
  return page.evaluate(`(() => { const state = gigawatt.app.store.getState(); const { frame } = state; return (${expression}); })()`) as Promise<T>;
}

export const hashOf = (page: Page): Promise<string> => page.evaluate(`gigawatt.app.engine.ask({ type: 'hash' })`) as Promise<string>;
export const hours = (page: Page): Promise<number> => read<number>(page, 'Math.floor(frame.timeS / 3600)');
export const guideStep = (page: Page): Promise<number> => read<number>(page, 'frame.guide.step');
export const speedRadio = (page: Page, speed: number): Locator => page.getByRole('radiogroup', { name: text('shell.speed') }).getByRole('radio', { name: speed === 0 ? text('shell.pause') : text('shell.speedTimes', { speed }) });
export const stepper = (scope: Page | Locator, name: string): Locator => scope.getByRole('spinbutton', { name, exact: true });
export const panel = (page: Page, id: string): Locator => page.getByRole('region', { name: text(`panel.${id}.title`), exact: true });
export const stageRegion = (page: Page): Locator => page.locator('#stage-region');

/** Starts a mission from its briefing address. */
export async function startMission(page: Page, scenario: string, seed: number): Promise<void> {
  await openGame(page, `scenario=${scenario}&seed=${seed}`);
  await button(page, 'missions.go').click();
  await expect.poll(() => read(page, `state.screen === 'game' && frame !== null`)).toBe(true);
}

/** Hands a file to the page as a player does: in the list of saves. */
export async function importFile(page: Page, name: string, bytes: Uint8Array): Promise<void> {
  await page.getByLabel(text('saves.import')).and(page.locator('input')).setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(bytes) });
}

/** Downloads what a press gives. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<{ path: string; bytes: Uint8Array; name: string }> {
  const waiting = page.waitForEvent('download');
  await press();
  const download = await waiting;
  const file = await download.path();
  return { path: file, bytes: new Uint8Array(readFileSync(file)), name: download.suggestedFilename() };
}

/** Fills a field and leaves it with Enter. */
export async function type(field: Locator, value: string): Promise<void> {
  await field.fill(value);
  await field.press('Enter');
}

/** Opens the menu of the game and chooses an item of it. */
export async function chooseMenu(page: Page, item: string): Promise<void> {
  await button(page, 'shell.menu').click();
  await button(page.getByRole('dialog'), `menu.${item}`).click();
}
