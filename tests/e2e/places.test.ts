/** What stands where on a small screen: nothing lies over what is read or has the focus. */
import type { Page } from '@playwright/test';
import { begins, button, expect, panel, read, startMission, test, text } from '../support/e2e.ts';

const SMALL = { width: 1366, height: 768 };

/** Elements of `a` that lie over elements of `b`, as far as both are seen. */
const over = (page: Page, a: string, b: string): Promise<number> => page.evaluate(([first, second]) => {
  const boxes = (selector: string): DOMRect[] => [...document.querySelectorAll(selector)].map((element) => element.getBoundingClientRect()).filter((box) => box.width > 0);
  return boxes(first!).filter((p) => boxes(second!).some((q) => p.left < q.right - 1 && q.left < p.right - 1 && p.top < q.bottom - 1 && q.top < p.bottom - 1)).length;
}, [a, b]);

const say = (page: Page, count: number): Promise<void> => page.evaluate((n) => {
  const { app } = (window as unknown as { gigawatt: { app: { store: { setState(state: object): void } } } }).gigawatt;
  app.store.setState({ toasts: Array.from({ length: n }, (_, key) => ({ key: 9000 + key, message: 'stage.alternative', params: {}, tone: 'warn' })) });
}, count);

for (const [name, size] of [['a laptop', SMALL], ['a phone', { width: 390, height: 844 }]] as const) {
  test(`toasts cover no alert, no panel and nothing that has the focus, on ${name}`, async ({ page }) => {
    await page.setViewportSize(size);
    await startMission(page, 'riverbend-100k', 1);
    await say(page, 3);
    await expect(page.locator('.toast')).toHaveCount(3);
    for (const other of ['.feed', '.work', '.fall', '.rail', '.topbar', '.insp']) expect(await over(page, '.toast', other), other).toBe(0);
    await page.evaluate(`gigawatt.app.store.setState({ panel: 'capital' })`);
    const buttons = panel(page, 'capital').getByRole('button');
    await expect(buttons.first()).toBeVisible();
    await say(page, 1);
    await buttons.last().focus();
    expect(await over(page, '.toast', ':focus')).toBe(0);
    await page.evaluate(`gigawatt.app.store.setState({ panel: null, screen: 'settings' })`);
    await say(page, 3);
    await expect(page.locator('.toast').first()).toBeVisible();
    const controls = page.locator('main button:visible');
    for (let i = 0; i < (await controls.count()); i++) {
      await controls.nth(i).focus();
      expect(await over(page, '.toast', ':focus'), `control ${i}`).toBe(0);
    }
  });
}

test('the guide keeps its buttons in one row, and beside a panel it leaves the small map to be seen', async ({ page }) => {
  await page.setViewportSize(SMALL);
  await startMission(page, 'riverbend-100k', 1);
  await expect.poll(() => read(page, 'state.canvasReady')).toBe(true);
  await page.evaluate(`gigawatt.app.engine.order({ type: 'site.open', site: 'riverbend' }).then(() => gigawatt.app.engine.order({ type: 'finance.openRound', askCents: 1e11 }))`);
  await expect.poll(() => read(page, 'frame.guide.step')).toBe(1);
  await expect(button(page, 'guide.forward'), 'the fullest row').toBeVisible();
  for (const language of ['en', 'de']) {
    await page.evaluate(`gigawatt.app.store.setState({ preferences: { ...gigawatt.app.store.getState().preferences, language: '${language}' } })`);
    await expect(page.locator('html')).toHaveAttribute('lang', language);
    const tops = await page.locator('.guide > div > .row > *').evaluateAll((all) => all.map((element) => Math.round(element.getBoundingClientRect().top)));
    expect(tops.length).toBe(3);
    expect(new Set(tops).size, language).toBe(1);
  }
  await page.evaluate(`gigawatt.app.store.setState({ panel: 'build' })`);
  await expect(page.locator('.panel.build')).toBeVisible();
  await expect.poll(() => read(page, 'state.view.depth')).toBe('campus');
  await expect(page.locator('.minimap')).toBeVisible();
  await expect.poll(() => over(page, '.guide', '.minimap')).toBe(0);
  expect(await over(page, '.minimap', '.hud *')).toBe(0);
});

test('four sites are compared without scrolling; in a narrow window the names stay and a line says that there is more', async ({ page }) => {
  await page.setViewportSize(SMALL);
  await startMission(page, 'gigawatt', 1);
  await page.evaluate(`gigawatt.app.store.setState({ panel: 'build', panelTab: { build: 'sites' } })`);
  const table = page.locator('.sites-s');
  await expect(table.locator('thead th')).toHaveCount(4);
  await expect.poll(() => table.evaluate((box) => box.scrollWidth - box.clientWidth)).toBeLessThanOrEqual(1);
  await expect(page.getByText(begins('panel.build.sitesMore'))).toHaveCount(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(page.getByText(text('panel.build.sitesMore', { n: 4 }))).toBeVisible();
  const left = (): Promise<number> => table.locator('tbody th').first().evaluate((name) => name.getBoundingClientRect().left);
  const before = await left();
  await table.evaluate((box) => { box.scrollLeft = 200; });
  expect(await left()).toBe(before);
  await expect(button(page, 'panel.close')).toBeVisible();
});
