/** Sizes of plant that a plan could add: what one unit gives on the afternoon that plans are read at, and at what price. */
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import { plantCapacityKW } from './rejection.ts';
import { unitCapacityKW } from './power/generation.ts';
import { readyHalls } from './sitePlant.ts';

/** Rent is weighed against a price as a year of it. */
const MONTHS = 12;

export interface Sized {
  structure: string; // StructureDef id
  kW: number; // of one unit
}

/** Units of a kind by price per kW at a site of a finished world; those that stand there already come first. Units that would give nothing are left out. */
export function cheapestFirst(finished: SimContext, siteId: string, kind: 'genset' | 'heat-rejection'): Sized[] {
  const { world, catalog } = finished;
  const site = world.sites.find((entry) => entry.id === siteId);
  if (!site) return [];
  const loopC = coldestLoopC(finished, site);
  const sized: (Sized & { order: number; centsPerKW: number })[] = [];
  for (const def of Object.values(catalog.structures)) {
    if (def.kind !== kind) continue;
    const kW = def.kind === 'genset' ? unitCapacityKW(def, site.weather.dryBulbC) : def.kind === 'heat-rejection' ? plantCapacityKW(catalog, def, site.weather, loopC) : 0;
    if (kW <= 0) continue;
    const cents = def.priceCents + def.rentCentsPerMonth * MONTHS;
    sized.push({ structure: def.id, kW, order: site.structures.some((entry) => entry.def === def.id) ? 0 : 1, centsPerKW: cents / kW });
  }
  return sized.sort((a, b) => a.order - b.order || a.centsPerKW - b.centsPerKW);
}

/** Water that the site's halls ask of their plant, °C. */
function coldestLoopC(finished: SimContext, site: Site): number {
  const { supplyDefaultC, loopApproachK } = finished.catalog.constants.cooling;
  let setC = Infinity;
  for (const { hall, layout } of readyHalls(finished, site)) {
    if (layout.hasAir) setC = Math.min(setC, hall.supplyC);
    if (layout.hasLiquid) setC = Math.min(setC, hall.liquidC);
  }
  return (setC === Infinity ? supplyDefaultC : setC) - loopApproachK;
}
