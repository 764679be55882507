/** Towns, permits and carbon, on the base pack: what moves goodwill, what keeps a word, what a hearing grants, what a tonne costs. */
import { describe, expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { newGame, order, trialBalance, type Command, type Game } from '../../../src/sim/index.ts';
import { carbonBill } from '../../../src/sim/rules/carbon.ts';
import { gensetPermitKW, grantChance, hearingDays } from '../../../src/sim/rules/permits.ts';
import { townPressures, trustRatio } from '../../../src/sim/rules/town.ts';
import { stepTown } from '../../../src/sim/systems/town/step.ts';
import { cohortOf } from '../../../src/sim/world/lookup.ts';
import fc from '../../support/laws.ts';

const catalog = loadBaseCatalog();
const community = catalog.communities['river-towns']!;

function river(): Game {
  const game = newGame(catalog, 'riverbend-100k', 3);
  give(game, { type: 'site.open', site: 'riverbend' });
  return game;
}
function give(game: Game, command: Command): void {
  const verdict = order(game, command);
  if (!verdict.ok) throw new Error(`${command.type}: ${verdict.refusal?.id}`);
}
/** Days of the town alone; every hour the site draws `gridKW` and emits `co2Kg`. */
function days(game: Game, count: number, { gridKW = 0, co2Kg = 0 } = {}): void {
  const { context } = game;
  const site = context.world.sites[0]!;
  for (let h = 0; h < count * 24; h++) {
    Object.assign(site.power, { gridKW, itKW: gridKW * 0.8, co2Kg: site.power.co2Kg + co2Kg });
    stepTown({ ...context, stepS: 3600 });
    context.world.timeS += 3600;
  }
}
const refusal = (game: Game, command: Command): string | undefined => order(game, command).refusal?.id;

describe('what a town thinks', () => {
  test('without a community there is no town: nothing is promised, filed or paid', () => {
    const game = newGame(catalog, 'first-rack', 1);
    expect(game.context.world.town).toBeUndefined();
    expect(townPressures(game.context)).toEqual([]);
    expect(refusal(game, { type: 'town.promise', promise: 'local-jobs' })).toBe('promise-offered');
    expect(refusal(game, { type: 'town.setClean', ratio: 1 })).toBe('carbon-counted');
  });

  test('load raises bills and takes goodwill; a credit on bills takes most of that away', () => {
    const loaded = river();
    const eased = river();
    give(eased, { type: 'town.promise', promise: 'bill-credit' });
    const before = { loaded: loaded.context.world.affairs.gauges.town, eased: eased.context.world.affairs.gauges.town };
    for (const game of [loaded, eased]) days(game, 30, { gridKW: 150_000 });
    const lost = before.loaded - loaded.context.world.affairs.gauges.town;
    const lostEased = before.eased - eased.context.world.affairs.gauges.town;
    expect(lost).toBeGreaterThan(0.001);
    expect(lostEased).toBeLessThan(lost);
    const bills = (game: Game): number => townPressures(game.context).find(({ id }) => id === 'bills')!.perYear;
    expect(bills(eased) / bills(loaded)).toBeCloseTo(0.2, 6);
  });
});

describe('promises', () => {
  test('one that holds long enough is kept, one that does not is broken and remembered', () => {
    const game = river();
    const { world } = game.context;
    give(game, { type: 'town.promise', promise: 'local-jobs' });
    give(game, { type: 'town.promise', promise: 'clean-energy' });
    expect(refusal(game, { type: 'town.promise', promise: 'local-jobs' })).toBe('promise-not-standing');
    cohortOf(world, 'construction').count = 300;
    days(game, 59);
    expect(world.town!.promises[0]!.state).toBe('open');
    const townBefore = world.affairs.gauges.town;
    days(game, 1);
    expect(world.town!.promises[0]!.state).toBe('kept');
    expect(world.affairs.gauges.town - townBefore).toBeGreaterThan(0.04);
    days(game, 300, { gridKW: 20_000, co2Kg: 20_000 * 0.5 });
    expect(world.town!.promises[1]!.state).toBe('broken');
    expect(trustRatio(world.town!)).toBe(0.5);
  });

  test('a day on which it does not hold begins the count anew', () => {
    const game = river();
    const { world } = game.context;
    give(game, { type: 'town.promise', promise: 'local-jobs' });
    const crew = cohortOf(world, 'construction');
    crew.count = 300;
    days(game, 40);
    crew.count = 10;
    days(game, 1);
    expect(world.town!.promises[0]!.heldDays).toBe(0);
  });

  test('goodwill stays in bounds and the ledger balances, whatever is promised, bought and asked for', () => {
    fc.assert(fc.property(fc.array(fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 200_000 })), { maxLength: 8 }), (steps) => {
      const game = river();
      for (const [kind, count, gridKW] of steps) {
        if (kind < 5) order(game, { type: 'town.promise', promise: community.promises[kind]! });
        else if (kind === 5) order(game, { type: 'town.apply', site: 'riverbend', permit: 'more-generators' });
        else if (kind === 6) order(game, { type: 'town.setClean', ratio: gridKW / 200_000 });
        else order(game, { type: 'town.buyOffsets', tonnes: 1 + gridKW });
        days(game, count, { gridKW, co2Kg: gridKW * 0.3 });
        const { gauges } = game.context.world.affairs;
        for (const level of [gauges.town, gauges.regulators]) expect(level >= 0 && level <= 1).toBe(true);
        expect(game.context.world.town!.offsetKg).toBeGreaterThanOrEqual(0);
        expect(trialBalance(game.context.world)).toBe(0);
      }
    }), { numRuns: 15 });
  });
});

describe('permits', () => {
  test('goodwill and heads for policy bring a hearing sooner and make it likelier to grant', () => {
    const { world } = river().context;
    const def = catalog.permits['more-generators']!;
    const days0 = hearingDays(world, def, community);
    const chance0 = grantChance(world, def);
    world.affairs.gauges.town = 0.9;
    expect(grantChance(world, def)).toBeGreaterThan(chance0);
    const friendly = hearingDays(world, def, community);
    expect(friendly).toBeLessThan(days0);
    cohortOf(world, 'policy').count += 8;
    expect(hearingDays(world, def, community)).toBeLessThan(friendly);
  });

  test('what is granted may be built, and its condition is a promise; what is refused must wait', () => {
    const outcomes = new Set<string>();
    for (const town of [1, 0]) {
      const game = river();
      const { world } = game.context;
      const def = catalog.sites['riverbend']!;
      const before = gensetPermitKW(world.sites[0]!, def);
      world.affairs.gauges.town = town;
      world.affairs.gauges.regulators = town;
      give(game, { type: 'town.apply', site: 'riverbend', permit: 'more-generators' });
      expect(refusal(game, { type: 'town.apply', site: 'riverbend', permit: 'more-generators' })).toBe('permit-not-filed');
      days(game, 300);
      const [filed] = world.town!.permits;
      outcomes.add(filed!.state);
      if (filed!.state === 'granted') {
        expect(gensetPermitKW(world.sites[0]!, def) - before).toBe(40_000);
        expect(world.town!.promises.map((entry) => entry.promise)).toEqual(['clean-energy']);
      } else expect(gensetPermitKW(world.sites[0]!, def)).toBe(before);
    }
    expect(outcomes).toEqual(new Set(['granted', 'refused']));
  });
});

describe('carbon', () => {
  test('offsets cover at most their share, and the rest has its price', () => {
    const terms = { carbonCentsPerTonne: 2000, offsetMaxRatio: 0.5 };
    expect(carbonBill(terms, 10_000, { cutKg: 2_000, offsetKg: 1e9 })).toEqual({ netKg: 8_000, offsetKg: 4_000, cents: 8_000 });
    expect(carbonBill(terms, 10_000, { cutKg: 0, offsetKg: 1_000 })).toEqual({ netKg: 10_000, offsetKg: 1_000, cents: 18_000 });
    expect(carbonBill(terms, 10_000, { cutKg: 20_000, offsetKg: 5 })).toEqual({ netKg: 0, offsetKg: 0, cents: 0 });
  });

  test('clean energy costs its premium and takes the grid\'s carbon away', () => {
    const dirty = river();
    const clean = river();
    give(clean, { type: 'town.setClean', ratio: 1 });
    const kgPerHour = 100_000 * catalog.sites['riverbend']!.gridCo2KgPerKWh;
    for (const game of [dirty, clean]) days(game, 10, { gridKW: 100_000, co2Kg: kgPerHour });
    expect(dirty.context.world.town!.co2KgPerDay).toBeCloseTo(kgPerHour * 24, 3);
    expect(clean.context.world.town!.co2KgPerDay).toBeCloseTo(0, 3);
    const spent = (game: Game): number => game.context.world.finance.balances['expense.power'];
    expect(spent(clean)).toBe(10 * Math.round(100_000 * 24 * community.cleanCentsPerKWh));
    expect(spent(dirty)).toBe(10 * Math.round((kgPerHour * 24 * community.carbonCentsPerTonne) / 1000));
  });
});
