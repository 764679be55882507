/** What a site's meters cost. Rates per hour at this hour's readings; finance posts them. */
import type { GensetDef, SiteDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import type { Placed } from '../world/sitePlant.ts';
import { labEffect } from './effects.ts';
import { agreementsOf } from './power/feed.ts';
import { fuelBtuPerHour, fuelCentsPerMMBtu } from './power/generation.ts';
import { plantOf } from './sitePlant.ts';
import { waterCostCents } from './water.ts';

const BTU_PER_MMBTU = 1e6;
const KWH_PER_MWH = 1000;

export interface EnergyCost {
  energyCents: number; // grid energy
  fuelCents: number; // gas, and generator maintenance per MWh
  waterCents: number;
}

/** Fuel burnt per hour by the running generators, MMBtu. */
export function fuelMMBtuPerHour(gensets: readonly Placed<GensetDef>[]): number {
  let btu = 0;
  for (const { structure, def } of gensets) if (structure.runKW > 0) btu += fuelBtuPerHour(def, structure.runKW);
  return btu / BTU_PER_MMBTU;
}

/** Carbon dioxide of the grid's energy, kg per hour. What comes under agreements has its own. */
export function gridCo2KgPerHour(site: Site, siteDef: SiteDef | undefined, timeS: number): number {
  if (!siteDef) return 0;
  const agreement = agreementsOf(site, siteDef, timeS);
  const agreedKW = Math.min(site.power.gridKW, agreement.kW);
  return agreedKW * agreement.co2KgPerKWh + (site.power.gridKW - agreedKW) * siteDef.gridCo2KgPerKWh;
}

/** Not rounded: finance carries the fractions. Cents per hour. */
export function energyCostCentsPerHour(context: SimContext, site: Site, siteDef: SiteDef): EnergyCost {
  const { gensets } = plantOf(context, site);
  let fuelCents = 0;
  for (const { structure, def } of gensets) {
    if (structure.runKW <= 0) continue;
    fuelCents += (fuelBtuPerHour(def, structure.runKW) / BTU_PER_MMBTU) * fuelCentsPerMMBtu(def, siteDef) + (structure.runKW / KWH_PER_MWH) * def.maintenanceCentsPerMWh;
  }
  const agreement = agreementsOf(site, siteDef, context.world.timeS);
  const agreedKW = Math.min(site.power.gridKW, agreement.kW);
  return {
    energyCents: agreedKW * agreement.centsPerKWh + (site.power.gridKW - agreedKW) * site.power.gridCentsPerKWh * labEffect(context.world, context.catalog, 'energyPrice'),
    fuelCents,
    waterCents: waterCostCents(site, siteDef, context.world.timeS),
  };
}

/** Demand charge on the month's grid peak, due at month end; whoever posts it sets `monthPeakKW` and `monthKWh` back to 0. Cents. */
export function demandChargeCents(site: Site, siteDef: SiteDef): number {
  return site.power.monthPeakKW * siteDef.demandCentsPerKWMonth;
}
