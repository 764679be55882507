/** A plan from the first order to the commit: collected by keyboard, undone, forecast, given; under axe. */
import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { begins, button, chooseMenu, downloaded, expect, openGame, panel, read, stepper, test, text, type } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { withoutStage } from '../support/e2ePage.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

test.setTimeout(150_000);

async function openFortiethDay(page: Page): Promise<void> {
  await withoutStage(page);
  await openGame(page);
  await openSave(page, playedSave('riverbend-100k', 1, 24 * 40));
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).include('.panel.build').withTags(TAGS).setLegacyMode(true).analyze();
  expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`))).toEqual([]);
}

async function openBuild(page: Page): Promise<Locator> {
  await page.keyboard.press('Alt+1');
  return panel(page, 'build');
}

test('orders are collected, undone, run ahead and given together', async ({ page }) => {
  await openFortiethDay(page);
  const structures = () => read<number>(page, 'frame.sites.reduce((n, site) => n + site.structures.length, 0)');
  const before = await structures();

  await page.keyboard.press('Shift+B');
  await expect.poll(() => read(page, 'state.plan.on')).toBe(true);
  const build = await openBuild(page);
  await expect(build.getByRole('checkbox', { name: text('plan.switch') })).toBeChecked();
  const item = build.locator('[data-guide="build.structure.dry-cooler"]');
  await expect(build.getByRole('heading', { level: 2 })).toBeFocused(); // a panel takes the focus when it opens
  await item.press('Enter');
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
  await expectAccessible(page);

  await build.getByRole('radio', { name: '30 days' }).check({ force: true });
  await build.getByRole('button', { name: text('plan.forecastRun') }).click();
  await expect(build.getByRole('table', { name: begins('plan.forecastCaption') })).toBeVisible({ timeout: 90_000 });
  expect(await structures()).toBe(before);

  await page.keyboard.press('Control+Enter');
  await expect.poll(structures).toBe(before + 2);
  expect(await read(page, 'state.plan.entries.length')).toBe(0);
});

test('a blueprint becomes a plan with a hall and its floor, survives saving, is forecast and given', async ({ page }) => {
  await openFortiethDay(page);
  const halls = () => read<number>(page, 'frame.sites.reduce((n, site) => n + site.structures.filter((entry) => entry.hall !== null).length, 0)');
  const [before, racks] = [await halls(), await read<number>(page, 'frame.racks.count')];
  const build = await openBuild(page);
  await build.getByRole('tab', { name: begins('panel.build.tab.blueprints') }).click();
  await build.getByRole('button', { name: new RegExp(text('blueprint.air-hall-1mw')) }).press('Enter');
  await button(build, 'blueprint.atSpot').press('Enter');
  await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(6);
  expect(await read(page, 'state.plan.on')).toBe(true);
  expect(await halls()).toBe(before);

  await build.getByRole('tab', { name: begins('panel.build.tab.plan') }).click();
  await expect(build.getByText(text('plan.hallOf', { structure: text('structure.hall-s') })).first()).toBeVisible();
  await expect.poll(() => read(page, 'state.planPreview.verdicts.every((verdict) => verdict.ok)')).toBe(true);
  await button(build, 'plan.addStep').press('Enter');
  await build.getByLabel(text('plan.stepName', { step: 2 })).fill('Racks');
  // The four rows are one line: it goes over to the second step as a whole.
  await build.locator('.plan-step').first().getByRole('button', { name: /^Later/ }).last().press('Enter');
  expect(await read(page, 'state.plan.steps.map((step) => state.plan.entries.filter((entry) => entry.step === step.key).length)')).toEqual([2, 4]);
  await expectAccessible(page);

  // A save file carries the plan.
  const { bytes } = await downloaded(page, () => chooseMenu(page, 'export'));
  await page.reload();
  await expect.poll(() => read(page, 'state.screen')).toBe('title');
  await openSave(page, bytes);
  expect(await read(page, 'state.plan.steps.map((step) => state.plan.entries.filter((entry) => entry.step === step.key).length)')).toEqual([2, 4]);
  await openBuild(page);
  await build.getByRole('tab', { name: begins('panel.build.tab.plan') }).click();

  await build.getByRole('radio', { name: '30 days' }).check({ force: true });
  await build.getByRole('button', { name: text('plan.forecastRun') }).click();
  await expect(build.getByRole('table', { name: begins('plan.forecastCaption') })).toBeVisible({ timeout: 90_000 });

  await page.keyboard.press('Control+Enter');
  await expect.poll(halls).toBe(before + 1);
  await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(4);
  expect(await read(page, 'frame.racks.count')).toBe(racks);
  await page.keyboard.press('Control+Enter');
  await expect.poll(() => read(page, 'frame.racks.count')).toBe(racks + 48);
  expect(await read(page, 'state.plan.entries.length')).toBe(0);
});

test('a hall goes into a file and comes back, a file with a mistake says what, where and how to mend it', async ({ page }) => {
  await openFortiethDay(page);
  const build = await openBuild(page);
  await build.getByRole('tab', { name: begins('panel.build.tab.blueprints') }).click();
  await build.getByLabel(text('blueprint.name')).fill('First of mine');
  await button(build, 'blueprint.save').press('Enter');
  await build.getByRole('button', { name: /First of mine/ }).first().press('Enter');
  const { bytes, name } = await downloaded(page, () => button(build, 'blueprint.export').click());
  expect(name).toBe('first-of-mine.gwblueprint.json');
  await button(build, 'blueprint.forgetName', { name: 'First of mine' }).press('Enter');
  await expect.poll(() => read(page, 'state.ownBlueprints.length')).toBe(0);

  const file = build.getByLabel(text('blueprint.import')).and(page.locator('input'));
  const written = new TextDecoder().decode(bytes);
  await file.setInputFiles({ name: 'broken.json', mimeType: 'application/json', buffer: Buffer.from(written.replace('"structure"', '"structur"')) });
  const alert = build.getByRole('alert');
  await expect(alert).toHaveText(text('blueprint.wrong', { n: 1, name: 'broken.json' }));
  await expect(build.locator('.diags')).toContainText('did you mean "structure"?');
  await expect(build.locator('.diags')).toContainText('broken.json:9:');
  expect(await read(page, 'state.ownBlueprints.length')).toBe(0);
  await expectAccessible(page);

  await file.setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(written) });
  await expect.poll(() => read(page, 'state.ownBlueprints.map((entry) => entry.name)')).toEqual(['First of mine']);
  await expect(alert).toHaveCount(0);
});

test('rows are planned in a block, repeated, chosen and exchanged together by keyboard', async ({ page }) => {
  await openFortiethDay(page);
  const build = await openBuild(page);
  await build.getByRole('tab', { name: begins('panel.build.tab.hall') }).click();
  await type(stepper(build, text('panel.build.length')), '10');
  await type(stepper(build, text('panel.build.rowCount')), '3');
  await button(build, 'panel.build.placeRows', { n: 3 }).press('Enter');
  const racks = () => read<number>(page, 'frame.racks.count');
  await expect.poll(racks).toBe(30);
  await page.keyboard.press('Shift+R');
  await expect.poll(racks).toBe(40);

  await page.keyboard.press('Shift+B');
  await button(build, 'rows.all').press('Enter');
  const chosen = await read<number>(page, 'state.chosenRows.rows.length');
  await build.getByLabel(text('rows.exchangeFor')).selectOption('h100-liquid-64');
  await button(build, 'rows.exchange').press('Enter');
  await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(2 * chosen);
  await expectAccessible(page);
  await page.keyboard.press('Control+z'); // all of it was one change
  await expect.poll(() => read(page, 'state.plan.entries.length')).toBe(0);
});
