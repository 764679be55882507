/** A plan from the first order to the commit: collected by keyboard, undone, forecast, given; under axe. */
import { AxeBuilder } from '@axe-core/playwright';
import { begins, expect, openGame, panel, read, test, text } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { withoutStage } from '../support/e2ePage.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.setTimeout(150_000);

test('orders are collected, undone, run ahead and given together', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await openSave(page, playedSave('riverbend-100k', 1, 24 * 40));
  const structures = () => read<number>(page, 'frame.sites.reduce((n, site) => n + site.structures.length, 0)');
  const before = await structures();

  await page.keyboard.press('Shift+B');
  await expect.poll(() => read(page, 'state.plan.on')).toBe(true);
  await page.keyboard.press('Alt+1');
  const build = panel(page, 'build');
  await expect(build.getByRole('checkbox', { name: text('plan.switch') })).toBeChecked();
  const item = build.locator('[data-guide="build.structure.dry-cooler"]');
  await item.focus();
  await page.keyboard.press('Enter');
  const add = build.locator('li.on').getByRole('button', { name: new RegExp(`^${text('plan.button', { label: text('panel.build.atSpot') })}`) });
  for (let n = 1; n <= 2; n++) {
    await expect(add).not.toHaveAttribute('aria-disabled', 'true');
    await add.focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(n);
  }
  const [first, second] = await read<{ command: { x: number; y: number } }[]>(page, 'state.plan.entries');
  expect([second!.command.x, second!.command.y], 'the second stands beside the first').not.toEqual([first!.command.x, first!.command.y]);
  expect(await structures()).toBe(before);

  await page.keyboard.press('Control+z');
  await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(1);
  await page.keyboard.press('Control+Shift+Z');
  await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(2);

  await build.getByRole('tab', { name: begins('panel.build.tab.plan') }).click();
  await expect(build.getByText(text('plan.missing'))).toBeVisible();
  const { violations } = await new AxeBuilder({ page }).include('.panel.build').withTags(TAGS).setLegacyMode(true).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);

  await build.getByRole('radio', { name: '30 days' }).check({ force: true });
  await build.getByRole('button', { name: text('plan.forecastRun') }).click();
  await expect(build.getByRole('table', { name: begins('plan.forecastCaption') })).toBeVisible({ timeout: 90_000 });
  expect(await structures()).toBe(before);

  await page.keyboard.press('Control+Enter');
  await expect.poll(structures).toBe(before + 2);
  expect(await read(page, 'state.plan.entries.length')).toBe(0);
});
