import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { breakerHeat, secondsToTrip } from '../../../src/sim/rules/power/breaker.ts';
import { stiffnessOf, swingOf, tripChance, tripsPerHour, type StiffnessInput } from '../../../src/sim/rules/power/swing.ts';
import { stepPower } from '../../../src/sim/systems/power/step.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, makeContext, siteOf, stepContext } from '../../support/tinyWorld.ts';
import { liquidCampus } from './liquidCampus.ts';

const { swing: constants, distribution } = tinyCatalog.constants;
const risk = (depthKW: number, supply: StiffnessInput, checkpointsPerHour = 2): number => tripsPerHour(swingOf(depthKW, constants), stiffnessOf(supply, constants), checkpointsPerHour, constants);
const kW = fc.double({ min: 0, max: 500_000, noNaN: true });
const supply = fc.record({ gridKW: kW, shortCircuitRatio: fc.constant(8), generatorStepKW: kW, batteryKW: kW });

describe('the swing of a synchronous run', () => {
  it('is 10 to 20 MW for 100,000 H100, as reported of the first such site', () => {
    const serversKW = 12_500 * (10.2 - 2.4) * 1.09; // servers, kW between idle and full, network and storage
    const { stepKW } = swingOf(serversKW * (1 - constants.waitLoadRatio), constants);
    expect(stepKW).toBeGreaterThan(10_000);
    expect(stepKW).toBeLessThan(20_000);
  });

  it('is tens of MW when 16,384 GPUs stop for a checkpoint on a site of that run alone', () => {
    const { fallKW } = swingOf(2_048 * (10.2 - 2.4) * 1.09 * (1 - constants.waitLoadRatio), constants);
    expect(fallKW).toBeGreaterThan(5_000);
    expect(fallKW).toBeLessThan(30_000);
  });

  it('trips nothing while it fits, and the sooner the more it exceeds', () => {
    const grid = { gridKW: 100_000, shortCircuitRatio: 8, generatorStepKW: 0, batteryKW: 0 }; // takes 8 MW
    expect(risk(8_000 / constants.coherenceRatio, grid, 0)).toBe(0);
    expect(risk(16_000 / constants.coherenceRatio, grid, 0)).toBeCloseTo(constants.tripsPerHourAtDouble, 9);
    expect(risk(20_000 / constants.coherenceRatio, grid, 0)).toBeGreaterThan(constants.tripsPerHourAtDouble);
  });

  it('never trips more often with another battery, generator or connection', () => {
    fc.assert(fc.property(kW, supply, kW, fc.constantFrom('gridKW', 'generatorStepKW', 'batteryKW'), (depthKW, given, moreKW, source) => {
      expect(risk(depthKW, { ...given, [source]: given[source] + moreKW })).toBeLessThanOrEqual(risk(depthKW, given));
    }));
  });

  it('never trips more often when it swings less, or stops less often', () => {
    fc.assert(fc.property(kW, supply, fc.double({ min: 0, max: 1, noNaN: true }), (depthKW, given, share) => {
      expect(risk(depthKW * share, given)).toBeLessThanOrEqual(risk(depthKW, given));
      expect(risk(depthKW, given, 2 * share)).toBeLessThanOrEqual(risk(depthKW, given, 2));
      expect(tripChance(risk(depthKW, given), 24)).toBeLessThanOrEqual(1);
    }));
  });
});

/** 4,000 GPUs in a run behind 8 MW of grid. */
function running(): SimContext {
  const { world, hall } = liquidCampus(tinyCatalog, 62);
  addJob(world, 4_000);
  const context = makeContext(tinyCatalog, world);
  for (let i = 0; i < 3; i++) {
    stepPower(stepContext(context, 3_600));
    world.timeS += 3_600;
    hall.hall!.coolGpus = hall.hall!.poweredGpus;
  }
  return context;
}

describe('a site with a run', () => {
  it('shows its swing, and none when the run stops', () => {
    const context = running();
    expect(siteOf(context.world).power.swing.stepKW).toBeGreaterThan(100);
    context.world.compute.job = null;
    stepPower(stepContext(context, 3_600));
    expect(siteOf(context.world).power.swing.stepKW).toBe(0);
  });

  it('swings less and draws more when its halls smooth', () => {
    const plain = running();
    const smooth = running();
    for (const structure of siteOf(smooth.world).structures) if (structure.hall) structure.hall.smoothingRatio = 0.5;
    for (const context of [plain, smooth]) stepPower(stepContext(context, 3_600));
    const [a, b] = [siteOf(plain.world).power, siteOf(smooth.world).power];
    expect(b.swing.stepKW).toBeCloseTo(0.5 * a.swing.stepKW, -1);
    expect(b.itKW - a.itKW).toBeCloseTo(b.swing.burntKW, 6);
    expect(b.swing.burntKW).toBeGreaterThan(0);
  });

  it('loses its feed when protection trips, and says so', () => {
    const catalog = { ...tinyCatalog, constants: { ...tinyCatalog.constants, swing: { ...constants, voltageStepRatio: 0.0001, maxTripsPerHour: 100 } } };
    const context = { ...running(), catalog };
    stepPower(stepContext(context, 3_600));
    const { power } = siteOf(context.world);
    expect(power.swing.trips).toBe(1);
    expect(power.gridOutUntilS).toBe(context.world.timeS + constants.tripMinutes * 60);
    expect(context.events.map((event) => event.type)).toContain('power.tripped');
  });
});

describe('a busway breaker', () => {
  it.each([[1, Infinity], [1.1, 135], [1.5, 27], [2, 13.5]])('at %f of its rating trips after %f s', (over, seconds) => {
    const trip = secondsToTrip(1_000 * over, 1_000, distribution);
    if (seconds === Infinity) expect(trip).toBe(Infinity);
    else expect(trip).toBeCloseTo(seconds, 6);
  });

  it('remembers a short overload and forgets it in time', () => {
    const warm = breakerHeat(0, 1_500, 1_000, 20, distribution);
    expect(warm).toBeCloseTo(20 / 27, 9);
    expect(breakerHeat(warm, 1_500, 1_000, 10, distribution)).toBe(1);
    expect(breakerHeat(warm, 900, 1_000, distribution.breakerResetS, distribution)).toBe(0);
  });
});
