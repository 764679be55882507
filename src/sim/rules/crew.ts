/** Technicians' hours: repairs first, then cables that installed racks wait for, then racks, then the other cables. */
import type { Catalog } from '../world/catalog.ts';
import type { World } from '../world/world.ts';
import { cohortOf } from '../world/lookup.ts';
import { errorRatio, hoursPerHourOf } from './people.ts';

/** Technician hours worked in `hours` of clock time. */
export function technicianHours(world: World, catalog: Catalog, hours: number): number {
  return hoursPerHourOf(cohortOf(world, 'technicians'), catalog.constants.people) * hours;
}

/** Hours to mend one server: in place, or less by swapping in a spare. Tired technicians take longer. */
export function repairHours(world: World, catalog: Catalog, withSpare: boolean): number {
  const { repairSwapHours, repairCrewHours } = catalog.constants.reliability;
  return (withSpare ? repairSwapHours : repairCrewHours) * errorRatio(cohortOf(world, 'technicians'), catalog.constants.people);
}

/** Servers waiting for technicians: broken in racks, or swapped out and on the bench. */
export function benchServers(world: World): number {
  let servers = 0;
  for (const item of world.compute.stock) servers += item.benchServers ?? 0;
  return servers;
}

/** Hours that repairs ask for now; the rest of the crew's time is free for installing. */
export function repairDemandHours(world: World, catalog: Catalog): number {
  const { repairBacklogServers, repairHoursLeft } = world.compute.reliability;
  const servers = repairBacklogServers + benchServers(world);
  if (servers === 0) return 0;
  const started = repairHoursLeft > 0 ? 1 : 0;
  return repairHoursLeft + (servers - started) * repairHours(world, catalog, false);
}
