/** Weather of a site: dry bulb, humidity, wet bulb. Temperatures in °C, humidity 0..1. */
import { atan, clamp, cos, exp, lerp } from '../core/maths.ts';
import type { ClimateDef } from '../world/catalogPlant.ts';

const MONTHS = 12;
const DAYS_PER_YEAR = 365.25;
const TWO_PI = 6.283185307179586;
/** Coolest hour of the day; the warmest comes twelve hours later. */
const COOLEST_HOUR = 3;
/** Saturation vapour pressure grows about 6.5 % per kelvin near 20 °C (Magnus formula): moisture stays, relative humidity falls. */
const SATURATION_PER_K = 0.065;
/** Stull's fit holds between 5 % and 99 % relative humidity. */
const HUMIDITY_MIN = 0.05;
const HUMIDITY_MAX = 0.99;

/** A monthly table interpolated between mid-months. `dayOfYear` counts from 1. */
export function monthlyAt(table: readonly number[], dayOfYear: number): number {
  const position = ((dayOfYear - 0.5) / DAYS_PER_YEAR) * MONTHS - 0.5 + MONTHS;
  const month = Math.floor(position);
  return lerp(table[month % MONTHS] ?? 0, table[(month + 1) % MONTHS] ?? 0, position - month);
}

/** Departure from the daily mean at an hour of the day, K. */
export function diurnalK(climate: ClimateDef, hourOfDay: number): number {
  return (-climate.diurnalRangeK / 2) * cos((TWO_PI * (hourOfDay - COOLEST_HOUR)) / 24);
}

/** Next value of the hour-to-hour noise: AR(1) with standard deviation `noiseSdK`. `unitNormal` is a standard normal draw. */
export function nextNoiseK(climate: ClimateDef, noiseK: number, unitNormal: number): number {
  const rho = climate.noiseHourCorrelation;
  return rho * noiseK + climate.noiseSdK * Math.sqrt(1 - rho * rho) * unitNormal;
}

/** Relative humidity when the air is `anomalyK` warmer than the daily mean for which `meanHumidity` holds. */
export function humidityAt(meanHumidity: number, anomalyK: number): number {
  return clamp(meanHumidity * exp(-SATURATION_PER_K * anomalyK), HUMIDITY_MIN, HUMIDITY_MAX);
}

/** Wet-bulb temperature at sea level, °C. Source: Stull 2011, J. Appl. Meteorol. Climatol. 50, eq. 1. */
export function wetBulbC(dryBulbC: number, humidity: number): number {
  const rh = clamp(humidity, HUMIDITY_MIN, HUMIDITY_MAX) * 100;
  return dryBulbC * atan(0.151977 * Math.sqrt(rh + 8.313659)) + atan(dryBulbC + rh) - atan(rh - 1.676331)
    + 0.00391838 * rh * Math.sqrt(rh) * atan(0.023101 * rh) - 4.686035;
}
