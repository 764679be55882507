/** Technicians' hours: repairs first, then cables that installed racks wait for, then racks, then the other cables. Who mends at night is an order. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import type { Catalog } from '../world/catalog.ts';
import type { World } from '../world/world.ts';
import { cohortOf } from '../world/lookup.ts';
import { errorRatio, hoursPerHourOf } from './people.ts';

const HOURS_PER_DAY = 24;

/** Technician hours worked in `hours` of clock time. */
export function technicianHours(world: World, catalog: Catalog, hours: number): number {
  return hoursPerHourOf(cohortOf(world, 'technicians'), catalog.constants.people) * hours;
}

/** True between the end of the day shift and its start; the day shift lies about noon. */
export function isNight(world: World, catalog: Catalog): boolean {
  const hour = (world.timeS % DAY_S) / HOUR_S;
  const half = catalog.constants.reliability.dayShiftHours / 2;
  return hour < HOURS_PER_DAY / 2 - half || hour >= HOURS_PER_DAY / 2 + half;
}

/**
 * Hours of repair in an hour of clock time over the crew's mean hour. By day only: all of the day's hours within the day shift. Round the
 * clock: evenly, but at night the same work takes longer (nightWorkRatio).
 */
export function shiftRatio(world: World, catalog: Catalog): number {
  const { dayShiftHours, nightWorkRatio } = catalog.constants.reliability;
  const night = isNight(world, catalog);
  if (world.compute.reliability.nightShift) return night ? nightWorkRatio : 1;
  return night ? 0 : HOURS_PER_DAY / dayShiftHours;
}

/** Hours of repair per hour, mean of a day, with or without a night shift. */
export function repairRate(world: World, catalog: Catalog, nightShift = world.compute.reliability.nightShift): number {
  const { dayShiftHours, nightWorkRatio } = catalog.constants.reliability;
  const mean = nightShift ? (dayShiftHours + (HOURS_PER_DAY - dayShiftHours) * nightWorkRatio) / HOURS_PER_DAY : 1;
  return technicianHours(world, catalog, 1) * mean;
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

/** Technician hours that repairs take now, of those that the crew works on average; none while nobody mends. The rest is free for installing. */
export function repairDemandHours(world: World, catalog: Catalog): number {
  const { repairBacklogServers, repairHoursLeft } = world.compute.reliability;
  const servers = repairBacklogServers + benchServers(world);
  if (servers === 0 || shiftRatio(world, catalog) === 0) return 0;
  const started = repairHoursLeft > 0 ? 1 : 0;
  return repairHoursLeft + (servers - started) * repairHours(world, catalog, false);
}
