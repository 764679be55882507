/** A hall's air in the game: orders that mend it, racks that stop where it is too hot, and a cache that never changes an answer. */
import { describe, expect, it } from 'vitest';
import { hallAirCommands } from '../../../src/sim/commands/hallAir.ts';
import { hallCommands } from '../../../src/sim/commands/hall.ts';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { stepInstall } from '../../../src/sim/systems/install/step.ts';
import { placedUnits, standAt, unitsAt, wallCounts, wallSlots } from '../../../src/sim/rules/airUnits.ts';
import { hallAirOf } from '../../../src/sim/rules/hallAir.ts';
import { layoutFor } from '../../../src/sim/rules/layout.ts';
import type { HallDef } from '../../../src/sim/world/catalogPlant.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import { FIT_BLANKED, FIT_COLD, FIT_HOT, NORTH, SOUTH } from '../../../src/sim/world/hallAir.ts';
import type { Structure } from '../../../src/sim/world/plant.ts';
import { RACK_INSTALLING, RACK_OFF } from '../../../src/sim/world/racks.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addRacks, addReady, addUnits, makeContext, makeWorld, stepContext } from '../../support/tinyWorld.ts';

const def = tinyCatalog.structures['hall-s'] as HallDef;

/** Rows at y = 1, 2 and 4, of 20 racks, all powered. */
function place(): { context: SimContext; hall: Structure; airOf: () => ReturnType<typeof hallAirOf> } {
  const world = makeWorld(tinyCatalog);
  const hall = addReady(tinyCatalog, world, 'hall-s');
  addUnits(hall, 'crah', 4);
  addRacks(tinyCatalog, world, hall, 'air16', 60, 20);
  const context = makeContext(tinyCatalog, world);
  hall.hall!.poweredRacks = 60;
  hall.hall!.poweredGpus = hall.hall!.coolGpus = 60 * 16;
  return { context, hall, airOf: () => hallAirOf(context, { structure: hall, hall: hall.hall!, def, layout: layoutFor(context, hall.id, hall.hall!.layoutVersion) }) };
}

const work = (context: SimContext, hours: number): void => {
  for (let hour = 0; hour < hours; hour++) {
    stepInstall(stepContext(context, 3_600));
    context.world.timeS += 3_600;
  }
};

describe('orders', () => {
  it('closing aisles takes technicians their time, then cools the hottest rack; opening undoes it', () => {
    const { context, hall, airOf } = place();
    const before = airOf().maxK;
    const order = { hall: hall.id, kind: 'cold' };
    const check = hallAirCommands['hall.contain'].check(context, order);
    expect(refusalOf(check)).toBeNull();
    expect(check.payCents).toBe(60 * tinyCatalog.constants.airflow.containmentCents);
    hallAirCommands['hall.contain'].apply(context, order);
    expect(refusalOf(hallAirCommands['hall.contain'].check(context, order))?.id).toBe('racks-to-fit');
    work(context, 2);
    expect(airOf().maxK).toBe(before);
    work(context, Math.ceil(check.readyInS / 3_600));
    expect(hall.hall!.works).toEqual([]);
    expect(airOf().maxK).toBeLessThan(before / 2);
    hallAirCommands['hall.contain'].apply(context, { hall: hall.id, kind: 'open' });
    work(context, 200);
    expect(airOf().maxK).toBeCloseTo(before, 9);
  });

  it('panels go up row by row, and stay when aisles are closed hot', () => {
    const { context, hall } = place();
    hallAirCommands['hall.blank'].apply(context, { hall: hall.id, y: 1 });
    hallAirCommands['hall.contain'].apply(context, { hall: hall.id, kind: 'hot', y: 1 });
    work(context, 400);
    const { fit, y } = context.world.racks.columns;
    for (let r = 0; r < 60; r++) expect(fit[r]).toBe(y[r] === 1 ? FIT_BLANKED | FIT_HOT : 0);
    expect(hallAirCommands['hall.blank'].check(context, { hall: hall.id }).payCents).toBe(40 * tinyCatalog.constants.airflow.blankingCents);
  });

  it('a row that moves leaves its doors behind, is dark meanwhile, and comes back elsewhere', () => {
    const { context, hall } = place();
    const { columns } = context.world.racks;
    columns.fit.fill(FIT_COLD | FIT_BLANKED, 0, 60);
    const order = { hall: hall.id, x: 1, y: 4, length: 20, toX: 2, toY: 8, side: 'auto' };
    expect(refusalOf(hallAirCommands['hall.moveRow'].check(context, order))).toBeNull();
    hallAirCommands['hall.moveRow'].apply(context, order);
    expect(hall.hall!.poweredRacks).toBe(40);
    for (let r = 40; r < 60; r++) expect([columns.x[r], columns.y[r], columns.state[r], columns.fit[r]]).toEqual([r - 38, 8, RACK_INSTALLING, FIT_BLANKED]);
    work(context, 400);
    expect(columns.state[59]).toBe(RACK_OFF);
    expect(columns.gpus[59]).toBe(16);
  });

  it('a row turns in place; not against a wall or another row, and not into the way it stands', () => {
    const { context, hall, airOf } = place();
    const row = (y: number, side: string) => ({ hall: hall.id, x: 1, y, length: 20, toX: 1, toY: y, side });
    const refused = (y: number, side: string) => refusalOf(hallAirCommands['hall.moveRow'].check(context, row(y, side)))?.id ?? null;
    expect(refused(1, 'south')).toBe('inlet-free'); // row 2 stands there
    expect(refused(4, 'auto')).toBe('row-moves');
    expect(refused(4, 'up')).toBe('side-known');
    const at = airOf().floor.y.indexOf(4);
    expect(airOf().floor.side[at]).toBe(NORTH); // over the cold aisle it shares with row 2
    expect(refused(4, 'south')).toBeNull();
    const before = airOf().maxK;
    hallAirCommands['hall.moveRow'].apply(context, row(4, 'south'));
    work(context, 400);
    hall.hall!.poweredRacks = 60;
    expect(airOf().floor.side[airOf().floor.y.indexOf(4)]).toBe(SOUTH);
    expect(airOf().maxK).toBeGreaterThan(before); // now it blows at row 2
  });

  it('air handlers move from wall to wall and are out of service meanwhile', () => {
    const { context, hall } = place();
    const units = hall.hall!.units[0]!;
    expect(wallCounts(units, def)).toEqual([1, 1, 1, 1]);
    const order = { hall: hall.id, unit: 'crah', from: 'west', to: 'north', count: 1 };
    expect(refusalOf(hallAirCommands['hall.moveCooling'].check(context, { ...order, count: 2 }))?.id).toBe('units-at-wall');
    expect(refusalOf(hallAirCommands['hall.moveCooling'].check(context, order))).toBeNull();
    hallAirCommands['hall.moveCooling'].apply(context, order);
    expect(units.count).toBe(3);
    expect(units.walls).toEqual([1, 0, 1, 1]);
    expect(unitsAt(hall.hall!, def, tinyCatalog, 'north')).toBe(2);
    expect(units.ordered[0]).toMatchObject({ count: 1, wall: 'north' });
  });

  it('units may be bought for a wall that has room', () => {
    const { context, hall } = place();
    const buy = (wall: string, count: number) => refusalOf(hallCommands['hall.buyCooling'].check(context, { hall: hall.id, unit: 'crah', count, wall }))?.id ?? null;
    expect(buy('roof', 1)).toBe('wall-known');
    expect(buy('west', wallSlots(def, 'west'))).toBe('wall-room');
    expect(buy('west', wallSlots(def, 'west') - 1)).toBeNull();
  });
});

describe('where air handlers stand', () => {
  it('spreads over all walls by their length, and counts the last as failed', () => {
    const { hall } = place();
    const units = hall.hall!.units[0]!;
    units.count = 12;
    expect(wallCounts(units, def)).toEqual([4, 2, 4, 2]);
    units.failed = 2;
    const placed = placedUnits(hall.hall!, def, tinyCatalog);
    expect(placed).toHaveLength(12);
    expect(placed.filter((unit) => unit.failed).map((unit) => unit.wall)).toEqual(['east', 'east']);
    for (const unit of placed) expect(unit.x < 0 || unit.x > def.floorCols || unit.y < 0 || unit.y > def.floorRows).toBe(true);
  });

  it('keeps what was chosen when more arrive', () => {
    const units = { unit: 'crah', count: 3, ordered: [], failed: 0, repairHoursLeft: 0, walls: [3, 0, 0, 0] };
    standAt(units, def, 2, 'south');
    standAt(units, def, 1, undefined);
    expect(units.walls).toEqual([3, 1, 2, 0]);
  });
});

describe('the cache', () => {
  it('is the same object while nothing moves, and keeps the matrix when only its layout was read anew', () => {
    const { hall, airOf, context } = place();
    const air = airOf();
    expect(airOf()).toBe(air);
    hall.hall!.layoutVersion++;
    delete context.derived.fleet;
    expect(airOf()).not.toBe(air);
    expect(airOf().matrix).toBe(air.matrix);
    hall.hall!.units[0]!.failed = 1;
    expect(airOf().matrix).not.toBe(air.matrix);
  });

  it('gives what a fresh reading gives', () => {
    const { hall, airOf, context } = place();
    airOf();
    hall.hall!.poweredRacks = 33;
    const kept = airOf();
    context.derived.air.clear();
    expect(airOf().nowK).toEqual(kept.nowK);
    expect(airOf().maxK).toBe(kept.maxK);
  });
});
