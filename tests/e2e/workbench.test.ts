/** The workbench and the model card in the built game: by keyboard, by address, from a game, under axe, on small screens. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { begins, button, chooseMenu, expect, openGame, read, says, startMission, test, text } from '../support/e2e.ts';
import { withPreferences, withoutStage } from '../support/e2ePage.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const CASES = 15;

test.setTimeout(180_000);

/** Lists, many optional fields, a table of parts, choices: between them every kind of control and result. */
const CHECKED = ['conversion-loss', 'training', 'usable', 'credit'];

async function checkAxe(page: Page, what: string): Promise<void> {
  const { violations, passes } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  expect.soft(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), `axe, ${what}`).toEqual([]);
  expect(passes.length).toBeGreaterThan(8);
}

const result = (page: Page) => page.getByRole('region', { name: text('workbench.results'), exact: true });
const kinds = (page: Page) => page.getByRole('navigation', { name: text('workbench.list') }).getByRole('button');
const field = (page: Page, label: string) => page.getByRole('textbox', { name: label });
const sayNothingWrong = (page: Page) => expect(page.locator('body')).not.toContainText(/⟦|NaN|undefined/);

test('every calculator opens with an answer, and none breaks a rule of access', async ({ page }) => {
  await openGame(page);
  await button(page, 'title.workbench').click();
  await expect(page.getByRole('heading', { level: 1, name: text('workbench.title') })).toBeFocused();
  await expect(kinds(page)).toHaveCount(12);
  for (const entry of await kinds(page).all()) {
    await entry.click();
    await expect(page.getByRole('heading', { level: 2, name: (await entry.textContent()) ?? '' })).toBeVisible();
    await expect(result(page).locator('.stat dd').first()).toContainText(/\d/);
    await sayNothingWrong(page);
  }
  for (const kind of CHECKED) {
    await button(page, `calc.kind.${kind}.name`).click();
    await expect(result(page).locator('.stat dd').first()).toContainText(/\d/);
    await checkAxe(page, kind);
  }
});

test('a value by keyboard: arrows on the list, a number, a slider, a mistake, and back', async ({ page }) => {
  await openGame(page);
  await button(page, 'title.workbench').focus();
  await page.keyboard.press('Enter');
  await expect(kinds(page).first()).toBeVisible();
  await kinds(page).first().focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(kinds(page).last()).toHaveAttribute('aria-current', 'true');
  await openGame(page, 'workbench=compute-optimal&flops=5.76e23');
  await expect(result(page)).toContainText(/7\d(\.\d)?B/);
  const before = await result(page).locator('.stat dd').first().textContent();
  const box = page.locator('.wb-num input[type=text]').first();
  await box.fill('1e25');
  await expect(result(page).locator('.stat dd').first()).not.toHaveText(before ?? '');
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowRight');
  await expect(box).not.toHaveValue('1e25');
  await box.fill('nothing');
  await expect(box).toHaveAttribute('aria-invalid', 'true');
  await checkAxe(page, 'a field with a mistake');
  await page.keyboard.press('Escape');
  await expect.poll(() => read(page, 'state.screen')).toBe('title');
});

test('a link carries a question, and says what in it is wrong', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openGame(page, 'workbench=energy&gpus=2048&hours=100&accelerator=h100&pue=1.2&gridKgPerKWh=0.4');
  await expect(field(page, 'GPUs').first()).toHaveValue('2048');
  await button(page, 'workbench.copy').click();
  await expect(page.getByText(text('workbench.copied'))).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(new URL(link).searchParams.get('pue')).toBe('1.2');
  await openGame(page, 'workbench=energy&gpus=2048&hours=100&accelerator=h101&pue=0.2&gridKgPerKWh=0.4&oops=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&__proto__=1');
  await expect(result(page)).toContainText(says('calc.problem.unknown-field', { place: '"oops"' }));
  await expect(page.locator('main img')).toHaveCount(0);
  await expect(page.getByText(begins('calc.problem.too-low', { place: `"${text('calc.field.energy.pue')}"` }))).toBeVisible();
  await openGame(page, 'workbench=nope');
  await expect(page.getByText(text('workbench.none', { kind: 'nope' }))).toBeVisible();
});

test('the model card runs every case in the browser', async ({ page }) => {
  await openGame(page, 'model-card');
  await expect(page.getByText(text('modelCard.passed', { passed: CASES, total: CASES }), { exact: true })).toBeVisible({ timeout: 60_000 });
  await expect(page.locator('tr.mc-case')).toHaveCount(CASES);
  await expect(page.locator('.mc-t .tag.bad')).toHaveCount(0);
  await sayNothingWrong(page);
  await checkAxe(page, 'model card');
  await page.getByRole('button', { name: text('modelCard.tryThis', { what: 'C6a' }) }).click();
  await expect(page.getByRole('heading', { level: 2, name: text('calc.kind.compute-optimal.name') })).toBeVisible();
});

test('from a game and back: time stands still, the game is as it was', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'first-rack', 1);
  const hash = await page.evaluate(`gigawatt.app.engine.ask({ type: 'hash' })`);
  await chooseMenu(page, 'workbench');
  await expect(kinds(page).first()).toBeVisible();
  expect(await read(page, 'state.speed')).toBe(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => read(page, 'state.screen')).toBe('game');
  expect(await page.evaluate(`gigawatt.app.engine.ask({ type: 'hash' })`)).toBe(hash);
});

for (const size of [{ width: 1366, height: 600 }, { width: 390, height: 800 }, { width: 320, height: 640 }]) {
  test(`nothing sticks out at ${size.width} by ${size.height}`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const query of ['workbench=reliability', 'workbench=conversion-loss', 'model-card']) {
      await openGame(page, query);
      await expect(page.locator(query === 'model-card' ? 'tr.mc-case' : '.stat dd').first()).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth), query).toBeLessThanOrEqual(0);
    }
    if (size.width === 390) await checkAxe(page, 'model card, narrow');
  });
}

for (const theme of ['light', 'contrast'] as const) {
  test(`both pages in the theme ${theme}`, async ({ page }) => {
    await withPreferences(page, { theme });
    for (const query of ['workbench=facility', 'model-card']) {
      await openGame(page, query);
      await expect(page.locator(query === 'model-card' ? 'tr.mc-case' : '.stat dd').first()).toBeVisible();
      await checkAxe(page, `${query}, ${theme}`);
    }
  });
}
