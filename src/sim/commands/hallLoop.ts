/** What a hall's coolant loop is asked for and what its units carry: rear doors and tanks are refused where nothing would pump their water. */
import { fittingDoor, doorOn, doorTakesKW } from '../rules/rearDoors.ts';
import { rackMaxKW } from '../rules/serverPower.ts';
import type { CoolingUnitDef, RackDef } from '../world/catalogHardware.ts';
import type { SimContext } from '../world/context.ts';
import { FIT_DOOR } from '../world/hallAir.ts';
import { acceleratorOf, rackDef, type HallPlace } from '../world/lookup.ts';
import { condition } from './checks.ts';
import type { CheckCondition } from './types.ts';

/** Heat of one rack at full load that goes to coolant, with the FIT_ bits it has, kW. */
export function coolantKW({ catalog }: SimContext, rack: RackDef, fit: number): number {
  const fullKW = rackMaxKW(rack, acceleratorOf(catalog, rack), catalog.constants.power);
  const door = doorOn(catalog, rack, fit);
  return fullKW * (1 - rack.airHeatRatio) + (door ? doorTakesKW(door, fullKW * rack.airHeatRatio) : 0);
}

/** Heat that all racks of a hall give its coolant at full load, planned ones and doors on order among them, kW. */
export function coolantAskedKW(context: SimContext, { structure, hall }: HallPlace): number {
  const { world, catalog } = context;
  const { columns, count } = world.racks;
  const coming = new Set<number>();
  for (const work of hall.works) if (work.kind === 'door') for (const id of work.racks) coming.add(id);
  let kW = 0;
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== structure.id) continue;
    kW += coolantKW(context, rackDef(world, catalog, columns.kind[r]!), columns.fit[r]! | (coming.has(columns.id[r]!) ? FIT_DOOR : 0));
  }
  return kW;
}

/** Coolant units of the hall, in place or on order, carry `moreKW` beside what is asked of them already. */
export function loopCondition(context: SimContext, place: HallPlace, moreKW: number): CheckCondition {
  let unitsKW = 0;
  for (const units of place.hall.units) {
    const def = context.catalog.coolingUnits[units.unit];
    if (def?.kind !== 'cdu') continue;
    unitsKW += units.count * def.capacityKW;
    for (const order of units.ordered) unitsKW += order.count * def.capacityKW;
  }
  const freeKW = Math.max(0, unitsKW - coolantAskedKW(context, place));
  return condition('coolant-loop', freeKW >= moreKW, freeKW, moreKW, 'kW');
}

/** Doors that an order would hang: on which racks (ids), and how many stand there that none fits. */
export interface DoorPlan {
  racks: number[];
  unfit: number;
  priceCents: number;
  crewHours: number;
  leadDays: number;
  takesKW: number;
}

/** Racks that stand in the hall (on floor row `y`, or anywhere) without a door, done or under way. */
export function planDoors(context: SimContext, { structure, hall }: HallPlace, y: number | undefined): DoorPlan {
  const { world, catalog } = context;
  const { columns, count } = world.racks;
  const plan: DoorPlan = { racks: [], unfit: 0, priceCents: 0, crewHours: 0, leadDays: 0, takesKW: 0 };
  const coming = new Set<number>();
  for (const work of hall.works) if (work.kind === 'door') for (const id of work.racks) coming.add(id);
  for (let r = 0; r < count; r++) {
    if (columns.hall[r] !== structure.id || (y !== undefined && columns.y[r] !== y) || (columns.fit[r]! & FIT_DOOR) !== 0 || coming.has(columns.id[r]!)) continue;
    const rack = rackDef(world, catalog, columns.kind[r]!);
    const door = fittingDoor(catalog, rack);
    if (!door) {
      plan.unfit++;
      continue;
    }
    plan.racks.push(columns.id[r]!);
    addDoor(plan, door, coolantKW(context, rack, FIT_DOOR));
  }
  return plan;
}

function addDoor(plan: DoorPlan, door: CoolingUnitDef, takesKW: number): void {
  plan.priceCents += door.priceCents;
  plan.crewHours += door.fitCrewHours ?? 0;
  plan.leadDays = Math.max(plan.leadDays, door.leadDays);
  plan.takesKW += takesKW;
}
