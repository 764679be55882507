/** The campus of tests of power: a large hall of liquid racks with units to spare, a tower, and a crew that can tend all of it. */
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { Structure } from '../../../src/sim/world/plant.ts';
import type { World } from '../../../src/sim/world/world.ts';
import { addRacks, addReady, addUnits, makeWorld } from '../../support/tinyWorld.ts';

export const GPUS_PER_LIQUID_RACK = 64;

export function liquidCampus(catalog: Catalog, racks: number): { world: World; hall: Structure } {
  const world = makeWorld(catalog);
  for (const cohort of world.people.cohorts) if (cohort.role === 'facilities') cohort.count = 200;
  const hall = addReady(catalog, world, 'hall-l');
  addUnits(hall, 'cdu', 40);
  addUnits(hall, 'crah', 40);
  addRacks(catalog, world, hall, 'liquid64', racks);
  addReady(catalog, world, 'tower', 0, 12);
  return { world, hall };
}
