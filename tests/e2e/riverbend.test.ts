/** The long mission from its link: first orders by hand, then on from a later save, saved and loaded, and proven by its run file. */
import { readRunFile } from '../../src/persistence/runFile.ts';
import { verifyRecord } from '../../src/sim/index.ts';
import type { Page } from '@playwright/test';
import { begins, button, chooseMenu, downloaded, expect, hashOf, hours, openGame, panel, read, speedRadio, startMission, stepper, test, text, type } from '../support/e2e.ts';
import { baseCatalog, openSave, playedSave } from '../support/e2eGames.ts';
import { withoutStage } from '../support/e2ePage.ts';

const SITE = 'riverbend';

test.setTimeout(120_000);
test.beforeEach(({ page }) => withoutStage(page));

test('a lab is founded: site, grid, shells, people, money, GPUs', async ({ page }) => {
  await startMission(page, 'riverbend-100k', 7);
  expect(await read(page, 'frame.seed')).toBe(7);

  const build = await open(page, 'build', 'panel.build.tab.sites');
  await build.getByRole('group', { name: text(`site.${SITE}`) }).getByRole('button', { name: begins('panel.build.openSite') }).click();
  await expect.poll(() => read(page, 'frame.sites.map((s) => s.id)')).toEqual([SITE]);

  const power = await open(page, 'power', 'panel.power.tab.supply');
  const requested = 'frame.sites[0].grid.filter((g) => g.requestedS >= 0).length';
  const before = await read<number>(page, requested);
  await power.getByRole('button', { name: begins('panel.power.request') }).and(power.locator(':not([aria-disabled])')).first().click();
  await expect.poll(() => read(page, requested)).toBe(before + 1);

  await open(page, 'build', 'panel.build.tab.catalogue');
  const shells = build.getByRole('region', { name: text('panel.build.group.shells') });
  await shells.locator('button[aria-expanded]').first().click();
  await shells.getByRole('button', { name: begins('panel.build.convert') }).click();
  await expect.poll(() => read(page, `frame.sites[0].structures.filter((s) => s.shell !== null).length`)).toBe(1);

  const people = await open(page, 'people', 'panel.people.tab.teams');
  await type(stepper(people, text('panel.people.targetOf', { role: text('role.construction') })), '120');
  await expect.poll(() => read(page, `frame.people.cohorts.find((c) => c.role === 'construction').target`)).toBe(120);

  const capital = await open(page, 'capital', 'panel.capital.tab.sheets');
  await type(stepper(capital, text('panel.capital.ask')), '1000');
  await capital.getByRole('button', { name: begins('panel.capital.openRound') }).click();
  await expect.poll(() => read(page, 'frame.finance.round?.askCents ?? 0')).toBe(1000 * 1e8);

  const cluster = await open(page, 'cluster', 'panel.cluster.tab.machines');
  await type(stepper(cluster, text('panel.cluster.gpusToBuy')), '512');
  await cluster.getByRole('button', { name: begins('panel.cluster.order') }).first().click();
  await expect.poll(() => read(page, 'frame.compute.stock[0]?.boughtGpus')).toBe(512);

  await speedRadio(page, 3).click();
  await expect.poll(async () => {
    if (await read(page, 'state.speed === 0')) await speedRadio(page, 4).click(); // offers and alerts stop time
    return hours(page);
  }).toBeGreaterThan(24);
  await speedRadio(page, 0).click();
});

test('a run is started late in the game, the game is saved and loaded, and its run file is proven', async ({ page }) => {
  const bytes = playedSave('riverbend-100k', 7, 24 * 110, ['train.start']);
  await openGame(page);
  await openSave(page, bytes);
  const training = await open(page, 'training', 'panel.training.tab.plan');
  await button(training, 'panel.training.optimal').click();
  await training.getByRole('button', { name: begins('panel.training.allReady') }).click();
  await training.getByRole('button', { name: begins('panel.training.start') }).click();
  await expect.poll(() => read(page, 'frame.compute.job !== null')).toBe(true);
  await page.keyboard.press('Escape');
  await speedRadio(page, 2).click();
  await expect.poll(async () => {
    if (await read(page, 'state.speed === 0')) await speedRadio(page, 4).click(); // offers and alerts stop time
    return hours(page);
  }).toBeGreaterThan(24 * 110 + 12);
  await speedRadio(page, 0).click();
  await expect.poll(() => read(page, 'state.speed')).toBe(0);
  const hash = await hashOf(page);
  const at = await hours(page);

  await chooseMenu(page, 'save');
  await page.getByRole('dialog').getByLabel(text('save.as')).fill('River');
  await button(page.getByRole('dialog'), 'save.save').click();
  await expect.poll(() => read(page, `state.saves.filter((s) => s.kind === 'named').map((s) => s.meta.name)`)).toEqual(['River']);

  await page.reload();
  await button(page, 'title.load').click();
  await button(page.getByRole('row').filter({ hasText: 'River' }).filter({ hasNotText: text('saves.auto') }), 'saves.load').click();
  await expect.poll(() => read(page, `state.screen === 'game' && frame !== null`)).toBe(true);
  expect(await hours(page)).toBe(at);
  expect(await hashOf(page)).toBe(hash);

  const run = await downloaded(page, () => chooseMenu(page, 'run'));
  const result = verifyRecord(readRunFile(run.bytes).record, baseCatalog());
  expect(result).toMatchObject({ verdict: 'verified', hash, hours: at });
});

async function open(page: Page, id: string, tab: string) {
  const shown = panel(page, id);
  if (!await shown.isVisible()) await page.getByRole('navigation', { name: text('shell.panels') }).getByRole('button', { name: begins(`shell.panel.${id}`) }).click();
  await shown.getByRole('tab', { name: begins(tab) }).click();
  return shown;
}
