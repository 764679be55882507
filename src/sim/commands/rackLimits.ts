/** What a row of racks asks of its hall beyond floor: power at one rack, air at one rack, places for coolant units, the busway; and of its site: one vendor. */
import { acceleratorOf, rackDef, type HallPlace } from '../world/lookup.ts';
import type { RackDef } from '../world/catalogHardware.ts';
import type { SimContext } from '../world/context.ts';
import { rackMaxKW, rackPlanKW } from '../rules/serverPower.ts';
import { condition } from './checks.ts';
import type { CheckCondition } from './types.ts';

/** Racks that stand or are planned in a hall: what they may ask for, kW, and the vendors at its site. */
interface Standing {
  planKW: number;
  coolantKW: number;
  otherVendor: boolean;
}

function standing({ world, catalog }: SimContext, { site, structure }: HallPlace, vendor: string): Standing {
  const { power } = catalog.constants;
  const here = new Set(site.structures.map((entry) => entry.id));
  const kinds = world.rackKinds.map((_, kind) => {
    const rack = rackDef(world, catalog, kind);
    const def = acceleratorOf(catalog, rack);
    return { planKW: rackPlanKW(rack, def, power), coolantKW: coolantKW(rack, rackMaxKW(rack, def, power)), vendor: def.vendor };
  });
  const { hall, kind } = world.racks.columns;
  const sum: Standing = { planKW: 0, coolantKW: 0, otherVendor: false };
  for (let r = 0; r < world.racks.count; r++) {
    const load = kinds[kind[r] as number];
    if (!load || !here.has(hall[r] as number)) continue;
    if (load.vendor !== vendor) sum.otherVendor = true;
    if (hall[r] !== structure.id) continue;
    sum.planKW += load.planKW;
    sum.coolantKW += load.coolantKW;
  }
  return sum;
}

function coolantKW(rack: RackDef, fullKW: number): number {
  return rack.medium === 'liquid' ? fullKW * (1 - rack.airHeatRatio) : 0;
}

/** Amounts in kW. The busway counts as far as an order may plan it (`buswayMaxRatio`): racks beyond that could never run. */
export function rackLimits(context: SimContext, place: HallPlace, rack: RackDef, length: number): CheckCondition[] {
  const { catalog } = context;
  const { power, distribution } = catalog.constants;
  const { def } = place;
  const accelerator = acceleratorOf(catalog, rack);
  const have = standing(context, place, accelerator.vendor);
  const rackKW = rackMaxKW(rack, accelerator, power);
  const airKW = rackKW * rack.airHeatRatio;
  const unitKW = Math.max(0, ...Object.values(catalog.coolingUnits).filter((unit) => unit.kind === 'cdu').map((unit) => unit.capacityKW));
  const coolant = have.coolantKW + coolantKW(rack, rackKW) * length;
  const busKW = def.maxItKW * distribution.buswayMaxRatio;
  const planKW = have.planKW + rackPlanKW(rack, accelerator, power) * length;
  const rackMost = def.maxRackKW ?? Infinity;
  const airMost = def.maxAirRackKW ?? Infinity;
  return [
    ...(rackMost < Infinity ? [condition('rack-power', rackKW <= rackMost, rackMost, rackKW, 'kW')] : []),
    ...(airMost < Infinity ? [condition('rack-air', airKW <= airMost, airMost, airKW, 'kW')] : []),
    ...(rack.medium === 'liquid' ? [condition('coolant-places', coolant <= def.cduSlots * unitKW, def.cduSlots * unitKW, coolant, 'kW')] : []),
    condition('busway-room', planKW <= busKW, busKW, planKW, 'kW'),
    condition('one-vendor', !have.otherVendor),
  ];
}
