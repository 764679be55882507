/** Settings of scenarios: whatever lies within the bounds starts, runs and is proven by its record; whatever lies outside is refused with the bound. */
import { describe, expect, it } from 'vitest';
import fc from '../../support/laws.ts';
import {
  campusGpus, completeSettings, hashWorld, loadGame, nearestSetting, newGame, recordOf, saveGame, settingProblems, settingText, settledCatalog, step, valueOfStep, verifyRecord,
} from '../../../src/sim/index.ts';
import type { Game, OptionDef, Settings, SettingValue } from '../../../src/sim/index.ts';
import { catalog } from '../../stories/catalog.ts';

const DAYS_2_S = 48 * 3_600;
const sandbox = catalog.scenarios['sandbox']!;
const options = sandbox.options!;

function valueOf(option: OptionDef): fc.Arbitrary<SettingValue> {
  if (option.kind === 'choice') return fc.constantFrom(...option.choices.map((choice) => choice.id));
  return fc.integer({ min: 0, max: Math.floor((option.max - option.min) / option.step) }).map((position) => valueOfStep(option, position));
}

const someSettings = (): fc.Arbitrary<Settings> =>
  fc.record(Object.fromEntries(options.map((option) => [option.id, valueOf(option)])), { requiredKeys: [] }) as fc.Arbitrary<Settings>;

function run(game: Game, untilS: number): Game {
  while (game.context.world.timeS < untilS) step(game);
  return game;
}

describe('settings of a scenario', () => {
  it('within the bounds start, run two days, and are proven by their record', () => {
    fc.assert(fc.property(someSettings(), fc.nat(1_000_000), (settings, seed) => {
      expect(settingProblems(sandbox, settings)).toEqual([]);
      const game = run(newGame(catalog, 'sandbox', seed, settings), DAYS_2_S);
      const record = structuredClone(recordOf(game));
      expect(record.settings).toEqual(completeSettings(sandbox, settings));
      expect(verifyRecord(record, catalog)).toMatchObject({ verdict: 'verified', hash: hashWorld(game.context.world).hash });
    }), { numRuns: 10 });
  });

  it('are kept by a save: the loaded game goes on as the other', () => {
    fc.assert(fc.property(someSettings(), (settings) => {
      const game = run(newGame(catalog, 'sandbox', 7, settings), DAYS_2_S / 4);
      const loaded = loadGame(saveGame(game), catalog);
      expect(loaded.context.catalog.scenarios).toEqual(game.context.catalog.scenarios);
      expect(hashWorld(run(loaded, DAYS_2_S / 2).context.world).slices).toEqual(hashWorld(run(game, DAYS_2_S / 2).context.world).slices);
    }), { numRuns: 4 });
  });

  it('beyond a bound are refused with the bound, by start and by record', () => {
    const record = recordOf(newGame(catalog, 'sandbox', 1));
    for (const option of options) {
      if (option.kind === 'choice') continue;
      fc.assert(fc.property(fc.double({ min: 1e-3, max: 1e9, noNaN: true }), fc.boolean(), (beyond, above) => {
        const value = above ? option.max + beyond : option.min - beyond;
        const [problem] = settingProblems(sandbox, { [option.id]: value });
        expect(problem).toMatchObject({ code: above ? 'too-high' : 'too-low', option: option.id, expected: [above ? option.max : option.min] });
        expect(() => newGame(catalog, 'sandbox', 1, { [option.id]: value })).toThrow(settingText(problem!));
        expect(verifyRecord({ ...record, settings: { [option.id]: value } }, catalog)).toMatchObject({ verdict: 'differs', slice: 'record', detail: settingText(problem!) });
      }), { numRuns: 20 });
    }
  });

  it('that mean nothing are refused with what there is', () => {
    expect(settingProblems(sandbox, { climate: 'mars' })[0]).toMatchObject({ code: 'no-choice', expected: expect.arrayContaining(['memphis', 'phoenix']) as unknown });
    expect(settingProblems(sandbox, { gpus: 'many' })[0]).toMatchObject({ code: 'no-number', expected: [0, 120_000] });
    expect(settingProblems(sandbox, { gpus: 10.5 })[0]).toMatchObject({ code: 'off-step', expected: [1, 11] });
    expect(settingProblems(sandbox, { moon: 1 })[0]).toMatchObject({ code: 'no-option', option: 'moon' });
    for (const odd of [null, 3, 'gpus', [1], { gpus: null }, { gpus: Number.NaN }, { ['__proto__']: 1, climate: {} }]) expect(settingProblems(sandbox, odd)).not.toEqual([]);
    expect(() => newGame(catalog, 'first-rack', 1, { gpus: 5 })).toThrow('no settings');
  });

  it('of another kind leave no trace where a scenario has none', () => {
    const game = newGame(catalog, 'first-rack', 1);
    expect(recordOf(game)).not.toHaveProperty('settings');
    expect(Object.keys(game.context.world)).not.toContain('settings');
    expect(game.context.catalog).toBe(catalog);
    expect(verifyRecord(recordOf(run(game, 7_200)), catalog).verdict).toBe('verified');
  });

  it('reach the fields that they name, and only those', () => {
    const settled = settledCatalog(catalog, 'sandbox', { climate: 'phoenix', supply: 77, money: 3, rivals: 'off', drought: 'on', start: 'dock', accelerator: 'b200', gpus: 80 });
    const scenario = settled.scenarios['sandbox']!;
    expect(settled.sites['proving-ground']).toMatchObject({ climate: 'phoenix', gridPhases: [{ addKW: 77_000 }, { addKW: 100_000 }] });
    expect(scenario).toMatchObject({ cashCents: 300_000_000, rivals: [], stock: [{ accelerator: 'b200', gpus: 80 }], ports: [], events: [{ id: 'drought' }] });
    expect(catalog.scenarios['sandbox']!.events).toEqual([]);
    expect(settled.climates).toBe(catalog.climates);
    expect(settled.contentHash).toBe(catalog.contentHash);
  });

  it('lay a campus out that holds its GPUs, cools them and stands on free ground', () => {
    fc.assert(fc.property(someSettings(), (settings) => {
      const settled = settledCatalog(catalog, 'sandbox', { ...settings, start: 'installed' });
      const [start] = settled.scenarios['sandbox']!.sites;
      const asked = Number(completeSettings(sandbox, settings)['gpus']);
      const stand = campusGpus(settled, [start!]);
      const boxes = start!.structures.map((item) => ({ ...item, w: settled.structures[item.structure]!.w, d: settled.structures[item.structure]!.d }));
      expect(stand).toBeGreaterThanOrEqual(asked);
      expect(stand).toBeLessThan(asked + 72);
      boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => expect(a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.d && b.y < a.y + a.d).toBe(false)));
    }), { numRuns: 60 });
  });

  it('take the nearest step', () => {
    const supply = options.find((option) => option.id === 'supply');
    expect(supply?.kind === 'number' && [nearestSetting(supply, 17.4), nearestSetting(supply, -5), nearestSetting(supply, 1e9)]).toEqual([17, 1, 1000]);
  });
});
