/**
 * A typical year of a climate, hour by hour: monthly means, the day's course, and weather that stays for days. The same for everyone: its
 * draws depend on the climate alone. No heat waves: the year is for energy and for design hours that come every summer.
 */
import { normal, streamId } from '../core/draw.ts';
import type { ClimateDef } from '../world/catalogPlant.ts';
import { diurnalK, humidityAt, monthlyAt, nextNoiseK, wetBulbC } from './weather.ts';

export const HOURS_PER_YEAR = 8760;
const HOURS_PER_DAY = 24;
const MONTHS = 12;
const YEAR_SEED = 1;
const STREAM_DRY = streamId('typicalYear.dry');
const STREAM_MOIST = streamId('typicalYear.moist');

export interface TypicalYear {
  dryBulbC: Float64Array;
  wetBulbC: Float64Array;
}

/** Dry and wet bulb of every hour, January first. Dry-bulb anomalies keep their moisture; the dew point wanders by itself (`dewPointSdK`). */
export function typicalYear(climate: ClimateDef): TypicalYear {
  const year: TypicalYear = { dryBulbC: new Float64Array(HOURS_PER_YEAR), wetBulbC: new Float64Array(HOURS_PER_YEAR) };
  const entity = streamId(climate.id);
  const sdK = climate.dewPointSdK ?? 0;
  const rho = climate.noiseHourCorrelation;
  let noiseK = climate.noiseSdK * normal(0, 1, YEAR_SEED, STREAM_DRY, entity, -1);
  let moistK = sdK * normal(0, 1, YEAR_SEED, STREAM_MOIST, entity, -1);
  for (let hour = 0; hour < HOURS_PER_YEAR; hour++) {
    noiseK = nextNoiseK(climate, noiseK, normal(0, 1, YEAR_SEED, STREAM_DRY, entity, hour));
    moistK = rho * moistK + sdK * Math.sqrt(1 - rho * rho) * normal(0, 1, YEAR_SEED, STREAM_MOIST, entity, hour);
    const day = Math.floor(hour / HOURS_PER_DAY) + 1;
    const anomalyK = diurnalK(climate, hour % HOURS_PER_DAY) + noiseK;
    const dryC = monthlyAt(climate.monthlyMeanC, day) + anomalyK;
    // A dew point higher by a kelvin is as much more moisture as air colder by a kelvin would hold at the same humidity.
    const humidity = humidityAt(monthlyAt(climate.monthlyHumidity, day), anomalyK - moistK);
    year.dryBulbC[hour] = dryC;
    year.wetBulbC[hour] = Math.min(dryC, wetBulbC(dryC, humidity));
  }
  return year;
}

/** Value below which a share of the hours lies: 0.996 gives the 0.4 % design condition. */
export function designC(hours: Float64Array, shareBelow: number): number {
  const sorted = Float64Array.from(hours).sort();
  return sorted[Math.min(sorted.length - 1, Math.floor(shareBelow * sorted.length))] ?? NaN;
}

/** Month of an hour of the year, 0..11, by twelfths of the year. */
export function monthOf(hour: number): number {
  return Math.min(MONTHS - 1, Math.floor((hour / HOURS_PER_YEAR) * MONTHS));
}
