/** What a row of racks asks of its hall beyond floor: power, air and weight at one rack, coolant units and places for them, the busway; and of its site: one vendor. */
import { acceleratorOf, rackDef, type HallPlace } from '../world/lookup.ts';
import type { RackDef } from '../world/catalogHardware.ts';
import type { SimContext } from '../world/context.ts';
import { FIT_DOOR } from '../world/hallAir.ts';
import { fittingDoor } from '../rules/rearDoors.ts';
import { networkAt } from '../rules/network.ts';
import { hallRoomKW } from '../rules/storage.ts';
import { rackMaxKW, rackPlanKW } from '../rules/serverPower.ts';
import { condition } from './checks.ts';
import { coolantAskedKW, coolantKW, loopCondition } from './hallLoop.ts';
import type { CheckCondition } from './types.ts';

/** Racks that stand or are planned in a hall: what they may ask for, kW, and the vendors at its site. */
interface Standing {
  planKW: number;
  otherVendor: boolean;
}

function standing({ world, catalog }: SimContext, { site, structure, hall: hallState }: HallPlace, vendor: string): Standing {
  const { power } = catalog.constants;
  const fabricKWPerGpu = networkAt(world, site.id)?.kWPerGpu ?? 0;
  const here = new Set(site.structures.map((entry) => entry.id));
  const kinds = world.rackKinds.map((_, kind) => {
    const rack = rackDef(world, catalog, kind);
    const def = acceleratorOf(catalog, rack);
    return { planKW: rackPlanKW(rack, def, power) + rack.servers * def.gpusPerServer * fabricKWPerGpu, vendor: def.vendor };
  });
  const { hall, kind } = world.racks.columns;
  const sum: Standing = { planKW: hallRoomKW(hallState, networkAt(world, site.id), catalog), otherVendor: false };
  for (let r = 0; r < world.racks.count; r++) {
    const load = kinds[kind[r] as number];
    if (!load || !here.has(hall[r] as number)) continue;
    if (load.vendor !== vendor) sum.otherVendor = true;
    if (hall[r] === structure.id) sum.planKW += load.planKW;
  }
  return sum;
}

/** What a hall's racks would draw in a run, planned ones among them, with the top tier of the network and the storage that stand there, kW. */
export function plannedKW(context: SimContext, place: HallPlace): number {
  return standing(context, place, '').planKW;
}

/**
 * Amounts in kW and kg. The busway counts as far as an order may plan it (`buswayMaxRatio`): racks beyond that could never run. `doors`: ordered with
 * rear doors. Doors and tanks also ask for coolant units that carry their heat: nothing else would.
 */
export function rackLimits(context: SimContext, place: HallPlace, rack: RackDef, length: number, doors = false): CheckCondition[] {
  const { catalog } = context;
  const { power, distribution } = catalog.constants;
  const { def } = place;
  const accelerator = acceleratorOf(catalog, rack);
  const have = standing(context, place, accelerator.vendor);
  const hasDoor = (doors || rack.withDoor === true) && fittingDoor(catalog, rack) !== null;
  const rackKW = rackMaxKW(rack, accelerator, power);
  const toCoolantKW = coolantKW(context, rack, hasDoor ? FIT_DOOR : 0);
  const airKW = rackKW - toCoolantKW;
  const unitKW = Math.max(0, ...Object.values(catalog.coolingUnits).filter((unit) => unit.kind === 'cdu').map((unit) => unit.capacityKW));
  const coolant = toCoolantKW > 0 ? coolantAskedKW(context, place) + toCoolantKW * length : 0;
  const busKW = def.maxItKW * distribution.buswayMaxRatio;
  const fabricKW = rack.servers * accelerator.gpusPerServer * (networkAt(context.world, place.site.id)?.kWPerGpu ?? 0);
  const planKW = have.planKW + (rackPlanKW(rack, accelerator, power) + fabricKW) * length;
  const rackMost = def.maxRackKW ?? Infinity;
  const airMost = def.maxAirRackKW ?? Infinity;
  const bearsKg = def.maxRackKg ?? Infinity;
  const massKg = rack.massKg ?? 0;
  return [
    ...(rackMost < Infinity ? [condition('rack-power', rackKW <= rackMost, rackMost, rackKW, 'kW')] : []),
    ...(airMost < Infinity ? [condition('rack-air', airKW <= airMost, airMost, airKW, 'kW')] : []),
    ...(bearsKg < Infinity && massKg > 0 ? [condition('floor-load', massKg <= bearsKg, bearsKg, massKg, 'kg')] : []),
    ...(toCoolantKW > 0 ? [condition('coolant-places', coolant <= def.cduSlots * unitKW, def.cduSlots * unitKW, coolant, 'kW')] : []),
    ...(hasDoor || rack.immersed === true ? [loopCondition(context, place, toCoolantKW * length)] : []),
    condition('busway-room', planKW <= busKW, busKW, planKW, 'kW'),
    condition('one-vendor', !have.otherVendor),
  ];
}
