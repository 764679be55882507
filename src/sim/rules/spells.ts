/**
 * Spells of weather: heat waves in the warm half of the year, cold snaps in the cold half, storms at any time; and clouds. Whether one
 * begins in an hour follows from seed, site and hour alone, so that a forecast can look ahead without changing anything.
 */
import { clamp } from '../core/maths.ts';
import { draw, streamId } from '../core/draw.ts';
import type { ClimateDef } from '../world/catalogPlant.ts';
import { STREAM_HEAT_WAVE } from './plantFailures.ts';
import { monthlyAt } from './weather.ts';

export type Spell = 'heat' | 'cold' | 'storm';
const STREAM_COLD = streamId('weather.coldSnap');
const STREAM_STORM = streamId('weather.storm');
const STREAM_CLOUD = streamId('weather.cloud');
const HOURS_PER_YEAR = 365.25 * 24;
const MONTHS = 12;
/** Days differ in cloud by this much about the mean, either way. */
const CLOUD_SPREAD = 0.45;

/** Whether a day lies in the warmer half of the year. */
export function isWarm(climate: ClimateDef, dayOfYear: number): boolean {
  return monthlyAt(climate.monthlyMeanC, dayOfYear) >= yearMeanC(climate.monthlyMeanC);
}

const yearMeans = new WeakMap<readonly number[], number>();

function yearMeanC(monthlyMeanC: readonly number[]): number {
  const known = yearMeans.get(monthlyMeanC);
  if (known !== undefined) return known;
  let sumC = 0;
  for (const meanC of monthlyMeanC) sumC += meanC;
  yearMeans.set(monthlyMeanC, sumC / MONTHS);
  return sumC / MONTHS;
}

/** Chance per hour that a spell begins. A year's heat waves all fall into its warmer half, its cold snaps into the other. */
export function spellPerHour(climate: ClimateDef, spell: Spell, dayOfYear: number): number {
  if (spell === 'storm') return climate.stormsPerYear / HOURS_PER_YEAR;
  if (isWarm(climate, dayOfYear) !== (spell === 'heat')) return 0;
  return (2 * (spell === 'heat' ? climate.heatWavesPerYear : climate.coldSnapsPerYear)) / HOURS_PER_YEAR;
}

const STREAMS: Record<Spell, number> = { heat: STREAM_HEAT_WAVE, cold: STREAM_COLD, storm: STREAM_STORM };

/** Whether a spell begins in the hour that starts at `timeS`. */
export function spellBegins(climate: ClimateDef, spell: Spell, dayOfYear: number, seed: number, site: number, timeS: number): boolean {
  const chance = spellPerHour(climate, spell, dayOfYear);
  return chance > 0 && draw(seed, STREAMS[spell], site, timeS) < chance;
}

/** Cloud of a day, 0 clear .. 1 overcast. */
export function cloudRatio(climate: ClimateDef, storm: boolean, seed: number, site: number, day: number): number {
  if (storm) return 1;
  return clamp(climate.meanCloudRatio + CLOUD_SPREAD * (2 * draw(seed, STREAM_CLOUD, site, day) - 1), 0, 1);
}
