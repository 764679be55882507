/** Explanations of temperatures: the loop that carries heat away, and the hottest die of a hall. */
import { loopRiseK, setMix, siteBase } from '../rules/plantBalance.ts';
import { readyHalls } from '../rules/sitePlant.ts';
import { hottestUtilisation } from '../rules/utilisation.ts';
import { rackDie } from '../rules/hallHeat.ts';
import { layoutFor } from '../rules/layout.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { findHall, type HallPlace } from '../world/lookup.ts';
import { constantSource } from './sources.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

/** Air loop of a site (`params.site`, else the first): the coldest set-point, less the exchanger's approach, and what an overloaded plant adds. */
function loop(context: SimContext, params: ExplainParams): Explained {
  const { sites } = context.world;
  const site = sites.find((entry) => entry.id === params['site']) ?? (params['site'] === undefined ? sites[0] : undefined);
  if (!site) return explained('loop', null, 'degC', 'sum', [], { params });
  const { loopApproachK } = context.catalog.constants.cooling;
  const { heatKW, rejectCapacityKW, loopC } = site.cooling;
  const base = setMix(siteBase(context, site, readyHalls(context, site)), heatKW, liquidKW(context, site));
  const riseK = loopRiseK(base, heatKW);
  return explained('loop', loopC, 'degC', 'sum', [
    leaf('loop.setpoint', loopC - riseK + loopApproachK, 'degC'), // as it was read: an order given since counts from the next hour
    leaf('loop.approach', -loopApproachK, 'kelvin', { source: constantSource(context, 'cooling.loopApproachK') }),
    leaf('loop.rise', riseK, 'kelvin', { params: { heat: heatKW, capacity: rejectCapacityKW }, source: constantSource(context, 'cooling.plantDesignK') }),
  ], { params: { ...params, site: site.id }, raise: ['raise.coolingCapacity.plant', 'raise.coolingCapacity.loop', 'raise.power.cap'] });
}

function liquidKW(context: SimContext, site: SimContext['world']['sites'][number]): number {
  let kW = 0;
  for (const { hall } of readyHalls(context, site)) kW += hall.liquidHeatKW;
  return kW;
}

function hottestDieHall(context: SimContext, params: ExplainParams): HallPlace | null {
  if (typeof params['hall'] === 'number') return findHall(context.world, context.catalog, params['hall']);
  let best: HallPlace | null = null;
  for (const site of context.world.sites) {
    if (params['site'] !== undefined && params['site'] !== site.id) continue;
    for (const place of readyHalls(context, site)) if (place.hall.poweredRacks > 0 && (best === null || place.hall.hottestDieC > best.hall.hottestDieC)) best = place;
  }
  return best;
}

/** Hottest die of a hall (`params.hall`, else the hottest of all): what it is cooled with, and how far the chip stands above it. */
function die(context: SimContext, params: ExplainParams): Explained {
  const place = hottestDieHall(context, params);
  if (!place) return explained('die', null, 'degC', 'sum', [], { params });
  const { site, structure, hall } = place;
  const { world, catalog } = context;
  const layout = layoutFor(context, structure.id, hall.layoutVersion);
  const utilisation = hottestUtilisation(world, catalog, site);
  const air = layout.hasAir ? rackDie(hall, layout, 'air', hall.hottestInletC, layout.maxDieRiseAirK, utilisation, catalog).dieC : -Infinity;
  const liquid = layout.hasLiquid ? rackDie(hall, layout, 'liquid', hall.hottestInletC, layout.maxDieRiseLiquidK, utilisation, catalog).dieC : -Infinity;
  const byLiquid = liquid > air;
  const mediumC = byLiquid ? hall.liquidSupplyC : hall.hottestInletC;
  return explained('die', hall.hottestDieC, 'degC', 'sum', [
    leaf(byLiquid ? 'die.coolant' : 'die.inlet', mediumC, 'degC'),
    leaf('die.rise', hall.hottestDieC - mediumC, 'kelvin', {
      params: { most: byLiquid ? layout.maxDieRiseLiquidK : layout.maxDieRiseAirK, clock: hall.clockRatio, throttle: layout.throttleC, shutdown: layout.shutdownC },
    }),
  ], { params: { ...params, hall: structure.id }, raise: ['raise.hottest.setpoint', 'raise.hottest.crah', 'raise.hottest.layout', 'raise.power.cap'] });
}

export const plantHeatExplanations: ExplainTable = { loop, die };
