/** The list of packs with one that goes and one that has mistakes. */
import path from 'node:path';
import type { Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import { contentFolder, readPackFolder } from './packFiles.ts';

const zip = (name: string, files: Record<string, string>) => ({
  name, mimeType: 'application/zip', buffer: Buffer.from(zipSync(Object.fromEntries(Object.entries(files).map(([file, text]) => [file, strToU8(text)])))),
});

export async function showMods(page: Page): Promise<void> {
  await page.evaluate(`gigawatt.app.store.setState({ screen: 'mods' })`);
  const idle = page.locator('main.mods[aria-busy=false]');
  const add = async (given: ReturnType<typeof zip>, id: string): Promise<void> => {
    await idle.waitFor();
    await page.locator('input[accept]').setInputFiles(given);
    await page.locator(`[data-pack=${id}]`).waitFor();
    await idle.waitFor();
  };
  const dry = readPackFolder(path.join(contentFolder, 'packs/dry-west'));
  await add(zip('dry-west.zip', Object.fromEntries(dry.map((file) => [`dry-west/${file.path}`, file.text]))), 'dry-west');
  const info = { id: 'north-sea', version: '0.3.0', gameVersion: '*', title: 'North Sea halls', authors: ['A. Author'], licence: 'CC-BY-4.0', depends: { base: '^1.0.0' } };
  await add(zip('north-sea.zip', {
    'pack.json': JSON.stringify(info),
    'racks/north.jsonc': '{\n  "racks": [\n    { "id": "north-rack", "copyFrom": "h100-air-16", "serverz": 2 },\n    { "id": "north-tall", "copyFrom": "h100-air-17" }\n  ]\n}\n',
  }), 'north-sea');
}
