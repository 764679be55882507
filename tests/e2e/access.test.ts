/** What tools can check of access, on every screen: axe, names of controls, visible focus. */
import type { Page } from '@playwright/test';
import { begins, button, chooseMenu, expect, openGame, panel, read, says, test, text } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { axeFindings, PANELS, withPreferences, withoutStage } from '../support/e2ePage.ts';

test.setTimeout(120_000);

const game = () => playedSave('riverbend-100k', 7, 24 * 110, ['train.start']);

async function check(page: Page, what: string): Promise<void> {
  const { rules, nameless, passed } = await axeFindings(page);
  expect.soft(rules, `axe, ${what}`).toEqual([]);
  expect.soft(nameless, `names, ${what}`).toEqual([]);
  expect(passed.length).toBeGreaterThan(8);
}

/** Tabs through a page and lists the stops without a ring. The ring may be around the box that a control stands in. */
async function bareStops(page: Page, stops: number): Promise<string[]> {
  const bare: string[] = [];
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab');
    const found = await page.evaluate(() => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      for (let box: Element | null = element, up = 0; box && up < 3; box = box.parentElement, up++) {
        const { outlineStyle, outlineWidth } = getComputedStyle(box);
        if (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) return null;
      }
      return element.outerHTML.slice(0, 120);
    });
    if (found !== null) bare.push(found);
  }
  return bare;
}

async function checkFocus(page: Page, stops: number, what: string): Promise<void> {
  expect.soft(await bareStops(page, stops), `focus, ${what}`).toEqual([]);
}

test('these checks find what is wrong', async ({ page }) => {
  await openGame(page);
  await page.evaluate(() => {
    const wrong = document.createElement('button');
    wrong.style.outline = 'none';
    document.body.prepend(wrong);
  });
  const { rules, nameless } = await axeFindings(page);
  expect(rules.join()).toContain('button-name');
  expect(nameless).toHaveLength(1);
  expect(await bareStops(page, 2)).toHaveLength(1);
});

test('title, missions, briefing, settings, saves', async ({ page }) => {
  await openGame(page);
  await check(page, 'title');
  await checkFocus(page, 8, 'title');
  await button(page, 'title.missions').click();
  await check(page, 'missions');
  await page.keyboard.press('Escape');
  await button(page, 'title.settings').click();
  for (const section of ['look', 'time', 'alerts', 'keys', 'storage']) {
    await page.getByRole('navigation', { name: text('settings.sections') }).getByRole('button', { name: text(`settings.section.${section}`) }).click();
    await check(page, `settings, ${section}`);
  }
  await page.keyboard.press('Escape');
  await button(page, 'title.load').click();
  await check(page, 'saves, none');
  await openGame(page, 'scenario=first-rack&seed=1');
  await check(page, 'briefing');
  await checkFocus(page, 8, 'briefing');
  await openGame(page, 'scenario=nope');
  await check(page, 'title with a problem');
});

test('the game, its panels, an explanation, its dialogs, charts', async ({ page }) => {
  await withoutStage(page);
  await openGame(page);
  await openSave(page, game());
  await check(page, 'tables');
  await checkFocus(page, 24, 'shell');
  for (const id of PANELS) {
    await page.keyboard.press(`Alt+${'1234567890-'[PANELS.indexOf(id)]}`);
    await expect(panel(page, id).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(panel(page, id).locator('[aria-busy=true]')).toHaveCount(0);
    await check(page, `panel ${id}`);
    await page.keyboard.press('Escape');
    await expect(panel(page, id)).toBeHidden();
  }
  await page.getByRole('group', { name: text('shell.facts') }).getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'explanation');
  await page.keyboard.press('Escape');

  await button(page, 'shell.menu').click();
  await check(page, 'menu');
  await page.keyboard.press('Escape');
  await chooseMenu(page, 'share');
  await check(page, 'share');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'keys');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: text('widget.palette.label') })).toBeFocused();
  await check(page, 'palette');
  await page.keyboard.press('Escape');
  await button(page, 'shell.charts').click();
  await check(page, 'charts');
});

for (const theme of ['light', 'contrast'] as const) {
  test(`the game in the theme ${theme}`, async ({ page }) => {
    await withPreferences(page, { canvas: false, theme });
    await openGame(page);
    await openSave(page, game());
    await check(page, `shell, ${theme}`);
    for (const id of ['build', 'training'] as const) {
      await page.keyboard.press(`Alt+${'1234567890-'[PANELS.indexOf(id)]}`);
      await expect(panel(page, id)).toBeVisible();
      await check(page, `panel ${id}, ${theme}`);
    }
  });
}

test('the stage with its guide, and the debrief', async ({ page }) => {
  await openGame(page, 'scenario=first-rack&seed=1');
  await button(page, 'missions.go').click();
  await expect.poll(() => read(page, 'state.canvasReady'), { timeout: 45_000 }).toBe(true);
  await check(page, 'stage');
  await openGame(page);
  await openSave(page, playedSave('first-rack', 1, 24 * 22)); // a day and a half before its win
  await page.getByRole('radio', { name: text('shell.speedTimes', { speed: 4 }) }).click();
  await expect.poll(async () => {
    if (await read(page, `state.screen === 'game' && state.speed === 0`)) await page.getByRole('radio', { name: text('shell.speedTimes', { speed: 4 }) }).click();
    return read(page, 'frame.outcome.state');
  }, { timeout: 45_000 }).toBe('won');
  await expect(page.getByText(says('debrief.won'))).toBeVisible();
  await check(page, 'debrief');
  await expect(page.getByRole('heading', { level: 1, name: begins('debrief.title') })).toBeVisible();
});
