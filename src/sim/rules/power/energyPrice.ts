/** Price of grid energy by the hour, and the utility's right to call an interruptible feed off. Cents per kWh. */
import { cos } from '../../core/maths.ts';

export interface EnergyTariff {
  energyCentsPerKWh: number; // mean of the year
  dailySwingRatio: number; // evening peak over the mean
  heatCentsPerKWhPerK: number; // added for each kelvin of a day hotter than heatFromC: everybody cools
  heatFromC: number;
  coldFromC: number; // and for each kelvin colder: everybody heats
}

export const PEAK_HOUR = 18;
export const TROUGH_HOUR = 6;
const HOURS = 24;
const TWO_PI = 6.283185307179586;

/** Price in an hour. Highest at six in the evening, dear in heat and frost; never below a third of the mean. */
export function energyPriceCents(tariff: EnergyTariff, hour: number, dryBulbC: number): number {
  const daily = 1 + tariff.dailySwingRatio * cos((TWO_PI * (hour - PEAK_HOUR)) / HOURS);
  const strainK = Math.max(0, dryBulbC - tariff.heatFromC) + Math.max(0, tariff.coldFromC - dryBulbC);
  return Math.max(tariff.energyCentsPerKWh / 3, tariff.energyCentsPerKWh * daily + tariff.heatCentsPerKWhPerK * strainK);
}
