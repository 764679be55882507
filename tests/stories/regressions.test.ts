/** What bots have broken once. */
import { expect, it } from 'vitest';
import { order, step } from '../../src/sim/index.ts';
import { played } from './catalog.ts';

it('racks may be taken out while their hall heats up', () => {
  const { game } = played('first-rack', 'baseline', 3, 12 * 24);
  const { world } = game.context;
  const site = world.sites[0]!;
  for (let i = 0; site.cooling.tripUntilS === 0 && i < 2_000; i++) step(game);
  for (let i = 0; i < 3; i++) step(game);
  expect(world.timeS % 3_600).not.toBe(0); // in the middle of it
  const structure = site.structures.find((entry) => entry.hall !== null)!;
  const hall = structure.hall!;
  const before = hall.poweredRacks;
  const { x, y } = world.racks.columns;
  expect(order(game, { type: 'hall.removeRow', hall: structure.id, x: x[0]!, y: y[0]!, length: 4 }).ok).toBe(true);
  expect(hall.poweredRacks).toBeLessThan(before);
  expect(hall.coolGpus).toBeLessThanOrEqual(hall.poweredGpus);
  for (let i = 0; i < 200; i++) step(game);
});
