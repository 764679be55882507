/** What a first visit fetches before anything can be chosen, and what all scripts of the page weigh. */
import { gzipSync } from 'node:zlib';
import { noteTitle, scriptBytesBeforeTitle, titleMs } from '../../src/cli/pageWeight.ts';
import { expect, test } from '../support/e2e.ts';

test('the title needs at most 110 kB of script, compressed, and no file of a pack is read for it', async ({ page }) => {
  await page.addInitScript(noteTitle);
  await page.goto('./?test');
  await titleMs(page);
  const bytes = await scriptBytesBeforeTitle(page);
  expect(bytes).toBeGreaterThan(50_000); // the scripts were found
  expect(bytes).toBeLessThanOrEqual(110_000);
  const packFiles = await page.evaluate(() => performance.getEntriesByType('resource').filter((entry) => entry.name.endsWith('.jsonc')).length);
  expect(packFiles, 'the build has read the base pack').toBe(0);
});

test('all scripts together are at most 680 kB, compressed', async ({ page }) => {
  const worker = await (await page.request.get('./sw.js')).text(); // it names every file of the build
  const scripts = [...new Set(worker.match(/assets\/[^"]+?\.js(?=")/g))];
  expect(scripts.length).toBeGreaterThan(10);
  const sizes = await Promise.all(scripts.map(async (file) => gzipSync(await (await page.request.get(`./${file}`)).body(), { level: 9 }).length));
  expect(sizes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(680_000);
});
