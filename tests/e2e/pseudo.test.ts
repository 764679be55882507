/** In the made-up language of ?text=pseudo: words that are in no table show themselves, and boxes without room for 40 % longer words. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { expect, openGame, read, test } from '../support/e2e.ts';
import { withoutStage } from '../support/e2ePage.ts';

const PANELS = ['build', 'power', 'cluster', 'training', 'research', 'products', 'people', 'capital', 'race', 'press', 'reports'];

test.setTimeout(180_000);

/** Words that stay as they are in every language: units, months, days. */
function plainWords(): string[] {
  const units = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../assets/lang/en/units.json'), 'utf8')) as Record<string, unknown>;
  const dates = Array.from({ length: 12 }, (_, month) => new Date(Date.UTC(2024, month, 1 + month)))
    .flatMap((date) => (['short', 'long'] as const).flatMap((form) => [date.toLocaleDateString('en', { month: form, timeZone: 'UTC' }), date.toLocaleDateString('en', { weekday: form, timeZone: 'UTC' })]));
  return [...JSON.stringify(Object.values(units)).matchAll(/[A-Za-z]{3,}/g)].map(([word]) => word).concat(dates, ['Sept']);
}
const plain = plainWords();

/** What is on the page and in no table, and what its box cuts off. Names of people and labs are content. */
function lookOver(page: Page): Promise<{ bare: string[]; clipped: string[] }> {
  return page.evaluate((known) => {
    const { store } = (window as unknown as { gigawatt: { app: { store: { getState(): { catalog: unknown; frame: unknown } } } } }).gigawatt.app;
    const names = JSON.stringify(store.getState().catalog) + JSON.stringify(store.getState().frame);
    const words = new Set(known);
    const own = /[åƀçđéƒĝĥîķļɱñöþŕšţûṽŵýžÅƁÇĐÉƑĜĤÎĶĻṀÑÖÞŔŠŢÛṼŴÝŽ[\]·]/;
    const bare = new Set<string>();
    const clipped = new Set<string>();
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      const box = node.parentElement;
      const said = node.nodeValue?.trim() ?? '';
      if (!box || said === '' || !box.checkVisibility({ visibilityProperty: true }) || box.closest('.vh, [aria-hidden=true], kbd, option, h1, script, style')) continue;
      const left = [...said.matchAll(/[A-Za-z]{3,}/g)].map(([word]) => word).filter((word) => !words.has(word));
      if (left.length > 0 && !own.test(said) && !names.includes(JSON.stringify(said))) bare.add(`${said.slice(0, 60)} in ${box.tagName}.${box.className}`);
      const { display, textOverflow, overflowX } = getComputedStyle(box);
      if (display !== 'inline' && box.clientWidth > 1 && box.scrollWidth > box.clientWidth + 1 && textOverflow !== 'ellipsis' && overflowX !== 'auto' && overflowX !== 'scroll') clipped.add(`${said.slice(0, 60)} in ${box.tagName}.${box.className}: ${box.scrollWidth} in ${box.clientWidth}`);
    }
    return { bare: [...bare], clipped: [...clipped] };
  }, plain);
}

async function check(page: Page, what: string): Promise<void> {
  const { bare, clipped } = await lookOver(page);
  expect.soft(bare, `${what}: in no table`).toEqual([]);
  expect.soft(clipped, `${what}: cut off`).toEqual([]);
}

/** Screens are shown through the store: names of controls are what is looked at here. */
const show = (page: Page, state: Record<string, unknown>): Promise<void> => page.evaluate((next) => {
  (window as unknown as { gigawatt: { app: { store: { setState(state: unknown): void } } } }).gigawatt.app.store.setState(next);
}, state);

test('the check finds words of no table and boxes that are too small', async ({ page }) => {
  await openGame(page, 'text=pseudo');
  await page.evaluate(() => {
    const box = document.createElement('p');
    box.textContent = 'Unpacked words';
    box.style.cssText = 'width: 2rem; white-space: nowrap; overflow: hidden';
    document.querySelector('main')!.append(box);
  });
  const { bare, clipped } = await lookOver(page);
  expect(bare.join()).toContain('Unpacked words');
  expect(clipped.join()).toContain('Unpacked words');
});

test('title, missions, the game with each panel', async ({ page }) => {
  await withoutStage(page);
  await page.setViewportSize({ width: 1366, height: 768 });
  await openGame(page, 'text=pseudo&scenario=in-unison&seed=1');
  await show(page, { screen: 'title' });
  await check(page, 'title');
  await show(page, { screen: 'missions' });
  await expect(page.locator('main.ms')).toBeVisible();
  await check(page, 'missions');
  await page.locator('main.ms button[type=submit]').click();
  await expect.poll(() => read(page, `state.screen === 'game' && frame !== null`)).toBe(true);
  await check(page, 'game');
  for (const panel of PANELS) {
    await show(page, { panel });
    await expect(page.locator(`.panel.${panel}`)).toBeVisible();
    await expect(page.locator('.panel [aria-busy=true]')).toHaveCount(0);
    await check(page, panel);
  }
});
