/** Rear-door heat exchangers: a coil in the door of an air rack takes most of its exhaust's heat to the hall's coolant loop, up to the door's limit. */
import type { Catalog } from '../world/catalog.ts';
import type { CoolingUnitDef, RackDef } from '../world/catalogHardware.ts';
import { FIT_DOOR } from '../world/hallAir.ts';

/** The door that fits a rack's frame, or null: liquid racks and tanks have none. */
export function fittingDoor(catalog: Catalog, rack: RackDef): CoolingUnitDef | null {
  const def = rack.door === undefined || rack.medium === 'liquid' ? undefined : catalog.coolingUnits[rack.door];
  return def?.kind === 'door' ? def : null;
}

/** The door that a rack with these FIT_ bits has, or null. */
export function doorOn(catalog: Catalog, rack: RackDef, fit: number): CoolingUnitDef | null {
  return (fit & FIT_DOOR) === 0 ? null : fittingDoor(catalog, rack);
}

/** Heat that a door takes from a rack that gives `exhaustKW` to its air, with water as cold as the door is made for, kW. */
export function doorTakesKW(door: CoolingUnitDef, exhaustKW: number): number {
  return Math.min(exhaustKW * (door.captureRatio ?? 0), door.capacityKW);
}
