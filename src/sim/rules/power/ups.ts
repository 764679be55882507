/** UPS of a hall: batteries that carry its servers, and the fans and pumps in the hall, for minutes. What stands outside the halls they do not carry. */
import type { CoolingConstants, PowerConstants } from '../../world/catalogConstants.ts';
import type { HallPlant } from '../../world/sitePlant.ts';
import { cumAt } from '../layout.ts';

const MINUTES_PER_HOUR = 60;
/** The heat of so many steps must still fit: a hall is switched off in order before it switches itself off. */
const STEPS_AHEAD = 2;

/** Energy that a UPS holds when full after giving `givenKWh` since new, kWh. It is sized for `upsMinutes` at its rating. */
export function upsHoldsKWh(ratingKW: number, givenKWh: number, power: PowerConstants): number {
  const newKWh = (ratingKW * power.upsMinutes) / MINUTES_PER_HOUR;
  return newKWh <= 0 ? 0 : newKWh * (1 - power.upsWearRatio * Math.min(1, givenKWh / newKWh / power.upsCycleLife));
}

/** Rating of a hall's UPS, kW: its racks at their most, within its switchgear. */
export function upsRatingKW({ def, layout }: HallPlant): number {
  return Math.min(def.maxItKW, layout.maxKW);
}

/** Energy that a hall's UPS can still give, kWh. */
export function upsLeftKWh(place: HallPlant, power: PowerConstants): number {
  return Math.max(0, upsHoldsKWh(upsRatingKW(place), place.hall.upsGivenKWh, power) - place.hall.upsUsedKWh);
}

/** Whether a hall without cooling would come near its shutdown within the next steps of `seconds`. */
export function tooHotToHold({ hall, def, layout }: HallPlant, seconds: number, { liquidKJPerKPerKW, inletShutdownC, coolantShutdownC }: CoolingConstants, { upsOrderlyK }: PowerConstants): boolean {
  const n = layout.rackRows.length;
  const aheadS = STEPS_AHEAD * seconds;
  const installedKW = layout.maxKW;
  const airKJPerK = def.airMassKJPerK + def.equipmentMassKJPerK * installedKW;
  if (hall.hottestInletC + (hall.airHeatKW * aheadS) / airKJPerK >= inletShutdownC - upsOrderlyK) return true;
  const liquidKJPerK = liquidKJPerKPerKW * (installedKW - cumAt(layout.cumAirRatioKW, n));
  return layout.hasLiquid && liquidKJPerK > 0 && hall.liquidSupplyC + (hall.liquidHeatKW * aheadS) / liquidKJPerK >= coolantShutdownC - upsOrderlyK;
}
