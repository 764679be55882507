/** Tanks of chilled water: what they can take from the halls, what the plant gives back to them. */
import { HOUR_S } from '../core/calendar.ts';
import type { ColdStoreDef } from '../world/catalogPlant.ts';
import type { Site } from '../world/plant.ts';
import type { Placed } from '../world/sitePlant.ts';

/** A tank with less than this left counts as warm, kWh. */
const WARM_KWH = 1e-6;

/** Heat that the tanks can take now, kW: those that have cold left. */
export function storeKW(stores: readonly Placed<ColdStoreDef>[]): number {
  let kW = 0;
  for (const { structure, def } of stores) if (structure.stage === 'ready' && structure.chargeKWh > WARM_KWH) kW += def.powerKW;
  return kW;
}

/** Heat that the tanks can still take, kWh. */
export function storeKWh(stores: readonly Placed<ColdStoreDef>[]): number {
  let kWh = 0;
  for (const { structure } of stores) if (structure.stage === 'ready') kWh += structure.chargeKWh;
  return kWh;
}

/** Heat that they would give to the plant in an hour, kW: as fast as they take it, until they are cold. */
export function rechargeKW(stores: readonly Placed<ColdStoreDef>[]): number {
  let kW = 0;
  for (const { structure, def } of stores) if (structure.stage === 'ready') kW += Math.min(def.powerKW, Math.max(0, def.energyKWh - structure.chargeKWh));
  return kW;
}

/** Puts `kWh` of heat into the tanks (or takes it out when negative), in their order. Returns what went in. */
export function moveHeat(stores: readonly Placed<ColdStoreDef>[], kWh: number): number {
  let left = kWh;
  for (const { structure, def } of stores) {
    if (structure.stage !== 'ready') continue;
    const before = structure.chargeKWh;
    structure.chargeKWh = Math.min(def.energyKWh, Math.max(0, before - left));
    left -= before - structure.chargeKWh;
  }
  return kWh - left;
}

/** True while tanks stand in for plant by the second: time then moves in steps of ten. */
export function storeLive(site: Site): boolean {
  return site.cooling.storeKW > 0 && !site.cooling.storeBooked;
}

/** Whether tanks that take `kW` last for a time. */
export function lastsFor(stores: readonly Placed<ColdStoreDef>[], kW: number, seconds: number): boolean {
  return storeKWh(stores) >= (kW * seconds) / HOUR_S;
}
