/** What a site's meters cost. Rates per hour at this hour's readings; finance posts them. */
import type { SiteDef } from '../world/catalogPlant.ts';
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import { labEffect } from './effects.ts';
import { agreementsOf } from './power/feed.ts';
import { waterCostCents } from './water.ts';

export interface EnergyCost {
  energyCents: number; // grid energy
  fuelCents: number; // gas, and generator maintenance per MWh
  waterCents: number;
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
  const agreement = agreementsOf(site, siteDef, context.world.timeS);
  const agreedKW = Math.min(site.power.gridKW, agreement.kW);
  return {
    energyCents: agreedKW * agreement.centsPerKWh + (site.power.gridKW - agreedKW) * site.power.gridCentsPerKWh * labEffect(context.world, context.catalog, 'energyPrice'),
    fuelCents: site.power.fuelCentsPerHour, // summed where generators are metered
    waterCents: waterCostCents(site, siteDef, context.world.timeS),
  };
}

/** Demand charge on the month's grid peak, due at month end; whoever posts it sets `monthPeakKW` and `monthKWh` back to 0. Cents. */
export function demandChargeCents(site: Site, siteDef: SiteDef): number {
  return site.power.monthPeakKW * siteDef.demandCentsPerKWMonth;
}
