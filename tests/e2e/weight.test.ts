/** What a first visit fetches before anything can be chosen. */
import { noteTitle, scriptBytesBeforeTitle, titleMs } from '../../src/cli/pageWeight.ts';
import { expect, test } from '../support/e2e.ts';

test('the title needs at most 150 kB of script, compressed', async ({ page }) => {
  await page.addInitScript(noteTitle);
  await page.goto('./?test');
  await titleMs(page);
  const bytes = await scriptBytesBeforeTitle(page);
  expect(bytes).toBeGreaterThan(50_000); // the scripts were found
  expect(bytes).toBeLessThanOrEqual(150_000);
});
