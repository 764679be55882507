/** Whether an incident came about by itself: only what nature breaks can be survived, else incidents would be made to order. */
import type { SimContext } from '../world/context.ts';
import type { Site } from '../world/plant.ts';
import { mixedCapacityKW } from './rejection.ts';
import { siteBase, unitCapacityKW } from './plantBalance.ts';
import { plantOf, readyHalls } from './sitePlant.ts';

/** True when nothing has failed since the last incident of the kind, or when cooling in full working order would not have carried the heat. */
export function isProvoked(context: SimContext, site: Site, kind: 'cooling' | 'power'): boolean {
  if (kind === 'power') return site.power.faultOpen !== true;
  return site.cooling.faultOpen !== true || !carriesInOrder(context, site);
}

/** Whether everything that stands, failed or tripped parts mended, carries the present heat without an incident. */
export function carriesInOrder(context: SimContext, site: Site): boolean {
  const { catalog } = context;
  const halls = readyHalls(context, site);
  siteBase(context, site, halls); // reads the plant at this weather
  const built = { airKW: 0, liquidKW: 0 };
  for (const { structure, kind } of plantOf(context, site).rejection) {
    if (structure.stage !== 'ready' && structure.stage !== 'failed') continue;
    built.airKW += kind.dry.airKW + kind.wet.airKW;
    built.liquidKW += kind.dry.liquidKW + kind.wet.liquidKW;
  }
  let heatKW = 0;
  let liquidKW = 0;
  for (const { hall } of halls) {
    if (hall.airHeatKW > unitCapacityKW(hall, catalog, 'crah', true) || hall.liquidHeatKW > unitCapacityKW(hall, catalog, 'cdu', true)) return false;
    heatKW += hall.itKW;
    liquidKW += hall.liquidHeatKW;
  }
  const { transientK, plantDesignK } = catalog.constants.cooling;
  return heatKW <= mixedCapacityKW(built, heatKW > 0 ? liquidKW / heatKW : 0) * (1 + transientK / plantDesignK);
}
