import fc from '../../support/laws.ts';
import { describe, expect, it } from 'vitest';
import { incidentLive } from '../../../src/sim/rules/incident.ts';
import { upsHoldsKWh } from '../../../src/sim/rules/power/ups.ts';
import { incidentCooling, stepCooling } from '../../../src/sim/systems/cooling/step.ts';
import { incidentPower, stepPower } from '../../../src/sim/systems/power/step.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { GensetDef } from '../../../src/sim/world/catalogPlant.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import type { HallState, SitePower } from '../../../src/sim/world/plant.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addReady, makeContext, siteOf, stepContext } from '../../support/tinyWorld.ts';
import { GPUS_PER_LIQUID_RACK, liquidCampus } from './liquidCampus.ts';

const { power: constants } = tinyCatalog.constants;
const engine = tinyCatalog.structures['genset'] as GensetDef;
const catalogWith = (over: Partial<typeof constants>, turbine: Partial<GensetDef> = {}): Catalog => ({
  ...tinyCatalog, constants: { ...tinyCatalog.constants, power: { ...constants, ...over } },
  structures: { ...tinyCatalog.structures, turbine: { ...engine, id: 'turbine', blackStart: false, ...turbine } },
});

/** A hall in a run for three hours behind the grid, cooled by towers. */
function running(catalog: Catalog, build: (add: (def: string, x: number) => void) => void = () => undefined, racks = 40): SimContext {
  const { world } = liquidCampus(catalog, racks);
  build((def, x) => { addReady(catalog, world, def, x, 20); });
  addJob(world, racks * GPUS_PER_LIQUID_RACK);
  const context = makeContext(catalog, world);
  for (let i = 0; i < 3; i++) {
    stepPower(stepContext(context, 3_600));
    stepCooling(stepContext(context, 3_600));
    world.timeS += 3_600;
  }
  return context;
}
const hallOf = (context: SimContext): HallState => siteOf(context.world).structures[0]!.hall!;
const powerOf = (context: SimContext): SitePower => siteOf(context.world).power;
function cut(context: SimContext, seconds: number): void {
  powerOf(context).gridOutUntilS = context.world.timeS + seconds;
}
function tenSeconds(context: SimContext, balance = true): void {
  incidentPower(stepContext(context, 10));
  incidentCooling(stepContext(context, 10));
  context.world.timeS += 10;
  const { solarKW, gridKW, gensetKW, batteryKW, upsKW, loadKW } = powerOf(context);
  if (balance) expect(solarKW + gridKW + gensetKW + batteryKW + upsKW).toBeCloseTo(loadKW, 6);
}

describe('the energy of a UPS', () => {
  it.each([[0, 833.333], [150 * 833.333, 750], [300 * 833.333, 666.667], [9_000 * 833.333, 666.667]])('of 10 MW for five minutes that has given %f kWh is %f', (given, holds) => {
    expect(upsHoldsKWh(10_000, given, { ...constants, upsMinutes: 5 })).toBeCloseTo(holds, 2); // 80 % after 300 discharges
  });

  it('carries racks through a short outage, is used up by what they draw, and fills again', () => {
    const context = running(catalogWith({ upsMinutes: 5 }));
    const gpus = hallOf(context).poweredGpus;
    cut(context, 20);
    const drawKW = hallOf(context).itKW;
    tenSeconds(context);
    tenSeconds(context);
    expect(hallOf(context).poweredGpus).toBe(gpus);
    expect(powerOf(context).gridKW).toBe(0);
    expect(hallOf(context).upsUsedKWh).toBeCloseTo((drawKW * 20) / 3_600, 3);
    const { upsUsedKWh } = hallOf(context);
    while (incidentLive(context.world)) tenSeconds(context);
    expect(hallOf(context).poweredGpus).toBe(gpus);
    context.world.timeS = Math.ceil(context.world.timeS / 3_600) * 3_600;
    stepPower(stepContext(context, 3_600));
    expect(hallOf(context).upsUsedKWh).toBeLessThan(upsUsedKWh);
    expect(hallOf(context).upsUsedKWh).toBeGreaterThanOrEqual(0);
  });

  it('goes dark in order before it gets too hot, and loses no GPU', () => {
    const context = running(catalogWith({ upsMinutes: 60 }));
    cut(context, 3_600);
    let seconds = 0;
    for (; seconds < 3_600 && hallOf(context).poweredGpus > 0; seconds += 10) tenSeconds(context);
    expect(seconds).toBeLessThan(600); // far less than the UPS has energy for
    expect(seconds).toBeGreaterThan(10);
    expect(hallOf(context).liquidSupplyC).toBeLessThan(context.catalog.constants.cooling.coolantShutdownC);
    expect(context.world.compute.reliability.damagedGpus).toBe(0);
  });

  it('holds no shorter with more minutes', () => {
    const heldS = (upsMinutes: number): number => {
      const context = running(catalogWith({ upsMinutes }), undefined, 10);
      cut(context, 1_200);
      let seconds = 0;
      for (; seconds < 1_200 && (tenSeconds(context), hallOf(context).poweredGpus > 0); seconds += 10);
      return seconds;
    };
    fc.assert(fc.property(fc.double({ min: 0, max: 10, noNaN: true }), fc.double({ min: 0, max: 10, noNaN: true }), (minutes, more) => {
      expect(heldS(minutes + more)).toBeGreaterThanOrEqual(heldS(minutes));
    }), { numRuns: 6 });
  });
});

describe('chillers', () => {
  it('restart after an outage, and dark halls wait for them', () => {
    const context = running(catalogWith({}));
    const { restartS } = tinyCatalog.structures['tower'] as { restartS: number };
    cut(context, 60);
    for (let i = 0; i < 6; i++) tenSeconds(context);
    expect(hallOf(context).poweredGpus).toBe(0);
    expect(powerOf(context).restartLeftS).toBe(restartS);
    let seconds = 0;
    for (; seconds < 1_000 && hallOf(context).poweredGpus === 0; seconds += 10) tenSeconds(context);
    expect(seconds).toBe(restartS);
    expect(powerOf(context).restartLeftS).toBe(0);
    expect(context.world.incidents).toMatchObject({ survived: 0, lost: 1 }); // the hall was dark: nobody survived this
  });

  it('run on when a battery bridges the whole site', () => {
    const context = running(catalogWith({}), (add) => { for (let i = 0; i < 4; i++) add('battery', i); });
    cut(context, 60);
    for (let i = 0; i < 6; i++) tenSeconds(context);
    expect(powerOf(context).restartLeftS).toBe(0);
    expect(powerOf(context).upsKW).toBe(0);
  });
});

describe('a black start', () => {
  it('begins with units that need no power at the site; the others follow them', () => {
    const alone = running(catalogWith({}), (add) => { for (let i = 0; i < 3; i++) add('turbine', i); });
    cut(alone, 3_000);
    for (let i = 0; i < 60; i++) tenSeconds(alone);
    expect(powerOf(alone).gensetCapacityKW).toBe(0);
    const helped = running(catalogWith({}), (add) => { add('genset', 0); for (let i = 1; i < 3; i++) add('turbine', i); });
    cut(helped, 3_000);
    for (let s = 0; s < engine.startS; s += 10) tenSeconds(helped);
    expect(powerOf(helped).gensetCapacityKW).toBeCloseTo(engine.unitKW, 6);
    for (let s = 0; s < engine.startS + 10; s += 10) tenSeconds(helped);
    expect(powerOf(helped).gensetCapacityKW).toBeCloseTo(2 * engine.unitKW, 6); // as many as the load asks for
  });

  it.each([[20, 0.1], [40, 0.1], [20, 0.25]])('takes load every %i s in steps of %f of what runs', (pickupS, stepRatio) => {
    const context = running(catalogWith({ pickupS }, { blackStart: true, stepRatio }), (add) => { for (let i = 0; i < 3; i++) add('turbine', i); });
    cut(context, 3_000);
    for (let s = 0; s < engine.startS; s += 10) tenSeconds(context);
    let before = powerOf(context).islandKW;
    for (let i = 0; i < 40; i++) {
      tenSeconds(context);
      const { islandKW, gensetCapacityKW, gensetKW } = powerOf(context);
      expect(islandKW - before).toBeLessThanOrEqual((gensetCapacityKW * stepRatio * 10) / pickupS + 1e-6);
      expect(gensetKW).toBeLessThanOrEqual(islandKW + 1e-6);
      before = islandKW;
    }
    expect(before).toBeGreaterThan(0);
  });

  it('needs no steps beside a charged battery', () => {
    const context = running(catalogWith({ pickupS: 600 }), (add) => { add('genset', 0); add('battery', 2); });
    cut(context, 3_000);
    for (let s = 0; s < engine.startS + 20; s += 10) tenSeconds(context);
    expect(powerOf(context).islandKW).toBe(0);
    expect(powerOf(context).gensetCapacityKW).toBeCloseTo(engine.unitKW, 6);
  });
});
