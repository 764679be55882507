import { describe, expect, test } from 'vitest';
import { contentFolder, loadBaseCatalog, loadForGame, readPackFolder } from '../../src/cli/packFiles.ts';
import { inRange } from '../../src/content/packs.ts';
import { baseFiles, loadMod } from './packs.ts';

describe('the example pack dry-west', () => {
  const base = loadBaseCatalog();
  const { catalog, diagnostics } = loadForGame([...readPackFolder(`${contentFolder}/packs/dry-west`), ...baseFiles]);

  test('loads above the base game, whatever the order of files', () => {
    expect(diagnostics).toEqual([]);
    expect(catalog?.packs).toMatchObject([{ id: 'base', version: '1.0.0' }, { id: 'dry-west', version: '1.0.0' }]);
    expect(catalog?.contentHash).not.toBe(base.contentHash);
  });

  test('changes the fields it names and no others', () => {
    const dry = catalog?.climates.memphis;
    expect(dry?.diurnalRangeK).toBe(15);
    expect(dry?.monthlyMeanC).toEqual(base.climates.memphis?.monthlyMeanC);
    expect(dry?.sources.diurnalRangeK?.kind).toBe('balance');
    expect(dry?.sources.monthlyMeanC).toEqual(base.climates.memphis?.sources.monthlyMeanC);
  });

  test('copies a scenario with some fields replaced', () => {
    const copy = catalog?.scenarios['first-rack-dry'];
    expect(copy?.cashCents).toBe(700_000_000);
    expect(copy?.goals).toEqual(base.scenarios['first-rack']?.goals);
    expect(catalog?.scenarios['first-rack']).toEqual(base.scenarios['first-rack']);
  });

  test('adds its words to those of the base game', () => {
    expect(catalog?.messages.en?.['scenario.first-rack-dry']).toBe('First Rack, dry summer');
    expect(catalog?.messages.en?.['scenario.first-rack']).toBe('First Rack');
  });
});

describe('merging', () => {
  test('an overlay reaches the entries that copy from what it changes', () => {
    const { catalog } = loadMod({ 'x.jsonc': '{ "accelerators": [{ "id": "h100", "overlay": true, "economicLifeYears": 4 }] }' });
    expect(catalog?.accelerators.h100?.economicLifeYears).toBe(4);
    expect(catalog?.accelerators.b200?.economicLifeYears).toBe(4);
  });

  test('constants change one by one', () => {
    const { catalog, diagnostics } = loadMod({ 'x.jsonc': '{ "constants": { "overlay": true, "power": { "bootMinutes": 5 } } }' });
    expect(diagnostics).toEqual([]);
    expect(catalog?.constants.power.bootMinutes).toBe(5);
    expect(catalog?.constants.power.miscRatio).toBe(loadBaseCatalog().constants.power.miscRatio);
  });

  test('abstract entries can be copied but are no part of the game', () => {
    const { catalog, diagnostics } = loadMod({
      'x.jsonc': `{ "racks": [
        { "id": "frame", "abstract": true, "servers": 1, "installCrewHours": 20 },
        { "id": "tall", "copyFrom": "h100-air-16", "servers": 1 }
      ] }`,
    });
    expect(diagnostics).toEqual([]);
    expect(catalog?.racks.tall?.servers).toBe(1);
    expect(catalog?.racks.frame).toBeUndefined();
    expect(catalog?.structures['hall-base']).toBeUndefined();
  });

  test('an error in merged fields is told where it was written', () => {
    const { diagnostics } = loadMod({ 'deep/x.jsonc': '{ "climates": [{ "id": "memphis", "overlay": true,\n "noiseSdK": -1 }] }' });
    expect(diagnostics).toMatchObject([{ pack: 'mod', file: 'deep/x.jsonc', line: 2, column: 14, path: 'climates[0].noiseSdK', code: 'out-of-range' }]);
  });
});

describe('version ranges', () => {
  test.each([
    ['1.2.3', '*', true], ['1.2.3', '1.2.3', true], ['1.2.4', '1.2.3', false], ['1.9.0', '^1.2.3', true], ['2.0.0', '^1.2.3', false],
    ['1.2.2', '^1.2.3', false], ['0.1.5', '^0.1.0', true], ['0.2.0', '^0.1.0', false], ['3.0.0', '>=1.2.3', true], ['1.0.0', '>=1.2.3', false],
  ])('%s in %s: %s', (version, range, expected) => {
    expect(inRange(version, range)).toBe(expected);
  });
});
