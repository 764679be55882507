import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { incidentLive } from '../../../src/sim/rules/incident.ts';
import { agreementsOf, feedAtKW } from '../../../src/sim/rules/power/feed.ts';
import { energyPriceCents } from '../../../src/sim/rules/power/energyPrice.ts';
import { batteryHoldsKWh, fuelBtuPerHour, marginalCentsPerKWh, solarRatio, sunHeight, unitCapacityKW } from '../../../src/sim/rules/power/generation.ts';
import { incidentPower, stepPower } from '../../../src/sim/systems/power/step.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { GensetDef, SiteDef } from '../../../src/sim/world/catalogPlant.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addReady, makeContext, siteOf, stepContext } from '../../support/tinyWorld.ts';
import { GPUS_PER_LIQUID_RACK, liquidCampus } from './liquidCampus.ts';

const engine = tinyCatalog.structures['genset'] as GensetDef;
const siteDef = tinyCatalog.sites['riverbend']!;

describe('machines that burn fuel', () => {
  it('burn their rated flow at full load and more for a kWh at half', () => {
    expect(fuelBtuPerHour(engine, engine.unitKW)).toBeCloseTo(engine.unitKW * engine.heatRateBtuPerKWh, 3);
    const half = fuelBtuPerHour(engine, engine.unitKW / 2) / (engine.unitKW / 2);
    expect(half / engine.heatRateBtuPerKWh).toBeCloseTo(1 + engine.partLoadPenaltyRatio, 9);
    expect(fuelBtuPerHour(engine, 0)).toBe(0);
  });

  it('give less on hot days and never more than their plate', () => {
    fc.assert(fc.property(fc.double({ min: -40, max: 50, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }), (ambientC, moreK) => {
      expect(unitCapacityKW(engine, ambientC + moreK)).toBeLessThanOrEqual(unitCapacityKW(engine, ambientC));
      expect(unitCapacityKW(engine, ambientC)).toBeLessThanOrEqual(engine.unitKW);
    }));
  });

  it('cost more to run on diesel than on gas', () => {
    expect(marginalCentsPerKWh({ ...engine, fuel: 'diesel' }, siteDef)).toBeGreaterThan(3 * marginalCentsPerKWh(engine, siteDef));
  });
});

describe('a battery', () => {
  it.each([[0, 3_900], [3_000 * 3_900, 3_315], [6_000 * 3_900, 2_730], [60_000 * 3_900, 2_730]])('that has given %d kWh holds %d', (given, holds) => {
    expect(batteryHoldsKWh(given, { energyKWh: 3_900, cycleLife: 6_000, wearRatio: 0.3 })).toBeCloseTo(holds, 6);
  });
});

describe('the sun', () => {
  it.each([
    [35, 171, 12, 0.98], // Memphis, midsummer noon: 78 degrees high
    [35, 354, 12, 0.52], // midwinter noon: 32 degrees
    [65.6, 354, 12, 0.015], // north of the line at which the sun stays away
    [35, 171, 0, -0.53],
  ])('stands at latitude %f, day %i, hour %i at a sine of %f', (latitude, day, hour, sine) => {
    expect(sunHeight(latitude, day, hour)).toBeCloseTo(sine, 1);
  });

  it('gives a tracker in Tennessee 20 to 30 % of its rating over a year, and in Arizona more', () => {
    const mean = (latitude: number, cloud: number): number => {
      let sum = 0;
      for (let day = 0; day < 365; day++) for (let hour = 0; hour < 24; hour++) sum += solarRatio(sunHeight(latitude, day, hour + 0.5), cloud, 0.86);
      return sum / 8_760;
    };
    expect(mean(35, 0.55)).toBeGreaterThan(0.2);
    expect(mean(35, 0.55)).toBeLessThan(0.32);
    expect(mean(33.4, 0.25)).toBeGreaterThan(mean(35, 0.55));
  });
});

describe('the price of grid energy', () => {
  const tariff: SiteDef = { ...siteDef, dailySwingRatio: 0.4, heatCentsPerKWhPerK: 0.3 };
  it('is the tariff on the mean of a mild day', () => {
    let sum = 0;
    for (let hour = 0; hour < 24; hour++) sum += energyPriceCents(tariff, hour, 20);
    expect(sum / 24).toBeCloseTo(tariff.energyCentsPerKWh, 9);
  });
  it('is highest in the evening, and higher in heat and frost', () => {
    expect(energyPriceCents(tariff, 18, 20)).toBeGreaterThan(energyPriceCents(tariff, 6, 20));
    expect(energyPriceCents(tariff, 12, 42)).toBeCloseTo(energyPriceCents(tariff, 12, 20) + 10 * 0.3, 9);
    expect(energyPriceCents(tariff, 12, -14)).toBeCloseTo(energyPriceCents(tariff, 12, 20) + 10 * 0.3, 9);
  });
});

/** A hall of liquid racks at full draw behind 8 MW of grid, with generators. */
function campus(racks: number, gensets: number, catalog: Catalog = tinyCatalog): SimContext {
  const { world } = liquidCampus(catalog, racks);
  addReady(catalog, world, 'tower', 4, 12);
  for (let i = 0; i < gensets; i++) addReady(catalog, world, 'genset', i, 20);
  addJob(world, racks * GPUS_PER_LIQUID_RACK);
  return makeContext(catalog, world);
}
function hours(context: SimContext, count: number): void {
  for (let i = 0; i < count; i++) {
    stepPower(stepContext(context, 3_600));
    for (const structure of siteOf(context.world).structures) if (structure.hall) structure.hall.coolGpus = structure.hall.poweredGpus;
    const endS = context.world.timeS + 3_600;
    while (context.world.timeS < endS && incidentLive(context.world)) {
      incidentPower(stepContext(context, 10));
      context.world.timeS += 10;
    }
    context.world.timeS = endS;
  }
}
const powerOf = (context: SimContext) => siteOf(context.world).power;

describe('generators', () => {
  it('carry nothing until they have started, then what the grid cannot', () => {
    const context = campus(130, 4);
    stepPower(stepContext(context, 3_600));
    const before = powerOf(context);
    expect(before.gensetKW).toBe(0);
    expect(before.gensetsStarting).toBe(true);
    const dark = powerOf(context).unservedKW;
    for (let s = 0; s < engine.startS; s += 10) incidentPower(stepContext(context, 10));
    expect(powerOf(context).gensetCapacityKW).toBeGreaterThanOrEqual(2 * engine.unitKW);
    expect(powerOf(context).unservedKW).toBeLessThan(dark);
    hours(context, 2); // racks have booted
    expect(powerOf(context).gensetKW).toBeGreaterThan(1_000);
    expect(powerOf(context).loadKW).toBeGreaterThan(powerOf(context).feedNowKW);
  });

  it('run in as small a number as carries the load, and as many more as the player keeps in reserve', () => {
    const context = campus(100, 8);
    hours(context, 2);
    const running = () => siteOf(context.world).structures.filter((structure) => structure.runKW > 0 && structure.def === 'genset').length;
    const needed = running();
    expect(needed).toBeGreaterThan(0);
    expect(needed).toBeLessThan(8);
    powerOf(context).reserveUnits = 2;
    hours(context, 2);
    expect(running()).toBe(needed + 2);
  });

  it('carry the reserve too: no rack stays dark beside a unit that was not called', () => {
    const held: Catalog = { ...tinyCatalog, constants: { ...tinyCatalog.constants, power: { ...tinyCatalog.constants.power, gridReserveRatio: 0.05 } } };
    for (let racks = 40; racks <= 200; racks += 4) {
      const context = campus(racks, 12, held);
      hours(context, 3);
      const { unservedKW, gensetCapacityKW } = powerOf(context);
      if (gensetCapacityKW < 11 * engine.unitKW) expect(unservedKW, `${racks} racks`).toBe(0);
    }
  });

  it('run for their price when told so: in dear hours, not in cheap ones', () => {
    const dear: Catalog = { ...tinyCatalog, sites: { ...tinyCatalog.sites, riverbend: { ...siteDef, energyCentsPerKWh: 40 } } };
    for (const [catalog, runs] of [[dear, true], [{ ...dear, sites: { ...dear.sites, riverbend: { ...siteDef, energyCentsPerKWh: 1 } } }, false]] as const) {
      const context = campus(40, 2, catalog);
      powerOf(context).gensetMode = 'merit';
      hours(context, 3);
      expect(powerOf(context).gensetKW > 0).toBe(runs);
    }
  });

  it('stop when the year\'s nitrogen oxides are used up, but for outages', () => {
    const context = campus(130, 4);
    hours(context, 2);
    expect(powerOf(context).noxKgYear).toBeGreaterThan(0);
    powerOf(context).noxKgYear = siteDef.noxTonnesPerYear * 1_000;
    hours(context, 2);
    expect(powerOf(context).gensetKW).toBe(0);
    powerOf(context).gridOutUntilS = context.world.timeS + 7_200;
    hours(context, 1);
    expect(powerOf(context).gensetKW).toBeGreaterThan(0);
  });
});

describe('connections', () => {
  const phases = siteDef.gridPhases.map((phase) => ({ ...phase, firm: phase.id !== 'p50', ppaCentsPerKWh: phase.id === 'p150' ? 9 : null, ppaCo2KgPerKWh: phase.id === 'p150' ? 0.01 : null }));
  const catalog: Catalog = { ...tinyCatalog, sites: { ...tinyCatalog.sites, riverbend: { ...siteDef, gridPhases: phases } } };
  function connected(): SimContext {
    const context = campus(40, 0, catalog);
    for (const phase of siteOf(context.world).grid) phase.live = true;
    powerOf(context).feedLimitKW = 150_000;
    return context;
  }
  const feed = (context: SimContext): number => feedAtKW(siteOf(context.world), catalog.sites['riverbend'], context.world.timeS);

  it('fail one by one, and all together', () => {
    const context = connected();
    expect(feed(context)).toBe(150_000);
    siteOf(context.world).grid[2]!.outUntilS = 600;
    expect(feed(context)).toBe(50_000);
    powerOf(context).gridOutUntilS = 600;
    expect(feed(context)).toBe(0);
  });

  it('give way when the utility calls, if they are interruptible', () => {
    const context = connected();
    Object.assign(powerOf(context), { curtailFromS: 3_600, curtailUntilS: 7_200 });
    expect(feed(context)).toBe(150_000);
    context.world.timeS = 3_600;
    expect(feed(context)).toBe(108_000);
    context.world.timeS = 7_200;
    expect(feed(context)).toBe(150_000);
  });

  it('under an agreement have its price and its carbon', () => {
    const context = connected();
    expect(agreementsOf(siteOf(context.world), catalog.sites['riverbend']!, 0)).toEqual({ kW: 100_000, centsPerKWh: 9, co2KgPerKWh: 0.01 });
  });
});

describe('energy', () => {
  it('in is energy out, whatever stands and however it runs', () => {
    fc.assert(fc.property(
      fc.integer({ min: 1, max: 140 }), fc.integer({ min: 0, max: 6 }), fc.constantFrom('auto', 'merit', 'always', 'off'), fc.boolean(), fc.integer({ min: 0, max: 3 }),
      (racks, gensets, mode, out, reserve) => {
        const context = campus(racks, gensets);
        Object.assign(powerOf(context), { gensetMode: mode, reserveUnits: reserve, gridOutUntilS: out ? 5_400 : 0 });
        addReady(tinyCatalog, context.world, 'battery', 0, 26);
        for (let hour = 0; hour < 3; hour++) {
          hours(context, 1);
          const power = powerOf(context);
          expect(power.gridKW + power.gensetKW + power.batteryKW + power.solarKW).toBeCloseTo(power.loadKW, 6);
          expect(power.gridKW).toBeLessThanOrEqual(power.feedNowKW + 1e-6);
          expect(power.gensetKW).toBeLessThanOrEqual(power.gensetCapacityKW + 1e-6);
        }
      },
    ), { numRuns: 40 });
  });
});

describe('a hall planned beyond its busway', () => {
  /** More racks than the busway of a small rating carries; all of them powered by plan. */
  function overbooked(): SimContext {
    const hall = tinyCatalog.structures['hall-l']!;
    if (hall.kind !== 'hall') throw new Error('no hall');
    const context = campus(60, 0, { ...tinyCatalog, structures: { ...tinyCatalog.structures, 'hall-l': { ...hall, maxItKW: 4_000 } } });
    siteOf(context.world).structures[0]!.hall!.buswayRatio = 1.2;
    return context;
  }
  const hallOf = (context: SimContext) => siteOf(context.world).structures[0]!.hall!;

  it('trips its breaker in a run and stays dark until it is closed', () => {
    const context = overbooked();
    stepPower(stepContext(context, 3_600)); // boots at idle
    context.world.timeS += 3_600;
    hallOf(context).coolGpus = hallOf(context).poweredGpus;
    stepPower(stepContext(context, 3_600));
    expect(hallOf(context).breakerUntilS).toBeGreaterThan(context.world.timeS);
    expect(context.events.map((event) => event.type)).toContain('power.breaker');
    context.world.timeS += 3_600;
    stepPower(stepContext(context, 3_600));
    expect(hallOf(context).poweredRacks).toBe(0);
    context.world.timeS += 3_600;
    stepPower(stepContext(context, 3_600));
    expect(hallOf(context).poweredRacks).toBeGreaterThan(0);
  });

  it('carries more racks than one planned at its rating while no run is on', () => {
    const plain = overbooked();
    const booked = overbooked();
    hallOf(plain).buswayRatio = 1;
    for (const context of [plain, booked]) {
      context.world.compute.job = null;
      for (let hour = 0; hour < 3; hour++) {
        stepPower(stepContext(context, 3_600));
        hallOf(context).coolGpus = hallOf(context).poweredGpus;
        context.world.timeS += 3_600;
      }
    }
    expect(hallOf(booked).poweredGpus).toBeGreaterThan(hallOf(plain).poweredGpus);
    expect(hallOf(booked).breakerUntilS).toBe(0);
  });
});
