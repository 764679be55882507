/** What tools can check of access, on every screen: axe, names of controls, visible focus. */
import type { Page } from '@playwright/test';
import { begins, button, chooseMenu, expect, openGame, panel, read, says, test, text } from '../support/e2e.ts';
import { openSave, playedSave } from '../support/e2eGames.ts';
import { axeFindings, PANELS, withPreferences, withoutStage } from '../support/e2ePage.ts';

test.setTimeout(240_000); // a minute where nothing else runs

const game = () => playedSave('riverbend-100k', 7, 24 * 110, ['train.start']);

/** Of a control that is scrolled half out of view, or lies under an open explanation, axe counts the part that shows: `checkTargets` measures all of it. */
const SIZES = ['target-size'];

async function check(page: Page, what: string, without: readonly string[] = []): Promise<void> {
  const { rules, nameless, passed } = await axeFindings(page, without);
  expect.soft(rules, `axe, ${what}`).toEqual([]);
  expect.soft(nameless, `names, ${what}`).toEqual([]);
  expect(passed.length).toBeGreaterThan(8);
}

interface Stops { bare: string[]; covered: string[] }

/** Tabs through a page and lists the stops without a ring (it may be around the box that a control stands in), and those that something else covers. */
async function walk(page: Page, stops: number, within: string | null = null): Promise<Stops> {
  const found: Stops = { bare: [], covered: [] };
  for (let i = 0; i < stops; i++) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate((inside) => {
      const element = document.activeElement;
      if (!element || element === document.body) return null;
      if (inside !== null && !element.closest(inside)) return 'left';
      let ring = false;
      for (let box: Element | null = element, up = 0; box && up < 3 && !ring; box = box.parentElement, up++) {
        const { outlineStyle, outlineWidth } = getComputedStyle(box);
        ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
      }
      const { left, top, width, height } = element.getBoundingClientRect();
      // Stricter than 2.4.11, which allows a part to be covered: most of these points must be the control's own.
      const own = [[.5, .5], [.1, .3], [.9, .3], [.1, .7], [.9, .7]].filter(([x, y]) => {
        const top1 = document.elementFromPoint(left + width * x!, top + height * y!);
        return top1 !== null && (element.contains(top1) || top1.contains(element) || element.parentElement === top1.parentElement);
      }).length;
      return { what: element.outerHTML.slice(0, 120), ring, seen: own >= 3 };
    }, within);
    if (stop === 'left') break;
    if (stop === null) continue;
    if (!stop.ring) found.bare.push(stop.what);
    if (!stop.seen) found.covered.push(stop.what);
  }
  return found;
}

async function checkFocus(page: Page, stops: number, what: string, within: string | null = null): Promise<void> {
  const { bare, covered } = await walk(page, stops, within);
  expect.soft(bare, `focus, ${what}`).toEqual([]);
  expect.soft(covered, `focus is covered, ${what}`).toEqual([]);
}

const TARGET_PX = 24;
const PANEL_STOPS = 32; // past the fold of the longest

/** Controls that are smaller than 24 by 24 px, but for those within a sentence. A label's box counts as its control's. */
async function checkTargets(page: Page, what: string): Promise<void> {
  const small = await page.evaluate((least) => [...document.querySelectorAll<HTMLElement>('button, a[href], input, select, summary, [role=tab], [role=radio], [role=checkbox], [role=spinbutton], [role=slider], [role=option]')].flatMap((element) => {
    if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.vh, .skip')) return [];
    const boxes = [element, ...(element instanceof HTMLInputElement ? [...element.labels ?? []] : []), ...(element.closest('label') ? [element.closest('label')!] : [])].map((box) => box.getBoundingClientRect());
    const width = Math.max(...boxes.map((box) => box.width));
    const height = Math.max(...boxes.map((box) => box.height));
    if (width === 0 || (width >= least - 0.5 && height >= least - 0.5)) return [];
    const around = element.parentElement?.textContent ?? '';
    const inSentence = getComputedStyle(element).display.startsWith('inline') && around.length > (element.textContent ?? '').length + 1;
    return inSentence ? [] : [`${width.toFixed(0)}×${height.toFixed(0)} ${element.outerHTML.slice(0, 110)}`];
  }), TARGET_PX);
  expect.soft(small, `targets below ${TARGET_PX} px, ${what}`).toEqual([]);
}

test('these checks find what is wrong', async ({ page }) => {
  await openGame(page);
  await page.evaluate(() => {
    const wrong = document.createElement('button');
    wrong.style.outline = 'none';
    document.body.prepend(wrong);
    const lid = document.createElement('div');
    lid.style.cssText = 'position: fixed; inset: 0 0 50% 0; z-index: 99';
    document.body.append(lid);
  });
  const { rules, nameless } = await axeFindings(page);
  expect(rules.join()).toContain('button-name');
  expect(nameless).toHaveLength(1);
  const { bare, covered } = await walk(page, 2);
  expect(bare).toHaveLength(1);
  expect(covered.length).toBeGreaterThan(0);
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
  await page.setViewportSize({ width: 1366, height: 600 }); // the least that is promised
  await openGame(page);
  await openSave(page, game());
  await check(page, 'tables');
  await checkTargets(page, 'tables');
  await checkFocus(page, 24, 'shell');
  for (const id of PANELS) {
    await page.keyboard.press(`Alt+${'1234567890-'[PANELS.indexOf(id)]}`);
    await expect(panel(page, id).getByRole('heading', { level: 2 })).toBeFocused();
    await expect(panel(page, id).locator('[aria-busy=true]')).toHaveCount(0);
    await check(page, `panel ${id}`, SIZES);
    await checkTargets(page, `panel ${id}`);
    await checkFocus(page, PANEL_STOPS, `panel ${id}`, '.panel');
    await page.keyboard.press('Escape');
    await expect(panel(page, id)).toBeHidden();
  }
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByRole('group', { name: text('shell.facts') }).getByRole('button').first().click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await check(page, 'explanation', SIZES);
  await checkTargets(page, 'explanation');
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
