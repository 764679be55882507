/** Times to throttle and shutdown against published tests; order and sign. */
import fc from '../../support/laws.ts';
import { describe, expect, test } from 'vitest';
import { calc, numberFrom } from './support.ts';

const times = (spec: Record<string, unknown>): number[] => {
  const result = calc('overheat', spec);
  return [Number(result['secondsToThrottle']), Number(result['secondsToHalfClock']), Number(result['secondsToShutdown'])];
};

describe('overheat', () => {
  // Opengate Data Systems and Active Power 2007, lights out with IT on UPS.
  test('C13: air, 5 kW a cabinet, shutdown after 189 s (120 to 300)', () => {
    const seconds = numberFrom('overheat', { medium: 'air', kWPerCabinet: 5, loss: 'cooling' }, 'secondsToShutdown');
    expect(Math.abs(seconds - 189)).toBeLessThan(20);
  });
  test('dense air halls have about a minute at 10 kW and seconds at 40 kW (Uptime: continuous cooling above 4 kW)', () => {
    const [ten, forty] = [10, 40].map((kWPerCabinet) => numberFrom('overheat', { medium: 'air', kWPerCabinet, loss: 'cooling' }, 'secondsToShutdown'));
    expect(ten).toBeGreaterThan(35);
    expect(ten).toBeLessThan(90);
    expect(forty).toBeLessThan(15);
  });
  test('without coolant flow chips warm 3.6 K/s at 82 kW: throttled within 5 to 10 s (figures tau_gpu)', () => {
    const [throttle, half, shutdown] = times({ medium: 'liquid', kWPerCabinet: 82, loss: 'coolant-flow' });
    expect(throttle).toBeGreaterThan(4);
    expect(shutdown).toBeLessThan(10);
    expect(half).toBeLessThan(shutdown!);
  });
  test.each([[30, 21], [60, 42], [120, 84]])('a loop of %i L at 120 kW warms 20 K in %i s (figures tau_loop); 19 K throttle', (coolantLitres, seconds) => {
    const throttle = numberFrom('overheat', { medium: 'liquid', kWPerCabinet: 120, loss: 'heat-rejection', coolantLitres }, 'secondsToThrottle');
    expect(Math.abs(throttle / seconds - 1)).toBeLessThan(0.15);
  });
  test('a larger loop and more cabinets on it share the litres', () => {
    const one = times({ medium: 'liquid', kWPerCabinet: 120, loss: 'heat-rejection', coolantLitres: 60 });
    expect(times({ medium: 'liquid', kWPerCabinet: 120, cabinets: 10, loss: 'heat-rejection', coolantLitres: 600 })).toEqual(one);
  });

  const any = fc.record({
    medium: fc.constantFrom('air', 'liquid'), kWPerCabinet: fc.double({ min: 0.5, max: 600, noNaN: true }), loss: fc.constantFrom('cooling', 'coolant-flow', 'heat-rejection'),
    coolantLitres: fc.double({ min: 1, max: 20_000, noNaN: true }),
  });
  test('throttle precedes half clock precedes shutdown, all finite', () => fc.assert(fc.property(any, (spec) => {
    const [throttle, half, shutdown] = times(spec);
    expect(throttle).toBeGreaterThan(0);
    expect(half).toBeGreaterThan(throttle!);
    expect(shutdown).toBeGreaterThan(half!);
    expect(Number.isFinite(shutdown)).toBe(true);
  }), { numRuns: 80 }));
  test('denser is faster, more coolant slower', () => fc.assert(fc.property(any, (spec) => {
    const [throttle, , shutdown] = times(spec);
    const denser = times({ ...spec, kWPerCabinet: spec.kWPerCabinet * 1.5 });
    expect(denser[0]).toBeLessThan(throttle!);
    expect(denser[2]).toBeLessThan(shutdown!);
    expect(times({ ...spec, coolantLitres: spec.coolantLitres * 2 })[2]).toBeGreaterThanOrEqual(shutdown! * 0.999);
  }), { numRuns: 60 }));
  test('losing only the plant leaves more time than losing the flow', () => {
    for (const [medium, kWPerCabinet] of [['air', 10], ['liquid', 120]] as const) {
      const shutdown = (loss: string): number => numberFrom('overheat', { medium, kWPerCabinet, loss }, 'secondsToShutdown');
      expect(shutdown('heat-rejection')).toBeGreaterThan(shutdown('coolant-flow'));
      expect(shutdown('coolant-flow')).toBeGreaterThanOrEqual(shutdown('cooling'));
    }
  });
});
