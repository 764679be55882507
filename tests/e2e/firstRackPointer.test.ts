/** The first mission from the title to its win, with the mouse alone, and by touch on a tablet: rows are drawn on the floor of the hall. */
import type { Locator, Page } from '@playwright/test';
import { begins, button, expect, read, stageRegion, test } from '../support/e2e.ts';
import { placeNext, winFirstRack, type Hand } from '../support/e2eFirstRack.ts';
import { clickTile, drawRowByFinger } from '../support/e2eStage.ts';

const FROM = { x: 2, y: 4 };
const TO = { x: 13, y: 4 };

test.setTimeout(270_000); // under a minute where nothing else runs; an incident on the way takes its own

function drawing(page: Page, press: Hand['press'], draw: () => Promise<void>): Hand {
  const hand: Hand = {
    press,
    async placeRacks(build: Locator) {
      await hand.press(build.getByRole('radio', { name: begins('rack.h100-air-16') }));
      await hand.press(button(build, 'panel.build.byHand'));
      await expect.poll(() => read(page, 'state.canvasReady && state.view.depth'), { timeout: 45_000 }).toBe('hall');
      await draw();
      await expect.poll(() => read(page, 'frame.racks.count')).toBe(12);
      await hand.press(stageRegion(page).getByRole('button', { name: begins('stage.stop') }));
      await hand.press(button(stageRegion(page), 'stage.table')); // the picture rests from here on
      await placeNext(page, hand, build, 4);
    },
  };
  return hand;
}

test('the first mission is won by following its guide with the mouse', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 768 });
  await winFirstRack(page, drawing(page, (target, options) => target.click(options), async () => {
    await clickTile(page, FROM);
    await expect.poll(() => read(page, 'state.tool.from')).toEqual(FROM);
    await clickTile(page, TO);
  }), 1);
});

test.describe('on a tablet', () => {
  test.use({ viewport: { width: 1024, height: 768 }, hasTouch: true });
  test('the first mission is won by touch', async ({ page }) => {
    await winFirstRack(page, drawing(page, (target, options) => target.tap(options), () => drawRowByFinger(page, FROM, TO)), 3);
  });
});
