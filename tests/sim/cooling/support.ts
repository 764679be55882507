/** One air hall with a plant of choice, stepped by the hour and through incidents. */
import { HOUR_S } from '../../../src/sim/core/calendar.ts';
import { incidentLive } from '../../../src/sim/rules/incident.ts';
import { incidentCooling, stepCooling } from '../../../src/sim/systems/cooling/step.ts';
import { incidentPower, stepPower } from '../../../src/sim/systems/power/step.ts';
import type { Catalog } from '../../../src/sim/world/catalog.ts';
import type { SimContext } from '../../../src/sim/world/context.ts';
import type { Site } from '../../../src/sim/world/plant.ts';
import type { World } from '../../../src/sim/world/world.ts';
import { tinyCatalog } from '../../support/tinyCatalog.ts';
import { addJob, addRacks, addReady, addUnits, makeContext, makeWorld, siteOf, stepContext } from '../../support/tinyWorld.ts';

export interface Plant { context: SimContext; world: World; site: Site }

/** A hall of air racks beside `structures`, at a weather that stays as it is. */
export function plantOf(structures: readonly string[], dryBulbC: number, wetBulbC: number, catalog: Catalog = tinyCatalog, racks = 60): Plant {
  const world = makeWorld(catalog);
  const hall = addReady(catalog, world, 'hall-s');
  addUnits(hall, 'crah', 12);
  addRacks(catalog, world, hall, 'air16', racks, 20);
  structures.forEach((id, index) => addReady(catalog, world, id, 10 + 4 * index, 10));
  addJob(world, racks * 16);
  const site = siteOf(world);
  Object.assign(site.weather, { dryBulbC, wetBulbC });
  return { context: makeContext(catalog, world), world, site };
}

export function hour({ context }: Plant): void {
  const step = stepContext(context, HOUR_S);
  stepPower(step);
  stepCooling(step);
}

export function tenSeconds({ context, world }: Plant): void {
  const step = stepContext(context, 10);
  incidentPower(step);
  incidentCooling(step);
  world.timeS += 10;
}

/** Hours with everything that happens within them. */
export function run(plant: Plant, hours: number): void {
  const { world } = plant;
  for (let i = 0; i < hours; i++) {
    hour(plant);
    const endS = world.timeS + HOUR_S;
    while (world.timeS < endS && incidentLive(world)) tenSeconds(plant);
    world.timeS = endS;
  }
}

/** Stops all rejection plant from now on, for `seconds`. */
export function trip(plant: Plant, seconds: number): void {
  const { context, site, world } = plant;
  site.cooling.tripUntilS = world.timeS + seconds;
  for (const structure of site.structures) if (context.catalog.structures[structure.def]?.kind === 'heat-rejection') structure.startLeftS = seconds;
}
