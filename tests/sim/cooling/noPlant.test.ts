/** A hall of liquid racks whose rejection plant is gone: its servers stop, and nothing grows hotter than what stopped them. */
import { expect, test } from 'vitest';
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { advance } from '../../../src/sim/engine/advance.ts';
import { newGame } from '../../../src/sim/engine/session.ts';
import { DAY_S } from '../../../src/sim/core/calendar.ts';

test('coolant stays at the limit at which servers switch off, and days pass by the hour again', () => {
  const { context } = newGame(loadBaseCatalog(), 'swing', 1);
  const { world, catalog } = context;
  const site = world.sites[0]!;
  while (world.timeS < DAY_S) advance(context);
  expect(site.structures.some((structure) => (structure.hall?.coolGpus ?? 0) > 10_000)).toBe(true);
  site.structures = site.structures.filter((structure) => catalog.structures[structure.def]?.kind !== 'heat-rejection');
  context.derived.plants?.clear();
  let hottestC = 0;
  let steps = 0;
  while (world.timeS < 4 * DAY_S) {
    if (world.timeS >= 2 * DAY_S) steps++;
    advance(context);
    for (const { hall } of site.structures) if (hall) hottestC = Math.max(hottestC, hall.liquidSupplyC);
  }
  expect(hottestC).toBe(catalog.constants.cooling.coolantShutdownC);
  expect(world.compute.waterfall.inStep).toBe(0);
  expect(site.power.itKW).toBeLessThan(1_000); // standby; 20,000 before
  expect(steps).toBeLessThan(2 * 24 * 40); // not 360 in the hour
});
