/** What a site's meters cost. Rates per hour at this hour's readings; finance posts them. */
import type { GensetDef, SiteDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import type { Placed } from '../world/sitePlant.ts';
import { plantOf } from './sitePlant.ts';

const BTU_PER_MMBTU = 1e6;
const LITRES_PER_M3 = 1000;
const KWH_PER_MWH = 1000;

export interface EnergyCost {
  energyCents: number; // grid energy
  fuelCents: number; // gas, and generator maintenance per MWh
  waterCents: number;
}

/** Gas burnt per hour by the running generators, MMBtu. */
export function fuelMMBtuPerHour(gensets: readonly Placed<GensetDef>[]): number {
  let btu = 0;
  for (const { structure, def } of gensets) if (structure.runKW > 0) btu += structure.runKW * def.heatRateBtuPerKWh;
  return btu / BTU_PER_MMBTU;
}

/** Not rounded: finance carries the fractions. Cents per hour. */
export function energyCostCentsPerHour(context: SimContext, site: Site, siteDef: SiteDef): EnergyCost {
  const { gensets } = plantOf(context, site);
  let maintenanceCents = 0;
  for (const { structure, def } of gensets) if (structure.runKW > 0) maintenanceCents += (structure.runKW / KWH_PER_MWH) * def.maintenanceCentsPerMWh;
  return {
    energyCents: site.power.gridKW * siteDef.energyCentsPerKWh,
    fuelCents: fuelMMBtuPerHour(gensets) * siteDef.gasCentsPerMMBtu + maintenanceCents,
    waterCents: (site.cooling.waterLPerHour / LITRES_PER_M3) * siteDef.waterCentsPerM3,
  };
}

/** Demand charge on the month's grid peak, due at month end; whoever posts it sets `monthPeakKW` and `monthKWh` back to 0. Cents. */
export function demandChargeCents(site: Site, siteDef: SiteDef): number {
  return site.power.monthPeakKW * siteDef.demandCentsPerKWMonth;
}
