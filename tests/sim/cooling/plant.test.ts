/** The site's cooling by its laws: signs of PUE and COP, balances of energy, heat and water, order of plants. */
import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { evaporationRatio, LITRES_PER_KWH } from '../../../src/sim/rules/psychrometrics.ts';
import { plantCapacityKW, plantCop, rejectionOf, rejectionPlant } from '../../../src/sim/rules/rejection.ts';
import { serve, serviceCapacityKW, wetRatioWithin, type Served } from '../../../src/sim/rules/rejectionService.ts';
import type { Service } from '../../../src/sim/world/siteBase.ts';
import { plantOf as placed } from '../../../src/sim/rules/sitePlant.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { HeatRejectionDef } from '../../../src/sim/world/catalogPlant.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { hour, plantOf, run } from './support.ts';

const base = loadBaseCatalog();
const plants = Object.values(base.structures).filter((def): def is HeatRejectionDef => def.kind === 'heat-rejection');
const byId = (id: string): HeatRejectionDef => plants.find((def) => def.id === id)!;
const { cooling } = base.constants;
const LOOP_C = cooling.supplyDefaultC - cooling.loopApproachK;

/** The tiny world with the base pack's plants. */
const mixedCatalog: Catalog = { ...tinyCatalog, structures: { ...tinyCatalog.structures, ...base.structures }, rejections: { ...tinyCatalog.rejections, ...base.rejections } };

function serviceOf(defs: readonly string[], dryBulbC: number, wetBulbC: number, airLoopC = LOOP_C, liquidLoopC = 28): Service {
  const site = plantOf(defs, dryBulbC, wetBulbC, mixedCatalog, 1);
  return { plant: rejectionPlant(placed(site.context, site.site), { dryBulbC, wetBulbC }, airLoopC, liquidLoopC, cooling), wetFirst: false, wetRatio: 1 };
}
const empty = (): Served => ({ compressorKW: 0, fanKW: 0, waterLPerHour: 0 });
const wet = fc.double({ min: -5, max: 26, noNaN: true });
const above = fc.double({ min: 0, max: 18, noNaN: true }); // dry bulb over wet bulb

describe('one set of constants', () => {
  it('loops and pumps are those of the workbench', () => {
    expect(cooling.airLoopDeltaK).toBe(base.coolingMethods['contained-air']!.air.loopDeltaK);
    expect(cooling.liquidLoopDeltaK).toBe(base.coolingMethods['direct-to-chip']!.coolant!.deltaK);
    expect(cooling.pumpEfficiencyRatio).toBe(base.siteDesigns['standard']!.pumpEfficiencyRatio);
  });
});

describe('a plant against the weather', () => {
  it.each(plants.filter((def) => def.compressors).map((def) => def.id))('%s: COP falls with the ambient and rises with a warmer loop', (id) => {
    const def = byId(id);
    const rejection = rejectionOf(base, def);
    const cop = (dryBulbC: number, loopC: number): number => plantCop(def, rejection, { dryBulbC, wetBulbC: dryBulbC - 6 }, loopC)!;
    fc.assert(fc.property(fc.double({ min: 0, max: 45, noNaN: true }), fc.double({ min: 8, max: 30, noNaN: true }), fc.double({ min: 0.1, max: 8, noNaN: true }), (dryC, loopC, more) => {
      expect(cop(dryC + more, loopC)).toBeLessThanOrEqual(cop(dryC, loopC));
      expect(cop(dryC, loopC + more)).toBeGreaterThanOrEqual(cop(dryC, loopC));
    }));
    expect(cop(42, LOOP_C)).toBeLessThan(cop(24, LOOP_C) * 0.85);
  });

  it.each(plants.map((def) => def.id))('%s: capacity never rises with the heat outside', (id) => {
    fc.assert(fc.property(wet, above, fc.double({ min: 0.1, max: 6, noNaN: true }), (wetC, dryK, more) => {
      const capacity = (plusK: number): number => plantCapacityKW(base, byId(id), { dryBulbC: wetC + dryK + plusK, wetBulbC: wetC + plusK }, LOOP_C);
      expect(capacity(more)).toBeLessThanOrEqual(capacity(0) + 1e-9);
    }));
  });

  it('economisers save compressors when the weather allows: exchangers in series earlier than those that must carry everything', () => {
    const perHeat = (id: string, dryC: number, wetC: number): number => {
      const service = serviceOf([id], dryC, wetC);
      return serve(service, serviceCapacityKW(service, 0), 0, empty()).compressorKW / serviceCapacityKW(service, 0);
    };
    expect(perHeat('air-chiller', 0, -2)).toBeGreaterThan(0.1);
    expect(perHeat('free-cooling-chiller', 0, -2)).toBe(0);
    expect(perHeat('free-cooling-chiller', 16, 12)).toBeGreaterThan(0);
    expect(perHeat('free-cooling-chiller', 16, 12)).toBeLessThan(perHeat('air-chiller', 16, 12));
    expect(perHeat('free-cooling-chiller', 35, 25)).toBeCloseTo(perHeat('air-chiller', 35, 25), 9);
    expect(perHeat('cooling-tower', 12, 10)).toBe(0);
    expect(perHeat('economiser-chiller', 18, 16)).toBeLessThan(perHeat('cooling-tower', 18, 16) * 0.8);
  });

  it('sprays add capacity on hot dry days and take water only then', () => {
    const warm = { loop: 32 };
    const hot = serviceOf(['adiabatic-cooler'], 30, 18, LOOP_C, warm.loop);
    const cold = serviceOf(['adiabatic-cooler'], 12, 8, LOOP_C, warm.loop);
    expect(serviceCapacityKW(hot, 1)).toBeGreaterThan(serviceCapacityKW(serviceOf(['dry-cooler'], 30, 18, LOOP_C, warm.loop), 1) * 2);
    expect(serve(hot, serviceCapacityKW(hot, 1), 1, empty()).waterLPerHour).toBeGreaterThan(100);
    expect(serve(cold, serviceCapacityKW(cold, 1), 1, empty()).waterLPerHour).toBe(0);
  });
});

describe('who carries the heat', () => {
  const mixed = fc.record({ wet, above, heat: fc.double({ min: 0.01, max: 1, noNaN: true }), liquid: fc.constantFrom(0, 0.3, 0.8, 1) });
  const DEFS = ['air-chiller', 'cooling-tower', 'dry-cooler', 'adiabatic-cooler'];

  it('dry first takes no more water and no less compressor power than wet first', () => {
    fc.assert(fc.property(mixed, ({ wet: wetC, above: dryK, heat, liquid }) => {
      const service = serviceOf(DEFS, wetC + dryK, wetC);
      const heatKW = serviceCapacityKW(service, liquid) * heat;
      const dry = serve(service, heatKW, liquid, empty());
      const first = serve({ ...service, wetFirst: true }, heatKW, liquid, empty());
      expect(dry.waterLPerHour).toBeLessThanOrEqual(first.waterLPerHour + 1e-6);
    }));
    const service = serviceOf(['air-chiller', 'cooling-tower'], 34, 24);
    const dry = serve(service, 6_000, 0, empty());
    const wetFirst = serve({ ...service, wetFirst: true }, 6_000, 0, empty());
    expect(dry.waterLPerHour).toBe(0);
    expect(wetFirst.waterLPerHour).toBeGreaterThan(6_000);
    expect(dry.compressorKW).toBeGreaterThan(wetFirst.compressorKW * 1.3);
  });

  it('more IT never draws less, cooling with it: the search for what a supply carries may halve its way', () => {
    fc.assert(fc.property(mixed, fc.boolean(), ({ wet: wetC, above: dryK, heat, liquid }, wetFirst) => {
      const service = { ...serviceOf(DEFS, wetC + dryK, wetC), wetFirst };
      const heatKW = serviceCapacityKW(service, liquid) * heat;
      const some = serve(service, heatKW, liquid, empty());
      const more = serve(service, heatKW * 1.05, liquid, empty());
      expect(heatKW * 1.05 + more.compressorKW + more.fanKW).toBeGreaterThan(heatKW + some.compressorKW + some.fanKW);
    }));
  });

  it('a limit on water is kept, and costs capacity', () => {
    fc.assert(fc.property(mixed, fc.double({ min: 0, max: 40_000, noNaN: true }), ({ wet: wetC, above: dryK, liquid }, limit) => {
      const service = serviceOf(DEFS, wetC + dryK, wetC);
      const free = serviceCapacityKW(service, liquid);
      service.wetRatio = wetRatioWithin(service.plant, liquid, limit);
      const heldKW = serviceCapacityKW(service, liquid);
      expect(heldKW).toBeLessThanOrEqual(free + 1e-6);
      for (const wetFirst of [false, true]) expect(serve({ ...service, wetFirst }, heldKW, liquid, empty()).waterLPerHour).toBeLessThanOrEqual(limit * (1 + 1e-9) + 1e-9);
    }));
  });
});

describe('PUE of a site', () => {
  const pue = (defs: readonly string[], dryC: number, wetC: number, supplyC = 23): number => {
    const plant = plantOf(defs, dryC, wetC);
    plant.site.structures[0]!.hall!.supplyC = supplyC;
    hour(plant);
    hour(plant);
    return plant.site.cooling.pue;
  };
  it('rises with the wet bulb where towers stand', () => {
    const values = [4, 10, 16, 20, 24].map((wetC) => pue(['tower'], wetC + 5, wetC));
    for (let i = 1; i < values.length; i++) expect(values[i]).toBeGreaterThanOrEqual(values[i - 1]! - 1e-9);
    expect(values.at(-1)).toBeGreaterThan(values[0]! + 0.03);
  });
  it('falls with a warmer set-point', () => {
    for (const id of ['air-chiller', 'tower']) {
      const values = [18, 21, 24, 27, 30].map((supplyC) => pue([id], 30, 22, supplyC));
      for (let i = 1; i < values.length; i++) expect(values[i]).toBeLessThan(values[i - 1]! + 1e-9);
      expect(values.at(-1)).toBeLessThan(values[0]! - 0.02);
    }
  });
});

describe('balances', () => {
  it.each([['air-chiller', 'tower'], ['air-chiller', 'tank'], ['tower', 'dry-cooler']])('%s and %s: energy, heat and water add up every hour', (...defs) => {
    const plant = plantOf(defs, 31, 22);
    const { site } = plant;
    let waterL = 0;
    let itKWh = 0;
    let allKWh = 0;
    for (let h = 0; h < 30; h++) {
      Object.assign(site.weather, { dryBulbC: 24 + (h % 24) / 2, wetBulbC: 16 + (h % 24) / 4 });
      const tankKWh = site.cooling.storeKWh;
      run(plant, 1);
      const { cooling: now, power } = site;
      expect(power.itKW + power.coolingKW + power.lossKW + power.miscKW).toBeCloseTo(power.loadKW, 6);
      expect(now.chillerKW + now.fanKW).toBeCloseTo(power.coolingKW, 6);
      expect(now.rejectKW).toBeCloseTo(now.heatKW, 6);
      if (h > 0) expect(now.storeKWh - tankKWh).toBeCloseTo(-now.storeKW, 6); // tanks: what went in for an hour
      let carriedKW = 0;
      for (const structure of site.structures) if (plant.context.catalog.structures[structure.def]!.kind === 'heat-rejection') carriedKW += structure.runKW;
      expect(carriedKW).toBeCloseTo(now.rejectKW - now.storeKW, 6); // plant carries the halls' heat less what tanks took
      waterL += now.waterLPerHour;
      itKWh += power.itKW;
      allKWh += power.loadKW;
    }
    expect(site.cooling.waterL).toBeCloseTo(waterL, 3);
    expect(site.cooling.months).toHaveLength(1);
    expect(site.cooling.months[0]!.itKWh).toBeCloseTo(itKWh, 3);
    expect(site.cooling.months[0]!.allKWh).toBeCloseTo(allKWh, 3);
    expect(site.cooling.months[0]!.waterL).toBeCloseTo(waterL, 3);
  });

  it('a tower evaporates what carries its heat, and flushes a share by its cycles of concentration', () => {
    const service = serviceOf(['cooling-tower'], 33, 25);
    const heatKW = serviceCapacityKW(service, 0);
    const { waterLPerHour, compressorKW } = serve(service, heatKW, 0, empty());
    const { chiller, leavingAirK, cyclesOfConcentration } = base.rejections['water-chiller']!;
    const leavingC = 25 + chiller.condenserApproachK - chiller.condenserApproachK + leavingAirK;
    const evaporatedL = (heatKW + compressorKW) * evaporationRatio(33, 25, leavingC) * LITRES_PER_KWH;
    expect(waterLPerHour).toBeCloseTo(evaporatedL * (1 + 1 / (cyclesOfConcentration - 1)), 6);
    expect(waterLPerHour / heatKW).toBeGreaterThan(1.5);
    expect(waterLPerHour / heatKW).toBeLessThan(2.6);
  });
});
