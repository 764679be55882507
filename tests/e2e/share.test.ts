/** The same start for everybody: by class code, by link; and a result that anybody can check. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { Browser, Page } from '@playwright/test';
import { button, chooseMenu, downloaded, expect, expectClean, hashOf, hours, openGame, read, says, speedRadio, test, text, watchPage } from '../support/e2e.ts';
import { withoutStage, withPreferences } from '../support/e2ePage.ts';

const root = path.resolve(import.meta.dirname, '../..');
const PAUSES = 3;

test.setTimeout(120_000);

/** Time stops at every event, so that two pages stop at the same steps. */
const stopping = (page: Page): Promise<void> => withPreferences(page, { canvas: false, alertRules: { '*bad': 'pause', '*warn': 'pause', '*good': 'pause', '*log': 'pause' } });

async function openAs(browser: Browser, baseURL: string, query: string) {
  const context = await browser.newContext({ baseURL });
  const page = await context.newPage();
  const watch = await watchPage(page);
  await stopping(page);
  await openGame(page, query);
  return { page, watch, close: () => context.close() };
}

/** Lets time run to the first events, and says where that is. */
async function runOn(page: Page): Promise<{ hours: number; hash: string }> {
  await expect.poll(() => read(page, 'frame !== null')).toBe(true);
  for (let i = 0; i < PAUSES; i++) {
    const from = await hours(page);
    await speedRadio(page, 4).click();
    await expect.poll(async () => await hours(page) > from && await read(page, 'state.speed === 0'), { timeout: 30_000 }).toBe(true);
  }
  return { hours: await hours(page), hash: await hashOf(page) };
}

test('a class code and a link give everybody the same mission with the same luck', async ({ page, browser, baseURL }) => {
  await stopping(page);
  await openGame(page, 'scenario=riverbend-100k&seed=4321');
  await button(page, 'missions.go').click();
  await chooseMenu(page, 'share');
  const dialog = page.getByRole('dialog');
  const code = await dialog.getByLabel(text('share.code'), { exact: true }).inputValue();
  const link = new URL(await dialog.getByLabel(text('share.link'), { exact: true }).inputValue());
  await button(dialog, 'common.close').click();
  const first = await runOn(page);
  expect(first.hours).toBeGreaterThan(24);

  const byCode = await openAs(browser, baseURL!, `code=${code}`);
  await expect(byCode.page.getByRole('heading', { level: 1, name: text('briefing.class') })).toBeVisible();
  await button(byCode.page, 'missions.go').click();
  expect(await runOn(byCode.page)).toEqual(first);
  expectClean(byCode.watch, baseURL!);
  await byCode.close();

  expect(link.origin).toBe(new URL(baseURL!).origin);
  const byLink = await openAs(browser, baseURL!, link.search.slice(1));
  await button(byLink.page, 'missions.go').click();
  expect(await runOn(byLink.page)).toEqual(first);
  await byLink.close();
});

test('a class code typed at the title starts the mission', async ({ page, browser, baseURL }) => {
  await stopping(page);
  await openGame(page, 'scenario=first-rack&seed=77');
  await button(page, 'missions.go').click();
  await chooseMenu(page, 'share');
  const code = await page.getByRole('dialog').getByLabel(text('share.code'), { exact: true }).inputValue();
  const other = await openAs(browser, baseURL!, '');
  await other.page.getByLabel(text('title.classCode')).fill(code.toLowerCase());
  await expect(other.page.getByText(says('title.classFound', { mission: text('scenario.first-rack') }))).toBeVisible();
  await button(other.page, 'title.join').click();
  await button(other.page, 'missions.go').click();
  await expect.poll(() => read(other.page, 'frame === null ? null : [frame.scenario, frame.seed]')).toEqual(['first-rack', 77]);
  await other.close();
});

test('a run file is verified on the command line; an altered one is not', async ({ page }, info) => {
  await withoutStage(page);
  await openGame(page, 'scenario=first-rack&seed=5');
  await button(page, 'missions.go').click();
  await button(page, 'guide.skip').click();
  await expect.poll(() => read(page, 'frame.guide.skipped')).toBe(true);
  await expect.poll(async () => {
    if (await read(page, 'state.speed === 0')) await speedRadio(page, 4).click(); // an alert may have stopped time
    return hours(page);
  }).toBeGreaterThan(30);
  await speedRadio(page, 0).click();
  await expect.poll(() => read(page, 'state.speed')).toBe(0);
  const run = await downloaded(page, () => chooseMenu(page, 'run'));
  expect(run.name).toBe('gigawatt-first-rack-5.gwrun');
  const good = info.outputPath('good.gwrun');
  writeFileSync(good, run.bytes);
  const verified = verify(good);
  expect(verified.stdout).toContain('verified: first-rack, seed 5');
  expect(verified.status).toBe(0);

  const file = JSON.parse(strFromU8(gunzipSync(run.bytes))) as { record: { seed: number } };
  file.record.seed = 6;
  const bad = info.outputPath('bad.gwrun');
  writeFileSync(bad, gzipSync(strToU8(JSON.stringify(file))));
  const altered = verify(bad);
  expect(altered.stdout).not.toContain('verified: first-rack');
  expect(altered.status).toBe(1);
});

function verify(file: string) {
  return spawnSync(process.execPath, ['src/cli/bin/run.mjs', 'replay', 'verify', file], { cwd: root, encoding: 'utf8', timeout: 60_000 });
}
