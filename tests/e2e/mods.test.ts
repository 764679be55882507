/** A pack of one's own, from a zip to a game of its mission; and one with a mistake: dropped, told by its place, mended and chosen as a folder. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { axeFindings, withoutStage } from '../support/e2ePage.ts';
import { button, expect, openGame, read, says, test, text } from '../support/e2e.ts';

const info = (id: string, title: string): string => JSON.stringify({ id, version: '1.0.0', gameVersion: '*', title, authors: ['A'], licence: 'MIT', depends: { base: '^1.0.0' } });
const zip = (name: string, texts: Record<string, string>) => ({
  name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(Object.fromEntries(Object.entries(texts).map(([path, content]) => [`folder/${path}`, strToU8(content)])))),
});
const harbour = zip('harbour.zip', {
  'pack.json': info('harbour', 'Harbour'), 'lang/en.json': '{ "harbour.name": "The Harbour" }',
  'scenarios/harbour.jsonc': '{ "scenarios": [{ "id": "harbour", "copyFrom": "first-rack", "name": "harbour.name", "cashCents": 900000000 }] }',
});
const rack = (field: string): string => `{ "racks": [\n  { "id": "x", "copyFrom": "h100-air-16", "${field}": 2 }\n] }`;
const broken = zip('broken.zip', { 'pack.json': info('broken', 'Broken'), 'racks/x.jsonc': rack('serverz') });

/** Lets a file fall on the list, as from a folder's window. */
async function drop(page: Page, file: { name: string; buffer: Buffer }): Promise<void> {
  const dataTransfer = await page.evaluateHandle(([name, bytes]) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([new Uint8Array(bytes)], name));
    return transfer;
  }, [file.name, [...file.buffer]] as const);
  await page.dispatchEvent('main.mods', 'drop', { dataTransfer });
}

test('a pack from a zip brings its mission; one with a mistake says where, and stays out until its folder is mended', async ({ page }, testInfo) => {
  await withoutStage(page);
  await openGame(page, '');
  await button(page, 'title.mods').click();
  const idle = page.locator('main.mods[aria-busy=false]');
  await idle.waitFor();
  const files = page.locator('input[accept]');
  await files.setInputFiles(harbour);
  const card = page.locator('[data-pack=harbour]');
  await expect(card).toContainText(text('mods.state.next'));
  await drop(page, broken);
  const other = page.locator('[data-pack=broken]');
  await expect(other).toContainText('broken/racks/x.jsonc:2:43');
  await expect(other).toContainText('did you mean "servers"?');
  await expect(other.getByRole('checkbox')).toHaveAttribute('aria-disabled', 'true');
  const mended = testInfo.outputPath('broken');
  mkdirSync(path.join(mended, 'racks'), { recursive: true });
  writeFileSync(path.join(mended, 'pack.json'), info('broken', 'Broken'));
  writeFileSync(path.join(mended, 'racks/x.jsonc'), rack('servers'));
  const { rules, nameless } = await axeFindings(page);
  expect({ rules, nameless }).toEqual({ rules: [], nameless: [] });
  await page.locator('input[webkitdirectory]').setInputFiles(mended);
  await expect(other).toContainText(text('mods.state.next'));
  await other.getByRole('checkbox').click();

  await card.getByRole('checkbox').focus();
  await page.keyboard.press('Space');
  await expect(card).toContainText(text('mods.state.off'));
  await page.keyboard.press('Space');
  await expect(card).toContainText(text('mods.state.next'));
  await button(page, 'mods.play').click();

  await expect(page.getByText(text('packs.used', { packs: 'Harbour 1.0.0' }))).toBeVisible();
  await button(page, 'title.missions').click();
  await page.getByRole('button', { name: /The Harbour/ }).click();
  await expect(page.getByText(text('missions.pack', { pack: 'Harbour' }))).toBeVisible();
  await button(page, 'missions.go').click();
  await expect.poll(() => read(page, 'frame === null ? null : [frame.scenario, frame.top.cashCents]')).toEqual(['harbour', 900_000_000]);

  // What others are given is the game that everybody has.
  await openGame(page, 'scenario=first-rack&seed=3');
  await expect(page.getByText(says('packs.without.link'))).toBeVisible();
  expect(await read(page, 'state.catalog.packs.map((pack) => pack.id)')).toEqual(['base']);
});
