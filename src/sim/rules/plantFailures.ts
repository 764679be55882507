/** Failures and repairs of plant, lateness of deliveries: hazards, named random streams. */
import { draw, streamId } from '../core/draw.ts';
import { exp, log1p } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import { cohortOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { HOURS_PER_YEAR } from './calendarMoney.ts';
import { cohortOutput, errorRatio } from './people.ts';

export const STREAM_WEATHER = streamId('weather.noise');
export const STREAM_HEAT_WAVE = streamId('weather.heatWave');
export const STREAM_GRID_LATE = streamId('grid.late');
export const STREAM_LATE = streamId('construction.late');
export const STREAM_GENSET = streamId('power.genset');
export const STREAM_OUTAGE = streamId('power.outage');
export const STREAM_REJECTION = streamId('cooling.rejection');
export const STREAM_UNIT = streamId('cooling.unit');
export const STREAM_DAMAGE = streamId('cooling.damage');

/** Multiplier of random failures in this scenario. */
export function hazardRatio(world: World, catalog: Catalog): number {
  return catalog.scenarios[world.scenario]?.hazardRatio ?? 1;
}

/** Multiplier of failures of plant: those of the scenario, and mistakes of facilities staff who are tired. */
export function plantHazardRatio(world: World, catalog: Catalog): number {
  return hazardRatio(world, catalog) * errorRatio(cohortOf(world, 'facilities'), catalog.constants.people);
}

/** Chance that something with a yearly rate happens within some hours. */
export function chanceIn(perYear: number, hours: number): number {
  return perYear <= 0 ? 0 : 1 - exp((-perYear * hours) / HOURS_PER_YEAR);
}

const ROUNDING = 1e-15;
/** True when a uniform draw falls within `chanceIn`. The chance is at most the mean, so that most draws need no exponential. */
export function strikes(u: number, perYear: number, hours: number): boolean {
  return u <= (perYear * hours) / HOURS_PER_YEAR + ROUNDING && u < chanceIn(perYear, hours);
}

/** An exponential draw of the given mean. */
export function exponential(mean: number, seed: number, stream: number, entity: number, time: number, k = 0): number {
  return mean <= 0 ? 0 : -mean * log1p(-draw(seed, stream, entity, time, k));
}

/** Lead time plus a lateness of mean `leadSpreadRatio` of it (times the scenario's hazard), drawn once per order. Whole seconds. */
export function arrivalLeadS(world: World, catalog: Catalog, leadDays: number, entity: number): number {
  const lateDays = exponential(leadDays * catalog.constants.construction.leadSpreadRatio * hazardRatio(world, catalog), world.seed, STREAM_LATE, entity, 0);
  return Math.ceil((leadDays + lateDays) * 24) * 3600;
}

/** Repair hours that each of `jobs` broken things gets in `hours`: one head works on one thing, shifts cover the clock. */
export function repairHoursEach(world: World, catalog: Catalog, jobs: number, hours: number): number {
  if (jobs <= 0) return 0;
  return hours * Math.min(1, cohortOutput(cohortOf(world, 'facilities'), catalog.constants.people) / jobs);
}
