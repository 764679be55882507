import { describe, expect, it } from 'vitest';
import { transformerLossKW, upsLossKW } from '../../../src/sim/rules/electrical.ts';
import { plantCapacityKW } from '../../../src/sim/rules/rejection.ts';
import { clockOf, dynamicRatioOf, rackMaxKW, serverKW } from '../../../src/sim/rules/serverPower.ts';
import { advanceNode, carriedRatio, damagePerHour, dieState, settledC, type DieLimits, type ThermalNode } from '../../../src/sim/rules/thermal.ts';
import { humidityAt, monthlyAt, nextNoiseK, wetBulbC } from '../../../src/sim/rules/weather.ts';
import type { HeatRejectionDef } from '../../../src/sim/world/catalogPlant.ts';
import type { OutdoorAir } from '../../../src/sim/world/plant.ts';
import { tinyCatalog, tinyConstants } from '../../support/tinyCatalog.ts';

const weather = (dryBulbC: number, wet: number): OutdoorAir => ({ dryBulbC, wetBulbC: wet });
const { power, cooling } = tinyConstants;
const h100 = tinyCatalog.accelerators['h100']!;
const plant = (id: string): HeatRejectionDef => tinyCatalog.structures[id] as HeatRejectionDef;

describe('weather', () => {
  // Stull 2011, figure 3 and worked example: 20 °C at 50 % gives 13.7 °C.
  it.each([[20, 0.5, 13.7], [30, 0.6, 23.9], [35, 0.3, 21.7], [0, 0.8, -1.3]])('wet bulb of %f °C at %f', (dry, rh, wet) => {
    expect(Math.abs(wetBulbC(dry, rh) - wet)).toBeLessThan(0.5);
  });
  it('interpolates months and wraps at the year end', () => {
    const table = [5, 7, 12, 17, 22, 26.5, 28, 27.5, 24, 18, 11.5, 6.5];
    expect(monthlyAt(table, 16)).toBeCloseTo(5, 1);
    expect(Math.abs(monthlyAt(table, 1) - monthlyAt(table, 365))).toBeLessThan(0.2);
  });
  it('dries as it warms', () => expect(humidityAt(0.7, 5)).toBeLessThan(0.7));
  it('keeps the noise at its standard deviation', () => {
    const climate = tinyCatalog.climates['memphis']!;
    const rho = climate.noiseHourCorrelation;
    const fromNoise = nextNoiseK(climate, 1, 0);
    const fromDraw = nextNoiseK(climate, 0, 1);
    expect(fromNoise).toBeCloseTo(rho, 12);
    expect(rho * rho * climate.noiseSdK ** 2 + fromDraw ** 2).toBeCloseTo(climate.noiseSdK ** 2, 9);
  });
});

describe('server power', () => {
  it('C1: a DGX H100 draws 10.2 kW at full load', () => expect(serverKW(h100, 1)).toBe(10.2));
  it('about 1.39 kW of IT per H100, all in', () => {
    const rack = tinyCatalog.racks['liquid64']!;
    expect(rackMaxKW(rack, h100, power) / 64).toBeGreaterThan(1.36);
    expect(rackMaxKW(rack, h100, power) / 64).toBeLessThan(1.42);
  });
  it.each([0.4, 0.6, 0.8, 1])('cap and clock are inverse at %f', (ratio) => expect(dynamicRatioOf(clockOf(ratio, power), power)).toBeCloseTo(ratio, 12));
});

describe('losses', () => {
  it('full-load losses are the constants', () => {
    expect(transformerLossKW(1000, 1000, power)).toBeCloseTo(1000 * power.transformerLossRatio, 9);
    expect(upsLossKW(1000, 1000, power)).toBeCloseTo(1000 * power.upsLossRatio, 9);
  });
  it('part load costs more per kW', () => expect(upsLossKW(200, 1000, power) / 200).toBeGreaterThan(upsLossKW(1000, 1000, power) / 1000));
});

describe('heat rejection', () => {
  // The table of COP by outdoor temperature is in tests/sim/facility/heat.test.ts: the same function.
  it('dry cooler carries nothing when the air is as warm as the loop', () => {
    expect(plantCapacityKW(tinyCatalog, plant('dry-cooler'), weather(28, 20), 28)).toBe(0);
    expect(plantCapacityKW(tinyCatalog, plant('dry-cooler'), weather(10, 8), 28)).toBe(5000);
  });
  it('sprays carry on where dry air does not', () => {
    expect(plantCapacityKW(tinyCatalog, plant('sprayed-cooler'), weather(28, 20), 28)).toBeGreaterThan(3000);
    expect(plantCapacityKW(tinyCatalog, plant('sprayed-cooler'), weather(10, 8), 28)).toBe(5000);
  });
  it('a chiller derates in heat', () => expect(plantCapacityKW(tinyCatalog, plant('air-chiller'), weather(45, 25), 20)).toBeLessThan(6000));
});

const airLimits: DieLimits = { riseK: 50, throttleC: 87, slowdownC: 89, shutdownC: 92, inletLimitC: cooling.inletShutdownC };

describe('die', () => {
  it('throttles before it slows down, slows down before it shuts down', () => {
    let last = 2;
    const seen = new Set<string>();
    for (let inlet = 20; inlet <= 80; inlet += 0.25) {
      const { clockRatio } = dieState(inlet, 0.24, 0.72, 1, { ...airLimits, inletLimitC: 200 }, cooling, power);
      expect(clockRatio).toBeLessThanOrEqual(last);
      last = clockRatio;
      seen.add(clockRatio === 1 ? 'full' : clockRatio > 0.5 ? 'throttled' : clockRatio === 0.5 ? 'half' : 'off');
    }
    expect([...seen]).toEqual(['full', 'throttled', 'half', 'off']);
  });
  it('the server protects itself at its inlet limit', () => {
    expect(dieState(45, 0.24, 0.72, 1, airLimits, cooling, power).clockRatio).toBe(0);
    expect(dieState(24, 0.24, 0.72, 1, airLimits, cooling, power).clockRatio).toBe(1);
  });
  it('damage doubles every 10 K (Arrhenius)', () => expect(damagePerHour(102, 92, cooling) / damagePerHour(92, 92, cooling)).toBeCloseTo(2, 9));
});

describe('hall heat', () => {
  const node = (more: Partial<ThermalNode>): ThermalNode => ({
    airC: 24, massC: 24, heatKW: 100, capacityKW: 0, setC: 24, airKJPerK: 200, massKJPerK: 1600, couplingKWPerK: 8, ...more,
  });
  it('C13: air hall at 5 kW a cabinet without cooling reaches the servers limit in 2 to 5 minutes', () => {
    // 20 cabinets of 5 kW: 100 kW, 10 kJ/K of air per cabinet. Source: Opengate / Active Power 2007, 3 min 9 s.
    const hall = node({});
    let seconds = 0;
    while (hall.airC < cooling.inletShutdownC && seconds < 3600) {
      advanceNode(hall, 10, cooling.coilDesignK);
      seconds += 10;
    }
    expect(seconds).toBeGreaterThanOrEqual(120);
    expect(seconds).toBeLessThanOrEqual(300);
  });
  it('liquid loop: +20 K in 21 to 84 s with the pump on and no rejection (figures tau_loop)', () => {
    const loop = node({ heatKW: 120, airKJPerK: cooling.liquidKJPerKPerKW * 120, massKJPerK: 0, couplingKWPerK: 0 });
    let seconds = 0;
    while (loop.airC < 44 && seconds < 600) {
      advanceNode(loop, 1, cooling.coilDesignK);
      seconds++;
    }
    expect(seconds).toBeGreaterThanOrEqual(21);
    expect(seconds).toBeLessThanOrEqual(84);
  });
  it.each([[0, 100], [40, 100], [150, 100], [400, 30]])('heat made = removed + stored (capacity %f kW, heat %f kW)', (capacityKW, heatKW) => {
    const hall = node({ capacityKW, heatKW, airC: 30, massC: 27 });
    for (let i = 0; i < 60; i++) {
      const before = hall.airC * hall.airKJPerK + hall.massC * hall.massKJPerK;
      const removed = advanceNode(hall, 10, cooling.coilDesignK);
      const stored = hall.airC * hall.airKJPerK + hall.massC * hall.massKJPerK - before;
      expect(removed + stored).toBeCloseTo(heatKW * 10, 6);
      if (capacityKW === 0) expect(Math.abs(removed)).toBeLessThan(1e-6);
      expect(removed).toBeGreaterThanOrEqual(-1e-6);
    }
  });
  it('comes to rest at the settled temperature', () => {
    const hall = node({ capacityKW: 80 });
    for (let i = 0; i < 2000; i++) advanceNode(hall, 10, cooling.coilDesignK);
    expect(hall.airC).toBeCloseTo(settledC(100, 80, 24, cooling.coilDesignK), 3);
  });
  it('restarts only what the cooling carries', () => {
    expect(carriedRatio(100, 0, 24, 40, 16)).toBe(0);
    expect(carriedRatio(100, 50, 24, 24, 16)).toBe(0.5);
    expect(carriedRatio(100, 200, 24, 24, 16)).toBe(1);
  });
});
