/**
 * Batteries that trade: they buy in the cheapest hours of the tariff's day and carry load in the dearest, if what they save pays for the loss
 * of a round trip and for the wear. Nothing is sold to the grid: what they give replaces what the site would draw. Cents per kWh.
 */
import type { BatteryDef } from '../../world/catalogPlant.ts';
import { energyPriceCents, PEAK_HOUR, TROUGH_HOUR, type EnergyTariff } from './energyPrice.ts';

/** Wear of one kWh given: the price spread over the cycles of its life. A rented one wears its owner's money: only what was paid counts. */
export function wearCentsPerKWh(battery: BatteryDef): number {
  return battery.priceCents / (battery.cycleLife * battery.energyKWh);
}

export interface TradePlan {
  buyCents: number; // buys at this price or below
  sellCents: number; // carries load at this price or above
}

/** Hours that the battery needs to fill and to empty are the cheapest and the dearest of a mild day; no kWh is given below its cost. */
export function tradePlan(tariff: EnergyTariff, battery: BatteryDef): TradePlan {
  const mildC = (tariff.heatFromC + tariff.coldFromC) / 2;
  const hours = battery.energyKWh / battery.powerKW;
  const buyCents = energyPriceCents(tariff, TROUGH_HOUR + Math.ceil(hours / battery.roundTripRatio) / 2, mildC);
  const costCents = buyCents / battery.roundTripRatio + wearCentsPerKWh(battery);
  return { buyCents, sellCents: Math.max(costCents, energyPriceCents(tariff, PEAK_HOUR - Math.ceil(hours) / 2, mildC)) };
}
