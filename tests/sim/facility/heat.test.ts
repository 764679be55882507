/** Laws of heat rejection: curves with sources, signs, balances. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { chillerCop } from '../../../src/sim/rules/facility/chillerLift.ts';
import { buildStages, chainInputKW } from '../../../src/sim/rules/facility/conversion.ts';
import { buildFacility, emptyHour, facilityHour, type FacilityHour } from '../../../src/sim/rules/facility/facilityHour.ts';
import { streamCost, type HeatStream } from '../../../src/sim/rules/facility/heatStream.ts';
import { evaporationRatio, moistureOf, saturatedEnthalpy, saturatedMoisture, saturationKPa } from '../../../src/sim/rules/psychrometrics.ts';
import type { CoolingMethodDef } from '../../../src/sim/world/catalogFacility.ts';
import { catalog } from './support.ts';

const { rejections, coolingMethods, conversionStages, siteDesigns } = catalog;
const design = siteDesigns['standard']!;
const METHODS = Object.keys(coolingMethods);
const REJECTIONS = Object.keys(rejections);

function hourOf(method: CoolingMethodDef, rejection: string, dryC: number, wetC: number, loadRatio = 1): FacilityHour {
  const stages = method.conversion.map((id) => conversionStages[id]!);
  const site = buildFacility(method, rejections[rejection]!, stages, design, 10_000, 0.01);
  const out = emptyHour();
  facilityHour(site, 10_000 * loadRatio, dryC, wetC, out);
  return out;
}

describe('moist air', () => {
  // Steam tables and the ASHRAE psychrometric chart at sea level.
  test.each([[0, 0.611], [20, 2.339], [35, 5.628]])('saturation at %f °C is %f kPa', (celsius, kPa) => expect(Math.abs(saturationKPa(celsius) / kPa - 1)).toBeLessThan(0.01));
  test.each([[10, 29.4], [20, 57.5], [30, 99.7]])('saturated enthalpy at %f °C is %f kJ/kg', (celsius, kJ) => expect(Math.abs(saturatedEnthalpy(celsius) - kJ)).toBeLessThan(0.8));
  test('moisture by two bulbs: 35 °C dry and 20 °C wet is 0.0085', () => {
    expect(Math.abs(moistureOf(35, 20) - 0.0085)).toBeLessThan(0.0005);
    expect(moistureOf(25, 25)).toBeCloseTo(saturatedMoisture(25), 12);
  });
  test('vapour carries most of a tower\'s heat in summer, half in winter, more than all in a desert', () => {
    expect(evaporationRatio(33, 25.5, 32)).toBeGreaterThan(0.85);
    expect(evaporationRatio(-10, -11, 14)).toBeLessThan(0.6);
    expect(evaporationRatio(40, 20, 27)).toBeGreaterThan(1);
  });
});

describe('compressors', () => {
  const air = rejections['air-chiller']!.chiller;
  const water = rejections['water-chiller']!.chiller;
  // EnergyPlus air-cooled chiller, 6.7 °C water, 70 % load (figures cop_air_15 to cop_air_45).
  test.each([[15, 4.46], [20, 4.19], [25, 3.85], [30, 3.49], [35, 3.15], [40, 2.85], [45, 2.59]])('air-cooled at %f °C: COP %f', (dryC, cop) => {
    expect(Math.abs(chillerCop(air, 6.7, dryC) - cop)).toBeLessThan(0.15);
  });
  test('water-cooled: COP 5 to 8 at the rating of 6.7 °C and a wet bulb of 25.6 °C (ASHRAE 90.1 and vendors)', () => {
    expect(chillerCop(water, 6.7, 25.6)).toBeGreaterThan(5);
    expect(chillerCop(water, 6.7, 25.6)).toBeLessThan(8);
  });
  test('warmer water adds 2 to 3 % per K to an air-cooled machine', () => {
    const perK = (chillerCop(air, 16.7, 35) / chillerCop(air, 6.7, 35)) ** 0.1 - 1;
    expect(perK).toBeGreaterThan(0.018);
    expect(perK).toBeLessThan(0.032);
  });
  test('COP falls with ambient and rises with warmer water', () => fc.assert(fc.property(
    fc.constantFrom(air, water), fc.double({ min: 5, max: 30, noNaN: true }), fc.double({ min: 20, max: 50, noNaN: true }), fc.double({ min: 0.1, max: 10, noNaN: true }),
    (chiller, waterC, ambientC, more) => {
      expect(chillerCop(chiller, waterC, ambientC + more)).toBeLessThanOrEqual(chillerCop(chiller, waterC, ambientC));
      expect(chillerCop(chiller, waterC + more, ambientC)).toBeGreaterThan(chillerCop(chiller, waterC, ambientC) * 0.9999);
    },
  )));
});

describe('a stream of heat', () => {
  const arbitrary = fc.record({
    rejection: fc.constantFrom(...REJECTIONS), supplyC: fc.double({ min: 8, max: 45, noNaN: true }), deltaK: fc.double({ min: 3, max: 15, noNaN: true }),
    dryC: fc.double({ min: -30, max: 48, noNaN: true }), depression: fc.double({ min: 0, max: 18, noNaN: true }),
  });
  test('heat in and compressor work are rejected; water is evaporated and blown down; nothing is negative', () => fc.assert(fc.property(arbitrary, ({ rejection, supplyC, deltaK, dryC, depression }) => {
    const def = rejections[rejection]!;
    const stream: HeatStream = { supplyC, returnC: supplyC + deltaK, waterC: supplyC, byAir: false };
    const cost = streamCost(def, stream, 0.65, dryC, dryC - Math.min(depression, Math.max(0, dryC + 5)));
    expect(cost.rejectedRatio).toBeCloseTo(1 + cost.compressorRatio, 9);
    for (const value of Object.values(cost)) expect(value).toBeGreaterThanOrEqual(0);
    for (const value of Object.values(cost)) expect(Number.isFinite(value)).toBe(true);
    const blowdown = cost.makeupLPerKWh - cost.evaporatedLPerKWh;
    if (def.cyclesOfConcentration > 1) expect(blowdown * (def.cyclesOfConcentration - 1)).toBeCloseTo(cost.evaporatedLPerKWh, 9);
    else expect(cost.makeupLPerKWh).toBe(0);
  })));
});

describe('a site in one hour', () => {
  const anyHour = fc.record({
    method: fc.constantFrom(...METHODS), rejection: fc.constantFrom(...REJECTIONS), dryC: fc.double({ min: -30, max: 48, noNaN: true }),
    depression: fc.double({ min: 0, max: 15, noNaN: true }), load: fc.double({ min: 0.05, max: 1, noNaN: true }),
  });

  test('energy: the meter counts IT, losses and cooling; heat: what is made is rejected', () => fc.assert(fc.property(anyHour, ({ method, rejection, dryC, depression, load }) => {
    const hour = hourOf(coolingMethods[method]!, rejection, dryC, dryC - Math.min(depression, Math.max(0, dryC + 5)), load);
    const parts = hour.itKW + hour.conversionKW + hour.fanKW + hour.pumpKW + hour.compressorKW + hour.humidityKW + hour.miscKW;
    expect(parts / hour.siteKW).toBeCloseTo(1, 9);
    expect((hour.heatKW + hour.compressorKW) / hour.rejectedKW).toBeCloseTo(1, 9);
    expect(hour.siteKW).toBeGreaterThan(hour.itKW);
    expect(hour.freeRatio).toBeLessThanOrEqual(1 + 1e-9);
  })));

  test('PUE does not fall as the wet bulb rises', () => fc.assert(fc.property(anyHour, ({ method, rejection, dryC, depression, load }) => {
    const drier = hourOf(coolingMethods[method]!, rejection, dryC, dryC - depression - 1, load);
    const wetter = hourOf(coolingMethods[method]!, rejection, dryC, dryC - depression, load);
    expect(wetter.siteKW).toBeGreaterThanOrEqual(drier.siteKW - 1e-6);
  })));

  test('PUE does not rise with warmer set-points', () => fc.assert(fc.property(anyHour, fc.double({ min: 0.5, max: 6, noNaN: true }), ({ method, rejection, dryC, depression, load }, moreK) => {
    const def = coolingMethods[method]!;
    const warmer: CoolingMethodDef = {
      ...def, air: { ...def.air, supplyC: def.air.supplyC + moreK }, coolant: def.coolant ? { ...def.coolant, supplyC: def.coolant.supplyC + moreK } : null,
    };
    const wetC = dryC - Math.min(depression, Math.max(0, dryC + 5));
    // Sprays that rest for a warmer set-point leave their work to faster fans: a hundredth of the heat at most.
    const slack = rejection === 'evaporative' ? 0.03 : 1e-9;
    expect(hourOf(warmer, rejection, dryC, wetC, load).siteKW).toBeLessThanOrEqual(hourOf(def, rejection, dryC, wetC, load).siteKW * (1 + slack));
  })));

  test('part load costs more per kW of IT', () => {
    for (const method of METHODS) {
      const def = coolingMethods[method]!;
      const ratio = (load: number): number => hourOf(def, 'tower', 20, 14, load).conversionKW / load;
      expect(ratio(0.3), method).toBeGreaterThan(ratio(1));
    }
  });
});

describe('conversion', () => {
  test('a chain multiplies efficiencies and adds constants scaled by what lies before them', () => {
    const stages = buildStages([
      { ...conversionStages['transformer']!, efficiencyRatio: 0.99, fixedRatio: 0.01, designLoadRatio: 0.5 },
      { ...conversionStages['busway']!, efficiencyRatio: 0.95, fixedRatio: 0, designLoadRatio: 1 },
    ], 950);
    expect(stages.map(({ fixedKW }) => fixedKW)).toEqual([20, 0]); // 1 % of 1,000 kW over half load
    expect(chainInputKW(stages, 950)).toBeCloseTo(1000 / 0.99 + 20, 9);
    expect(chainInputKW(stages, 0)).toBeCloseTo(20, 9);
  });
});
