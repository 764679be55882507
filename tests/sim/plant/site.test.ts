import { describe, expect, it } from 'vitest';
import { energyCostCentsPerHour } from '../../../src/sim/rules/energyCost.ts';
import { incidentLive } from '../../../src/sim/rules/incident.ts';
import { incidentCooling, stepCooling } from '../../../src/sim/systems/cooling/step.ts';
import { stepConstruction } from '../../../src/sim/systems/construction/step.ts';
import { incidentPower, stepPower } from '../../../src/sim/systems/power/step.ts';
import { stepWeather } from '../../../src/sim/systems/weather/step.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { RACK_RUNNING, RACK_SHUTDOWN } from '../../../src/sim/world/racks.ts';
import type { World } from '../../../src/sim/world/world.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addRacks, addReady, addUnits, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

function hour(context: SimContext): void {
  const step = stepContext(context, 3600);
  stepWeather(step);
  stepConstruction(step);
  stepPower(step);
  stepCooling(step);
}
function tenSeconds(context: SimContext): void {
  const step = stepContext(context, 10);
  incidentPower(step);
  incidentCooling(step);
  context.world.timeS += 10;
}
function run(context: SimContext, hours: number): void {
  for (let i = 0; i < hours; i++) {
    hour(context);
    const endS = context.world.timeS + 3600;
    while (context.world.timeS < endS && incidentLive(context.world)) tenSeconds(context);
    context.world.timeS = endS;
  }
}
function balances(world: World): void {
  for (const { power, cooling } of world.sites) {
    expect(power.itKW + power.coolingKW + power.lossKW + power.miscKW).toBeCloseTo(power.loadKW, 6);
    expect(power.gridKW + power.gensetKW + power.batteryKW + power.solarKW).toBeCloseTo(power.loadKW, 6);
    expect(cooling.chillerKW + cooling.fanKW).toBeCloseTo(power.coolingKW, 6);
    expect(cooling.heatKW).toBeCloseTo(power.itKW, 6);
    expect(power.gridKW).toBeLessThanOrEqual(power.feedLimitKW + 1e-6);
  }
}

/** 100,000 H100 in liquid halls with 50 MW of grid and 14 generators, in July. */
function campus(): { context: SimContext; world: World } {
  const world = makeWorld(tinyCatalog);
  const phase = siteOf(world).grid.find((entry) => entry.id === 'p50')!;
  phase.live = true;
  phase.requestedS = 0;
  for (const cohort of world.people.cohorts) if (cohort.role === 'facilities') cohort.count = 200;
  for (let h = 0; h < 4; h++) {
    const hall = addReady(tinyCatalog, world, 'hall-l', h * 11, 0);
    addUnits(hall, 'cdu', 40);
    addUnits(hall, 'crah', 40);
    addRacks(tinyCatalog, world, hall, 'liquid64', 391);
  }
  for (let i = 0; i < 14; i++) addReady(tinyCatalog, world, 'genset', i, 20);
  for (let i = 0; i < 16; i++) addReady(tinyCatalog, world, 'tower', (i % 12) * 3, 22 + 2 * Math.floor(i / 12));
  addJob(world, 100_000);
  return { context: makeContext(tinyCatalog, world), world };
}

describe('C4: 85 MW of supply and 100,000 H100', () => {
  it('powers 47,000 to 61,000 GPUs', () => {
    const { context, world } = campus();
    run(context, 24);
    balances(world);
    let gpus = 0;
    for (const structure of siteOf(world).structures) gpus += structure.hall?.poweredGpus ?? 0;
    const { power, cooling } = siteOf(world);
    expect(power.supplyKW).toBe(85_000);
    expect(power.loadKW).toBeLessThanOrEqual(85_000);
    expect(gpus).toBeGreaterThan(47_000);
    expect(gpus).toBeLessThan(61_000);
    expect(cooling.pue).toBeGreaterThan(1.08);
    expect(cooling.pue).toBeLessThan(1.45);
    expect(cooling.waterLPerHour).toBeGreaterThan(0);
    const cost = energyCostCentsPerHour(context, siteOf(world), tinyCatalog.sites['riverbend']!);
    expect(cost.energyCents).toBeGreaterThan(0);
    expect(cost.fuelCents).toBeGreaterThan(0);
  });
  it('sheds the hall with the highest rank first', () => {
    const { context, world } = campus();
    run(context, 2);
    const powered = siteOf(world).structures.filter((structure) => structure.hall).map((structure) => structure.hall!.poweredRacks);
    expect(powered[0]).toBe(391);
    expect(powered[3]).toBe(0);
  });
  it('runs no more than the crew can tend', () => {
    const { context, world } = campus();
    for (const cohort of world.people.cohorts) if (cohort.role === 'facilities') cohort.count = 10;
    run(context, 1);
    expect(siteOf(world).power.itKW).toBeLessThanOrEqual(20_000); // 0.5 heads per MW
  });
});

function airHall(catalog: Catalog, racks = 60): { context: SimContext; world: World } {
  const world = makeWorld(catalog);
  const hall = addReady(catalog, world, 'hall-s');
  addUnits(hall, 'crah', 8);
  addRacks(catalog, world, hall, 'air16', racks, 20);
  addReady(catalog, world, 'air-chiller', 10, 10);
  addJob(world, racks * 16);
  return { context: makeContext(catalog, world), world };
}
const scenarioWith = (events: Catalog['scenarios'][string]['events']): Catalog => ({
  ...tinyCatalog, scenarios: { tiny: { ...tinyCatalog.scenarios['tiny']!, events } },
});
const event = { id: 'e1', day: 0, hour: 3, site: 'riverbend', strength: 1, text: 'x' } as const;

describe('cooling', () => {
  it('is steady and calm with enough of it', () => {
    const { context, world } = airHall(tinyCatalog);
    run(context, 10);
    const hall = siteOf(world).structures[0]!.hall!;
    balances(world);
    expect(world.incident).toBeNull();
    expect(hall.clockRatio).toBe(1);
    expect(hall.coolGpus).toBe(960);
    expect(hall.hottestInletC).toBeLessThan(32);
    expect(world.racks.columns.state[0]).toBe(RACK_RUNNING);
  });
  it('a trip heats the hall: throttle, then shutdown, within minutes; then it recovers', () => {
    const catalog = scenarioWith([{ ...event, type: 'cooling-trip', durationMinutes: 30 }]);
    const { context, world } = airHall(catalog);
    run(context, 3);
    hour(context);
    const hall = siteOf(world).structures[0]!.hall!;
    expect(incidentLive(world)).toBe(true);
    const startS = world.timeS;
    let throttledS = -1;
    let shutS = -1;
    while (incidentLive(world) && world.timeS < startS + 3600) {
      tenSeconds(context);
      if (throttledS < 0 && hall.clockRatio < 1) throttledS = world.timeS - startS;
      if (shutS < 0 && hall.coolGpus < hall.poweredGpus) shutS = world.timeS - startS;
    }
    expect(throttledS).toBeGreaterThan(0);
    expect(shutS).toBeGreaterThan(throttledS);
    expect(shutS).toBeLessThan(900);
    expect(world.racks.columns.state.some((state) => state === RACK_SHUTDOWN)).toBe(true);
    expect(hall.coolGpus).toBeLessThan(100); // one by one, the hottest first, nearly all
    expect(world.incident?.endedS).toBeGreaterThan(0);
    expect(world.incidents.lost).toBe(1);
    world.timeS = startS + 3600;
    run(context, 4);
    expect(hall.coolGpus).toBe(960);
    expect(hall.transient).toBe(false);
    balances(world);
  });
  it('without any CRAH it shuts down once and stays down', () => {
    const { context, world } = airHall(tinyCatalog);
    siteOf(world).structures[0]!.hall!.units = [];
    run(context, 12);
    expect(siteOf(world).structures[0]!.hall!.coolGpus).toBe(0);
    expect(world.incidents.lost).toBe(1);
    balances(world);
  });
  it('too few CRAHs: the hall runs hot, not away', () => {
    const { context, world } = airHall(tinyCatalog, 120);
    siteOf(world).structures[0]!.hall!.units[0]!.count = 5; // 2000 kW for about 2600
    run(context, 12);
    const hall = siteOf(world).structures[0]!.hall!;
    expect(hall.airC).toBeGreaterThan(26);
    expect(hall.transient).toBe(false);
    expect(Number.isFinite(hall.hottestDieC)).toBe(true);
  });
});

const chillerRestartS = (world: World): number => Math.max(...siteOf(world).structures.map(({ def }) => { const kind = tinyCatalog.structures[def]; return kind?.kind === 'heat-rejection' ? kind.restartS : 0; }));

describe('outages', () => {
  it('without ride-through the hall goes dark and boots when the grid is back', () => {
    const { context, world } = airHall(scenarioWith([{ ...event, type: 'grid-outage', durationMinutes: 20 }]));
    run(context, 3);
    hour(context);
    tenSeconds(context);
    const hall = siteOf(world).structures[0]!.hall!;
    expect(hall.poweredGpus).toBe(0);
    expect(context.events.some((entry) => entry.type === 'power.hallDark')).toBe(true);
    while (incidentLive(world)) tenSeconds(context);
    expect(world.timeS).toBe(3 * 3600 + 1200 + chillerRestartS(world)); // dark halls wait for their cooling
    expect(hall.poweredGpus).toBe(960);
    expect(hall.bootUntilS).toBeGreaterThan(world.timeS);
  });
  it('a battery bridges until generators run', () => {
    const { context, world } = airHall(scenarioWith([{ ...event, type: 'grid-outage', durationMinutes: 50 }]), 40);
    addReady(tinyCatalog, world, 'battery', 20, 20);
    addReady(tinyCatalog, world, 'genset', 22, 20);
    run(context, 3);
    hour(context);
    const hall = siteOf(world).structures[0]!.hall!;
    const gpus = hall.poweredGpus;
    tenSeconds(context);
    tenSeconds(context);
    const { power } = siteOf(world);
    expect(power.batteryKW).toBeGreaterThan(0);
    expect(hall.poweredGpus).toBe(gpus);
    for (let i = 0; i < 20; i++) tenSeconds(context);
    expect(power.gensetKW).toBeGreaterThan(0);
    expect(power.batteryKW).toBe(0);
    expect(hall.poweredGpus).toBe(gpus);
    while (incidentLive(world)) tenSeconds(context);
    expect(world.incidents.survived).toBe(1);
  });
});

describe('incidents made to order', () => {
  it('count for nothing when they end well, and against the lab when they do not', () => {
    const { context, world } = airHall(tinyCatalog, 60);
    const site = siteOf(world);
    const units = site.structures[0]!.hall!.units[0]!;
    units.count = 4; // 1,600 kW for what is set up below
    run(context, 3);
    expect(world.incident).toBeNull();
    const all = units.count;
    for (let round = 0; round < 5; round++) {
      units.count = 1; // the lab takes its own units out: nothing has failed
      run(context, 1);
      units.count = all;
      run(context, 3);
    }
    expect(world.incident?.provoked).toBe(true);
    expect(world.incidents.survived).toBe(0);
  });
  it('do count after a fault, once for each', () => {
    const { context, world } = airHall(scenarioWith([{ ...event, type: 'cooling-trip', durationMinutes: 2 }]));
    run(context, 3);
    expect(siteOf(world).cooling.faultOpen).toBeUndefined();
    hour(context);
    expect(siteOf(world).cooling.faultOpen).toBe(true);
    while (incidentLive(world)) tenSeconds(context);
    expect(world.incident?.provoked).toBe(false);
    expect([world.incidents.survived, world.incidents.lost]).toEqual([1, 0]);
    expect(siteOf(world).cooling.faultOpen).toBe(false);
  });
});

describe('construction', () => {
  it('equipment arrives, the crew builds, the hall is ready', () => {
    const { context, world } = airHall(tinyCatalog);
    const hall = siteOf(world).structures[0]!;
    Object.assign(hall, { stage: 'ordered', arrivesS: 86_400, crewDaysLeft: 100, readyS: -1 });
    run(context, 30);
    expect(hall.stage).toBe('building');
    expect(hall.crewDaysLeft).toBeLessThan(100);
    run(context, 60);
    expect(hall.stage).toBe('ready'); // 50 heads, 100 crew-days, and a storm may cost half a day
  });
});
