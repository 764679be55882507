/** The water contract: what it covers, what lies beyond it, droughts, and the order of plants that answers them. */
import { describe, expect, it } from 'vitest';
import { DAY_S, HOUR_S } from '../../../src/sim/core/calendar.ts';
import { siteCommands } from '../../../src/sim/commands/site.ts';
import { energyCostCentsPerHour } from '../../../src/sim/rules/energyCost.ts';
import { factValue } from '../../../src/sim/rules/facts.ts';
import { allowanceL, droughtBegins, overCentsPerM3, waterLimitLPerHour } from '../../../src/sim/rules/water.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { ScriptedEventDef } from '../../../src/sim/world/catalogScenario.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { plantOf, run } from './support.ts';

const def = tinyCatalog.sites['riverbend']!;
const withSite = (more: Partial<typeof def>, events: ScriptedEventDef[] = []): Catalog => ({
  ...tinyCatalog, sites: { riverbend: { ...def, ...more } },
  scenarios: { tiny: { ...tinyCatalog.scenarios['tiny']!, events } },
});
const drought = (strength: number, days: number): ScriptedEventDef => ({
  id: 'dry', day: 0, hour: 0, type: 'drought', site: 'riverbend', durationMinutes: days * 24 * 60, strength, text: 'x',
});

describe('the contract', () => {
  it('water beyond it has its own price', () => {
    const plenty = plantOf(['tower'], 33, 25, withSite({ waterM3PerDay: 1e6 }));
    const little = plantOf(['tower'], 33, 25, withSite({ waterM3PerDay: 10 }));
    run(plenty, 20);
    run(little, 20);
    expect(little.site.cooling.waterLPerHour).toBeCloseTo(plenty.site.cooling.waterLPerHour, 6);
    const cents = (plant: typeof plenty): number => energyCostCentsPerHour(plant.context, plant.site, plant.context.catalog.sites['riverbend']!).waterCents;
    expect(cents(plenty)).toBeCloseTo((plenty.site.cooling.waterLPerHour / 1000) * def.waterCentsPerM3, 6);
    expect(cents(little)).toBeCloseTo((little.site.cooling.waterLPerHour / 1000) * def.waterOverCentsPerM3!, 6);
  });

  it('where there is none beyond it, towers take little more than it, and racks stop', () => {
    const plant = plantOf(['tower'], 33, 25, withSite({ waterM3PerDay: 30, waterOverCentsPerM3: null }));
    const free = plantOf(['tower'], 33, 25);
    run(free, 4 * 24);
    for (let h = 0; h < 4 * 24; h++) {
      run(plant, 1);
      if (h >= 24) expect(plant.site.cooling.waterDayL).toBeLessThan(30_000 * 1.35); // a plant that is short carries more from a hotter loop
    }
    expect(plant.site.cooling.rejectCapacityKW).toBeLessThan(free.site.cooling.rejectCapacityKW / 2);
    const { hall } = plant.site.structures[0]!;
    expect(hall!.coolGpus).toBeLessThan(hall!.poweredGpus * 0.7); // the rest has switched off
    expect(free.site.structures[0]!.hall!.coolGpus).toBe(hall!.poweredGpus);
  });

  it('what a cool night leaves is there in the afternoon', () => {
    const { site } = plantOf(['tower'], 33, 25);
    const strict = { ...def, waterOverCentsPerM3: null, waterM3PerDay: 240 };
    expect(waterLimitLPerHour(site, strict, 0)).toBeCloseTo(10_000, 6);
    site.cooling.waterDayL = 60_000;
    expect(waterLimitLPerHour(site, strict, 12 * HOUR_S)).toBeCloseTo(15_000, 6);
    expect(waterLimitLPerHour(site, strict, DAY_S)).toBeCloseTo(10_000, 6); // a new day
    expect(waterLimitLPerHour(site, def, 12 * HOUR_S)).toBe(-1);
  });
});

describe('a drought', () => {
  it('cuts the contract, refuses more, and ends', () => {
    const plant = plantOf(['tower', 'air-chiller'], 33, 25, withSite({}, [drought(0.4, 2)]));
    run(plant, 3);
    const { site, context } = plant;
    expect(allowanceL(site, def, plant.world.timeS)).toBeCloseTo(0.6 * def.waterM3PerDay * 1000, 6);
    expect(overCentsPerM3(site, def, plant.world.timeS)).toBeNull();
    expect(site.cooling.waterLimitLPerHour).toBeGreaterThan(0);
    expect(context.events.some((event) => event.type === 'water.drought')).toBe(true);
    run(plant, 48);
    expect(site.cooling.droughtUntilS).toBe(0);
    expect(site.cooling.waterLimitLPerHour).toBe(-1);
    expect(allowanceL(site, def, plant.world.timeS)).toBe(def.waterM3PerDay * 1000);
  });

  it('begins by chance as often as the site says, in the warmer half only, and never without hazards', () => {
    const often = { ...def, droughtsPerYear: 2 };
    const climate = tinyCatalog.climates['memphis']!;
    let summer = 0;
    let winter = 0;
    for (let year = 0; year < 200; year++) {
      for (let day = 1; day <= 365; day++) {
        const timeS = (year * 365 + day) * DAY_S;
        if (!droughtBegins(often, climate, day, 1, 5, 0, timeS)) continue;
        if (day > 100 && day < 300) summer++;
        else winter++;
        expect(droughtBegins(often, climate, day, 0, 5, 0, timeS)).toBe(false);
      }
    }
    expect(summer + winter).toBeGreaterThan(300);
    expect(summer + winter).toBeLessThan(500);
    expect(winter).toBeLessThan(summer * 0.2);
  });
});

describe('site.setWater', () => {
  it('dry first spends power and saves water; only the known orders pass', () => {
    const plant = plantOf(['tower', 'air-chiller'], 33, 25);
    run(plant, 3);
    const before = { waterL: plant.site.cooling.waterLPerHour, chillerKW: plant.site.cooling.chillerKW };
    const command = siteCommands['site.setWater'];
    expect(command.check(plant.context, { site: 'riverbend', mode: 'bogus' }).conditions.every((entry) => entry.ok)).toBe(false);
    expect(command.check(plant.context, { site: 'riverbend', mode: 'dry' }).conditions.every((entry) => entry.ok)).toBe(true);
    command.apply(plant.context, { site: 'riverbend', mode: 'wet' });
    run(plant, 2);
    const wet = { waterL: plant.site.cooling.waterLPerHour, chillerKW: plant.site.cooling.chillerKW };
    command.apply(plant.context, { site: 'riverbend', mode: 'dry' });
    run(plant, 2);
    expect(wet.waterL).toBeGreaterThan(1_000);
    expect(plant.site.cooling.waterLPerHour).toBe(0);
    expect(plant.site.cooling.chillerKW).toBeGreaterThan(wet.chillerKW * 1.2);
    expect([wet.waterL, 0]).toContain(before.waterL);
  });

  it('facts of water and of the year have readings', () => {
    const plant = plantOf(['tower'], 33, 25);
    run(plant, 24);
    const { cooling, power } = plant.site;
    expect(factValue(plant.context, 'water.litresPerDay')).toBeCloseTo(cooling.waterLPerHour * 24, 6);
    expect(factValue(plant.context, 'water.wue')).toBeCloseTo(cooling.waterL / cooling.energyItKWh, 9);
    expect(factValue(plant.context, 'power.pueYear')).toBeCloseTo(cooling.energyAllKWh / cooling.energyItKWh, 9);
    expect(power.itKW).toBeGreaterThan(0);
  });
});
