/** Water of a site: what the contract and a drought leave, what it costs, and PUE and WUE of the last twelve months. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { draw, streamId } from '../core/draw.ts';
import type { ClimateDef, SiteDef } from '../world/catalogPlant.ts';
import type { MeterMonth, Site } from '../world/plant.ts';
import { HOURS_PER_DAY, MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { waterContractM3 } from './permits.ts';
import { isWarm } from './spells.ts';

const LITRES_PER_M3 = 1000;
const MONTHS_KEPT = 12;
const STREAM_DROUGHT = streamId('water.drought');

export function inDrought(site: Site, timeS: number): boolean {
  return site.cooling.droughtUntilS > timeS;
}

/** Whether a drought begins on the day that starts at `timeS`: a year's droughts all fall into its warmer half. */
export function droughtBegins(def: SiteDef, climate: ClimateDef, dayOfYear: number, hazard: number, seed: number, entity: number, timeS: number): boolean {
  const chance = (2 * def.droughtsPerYear * hazard) / YEAR_DAYS;
  return chance > 0 && isWarm(climate, dayOfYear) && draw(seed, STREAM_DROUGHT, entity, timeS) < chance;
}

/** Water that the contract covers today, L. */
export function allowanceL(site: Site, def: SiteDef, timeS: number): number {
  return waterContractM3(site, def) * LITRES_PER_M3 * (inDrought(site, timeS) ? site.cooling.droughtRatio : 1);
}

/** Price of a cubic metre beyond the contract, cents; null: the works refuse it, as they all do in a drought. */
export function overCentsPerM3(site: Site, def: SiteDef, timeS: number): number | null {
  return inDrought(site, timeS) ? null : def.waterOverCentsPerM3;
}

/** True when the site takes no more than its contract: the works give no more, or the player buys no more. */
export function keepsToContract(site: Site, def: SiteDef, timeS: number): boolean {
  return site.cooling.waterMode === 'dry' || overCentsPerM3(site, def, timeS) === null;
}

/**
 * Water that may flow in the hour that starts at `timeS`, L; -1: as much as is wanted. What is left of the day is spread over its hours, so
 * a cool night leaves more for the afternoon.
 */
export function waterLimitLPerHour(site: Site, def: SiteDef, timeS: number): number {
  if (!keepsToContract(site, def, timeS)) return -1;
  const hour = Math.floor((timeS % DAY_S) / HOUR_S);
  const usedL = hour === 0 ? 0 : site.cooling.waterDayL;
  return Math.max(0, allowanceL(site, def, timeS) - usedL) / (HOURS_PER_DAY - hour);
}

/** Price of the next cubic metre, cents. */
export function waterCentsPerM3(site: Site, def: SiteDef, timeS: number): number {
  const over = site.cooling.waterDayL >= allowanceL(site, def, timeS);
  return over ? (overCentsPerM3(site, def, timeS) ?? def.waterCentsPerM3) : def.waterCentsPerM3;
}

/** Cost of the hour's water once it is in `waterDayL`, cents: what lies beyond the contract at its own price. */
export function waterCostCents(site: Site, def: SiteDef, timeS: number): number {
  const { waterLPerHour, waterDayL } = site.cooling;
  const overL = Math.min(waterLPerHour, Math.max(0, waterDayL - allowanceL(site, def, timeS)));
  const overCents = overCentsPerM3(site, def, timeS) ?? def.waterCentsPerM3;
  return ((waterLPerHour - overL) * def.waterCentsPerM3 + overL * overCents) / LITRES_PER_M3;
}

/** Adds an hour to the meters of the month, and opens a new one every thirty days. */
export function meterHour(site: Site, timeS: number, itKWh: number, allKWh: number, waterL: number): void {
  const { months } = site.cooling;
  if (months.length === 0 || timeS % (MONTH_DAYS * DAY_S) === 0) {
    months.push({ itKWh: 0, allKWh: 0, waterL: 0 });
    if (months.length > MONTHS_KEPT) months.shift();
  }
  const month = months[months.length - 1] as MeterMonth;
  month.itKWh += itKWh;
  month.allKWh += allKWh;
  month.waterL += waterL;
}

/** Energy and water of the last twelve months of thirty days, over some sites. */
export function yearOf(sites: readonly Site[]): MeterMonth {
  const year: MeterMonth = { itKWh: 0, allKWh: 0, waterL: 0 };
  for (const site of sites) {
    for (const month of site.cooling.months) {
      year.itKWh += month.itKWh;
      year.allKWh += month.allKWh;
      year.waterL += month.waterL;
    }
  }
  return year;
}

/** PUE of the last twelve months; null before anything ran. */
export function pueYear(sites: readonly Site[]): number | null {
  const { itKWh, allKWh } = yearOf(sites);
  return itKWh > 0 ? allKWh / itKWh : null;
}

/** Water per kWh of IT over the last twelve months, L; null before anything ran. */
export function wueYear(sites: readonly Site[]): number | null {
  const { itKWh, waterL } = yearOf(sites);
  return itKWh > 0 ? waterL / itKWh : null;
}
