/** Servers, usable GPUs, energy and conversion losses against published numbers. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { calc, catalog, numberFrom, refusals, termOf } from './support.ts';

describe('server-power', () => {
  test.each([
    ['h100', 8, 9.7, 10.7], // C1: NVIDIA DGX H100, 10.2 kW
    ['b200', 8, 13.6, 15.0], // C2 a: NVIDIA DGX B200, 14.3 kW
    ['gb200-nvl72', 72, 115, 135], // C2 c: rack of 120 to 132 kW
    ['a100', 8, 6.2, 6.8], // DGX A100, 6.5 kW
    ['v100', 8, 3.2, 3.7], // DGX-1, 3.5 kW
    ['vr-nvl72', 72, 190, 230], // announced range
  ])('%s, %i GPUs: %f to %f kW', (accelerator, gpusPerServer, low, high) => {
    const kW = numberFrom('server-power', { accelerator, gpusPerServer }, 'serverKW');
    expect(kW).toBeGreaterThanOrEqual(low);
    expect(kW).toBeLessThanOrEqual(high);
  });
  test('C2 b: 32 servers of B200 draw 458 kW', () => expect(Math.abs(32 * numberFrom('server-power', { accelerator: 'b200', gpusPerServer: 8 }, 'serverKW') - 458)).toBeLessThan(23));
  test('GPUs are 55 % of a DGX H100', () => expect(termOf(calc('server-power', { accelerator: 'h100', gpusPerServer: 8 }), 'gpuShare')).toBeCloseTo(0.549, 3));
  test('terms add up; more GPUs and more load draw more; fewer GPUs share a host', () => fc.assert(fc.property(
    fc.constantFrom(...Object.keys(catalog.accelerators)), fc.integer({ min: 1, max: 143 }), fc.double({ min: 0, max: 0.99, noNaN: true }),
    (accelerator, gpusPerServer, utilisation) => {
      const result = calc('server-power', { accelerator, gpusPerServer, utilisation });
      expect(termOf(result, 'gpuKW') + termOf(result, 'hostKW') + termOf(result, 'fansNetworkLossKW')).toBeCloseTo(Number(result['serverKW']), 9);
      expect(numberFrom('server-power', { accelerator, gpusPerServer: gpusPerServer + 1, utilisation }, 'serverKW')).toBeGreaterThan(Number(result['serverKW']));
      expect(numberFrom('server-power', { accelerator, gpusPerServer, utilisation: utilisation + 0.01 }, 'serverKW')).toBeGreaterThan(Number(result['serverKW']));
    },
  ), { numRuns: 60 }));
});

describe('usable', () => {
  const spec = (supplyMW: number, more: Record<string, unknown> = {}) => ({
    accelerator: 'h100', gpusInstalled: 100_000, supplyMW, cooling: 'direct-to-chip', rejection: 'dry-cooler', climate: 'memphis', ...more,
  });
  // Epoch, Toms Hardware: 50 MW of grid and 14 generators of 2.5 MW in September 2024; 25,000 GPUs trained at 45 MW in August.
  test.each(['dry-cooler', 'tower', 'air-chiller', 'evaporative'])('C4: 85 MW do not run 100,000 H100 (%s)', (rejection) => {
    const gpus = numberFrom('usable', spec(85, { rejection }), 'gpusUsable');
    expect(gpus).toBeGreaterThan(40_000);
    expect(gpus).toBeLessThan(61_000);
  });
  test('45 MW run about 25,000', () => expect(Math.abs(numberFrom('usable', spec(45), 'gpusUsable') - 25_000)).toBeLessThan(3000));
  test('more supply never runs fewer; whole servers; the waterfall falls', () => {
    let before = -1;
    for (const supplyMW of [0, 0.5, 5, 20, 60, 85, 120, 180, 200, 400]) {
      const result = calc('usable', spec(supplyMW));
      const gpus = Number(result['gpusUsable']);
      expect(gpus).toBeGreaterThanOrEqual(before);
      expect(gpus % 8).toBe(0);
      before = gpus;
      const steps = (result['waterfall'] as { gpus: number }[]).map((step) => step.gpus);
      expect(steps).toEqual(steps.toSorted((a, b) => b - a));
      if (gpus < 100_000) expect(termOf(result, 'drawnMW')).toBeLessThanOrEqual(Math.max(termOf(result, 'supplyAfterReserveMW'), termOf(calc('usable', spec(0)), 'drawnMW')) + 1e-9);
    }
    expect(before).toBe(100_000);
  });
});

describe('energy', () => {
  test.each([
    ['Llama 3.1 405B: 30.84M GPU hours at 700 W, 21.6 GWh, 8,930 t', { gpus: 30_840_000, hours: 1, accelerator: 'h100', pue: 1, gridKgPerKWh: 0.414 }, 21_600, 8930],
    ['BLOOM: 1.08M GPU hours at 400 W, 433 MWh, 24.7 t', { gpus: 384, hours: 2820, accelerator: 'a100', pue: 1, gridKgPerKWh: 0.057 }, 433, 24.7],
    ['Gopher: 283 W measured per chip, PUE 1.08', { gpus: 4096, hours: 920, wattsPerChip: 283, accelerator: 'tpu-v4', pue: 1.08, gridKgPerKWh: 0.33 }, 1151, 380],
  ])('%s', (_what, spec, MWh, tCO2) => {
    const result = calc('energy', spec);
    expect(Math.abs(Number(result['MWh']) / MWh - 1)).toBeLessThan(0.02);
    expect(Math.abs(Number(result['tCO2']) / tCO2 - 1)).toBeLessThan(0.02);
    expect(Number(result['allInMWh'])).toBeGreaterThan(0);
  });
});

describe('C14: Frontier (ExaDigiT RAPS)', () => {
  const loads = [{ count: 4, idleW: 88, maxW: 560 }, { count: 1, idleW: 90, maxW: 280 }, { count: 1, idleW: 74.3 }, { count: 4, idleW: 20 }, { count: 1, idleW: 30 }];
  const stages = [{ efficiencyRatio: 0.98, fixedW: 13 }, { efficiencyRatio: 0.96, fixedW: 17, unitsPerConverter: 4 }];
  const frontier = { loads, stages, units: 74 * 128, extraLoads: [{ count: 74 * 32, watts: 250 }, { count: 25, watts: 8470 }] };
  test.each([['idle', 0, 7.28, 0.084], ['peak', 1, 28.2, 0.065]])('%s: %f MW', (_name, utilisation, inputMW, lossRatio) => {
    const result = calc('conversion-loss', { ...frontier, utilisation });
    expect(Math.abs(Number(result['inputMW']) / inputMW - 1)).toBeLessThan(0.01);
    expect(Math.abs(Number(result['lossRatio']) - lossRatio)).toBeLessThan(0.001);
    expect(Number(result['loadMW']) + Number(result['lossMW']) + Number(result['extraMW'])).toBeCloseTo(Number(result['inputMW']), 9);
  });
  test('HPL: CPU 33 %, GPU 79 % draws 22.9 MW', () => {
    const hpl = [{ ...loads[0], utilisation: 0.79 }, { ...loads[1], utilisation: 0.33 }, ...loads.slice(2)];
    expect(Math.abs(numberFrom('conversion-loss', { ...frontier, loads: hpl }, 'inputMW') - 22.9)).toBeLessThan(0.3);
  });
  test('a maximum below idle is refused', () => expect(refusals('conversion-loss', { loads: [{ count: 1, idleW: 100, maxW: 90 }], stages })[0]?.code).toBe('max-below-idle'));
});
