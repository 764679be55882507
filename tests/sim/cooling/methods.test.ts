/** Cooling methods as a player buys them: the game orders them as the workbench does, and doors, rows and tanks keep the laws of heat. */
import { describe, expect, it } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { hallCommands } from '../../../src/sim/commands/hall.ts';
import { hallAirCommands } from '../../../src/sim/commands/hallAir.ts';
import { hallDoorCommands } from '../../../src/sim/commands/hallDoors.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { HOUR_S } from '../../../src/sim/core/calendar.ts';
import { hallAirOf } from '../../../src/sim/rules/hallAir.ts';
import { layoutFor } from '../../../src/sim/rules/layout.ts';
import { drawAt, setMix, siteBase } from '../../../src/sim/rules/plantBalance.ts';
import { doorTakesKW, fittingDoor } from '../../../src/sim/rules/rearDoors.ts';
import { rackMaxKW } from '../../../src/sim/rules/serverPower.ts';
import { readyHalls } from '../../../src/sim/rules/sitePlant.ts';
import { stepInstall } from '../../../src/sim/systems/install/step.ts';
import { CALCULATORS } from '../../../src/sim/rules/calc/index.ts';
import { stepConstruction } from '../../../src/sim/systems/construction/step.ts';
import type { HallDef } from '../../../src/sim/world/catalogPlant.ts';
import type { HallAir } from '../../../src/sim/world/hallAir.ts';
import { FIT_BLANKED, FIT_COLD, FIT_DOOR } from '../../../src/sim/world/hallAir.ts';
import type { HallState, Structure } from '../../../src/sim/world/plant.ts';
import { addJob, addRacks, addReady, addUnits, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';
import { hour, run, trip, type Plant } from './support.ts';

const catalog = loadBaseCatalog();
const SCENARIO = 'riverbend-100k';

interface Hall extends Plant { structure: Structure; hall: HallState; air: () => HallAir }

/** A factory hall with rows of `racks` racks, and units for 1.1 times their heat. */
function hallOf(rack: string, racks: number, { fit = 0, supplyC = 23, liquidC = 32, crahs = 1.1, cdus = 1.1 } = {}): Hall {
  const world = makeWorld(catalog, {}, SCENARIO);
  const structure = addReady(catalog, world, 'hall-factory');
  addRacks(catalog, world, structure, rack, racks, 24);
  const def = catalog.racks[rack]!;
  const door = (fit & FIT_DOOR) === 0 ? null : fittingDoor(catalog, def);
  const fullKW = racks * rackMaxKW(def, catalog.accelerators[def.accelerator]!, catalog.constants.power);
  const doorsKW = door ? racks * doorTakesKW(door, fullKW / racks * def.airHeatRatio) : 0;
  addUnits(structure, 'crah-100', Math.ceil((crahs * (fullKW * def.airHeatRatio - doorsKW)) / 100));
  addUnits(structure, 'cdu-800', Math.ceil((cdus * (fullKW * (1 - def.airHeatRatio) + doorsKW)) / 800));
  addReady(catalog, world, 'air-chiller', 10, 10);
  for (let r = 0; r < racks; r++) world.racks.columns.fit[r] = fit;
  const hall = structure.hall!;
  Object.assign(hall, { supplyC, liquidC, airC: supplyC, massC: supplyC, liquidSupplyC: liquidC });
  const site = siteOf(world);
  Object.assign(site.weather, { dryBulbC: 24, wetBulbC: 18 });
  site.power.feedLimitKW = 60_000;
  addJob(world, racks * 64);
  world.people.cohorts.find((cohort) => cohort.role === 'facilities')!.count = 60;
  world.people.cohorts.find((cohort) => cohort.role === 'technicians')!.count = 20;
  world.finance.balances.cash = 1e12;
  const context = makeContext(catalog, world);
  hall.poweredRacks = racks;
  hall.poweredGpus = hall.coolGpus = racks * def.servers * catalog.accelerators[def.accelerator]!.gpusPerServer;
  hall.itKW = fullKW * 0.9;
  const air = (): HallAir => hallAirOf(context, { structure, hall, def: catalog.structures['hall-factory'] as HallDef, layout: layoutFor(context, structure.id, hall.layoutVersion) });
  return { context, world, site, structure, hall, air };
}

/** Settled draws of the site over its IT, as the hour's balance has them. */
function perIt({ context, site, hall }: Hall): { pue: number; airFans: number } {
  const base = setMix(siteBase(context, site, readyHalls(context, site)), hall.itKW, hall.liquidHeatKW);
  const draw = drawAt(base, hall.itKW);
  const dry = drawAt({ ...base, airUnitFanKW: 0, doorFanKW: 0 }, hall.itKW);
  return { pue: draw.loadKW / hall.itKW, airFans: (draw.fanKW - dry.fanKW) / hall.itKW };
}

/** Set-points at which the game's loops are as warm as the workbench has them for a method; the game's coils come `loopApproachK` closer or less close. */
function setPoints(id: string): { supplyC: number; liquidC?: number } {
  const { air, coolant } = catalog.coolingMethods[id]!;
  const { loopApproachK, supplyMinC } = catalog.constants.cooling;
  return {
    supplyC: Math.max(supplyMinC, air.supplyC - air.coilApproachK + loopApproachK),
    ...(coolant ? { liquidC: coolant.supplyC - coolant.approachK + loopApproachK } : {}),
  };
}

/** Each method as a player builds it. A door's water comes by the loop of its coil. */
const GAME = {
  'perimeter-air': () => hallOf('h100-air-16', 96, setPoints('perimeter-air')),
  'contained-air': () => hallOf('h100-air-16', 96, { ...setPoints('contained-air'), fit: FIT_COLD | FIT_BLANKED }),
  'rear-door': () => hallOf('h100-door-32', 48, { ...setPoints('rear-door'), liquidC: setPoints('rear-door').supplyC, fit: FIT_DOOR }),
  'direct-to-chip': () => hallOf('h100-liquid-64', 24, setPoints('direct-to-chip')),
  immersion: () => hallOf('h100-tank-64', 24, setPoints('immersion')),
};

describe('five methods', () => {
  const ids = Object.keys(GAME) as (keyof typeof GAME)[];
  const bench = ids.map((cooling) => {
    const spec = { accelerator: 'h100', gpus: 1536, cooling, rejection: 'air-chiller', climate: 'memphis' };
    const result = CALCULATORS.find((calculator) => calculator.kind === 'facility')!.run(spec, catalog) as unknown as { pueAnnual: number; terms: { id: string; value: number }[] };
    return { pue: result.pueAnnual, airFans: result.terms.find((term) => term.id === 'fansMeanMW')!.value };
  });
  const game = ids.map((id) => {
    const plant = GAME[id]();
    for (let i = 0; i < 3; i++) hour(plant);
    return { ...perIt(plant), coolGpus: plant.hall.coolGpus };
  });

  it.each(['pue', 'airFans'] as const)('%s falls from the first to the last, in the game as on the workbench', (key) => {
    for (const { coolGpus } of game) expect(coolGpus).toBe(1536);
    for (let i = 1; i < ids.length; i++) {
      expect(bench[i]![key], `workbench, ${ids[i]}`).toBeLessThan(bench[i - 1]![key]);
      expect(game[i]![key], `game, ${ids[i]}`).toBeLessThan(game[i - 1]![key]);
    }
  });
});

describe('rear doors', () => {
  const doors = (more = {}): Hall => hallOf('h100-air-16', 48, { fit: FIT_DOOR, liquidC: 20, ...more });

  it('take most of the heat, and all heat is somewhere', () => {
    const plant = doors();
    hour(plant);
    hour(plant);
    const { hall } = plant;
    expect(hall.liquidHeatKW / hall.itKW).toBeGreaterThan(0.75);
    expect(hall.airHeatKW + hall.liquidHeatKW).toBeCloseTo(hall.itKW, 9);
  });

  it('take less from warmer water, and nothing when no coolant unit works; the room takes it all then', () => {
    const share = (liquidC: number): number => {
      const plant = doors({ liquidC });
      hour(plant);
      hour(plant);
      return plant.hall.liquidHeatKW / plant.hall.itKW;
    };
    expect(share(26)).toBeLessThan(share(20));
    expect(share(32)).toBeLessThan(share(26));
    const dead = doors({ crahs: 8 });
    const cdus = dead.hall.units.find((units) => units.unit === 'cdu-800')!;
    cdus.failed = cdus.count;
    hour(dead);
    expect(dead.hall.liquidHeatKW).toBe(0);
    expect(dead.hall.airHeatKW).toBe(dead.hall.itKW);
  });

  it('with too few coolant units, water warms and the doors settle: hour after hour the same', () => {
    const plant = hallOf('h100-air-16', 96, { fit: FIT_DOOR, liquidC: 20, cdus: 0.4, crahs: 8 });
    run(plant, 6);
    const ratio = plant.hall.doorRatio;
    expect(ratio).toBeGreaterThan(0.1);
    expect(ratio).toBeLessThan(0.8);
    hour(plant);
    expect(plant.hall.doorRatio).toBeCloseTo(ratio, 6);
    expect(plant.hall.liquidSupplyC).toBeGreaterThan(plant.hall.liquidC);
  });

  it('stop at their limit: twice the servers behind the same door leave the rest to the room', () => {
    const door = catalog.coolingUnits['rear-door-passive']!;
    expect(doorTakesKW(door, 20)).toBeCloseTo(17, 9);
    expect(doorTakesKW(door, 44)).toBe(door.capacityKW);
  });

  it('cool the air that racks draw, by the map of the hall', () => {
    const open = hallOf('h100-air-16', 48);
    const closed = doors();
    for (const plant of [open, closed]) for (let i = 0; i < 2; i++) hour(plant);
    expect(closed.air().maxK).toBeLessThan(open.air().maxK / 2);
  });

  it('when the plant trips, the heat stays in the hall and it warms', () => {
    const plant = doors();
    run(plant, 2);
    trip(plant, 1800);
    run(plant, 1);
    expect(plant.hall.hottestInletC).toBeGreaterThan(30);
    expect(Number.isFinite(plant.hall.liquidSupplyC)).toBe(true);
  });

  it('are hung on racks that run: after the lead time, with technicians\' hours, and no GPU stops', () => {
    const plant = hallOf('h100-air-16', 24, { cdus: 0 });
    const { context, hall, structure, world } = plant;
    const order = { hall: structure.id };
    expect(refusalOf(hallDoorCommands['hall.fitDoors'].check(context, order))).toMatchObject({ id: 'coolant-loop', have: 0 });
    addUnits(structure, 'cdu-800', 1);
    const check = hallDoorCommands['hall.fitDoors'].check(context, order);
    expect(refusalOf(check)).toBeNull();
    expect(check.payCents).toBe(24 * catalog.coolingUnits['rear-door-passive']!.priceCents);
    hallDoorCommands['hall.fitDoors'].apply(context, order);
    expect(refusalOf(hallDoorCommands['hall.fitDoors'].check(context, order))?.id).toBe('racks-to-fit');
    const powered = hall.poweredGpus;
    for (let i = 0; i < 20 * 24; i++) {
      stepInstall(stepContext(context, HOUR_S));
      world.timeS += HOUR_S;
    }
    expect(world.racks.columns.fit[0]! & FIT_DOOR).toBe(0);
    for (let i = 0; i < 48; i++) {
      stepInstall(stepContext(context, HOUR_S));
      world.timeS += HOUR_S;
    }
    for (let r = 0; r < 24; r++) expect(world.racks.columns.fit[r]! & FIT_DOOR).toBe(FIT_DOOR);
    expect(hall.poweredGpus).toBe(powered);
  });

  it('fit no liquid rack, and come with a new row when asked for', () => {
    const liquid = hallOf('h100-liquid-64', 4);
    expect(refusalOf(hallDoorCommands['hall.fitDoors'].check(liquid.context, { hall: liquid.structure.id }))).toMatchObject({ id: 'door-frame', have: 0, need: 4 });
    const plant = hallOf('h100-air-16', 4, { cdus: 0 });
    addUnits(plant.structure, 'cdu-800', 1);
    const row = { hall: plant.structure.id, rack: 'h100-air-16', x: 0, y: 10, length: 4, doors: true };
    const check = hallCommands['hall.placeRow'].check(plant.context, row);
    expect(refusalOf(check)).toBeNull();
    expect(check.payCents).toBe(4 * (catalog.racks['h100-air-16']!.priceCents + catalog.coolingUnits['rear-door-passive']!.priceCents));
    hallCommands['hall.placeRow'].apply(plant.context, row);
    expect(plant.world.racks.columns.fit[4]! & FIT_DOOR).toBe(FIT_DOOR);
  });
});

describe('units in a row', () => {
  it('stand on free tiles, arrive there, carry heat, and cool the racks beside them more than those far away', () => {
    const plant = hallOf('h100-air-16', 46, { crahs: 0.6 });
    const { context, hall, structure, world, air } = plant;
    hour(plant);
    const before = air().nowK.slice();
    const order = { hall: structure.id, unit: 'in-row-60', count: 2, x: 23, y: 2 };
    expect(refusalOf(hallCommands['hall.buyCooling'].check(context, { hall: structure.id, unit: 'in-row-60', count: 2 }))?.id).toBe('row-tile-named');
    expect(refusalOf(hallCommands['hall.buyCooling'].check(context, { ...order, x: 20 }))).toMatchObject({ id: 'row-tiles', have: 0, need: 2 });
    expect(refusalOf(hallCommands['hall.buyCooling'].check(context, { ...order, count: 9 }))).toMatchObject({ id: 'row-tiles', have: 7, need: 9 });
    expect(refusalOf(hallCommands['hall.buyCooling'].check(context, order))).toBeNull();
    hallCommands['hall.buyCooling'].apply(context, order);
    expect(refusalOf(hallCommands['hall.placeRow'].check(context, { hall: structure.id, rack: 'h100-air-16', x: 23, y: 2, length: 1 }))?.id).toBe('floor-free');
    world.timeS += 30 * 86_400;
    stepConstruction(stepContext(context, HOUR_S));
    const units = hall.units.find((entry) => entry.unit === 'in-row-60')!;
    expect(units).toMatchObject({ count: 2, tiles: [2 * 30 + 23, 2 * 30 + 24] });
    hour(plant);
    const { floor, nowK, places } = air();
    expect(places.filter((unit) => unit.inRow)).toHaveLength(2);
    const fell = (at: (x: number) => boolean): number => {
      let most = 0;
      for (let i = 0; i < floor.count; i++) if (floor.y[i] === 2 && at(floor.x[i]!)) most = Math.max(most, before[i]! - nowK[i]!);
      return most;
    };
    expect(fell((x) => x >= 20)).toBeGreaterThan(0.3);
    expect(fell((x) => x >= 20)).toBeGreaterThan(4 * Math.max(0, fell((x) => x < 6)));
    // a unit that failed is missed where it stands
    units.failed = 2;
    const hot = air().nowK;
    expect(hot[floor.count - 1]!).toBeGreaterThan(nowK[floor.count - 1]!);
  });

  it('move with the row they stand in, and are out of service meanwhile', () => {
    const { context, hall, structure } = hallOf('h100-air-16', 4);
    hall.units.push({ unit: 'in-row-60', count: 1, tiles: [1 * 30 + 5], ordered: [], failed: 0, repairHoursLeft: 0 });
    const order = { hall: structure.id, x: 1, y: 1, length: 5, toX: 3, toY: 8, side: 'auto' };
    expect(refusalOf(hallAirCommands['hall.moveRow'].check(context, order))).toBeNull();
    hallAirCommands['hall.moveRow'].apply(context, order);
    const units = hall.units.find((entry) => entry.unit === 'in-row-60')!;
    expect(units).toMatchObject({ count: 0, tiles: [] });
    expect(units.ordered).toMatchObject([{ count: 1, tiles: [8 * 30 + 7] }]);
  });
});

describe('tanks', () => {
  it('ask for a floor that bears them, and for coolant units', () => {
    const { context, world, structure } = hallOf('h100-air-16', 1, { cdus: 0 });
    const row = { rack: 'h100-tank-64', x: 0, y: 10, length: 2 };
    expect(refusalOf(hallCommands['hall.placeRow'].check(context, { ...row, hall: structure.id }))).toMatchObject({ id: 'coolant-loop', have: 0, unit: 'kW' });
    const small = addReady(catalog, world, 'hall-s', 20, 20);
    expect(refusalOf(hallCommands['hall.placeRow'].check(context, { ...row, y: 2, hall: small.id }))).toMatchObject({ id: 'floor-load', have: 1500, need: 2300, unit: 'kg' });
  });

  it('leave the room almost nothing to carry', () => {
    const plant = hallOf('h100-tank-64', 24, { liquidC: 40 });
    hour(plant);
    hour(plant);
    expect(plant.hall.airHeatKW / plant.hall.itKW).toBeCloseTo(0.03, 6);
    expect(plant.hall.coolGpus).toBe(plant.hall.poweredGpus);
  });
});
