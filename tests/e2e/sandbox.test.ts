/** The sandbox in the built game: from the workbench by keyboard, its form under axe, bounds, and an address that opens the same question again. */
import { AxeBuilder } from '@axe-core/playwright';
import { button, expect, openGame, read, test, text } from '../support/e2e.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
const ASKED = 'workbench=usable&accelerator=gb200-nvl72&gpusInstalled=20000&supplyMW=40.4&cooling=direct-to-chip&rejection=dry-cooler&climate=phoenix';

test.setTimeout(120_000);

test('what the workbench was asked starts as a sandbox, by keyboard', async ({ page }) => {
  await openGame(page, ASKED);
  await button(page, 'workbench.sandbox').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 2, name: text('scenario.sandbox') })).toBeVisible();
  expect(page.url()).not.toContain('workbench');
  await expect(page.getByText(text('sandbox.rounded.supply'))).toBeVisible();
  const chosen = (id: string) => page.getByRole('combobox', { name: text(id) });
  await expect(chosen('option.accelerator')).toHaveValue('gb200-nvl72');
  await expect(chosen('option.climate')).toHaveValue('phoenix');
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).setLegacyMode(true).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);

  const gpus = page.getByRole('textbox', { name: text('option.gpus') });
  await gpus.fill('500000');
  await page.keyboard.press('Tab');
  await expect(gpus).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByText(text('options.too-high', { low: '120,000' }))).toBeVisible();
  await expect(button(page, 'missions.go')).toBeDisabled();
  await gpus.fill('1440');
  await page.keyboard.press('Tab');
  await button(page, 'missions.go').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => read(page, 'frame?.settings?.gpus')).toBe(1440);
  expect(await read(page, `[frame.settings.supply, frame.top.gpusBought, state.catalog.sites['proving-ground'].climate]`)).toEqual([40, 1440, 'phoenix']);
});

test('the address follows the inputs and opens them again', async ({ page }) => {
  await openGame(page, ASKED);
  await page.getByRole('textbox', { name: text('calc.field.usable.supplyMW') }).fill('55');
  await expect.poll(() => page.url()).toContain('supplyMW=55');
  await page.reload();
  await expect(page.getByRole('textbox', { name: text('calc.field.usable.supplyMW') })).toHaveValue('55');
});

test('a link with a setting out of bounds says the bound', async ({ page }) => {
  await openGame(page, 'scenario=sandbox&seed=3&set.gpus=999999');
  await expect(page.locator('.problem')).toContainText('120000');
});
