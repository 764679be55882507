/** What goes wrong outside: bad links, bad files, broken content, no WebGL, no network, a page that is killed. */
import { gunzipSync, gzipSync, strFromU8, strToU8 } from 'fflate';
import type { Page } from '@playwright/test';
import { baseFolder, loadForGame, readPackFolder } from '../../src/cli/packFiles.ts';
import { builtBase } from '../../src/content/builtBase.ts';
import { begins, button, chooseMenu, downloaded, expect, hashOf, hours, importFile, openGame, panel, read, says, speedRadio, startMission, test, text, watchPage, expectClean } from '../support/e2e.ts';
import { withoutStage } from '../support/e2ePage.ts';

const saved = (page: Page, kind: string) => read<string[]>(page, `state.saves.filter((s) => s.kind === '${kind}').map((s) => s.key).sort()`);

async function saveAs(page: Page, name: string): Promise<void> {
  await chooseMenu(page, 'save');
  await page.getByRole('dialog').getByLabel(text('save.as')).fill(name);
  await button(page.getByRole('dialog'), 'save.save').click();
  await expect.poll(() => saved(page, 'named')).toContain(`slot-${name}`);
}

/** To the title; the game that was left must not come back by itself. */
async function leave(page: Page): Promise<void> {
  await chooseMenu(page, 'quit');
  await button(page.getByRole('dialog'), 'quit.save').click();
  await expect(page.getByRole('heading', { level: 1, name: text('common.game') })).toBeVisible();
  await expect.poll(() => read(page, 'frame')).toBeNull();
}

test.describe('bad addresses', () => {
  for (const [query, message] of [
    ['scenario=nope', 'problem.start.scenario'], ['scenario=first-rack&seed=-3', 'problem.start.seed'], ['code=XXXX', 'problem.start.code-length'],
    ['code=AAAAAAAAAA', 'problem.start.code-'], ['scenario=__proto__', 'problem.start.scenario'],
  ] as const) {
    test(`?${query} is told on the title, which works`, async ({ page }) => {
      await openGame(page, query);
      const problem = page.getByRole('alert').filter({ has: page.getByRole('button', { name: text('problem.dismiss') }) });
      if (message.endsWith('-')) await expect(problem).not.toBeEmpty();
      else await expect(problem).toContainText(says(message));
      await button(problem, 'problem.dismiss').click();
      await expect(problem).toBeHidden();
      await button(page, 'title.missions').click();
      await expect(page.getByRole('heading', { level: 1, name: text('missions.title') })).toBeVisible();
    });
  }
});

test('bad files are refused with a reason, and nothing stored is lost', async ({ page }) => {
  await withoutStage(page);
  await startMission(page, 'first-rack', 3);
  await button(page, 'guide.skip').click();
  await expect.poll(async () => {
    if (await read(page, 'state.speed === 0')) await speedRadio(page, 4).click(); // an alert may have stopped time
    return hours(page);
  }).toBeGreaterThan(26);
  await speedRadio(page, 0).click();
  await expect.poll(() => read(page, 'state.speed')).toBe(0);
  await saveAs(page, 'Kept');
  const hash = await hashOf(page);
  const save = await downloaded(page, () => chooseMenu(page, 'export'));
  const run = await downloaded(page, () => chooseMenu(page, 'run'));
  await leave(page);
  const before = await read(page, 'state.saves.map((s) => s.key)');
  await button(page, 'title.load').click();

  const noise = Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919 + (i >> 3) * 31) % 256);
  const flipped = save.bytes.slice();
  flipped[flipped.length >> 1]! ^= 0x10;
  const file = JSON.parse(strFromU8(gunzipSync(run.bytes))) as { record: { seed: number } };
  file.record.seed = 4;
  const problem = page.getByRole('alert').filter({ has: page.getByRole('button', { name: text('problem.dismiss') }) });
  for (const [name, bytes, message] of [
    ['noise.gwsave', noise, 'problem.file.not-a-run'],
    ['empty.gwsave', new Uint8Array(), 'problem.file.not-a-run'],
    ['half.gwsave', save.bytes.slice(0, save.bytes.length >> 1), 'problem.file.damaged'],
    ['flipped.gwsave', flipped, 'problem.file.damaged'],
    ['altered.gwrun', gzipSync(strToU8(JSON.stringify(file))), 'problem.runDiffers'],
    ['list.gwrun', gzipSync(strToU8('[1,2,3]')), 'problem.file.damaged'],
  ] as const) {
    await test.step(name, async () => {
      await importFile(page, name, bytes);
      await expect(problem).toContainText(begins(message, { name }));
      expect(await read(page, 'state.screen')).toBe('saves');
      await button(problem, 'problem.dismiss').click();
    });
  }
  await importFile(page, 'good.gwrun', run.bytes);
  await expect(page.getByText(says('run.verified', { name: 'good.gwrun' })).first()).toBeVisible();
  await page.getByRole('button', { name: begins('common.back') }).click();
  await expect(page.getByRole('heading', { level: 1, name: text('common.game') })).toBeVisible();
  expect(await read(page, 'state.saves.map((s) => s.key)')).toEqual(before);
  await button(page, 'title.load').click();
  await button(page.getByRole('row').filter({ hasText: 'Kept' }), 'saves.load').click();
  await expect.poll(() => read(page, `state.screen === 'game' && frame !== null`)).toBe(true);
  expect(await hashOf(page)).toBe(hash);
});

/** What the dev server hands over of a base pack with a mistake: a build of it there is none. */
function brokenBase(): string {
  const files = readPackFolder(baseFolder).map((file) => (file.path === 'hardware/racks.jsonc' ? { ...file, text: '{\n  "racks": [\n    { "id": }\n  ]\n}\n' } : file));
  const { catalog, diagnostics } = loadForGame(files);
  return JSON.stringify(builtBase(catalog, diagnostics));
}

test('broken content is listed with file, line and column', async ({ page }) => {
  await page.route('**/content/base.json', (route) => route.fulfill({ contentType: 'application/json', body: brokenBase() }));
  await openGame(page);
  await expect(page.getByRole('heading', { level: 1, name: text('broken.title') })).toBeVisible();
  await expect(page.getByText(text('broken.place', { pack: 'base', file: 'hardware/racks.jsonc', line: '3', column: '13' })).first()).toBeVisible();
  await expect(button(page, 'broken.reload')).toBeVisible();
});

test('content that cannot be fetched is told, too', async ({ page, watch }) => {
  watch.allow(/404/);
  await page.route('**/content/base.json', (route) => route.fulfill({ status: 404, body: '' }));
  await openGame(page);
  await expect(page.getByRole('heading', { level: 1, name: text('broken.title') })).toBeVisible();
});

test('without WebGL the game plays in tables', async ({ page, watch }) => {
  watch.allow(/stage|WebGL/i);
  await page.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function getContext(this: HTMLCanvasElement, kind: string, ...rest: unknown[]) {
      return kind.startsWith('webgl') ? null : (real as (...all: unknown[]) => unknown).call(this, kind, ...rest);
    } as typeof real;
  });
  await startMission(page, 'first-rack', 1);
  await expect(page.getByText(text('tables.failed.no-webgl'))).toBeVisible();
  await playTwoSteps(page);
});

test('with the stage switched off in the settings no canvas is made, and the game plays', async ({ page }) => {
  await openGame(page);
  await button(page, 'title.settings').click();
  await page.getByRole('checkbox', { name: begins('settings.noStage') }).check();
  await page.keyboard.press('Escape');
  await button(page, 'title.missions').click();
  await button(page, 'missions.go').click();
  await expect(page.getByText(text('tables.off'))).toBeVisible();
  await playTwoSteps(page);
  await expect(page.locator('canvas')).toHaveCount(0);
});

test.describe('a part that is no longer on the server', () => {
  test.use({ serviceWorkers: 'block' }); // what is kept for offline play would stand in for it
  for (const why of ['newer', 'gone'] as const) {
    test(`is told (${why}), the game is saved, and goes on`, async ({ page, watch }) => {
      watch.allow(/404/);
      await withoutStage(page);
      await startMission(page, 'riverbend-100k', 5);
      await speedRadio(page, 2).click();
      await page.route('**/assets/*.js', (route) => route.fulfill({ status: 404, body: '' }));
      if (why === 'newer') await page.route('**/?at=*', (route) => route.fulfill({ contentType: 'text/html', body: '<script type="module" src="./assets/index-next.js"></script>' }));
      await page.keyboard.press('Alt+7');
      const dialog = page.getByRole('dialog', { name: text(`lostPart.${why}`) });
      await expect(dialog).toContainText(text('lostPart.saved'));
      await expect.poll(() => read(page, 'state.speed')).toBe(0);
      expect(await saved(page, 'auto')).toHaveLength(1);
      await button(dialog, 'lostPart.stay').click();
      await expect(dialog).toBeHidden();
      await page.keyboard.press('4');
      const from = await hours(page);
      await expect.poll(() => hours(page)).toBeGreaterThan(from);
    });
  }
});

/** Two steps of the guided mission: time, then racks by the panel. */
async function playTwoSteps(page: Page): Promise<void> {
  await speedRadio(page, 1).click();
  await expect.poll(() => read(page, 'frame.guide.step')).toBe(1);
  await page.keyboard.press('Alt+1');
  const build = panel(page, 'build');
  await build.getByRole('tab', { name: begins('panel.build.tab.hall') }).click();
  for (let rows = 1; rows <= 2; rows++) {
    await build.getByRole('button', { name: begins('panel.build.placeNext') }).click();
    await expect.poll(() => read(page, 'frame.racks.count')).toBeGreaterThan(rows === 1 ? 0 : 10);
  }
  await expect.poll(() => read(page, 'frame.guide.step')).toBe(2);
}

test('autosaves keep five, and a page that is killed while saving loses nothing older', async ({ page, context }) => {
  await withoutStage(page);
  await startMission(page, 'first-rack', 9);
  await saveAs(page, 'Before');
  const hash = await hashOf(page);
  for (let i = 0; i < 7; i++) {
    await leave(page);
    await page.getByRole('button', { name: says('title.continue') }).click();
    await expect.poll(() => read(page, `state.screen`)).toBe('game');
  }
  expect(await saved(page, 'auto')).toEqual(['auto-0', 'auto-1', 'auto-2', 'auto-3', 'auto-4']);

  await chooseMenu(page, 'save');
  await page.getByRole('dialog').getByLabel(text('save.as')).fill('Killed');
  await button(page.getByRole('dialog'), 'save.save').click({ noWaitAfter: true });
  await page.close();

  const again = await context.newPage();
  const watch = await watchPage(again);
  await openGame(again);
  expect(await saved(again, 'auto')).toHaveLength(5);
  await button(again, 'title.load').click();
  await button(again.getByRole('row').filter({ hasText: 'Before' }), 'saves.load').click();
  await expect.poll(() => read(again, `state.screen === 'game' && frame !== null`)).toBe(true);
  expect(await hashOf(again)).toBe(hash);
  for (const key of await read<string[]>(again, 'state.saves.map((s) => s.key)')) {
    expect(await again.evaluate(async (wanted) => {
      const { app } = (window as unknown as { gigawatt: { app: { saves: { read(key: string): Promise<Uint8Array | null> } } } }).gigawatt;
      return (await app.saves.read(wanted))?.slice(0, 2).join(',');
    }, key), key).toBe('31,139');
  }
  expectClean(watch, again.url());
});

test('after one visit the game opens and plays without a network', async ({ page, context }) => {
  await openGame(page);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller) await new Promise((done) => navigator.serviceWorker.addEventListener('controllerchange', done, { once: true }));
  });
  await context.setOffline(true);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: text('common.game') })).toBeVisible();
  await button(page, 'title.missions').click();
  await button(page, 'missions.go').click();
  await speedRadio(page, 2).click();
  await expect.poll(() => hours(page)).toBeGreaterThan(1);
  await page.keyboard.press('Alt+1'); // the panel that the second step opens
  await expect(panel(page, 'build')).toBeVisible();
  await expect.poll(() => read(page, 'state.canvasReady'), { timeout: 30_000 }).toBe(true);
  await context.setOffline(false);
});
