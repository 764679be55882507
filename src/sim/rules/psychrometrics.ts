/** Moist air at sea level: saturation, enthalpy, and how much of a wet cooler's heat leaves as vapour. */
import { clamp, exp } from '../core/maths.ts';

const PRESSURE_KPA = 101.325;
/** Water over dry air, ratio of molar masses. */
const VAPOUR_RATIO = 0.622;
const AIR_KJ_PER_KG_K = 1.006;
const VAPOUR_KJ_PER_KG_K = 1.86;
/** Heat of vaporisation at 0 °C, kJ/kg; with the vapour's own heat it is 2,430 at 30 °C (figures `evap_heat`). */
const VAPORISATION_KJ_PER_KG = 2501;
const LATENT_KJ_PER_KG = 2430;
const SECONDS_PER_HOUR = 3600;
/** Water that carries one kWh away as vapour, L. Source: figures `evap_heat`, 1.48. */
export const LITRES_PER_KWH = SECONDS_PER_HOUR / LATENT_KJ_PER_KG;

/** Saturation vapour pressure over water, kPa. Source: Alduchov and Eskridge 1996 (Magnus form), within 0.4 % from -40 to 50 °C. */
export function saturationKPa(dryBulbC: number): number {
  return 0.61094 * exp((17.625 * dryBulbC) / (dryBulbC + 243.04));
}

/** Moisture of saturated air, kg per kg of dry air. With a dew point it is the moisture of that air. */
export function saturatedMoisture(temperatureC: number): number {
  const vapourKPa = saturationKPa(temperatureC);
  return (VAPOUR_RATIO * vapourKPa) / (PRESSURE_KPA - vapourKPa);
}

/** Moisture of air by its two bulbs, kg per kg of dry air: the psychrometer's balance. */
export function moistureOf(dryBulbC: number, wetBulbC: number): number {
  return Math.max(0, saturatedMoisture(wetBulbC) - (AIR_KJ_PER_KG_K / VAPORISATION_KJ_PER_KG) * (dryBulbC - wetBulbC));
}

/** Enthalpy of saturated air, kJ per kg of dry air. It is also that of any air with this wet bulb, to 1 %. */
export function saturatedEnthalpy(temperatureC: number): number {
  return AIR_KJ_PER_KG_K * temperatureC + saturatedMoisture(temperatureC) * (VAPORISATION_KJ_PER_KG + VAPOUR_KJ_PER_KG_K * temperatureC);
}

/** Evaporation may not exceed this multiple of the heat carried: very dry air is cooled by the water as well. */
const EVAPORATION_MAX = 1.6;

/**
 * Vapour's share of the heat that a wet cooler gives to air that enters at `dryBulbC` / `wetBulbC` and leaves saturated at `leavingC`; the
 * rest warms the air. Below 1 in winter; above 1 in a desert, where the air itself is cooled. Merkel's enthalpy balance.
 */
export function evaporationRatio(dryBulbC: number, wetBulbC: number, leavingC: number): number {
  const gained = saturatedEnthalpy(leavingC) - saturatedEnthalpy(wetBulbC);
  if (gained <= 0) return 0;
  return clamp(1 - (AIR_KJ_PER_KG_K * (leavingC - dryBulbC)) / gained, 0, EVAPORATION_MAX);
}
