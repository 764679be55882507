/** On phones and in small or enlarged windows: one column, tabs below, nothing beside the screen, fingers for a pointer. */
import type { Page } from '@playwright/test';
import { begins, button, expect, openGame, panel, read, says, speedRadio, startMission, test, text } from '../support/e2e.ts';
import { placeNext, type Hand } from '../support/e2eFirstRack.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { axeFindings, PANELS, withPreferences, withoutStage } from '../support/e2ePage.ts';

const TABS = new Set(['build', 'cluster', 'training']); // the others are behind More
const FINGER_PX = 40;
const finger: Hand['press'] = (target) => target.tap();

test.setTimeout(150_000);

/** Nothing sticks out to the right; with `axe`, tools find nothing either. */
async function fits(page: Page, what: string, axe = false): Promise<void> {
  const { wide, width, out } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth, width: innerWidth,
    out: [...document.querySelectorAll('button, input, select, h1, h2')].filter((element) => {
      const box = element.getBoundingClientRect();
      if (box.width === 0 || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.vh, .skip')) return false;
      for (let up = element.parentElement; up; up = up.parentElement) if (['auto', 'scroll'].includes(getComputedStyle(up).overflowX)) return false; // slides sideways by itself
      return box.left < -1 || box.right > innerWidth + 1;
    }).map((element) => element.outerHTML.slice(0, 90)),
  }));
  expect.soft(wide, `${what} is as wide as the screen`).toBeLessThanOrEqual(width);
  expect.soft(out, `${what}: beside the screen`).toEqual([]);
  if (axe) expect.soft((await axeFindings(page)).rules, `axe, ${what}`).toEqual([]);
}

const rail = (page: Page) => page.getByRole('navigation', { name: text('shell.panels') });

test.describe('390 by 844, by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('title, missions, the game with each panel', async ({ page }) => {
    await withoutStage(page);
    await openGame(page);
    await fits(page, 'title', true);
    await button(page, 'title.missions').tap();
    await fits(page, 'missions', true);
    await startMission(page, 'in-unison', 1);
    await fits(page, 'game', true);
    await button(page, 'guide.skip').tap(); // every panel is open
    for (const id of PANELS) {
      if (!TABS.has(id)) await rail(page).getByRole('button', { name: begins('shell.morePanels') }).tap();
      const door = rail(page).getByRole('button', { name: begins(`shell.panel.${id}`) });
      expect.soft((await door.boundingBox())?.height ?? 0, `door of ${id}`).toBeGreaterThanOrEqual(FINGER_PX);
      await door.tap();
      await expect(panel(page, id).getByRole('heading', { level: 2 })).toBeVisible();
      await expect(panel(page, id).locator('[aria-busy=true]')).toHaveCount(0);
      const box = await panel(page, id).boundingBox();
      expect.soft(box?.width ?? 0, `${id} takes the width`).toBeGreaterThan(388);
      expect.soft(box?.height ?? 0, `${id} takes the height`).toBeGreaterThan(420);
      await fits(page, `panel ${id}`, TABS.has(id));
    }
    await rail(page).getByRole('button', { name: text('shell.stageTab') }).tap();
    await expect(panel(page, 'reports')).toBeHidden();
    // A step of the waterfall is explained below it.
    await page.getByRole('region', { name: text('widget.fall.title') }).getByRole('button', { name: begins('widget.fall.powered') }).tap();
    await expect(page.getByRole('complementary', { name: text('shell.side') }).getByRole('heading').first()).toBeVisible();
  });

  test('the first steps of the first mission, and a reason to go on after its end', async ({ page }) => {
    await withoutStage(page);
    await startMission(page, 'first-rack', 1);
    await speedRadio(page, 1).tap();
    await expect.poll(() => read(page, 'frame.guide.step')).toBe(1);
    const guide = page.getByRole('region', { name: begins('guide.step') });
    await expect(guide).toContainText(says('guide.opened', { panel: text('shell.panel.build'), what: text('guide.does.build') }));
    await button(guide, 'guide.open', { panel: text('shell.panel.build') }).tap();
    const build = panel(page, 'build');
    await build.getByRole('tab', { name: begins('panel.build.tab.hall') }).tap();
    await placeNext(page, { press: finger, placeRacks: () => Promise.resolve() }, build, 16);
    await expect.poll(() => read(page, 'frame.guide.step')).toBe(2);
    await build.getByRole('button', { name: begins('panel.build.buyUnits') }).first().tap();
    await expect.poll(() => read(page, 'frame.guide.step'), 'done when it is ordered').toBe(3);
    // A panel that is still closed says when it opens.
    await rail(page).getByRole('button', { name: begins('shell.panel.training') }).tap({ force: true }); // it says why not
    await expect(page.getByText(text('shell.lockedUntil', { panel: text('shell.panel.training'), step: 8 }))).toBeVisible();
    await expect(panel(page, 'training')).toBeHidden();

    await openGame(page);
    await openSave(page, playedSave('first-rack', 1, 24 * 22)); // a day and a half before its win
    await expect.poll(async () => {
      if (await read(page, `state.screen === 'game' && state.speed === 0`)) await speedRadio(page, 4).tap().catch(() => undefined); // the end may come in between
      return read(page, 'frame.outcome.state');
    }, { timeout: 60_000 }).toBe('won');
    await expect(page.getByText(says('debrief.won'))).toBeVisible();
    await fits(page, 'debrief', true);
    await button(page, 'debrief.nextGo').tap();
    await expect(page.getByRole('heading', { level: 2, name: text('scenario.keep-it-cool') })).toBeVisible();
  });
});

/** A laptop at 200 % zoom; the narrowest window that WCAG 1.4.10 asks for; the largest and the smallest text of the settings. */
for (const [width, height, uiScale] of [[683, 384, 1], [320, 640, 1], [1366, 768, 2], [1366, 600, 0.8]] as const) {
  test(`${width} by ${height} with text at ${uiScale * 100} %: nothing is beside the screen`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await withPreferences(page, { canvas: false, uiScale });
    await openGame(page);
    await fits(page, 'title');
    await startMission(page, 'in-unison', 1);
    await fits(page, 'game');
    await button(page, 'guide.skip').click(); // every panel is open
    for (const id of PANELS) {
      await page.keyboard.press(`Alt+${'1234567890-'[PANELS.indexOf(id)]}`);
      await expect(panel(page, id).getByRole('heading', { level: 2 })).toBeVisible();
      await expect(panel(page, id).locator('[aria-busy=true]')).toHaveCount(0);
      await fits(page, `panel ${id}`);
    }
  });
}
