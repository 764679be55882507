/** Without a picture: forms and tables are the whole game, on a short screen too. */
import { expect, read, test } from '../support/e2e.ts';
import { placeNext, winFirstRack, type Hand } from '../support/e2eFirstRack.ts';
import { withoutStage } from '../support/e2ePage.ts';

test.setTimeout(180_000); // half a minute where nothing else runs

test('the first mission is won without a stage, at 1366 by 600', async ({ page }) => {
  await page.setViewportSize({ width: 1366, height: 600 });
  await withoutStage(page);
  const hand: Hand = {
    press: (target) => target.click(),
    async placeRacks(build) {
      await placeNext(page, hand, build, 12);
      await placeNext(page, hand, build, 4);
    },
  };
  await winFirstRack(page, hand, 2);
  expect(await page.locator('#stage canvas').count(), 'nothing was drawn').toBe(0);
  expect(await read(page, 'state.canvasReady')).toBe(false);
});
