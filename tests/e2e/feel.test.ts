/** What a page goes through on real machines: a graphics driver that resets, other screens, sleep, a tab that is thrown away, an error. */
import type { Page } from '@playwright/test';
import { fuzz } from '../../src/cli/fuzzPage.ts';
import { button, downloaded, expect, expectClean, hashOf, hours, openGame, read, says, speedRadio, startMission, test, text, watchPage } from '../support/e2e.ts';
import { withoutStage, withPreferences } from '../support/e2ePage.ts';

const COLUMNS = 32;
const ROWS = 18;

/** The stage as it is on the screen, in coarse points: three colours each. */
async function pictureOf(page: Page): Promise<number[]> {
  const png = await page.locator('#stage canvas').screenshot({ animations: 'disabled' });
  return page.evaluate(async ({ data, columns, rows }) => {
    const image = await createImageBitmap(new Blob([Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0))]));
    const canvas = new OffscreenCanvas(columns, rows);
    const context = canvas.getContext('2d')!;
    context.drawImage(image, 0, 0, columns, rows);
    return [...context.getImageData(0, 0, columns, rows).data].filter((_, i) => i % 4 !== 3);
  }, { data: png.toString('base64'), columns: COLUMNS, rows: ROWS });
}

const apart = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, value, i) => sum + Math.abs(value - b[i]!), 0) / a.length;
const spread = (a: readonly number[]): number => Math.max(...a) - Math.min(...a);

async function goTo(page: Page, depth: 'campus' | 'hall'): Promise<number[]> {
  await button(page, `stage.depth.${depth}`).click();
  await expect.poll(() => read(page, 'state.view.depth')).toBe(depth);
  await settled(page);
  return pictureOf(page);
}

/** Until the stage has drawn what it was told, at rest. */
const settled = (page: Page): Promise<void> => page.evaluate(async () => { for (let i = 0; i < 6; i++) await new Promise(requestAnimationFrame); });

test('the stage comes back after the graphics driver was reset, and is sharp on every screen', async ({ page, watch }) => {
  test.setTimeout(90_000);
  watch.allow(/WebGL|context/i);
  await page.setViewportSize({ width: 900, height: 560 });
  await withPreferences(page, { motion: 'off' });
  await startMission(page, 'first-rack', 1);
  await expect.poll(() => read(page, 'state.canvasReady')).toBe(true);
  await button(page, 'guide.skip').click();
  const before = { hall: await goTo(page, 'hall'), campus: await goTo(page, 'campus') };
  for (const picture of Object.values(before)) expect(spread(picture)).toBeGreaterThan(60);
  await page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas')!;
    const gl = canvas.getContext('webgl2') ?? canvas.getContext('webgl');
    Object.assign(window, { reset: gl!.getExtension('WEBGL_lose_context') });
    (window as unknown as { reset: WEBGL_lose_context }).reset.loseContext();
  });
  await expect.poll(() => read(page, 'state.canvasReady')).toBe(false);
  await page.evaluate(() => (window as unknown as { reset: WEBGL_lose_context }).reset.restoreContext());
  await expect.poll(() => read(page, 'state.canvasReady')).toBe(true);
  const after = { campus: await goTo(page, 'campus'), hall: await goTo(page, 'hall') };
  for (const depth of ['campus', 'hall'] as const) expect(apart(before[depth], after[depth]), `${depth} as before`).toBeLessThan(8);

  // Photo mode: the picture alone, nothing under it in reach, a PNG of it, and back.
  await page.keyboard.press('Shift+P');
  const bar = page.getByRole('group', { name: text('photo.title') });
  await expect(button(bar, 'photo.save')).toBeFocused();
  expect(await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.shell > :not(main)')].every((part) => part.inert))).toBe(true);
  const photo = await downloaded(page, () => button(bar, 'photo.save').click());
  expect(photo.name).toMatch(/^gigawatt-hall-\d+-day-1\.png$/);
  const size = await page.evaluate(async (bytes) => { const { width, height } = await createImageBitmap(new Blob([Uint8Array.from(bytes)])); return [width, height]; }, [...photo.bytes]);
  expect(size).toEqual([900, 560]);
  await page.keyboard.press('Escape');
  await expect(bar).toBeHidden();
  expect(await read(page, 'state.photo')).toBeNull();

  const screen = await page.context().newCDPSession(page);
  for (const [width, height, ratio] of [[900, 560, 2], [900, 560, 1.25], [640, 420, 1.25], [420, 700, 3], [900, 560, 1]] as const) {
    await screen.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: ratio, mobile: false });
    await expect.poll(() => page.evaluate(() => {
      const canvas = document.querySelector<HTMLCanvasElement>('#stage canvas')!;
      const { width: shown, height: tall } = canvas.getBoundingClientRect();
      const { clientWidth, clientHeight } = canvas.parentElement!;
      const dense = Math.min(2, window.devicePixelRatio);
      const root = document.documentElement;
      return { ratio: window.devicePixelRatio, sharp: Math.abs(canvas.width - shown * dense) <= 1 && Math.abs(canvas.height - tall * dense) <= 1, fills: shown === clientWidth && tall === clientHeight, scrolls: root.scrollWidth > root.clientWidth || (innerWidth >= 900 && root.scrollHeight > root.clientHeight) }; // narrow windows are read like a page, downwards
    }), `${width}×${height} at ${ratio}`).toEqual({ ratio, sharp: true, fills: true, scrolls: false });
  }
});

test('a tab that is hidden, frozen and thrown away loses nothing', async ({ page, context }) => {
  await withoutStage(page);
  await startMission(page, 'riverbend-100k', 6);
  await speedRadio(page, 3).click();
  await expect.poll(() => hours(page)).toBeGreaterThan(24);
  const system = await context.newCDPSession(page);
  const atRest = await hours(page);
  await system.send('Page.setWebLifecycleState', { state: 'frozen' });
  await new Promise((done) => setTimeout(done, 1500));
  await system.send('Page.setWebLifecycleState', { state: 'active' });
  await expect.poll(() => hours(page)).toBeGreaterThan(atRest);
  await page.keyboard.press('Space');
  await expect.poll(() => read(page, 'state.speed')).toBe(0);
  const hash = await hashOf(page);
  const kept = await read<number>(page, 'state.saves[0]?.meta.savedAtMs ?? 0');
  await page.evaluate(() => {
    Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => 'hidden' });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await expect.poll(() => read<number>(page, 'state.saves[0]?.meta.savedAtMs ?? 0')).toBeGreaterThan(kept);
  await page.close(); // as a browser does to save memory

  const again = await context.newPage();
  const watch = await watchPage(again);
  await openGame(again);
  await again.getByRole('button', { name: says('title.continue') }).click();
  await expect.poll(() => read(again, `state.screen === 'game' && frame !== null`)).toBe(true);
  expect(await hashOf(again)).toBe(hash);
  expectClean(watch, again.url());
});

test('the first error shows what to do, and the session can be taken along', async ({ page, watch }) => {
  watch.allow(/planted/);
  await withoutStage(page);
  await startMission(page, 'first-rack', 8);
  await button(page, 'guide.skip').click();
  await speedRadio(page, 3).click();
  await expect.poll(() => hours(page)).toBeGreaterThan(3);
  await page.evaluate(() => void setTimeout(() => { throw new Error('planted'); }));
  await expect(page.getByRole('heading', { level: 1, name: text('recovery.title') })).toBeVisible();
  const { bytes, name } = await downloaded(page, () => button(page, 'recovery.export').click());
  expect(name).toBe('gigawatt-session.json');
  const report = JSON.parse(new TextDecoder().decode(bytes)) as { message: string; scenario: string; seed: number; timeS: number; record: { log: unknown[] } };
  expect(report).toMatchObject({ scenario: 'first-rack', seed: 8, record: { scenario: 'first-rack', seed: 8 } });
  expect(report.message).toContain('planted');
  expect(report.record.log.length).toBeGreaterThan(0);
  await button(page, 'recovery.reload').click();
  await expect(button(page, 'missions.go').or(button(page, 'missions.again'))).toBeVisible(); // what the address asks for; again where a day had passed and was saved
});

test('twenty seconds of random pointer and keys break nothing', async ({ page }) => {
  await openGame(page);
  const { errors, trail, actions } = await fuzz(page, { seed: 5, ms: 20_000, sampleMs: 60_000, stage: true });
  expect(errors, trail.join('\n')).toEqual([]);
  expect(actions).toBeGreaterThan(0); // on an idle machine hundreds
});
