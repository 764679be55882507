/** How soon a page's title can be used, how much script was asked for until then, and how soon a game is seen. */
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';

interface TitleNote { titleMs: number | null }
const WAIT = { timeout: 120_000 };
type Noted = Window & { titleNote: TitleNote };

/** Runs in the page, before its first script. */
export function noteTitle(): void {
  const note: TitleNote = { titleMs: null };
  Object.assign(window, { titleNote: note });
  const watcher = new MutationObserver(() => {
    if (!document.querySelector('main.ttl button')) return;
    const { app } = (window as unknown as { gigawatt?: { app: { store: { getState(): { screen: string } } } } }).gigawatt ?? {};
    if (app?.store.getState().screen !== 'title') return;
    note.titleMs = performance.now();
    watcher.disconnect();
  });
  watcher.observe(document, { childList: true, subtree: true });
}

/** Milliseconds from the address to a title that can be used; the page was opened with `?test` and `noteTitle`. */
export async function titleMs(page: Page): Promise<number> {
  await page.waitForFunction(() => (window as unknown as Noted).titleNote.titleMs !== null, null, WAIT);
  return page.evaluate(() => (window as unknown as Noted).titleNote.titleMs!);
}

/** Bytes, compressed, of every script that the page had asked for when its title could be used. */
export async function scriptBytesBeforeTitle(page: Page): Promise<number> {
  const asked = await page.evaluate(() => {
    const until = (window as unknown as Noted).titleNote.titleMs!;
    return performance.getEntriesByType('resource').filter((entry) => entry.startTime <= until && new URL(entry.name).pathname.endsWith('.js')).map((entry) => entry.name);
  });
  const sizes = await Promise.all(asked.map(async (address) => gzipSync(await (await page.request.get(address)).body(), { level: 9 }).length));
  return sizes.reduce((sum, bytes) => sum + bytes, 0);
}

/** Imports a save as a player would; milliseconds until its stage is drawn. */
export async function importSave(page: Page, base64: string): Promise<number> {
  const started = await page.evaluate<number>(`performance.now()`);
  await page.evaluate(async (text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const { test } = (window as unknown as { gigawatt: { test: { importFile(name: string, bytes: Uint8Array): Promise<boolean> } } }).gigawatt;
    await test.importFile('save', bytes);
  }, base64);
  await page.waitForFunction(`gigawatt.app.store.getState().canvasReady`, null, WAIT);
  return page.evaluate<number>(`new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - ${started}))))`);
}
