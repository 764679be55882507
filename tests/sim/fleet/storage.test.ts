/** Racks of storage: the floor and the busway they take, when they come, and what they save of a write. */
import { describe, expect, test } from 'vitest';
import { refusalOf } from '../../../src/sim/commands/checks.ts';
import { networkCommands } from '../../../src/sim/commands/network.ts';
import { storageCommands, storageTiles } from '../../../src/sim/commands/storage.ts';
import { DAY_S } from '../../../src/sim/core/calendar.ts';
import { aislesStayFree, cumAt, layoutFor, occupancy } from '../../../src/sim/rules/layout.ts';
import { networkAt } from '../../../src/sim/rules/network.ts';
import { runWriteS, storageRacks, writeGBPerS } from '../../../src/sim/rules/storage.ts';
import { stepNetwork } from '../../../src/sim/systems/network/step.ts';
import { findHall } from '../../../src/sim/world/lookup.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addRacks, addReady, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

const { storage, reliability } = tinyCatalog.constants;
const extend = storageCommands['storage.extend'];

function hallWithFabric() {
  const world = makeWorld(tinyCatalog);
  siteOf(world);
  const hall = addReady(tinyCatalog, world, 'hall-l', 0, 0);
  addRacks(tinyCatalog, world, hall, 'air16', 64);
  const context = stepContext(makeContext(tinyCatalog, world), 3600);
  world.finance.balances.cash = 1e13;
  const network = (): void => {
    networkCommands['network.order'].apply(context, { site: 'riverbend', fabric: 'ethernet400', ports: 1024 });
    const state = networkAt(world, 'riverbend')!;
    state.portsDelivered = state.portsCabled = 1024;
    stepNetwork(context);
  };
  return { world, hall, context, network, place: findHall(world, tinyCatalog, hall.id)! };
}

describe('racks of storage', () => {
  test('refused without a fabric, without floor, without room on the busway: by how much', () => {
    const { context, hall, network, place } = hallWithFabric();
    expect(refusalOf(extend.check(context, { hall: hall.id, racks: 1 }))).toMatchObject({ id: 'storage-network' });
    network();
    const { floorCols, floorRows } = place.def;
    const free = storageTiles(context, place, floorCols * floorRows).length;
    expect(free).toBeGreaterThan(0);
    if (free < 500) expect(refusalOf(extend.check(context, { hall: hall.id, racks: free + 1 }))).toMatchObject({ id: 'storage-tiles', have: free, need: free + 1 });
    const heavy = { ...context, catalog: { ...tinyCatalog, constants: { ...tinyCatalog.constants, storage: { ...storage, rackKW: 1e6 } } } };
    const refused = refusalOf(extend.check(heavy, { hall: hall.id, racks: 1 }));
    expect(refused).toMatchObject({ id: 'busway-room' });
    expect(refused!.need!).toBeGreaterThan(1e6);
    expect(extend.check(context, { hall: hall.id, racks: 2 })).toMatchObject({ payCents: 2 * storage.rackPriceCents, readyInS: storage.leadDays * DAY_S });
  });

  test('takes tiles at once, that leave every rack an aisle, and draws from the day it stands', () => {
    const { world, context, hall, network, place } = hallWithFabric();
    network();
    const before = occupancy(world, tinyCatalog, hall.id, place.def).reduce((sum, taken) => sum + taken, 0);
    extend.apply(context, { hall: hall.id, racks: 6 });
    const grid = occupancy(world, tinyCatalog, hall.id, place.def);
    expect(grid.reduce((sum, taken) => sum + taken, 0)).toBe(before + 6);
    for (const tile of hall.hall!.storage!.coming[0]!.tiles) {
      expect(aislesStayFree(grid, place.def, tile % place.def.floorCols, Math.floor(tile / place.def.floorCols), 1)).toBe(true);
    }
    const drawKW = (): number => cumAt(layoutFor(context, hall.id, hall.hall!.layoutVersion).cumIdleKW, 1);
    const dark = drawKW();
    world.timeS += storage.leadDays * DAY_S - 3600;
    stepNetwork(context);
    expect(storageRacks(world.sites[0]!)).toBe(0);
    world.timeS += 3600;
    stepNetwork(context);
    expect(storageRacks(world.sites[0]!)).toBe(6);
    expect(drawKW() - dark).toBeCloseTo(6 * storage.rackKW, 9);
    expect(cumAt(layoutFor(context, hall.id, hall.hall!.layoutVersion).cumIdleKW, 0)).toBe(0); // a dark hall draws nothing
  });

  test('shortens a write down to the stop of all servers, and never beyond what their ports carry', () => {
    let before = Infinity;
    for (const more of [0, 1, 2, 4, 8, 1000, 2000]) {
      const seconds = runWriteS(undefined, 405e9, 64, tinyCatalog, more);
      expect(seconds).toBeLessThanOrEqual(before);
      expect(seconds).toBeGreaterThan(reliability.checkpointMinS);
      before = seconds;
    }
    expect(writeGBPerS(64, 1e6, tinyCatalog)).toBe(64 * storage.mostGBPerSPerGpu);
  });
});
