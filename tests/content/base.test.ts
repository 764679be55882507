import { describe, expect, test } from 'vitest';
import { baseFolder, contentFolder, loadBaseCatalog, loadForGame, readPackFolder } from '../../src/cli/packFiles.ts';
import { main as checkContent } from '../../src/cli/content.ts';
import { staleFiles } from '../../src/cli/schemas.ts';
import { builtBase, readBuiltBase, type BuiltBase } from '../../src/content/builtBase.ts';
import type { MessageTables } from '../../src/content/messages.ts';
import { formatDiagnostics } from '../../src/content/format.ts';
import { baseFiles } from './packs.ts';

describe('the base pack', () => {
  test('is clean', () => {
    const { catalog, diagnostics } = loadForGame(baseFiles);
    expect(formatDiagnostics(diagnostics)).toBe('');
    expect(catalog).not.toBeNull();
  });

  test('guides with at most two sentences a step, in every language', () => {
    const { scenarios, messages } = loadBaseCatalog();
    const texts = Object.values(scenarios).flatMap(({ steps }) => steps.flatMap(({ text, hint, after }) => [text, hint, after]));
    expect(texts.length).toBeGreaterThan(50);
    const sentences = (text: string): number => text.replaceAll(/(Mio|Mrd|Bio)\./g, '$1').split(/[.?!](?=\s|$)/).filter((part) => part.trim() !== '').length;
    const long = Object.entries(messages).flatMap(([locale, table]) => texts.filter((id) => typeof table[id] === 'string' && sentences(table[id]) > 2).map((id) => `${locale} ${id}: ${sentences(table[id] as string)}`));
    expect(long).toEqual([]);
  });

  test('is frozen through and through', () => {
    const catalog = loadBaseCatalog();
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      expect(Object.isFrozen(value)).toBe(true);
      Object.values(value).forEach(walk);
    };
    walk(catalog);
  });

  test('is the same from the file that a build lays beside the page', () => {
    const { catalog, diagnostics } = loadForGame(baseFiles);
    const spoken = { ...catalog!, messages: { en: catalog!.messages.en!, de: catalog!.messages.de! } };
    const read = readBuiltBase(JSON.parse(JSON.stringify(builtBase(catalog, diagnostics))) as BuiltBase, { de: spoken.messages.de as MessageTables[string] });
    expect(read).toEqual({ catalog: spoken, diagnostics: [] });
    expect(JSON.stringify(read.catalog)).toBe(JSON.stringify(spoken)); // keys in the same order: entries are shown and played in it
    expect(Object.isFrozen(read.catalog!.racks['h100-air-16']!.sources)).toBe(true);
  });

  test('has the same fingerprint whatever the order of files, and another when a number changes', () => {
    const { contentHash } = loadBaseCatalog();
    expect(contentHash).toMatch(/^[0-9a-f]{16}$/);
    expect(loadForGame(baseFiles.toReversed()).catalog?.contentHash).toBe(contentHash);
    const changed = baseFiles.map((file) => ({ ...file, text: file.text.replace('"peakTflops": 989', '"peakTflops": 990') }));
    expect(loadForGame(changed).catalog?.contentHash).not.toBe(contentHash);
  });

  test('gives every hardware entry sources for its figures', () => {
    const { accelerators, racks, structures } = loadBaseCatalog();
    for (const entry of [...Object.values(accelerators), ...Object.values(racks), ...Object.values(structures)]) {
      expect(Object.keys(entry.sources), entry.id).not.toHaveLength(0);
    }
  });

  test('gives every constant of the rules a source, or none by name', () => {
    const { constants } = loadBaseCatalog();
    for (const path of Object.keys(constants.sources)) expect(path).toMatch(/^[a-z]+\.[A-Za-z0-9]+$/);
    expect(constants.sources['reliability.causes']?.kind).toBe('found');
  });

  test('keeps Llama 3 failures at 419 in 54 days on 2,048 servers', () => {
    const perThousand = loadBaseCatalog().constants.reliability.causes.reduce((sum, cause) => sum + cause.per1000NodeDays, 0);
    expect((perThousand * 2048 * 54) / 1000).toBeCloseTo(419, 0);
  });

  test('tells the story of 85 megawatts: between 25,000 and 65,000 of 100,000 GPUs', () => {
    const { accelerators, constants } = loadBaseCatalog();
    const h100 = accelerators.h100;
    const itKW = ((h100?.serverMaxKW ?? 0) / (h100?.gpusPerServer ?? 1)) * (1 + constants.power.storageRatio);
    for (const pue of [1.15, 1.4]) {
      const gpus = 85_000 / (itKW * pue);
      expect(gpus).toBeGreaterThan(25_000);
      expect(gpus).toBeLessThan(65_000);
    }
  });

  test('has halls at Riverbend for 100,000 GPUs in the factory', () => {
    const { sites, structures, racks, accelerators, constants } = loadBaseCatalog();
    const perGpuKW = ((accelerators.h100?.serverMaxKW ?? 0) / 8) * (1 + constants.power.storageRatio);
    const halls = (sites.riverbend?.shells ?? []).map((shell) => structures[shell.structure]);
    const itKW = halls.reduce((sum, hall) => sum + (hall?.kind === 'hall' ? hall.maxItKW : 0), 0);
    expect(itKW / perGpuKW).toBeGreaterThan(100_000);
    const tiles = halls.reduce((sum, hall) => sum + (hall?.kind === 'hall' ? hall.floorCols * hall.floorRows : 0), 0);
    // Two rows back to back and an aisle: two thirds of the floor.
    expect((tiles * 2 / 3) * (racks['h100-liquid-64']?.servers ?? 0) * 8).toBeGreaterThan(103_000);
  });
});

describe('generated files', () => {
  test('schemas and lists of files are not stale (npm run -s schemas)', () => {
    expect(staleFiles()).toEqual([]);
  });
});

describe('the checker', () => {
  test('answers 0 for clean packs, 2 for bad arguments', async () => {
    expect(await checkContent(['check', baseFolder])).toBe(0);
    expect(await checkContent(['check', `${contentFolder}/packs/dry-west`])).toBe(0);
    expect(await checkContent([])).toBe(2);
    expect(await checkContent(['check', '/no/such/folder'])).toBe(2);
    expect(await checkContent(['mend', baseFolder])).toBe(2);
  });

  test('answers 1 for a pack with errors', async () => {
    expect(await checkContent(['check', `${contentFolder}/schemas`, '--json'])).toBe(1);
  });

  test('reads a pack under the name of its folder', () => {
    expect(new Set(readPackFolder(`${contentFolder}/packs/dry-west`).map((file) => file.pack))).toEqual(new Set(['dry-west']));
  });
});
