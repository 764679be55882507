/** Machines that make power: fuel at part load, output on hot days, sun. kW, K, Btu. */
import { clamp, cos, sin } from '../../core/maths.ts';
import type { BatteryDef, GensetDef, SiteDef } from '../../world/catalogPlant.ts';
import type { WeatherState } from '../../world/plant.ts';
import type { SitePlant } from '../../world/sitePlant.ts';

export const BTU_PER_MMBTU = 1e6;
const KWH_PER_MWH = 1000;

export type ThermalUnit = Pick<GensetDef, 'unitKW' | 'heatRateBtuPerKWh' | 'partLoadPenaltyRatio' | 'deratePerK' | 'ratingC'>;

/** Most that a unit gives at an ambient temperature, kW. Thin warm air takes power from turbines; never more than rated. */
export function unitCapacityKW(unit: ThermalUnit, ambientC: number): number {
  return unit.unitKW * clamp(1 - unit.deratePerK * (ambientC - unit.ratingC), 0, 1);
}

/**
 * Fuel of a unit at a load, Btu per hour: a straight line (Willans) from `partLoadPenaltyRatio` of the full flow at no load to the full flow.
 * A kWh at half load so needs that share more fuel than at full load. 0 when it stands still.
 */
export function fuelBtuPerHour(unit: ThermalUnit, loadKW: number): number {
  if (loadKW <= 0) return 0;
  const full = unit.unitKW * unit.heatRateBtuPerKWh;
  const noLoad = full * unit.partLoadPenaltyRatio;
  return noLoad + (full - noLoad) * (loadKW / unit.unitKW);
}

const RADIANS = 0.017453292519943295;
const AXIS_TILT_DEGREES = 23.45;
const DAYS = 365.25;

/** Sine of the sun's height at a latitude, day of the year (0 = 1 January) and solar hour. Negative at night. Cooper 1969. */
export function sunHeight(latitudeDegrees: number, dayOfYear: number, hour: number): number {
  const declination = AXIS_TILT_DEGREES * RADIANS * sin((2 * 3.141592653589793 * (dayOfYear + 285)) / DAYS);
  const latitude = latitudeDegrees * RADIANS;
  const angle = (hour - 12) * 15 * RADIANS;
  return sin(latitude) * sin(declination) + cos(latitude) * cos(declination) * cos(angle);
}

/** Output of panels that follow the sun about one axis, over their rating. `cloud` 0 clear .. 1 overcast takes away three quarters (Kasten 1980). */
export function solarRatio(height: number, cloud: number, performanceRatio: number): number {
  if (height <= 0) return 0;
  const clear = Math.min(1, 1.25 * height); // one-axis trackers reach full output well before noon; panels exceed inverters
  return clear * performanceRatio * (1 - 0.75 * cloud * cloud * cloud);
}

/** What one more kWh of a running unit costs: fuel along the Willans line, and upkeep. Cents. */
export function marginalCentsPerKWh(unit: GensetDef, site: SiteDef): number {
  const btu = unit.heatRateBtuPerKWh * (1 - unit.partLoadPenaltyRatio);
  return (btu / BTU_PER_MMBTU) * fuelCentsPerMMBtu(unit, site) + unit.maintenanceCentsPerMWh / KWH_PER_MWH;
}

export function fuelCentsPerMMBtu(unit: GensetDef, site: SiteDef): number {
  return unit.fuel === 'diesel' ? site.dieselCentsPerMMBtu : site.gasCentsPerMMBtu;
}

/** Output of a site's solar fields at an hour of the day (the middle of it counts), kW. */
export function siteSolarKW(plant: SitePlant, weather: WeatherState, latitudeDegrees: number, dayOfYear: number, hour: number): number {
  if (plant.solar.length === 0) return 0;
  const height = sunHeight(latitudeDegrees, dayOfYear - 1, hour + 0.5);
  if (height <= 0) return 0;
  let kW = 0;
  for (const { structure, def } of plant.solar) if (structure.stage === 'ready') kW += def.peakKW * solarRatio(height, weather.cloudRatio, def.performanceRatio);
  return kW;
}

/** Energy that a battery holds when full after giving `givenKWh` since new, kWh. Wear grows with full cycles up to the end of its cycle life. */
export function batteryHoldsKWh(givenKWh: number, battery: Pick<BatteryDef, 'energyKWh' | 'cycleLife' | 'wearRatio'>): number {
  return battery.energyKWh * (1 - battery.wearRatio * Math.min(1, givenKWh / battery.energyKWh / battery.cycleLife));
}
