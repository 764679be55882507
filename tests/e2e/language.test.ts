/** Another language: chosen in the settings, at once, in a game as before it; kept; and taken from the browser. */
import { expect, openGame, read, startMission, test } from '../support/e2e.ts';
import { withoutStage } from '../support/e2ePage.ts';

const missing = `[...gigawatt.translator.missing]`;

test('German is chosen in the settings, holds after a reload, and a game goes on in it', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'first-rack', 1);
  const day = await read(page, 'frame.timeS');
  await page.evaluate(`gigawatt.app.store.setState({ screen: 'settings' })`);
  await page.getByRole('radio', { name: 'Deutsch' }).click();
  await expect(page.getByRole('heading', { name: 'Einstellungen', level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await page.evaluate(`gigawatt.app.store.setState({ screen: 'game', panel: 'people' })`);
  await expect(page.getByRole('region', { name: 'Team', exact: true })).toBeVisible();
  await expect(page.getByText('Einen Tag lang 120 nutzbare GPUs halten')).toBeVisible();
  expect(await read(page, 'frame.timeS')).toBe(day);

  await openGame(page);
  await expect(page.getByRole('button', { name: /^Missionen/ })).toBeVisible();
  expect(await page.evaluate(missing)).toEqual([]);
});

test.describe('in a browser that speaks German', () => {
  test.use({ locale: 'de-CH' });
  test('the page does so from its first word, and English is one click away', async ({ page }) => {
    await withoutStage(page);
    await openGame(page);
    await expect(page.getByRole('button', { name: /^Erste Mission beginnen/ })).toBeVisible();
    await page.getByRole('button', { name: 'Einstellungen' }).click();
    await page.getByRole('radio', { name: 'English' }).click();
    await expect(page.getByRole('heading', { name: 'Settings', level: 1 })).toBeVisible();
  });
});
