/** What one thing on a plot costs and drinks this hour: shares of what the site's meters read, for overlays. Pure readings; finance posts the meters. */
import type { Catalog } from '../world/catalog.ts';
import type { StructureDef } from '../world/catalogPlant.ts';
import type { Site, Structure } from '../world/plant.ts';

const HOURS_PER_MONTH = 730;

/** Water that it evaporates now: the site's flow by share of the heat that plants with water carry. Litres per hour. */
export function thingWaterLPerHour(site: Site, structure: Structure, catalog: Catalog): number {
  if (!drinks(catalog.structures[structure.def], catalog)) return 0;
  let wetKW = 0;
  for (const other of site.structures) if (drinks(catalog.structures[other.def], catalog)) wetKW += other.runKW;
  return wetKW > 0 ? (site.cooling.waterLPerHour * structure.runKW) / wetKW : 0;
}

/** Whether it carries heat away with water. */
export function drinks(def: StructureDef | undefined, catalog: Catalog): boolean {
  return def?.kind === 'heat-rejection' && (catalog.rejections[def.rejection]?.cyclesOfConcentration ?? 0) > 0;
}

/** Energy at this hour's price, fuel by share of output, and rent. Cents per hour. */
export function thingCentsPerHour(site: Site, structure: Structure, catalog: Catalog): number {
  const def = catalog.structures[structure.def];
  if (!def) return 0;
  const rent = def.rentCentsPerMonth / HOURS_PER_MONTH;
  if (structure.stage !== 'ready') return rent;
  const { power } = site;
  if (def.kind === 'hall') return rent + (structure.hall?.itKW ?? 0) * power.gridCentsPerKWh;
  if (def.kind === 'genset') return rent + (power.gensetKW > 0 ? (power.fuelCentsPerHour * structure.runKW) / power.gensetKW : 0);
  if (def.kind !== 'heat-rejection') return rent;
  let carriedKW = 0;
  for (const other of site.structures) if (catalog.structures[other.def]?.kind === 'heat-rejection') carriedKW += other.runKW;
  return rent + (carriedKW > 0 ? (power.coolingKW * power.gridCentsPerKWh * structure.runKW) / carriedKW : 0);
}
