/**
 * The balance of a site: IT load -> heat -> cooling power -> losses -> total, and its inverse: how much IT a supply carries.
 * Facility load = IT + cooling + losses + misc (model.md, Power); PUE is what comes out.
 */
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { CoolingUnitDef } from '../world/catalogHardware.ts';
import type { SimContext } from '../world/context.ts';
import type { HallState, Site } from '../world/plant.ts';
import type { Service, SiteBase } from '../world/siteBase.ts';
import type { HallPlant, SitePlant } from '../world/sitePlant.ts';
import { labEffect } from './effects.ts';
import { upsLossKW, transformerLossKW } from './electrical.ts';
import { rechargeKW, storeKW } from './coldStore.ts';
import { hallAirOf } from './hallAir.ts';
import { curtailed, feedBroken } from './power/feed.ts';
import { upsRatingKW } from './power/ups.ts';
import { rejectionPlant } from './rejection.ts';
import { costPerKW, serve, serviceCapacityKW, wetRatioWithin, type Served } from './rejectionService.ts';
import { plantOf, readUnits } from './sitePlant.ts';
import { waterCentsPerM3 } from './water.ts';

const BISECTIONS = 30;
/** Racks are powered whole, so the search may stop well below one rack, kW. */
const CLOSE_KW = 0.1;
const LITRES_PER_M3 = 1000;

/** Heat that the hall's working units of one kind can move at the set-point, kW; with failed ones when `all`. */
export function unitCapacityKW(hall: HallState, catalog: Catalog, kind: CoolingUnitDef['kind'], all = false): number {
  let kW = 0;
  for (const units of hall.units) {
    const def = catalog.coolingUnits[units.unit];
    if (def && def.kind === kind) kW += (all ? units.count : units.count - units.failed) * def.capacityKW;
  }
  return kW;
}

/** Sets the mix of heat, in place: `liquidKW` of `itKW`, planned or actual, only their ratio counts. */
export function setMix(base: SiteBase, itKW: number, liquidKW: number): SiteBase {
  base.liquidRatio = itKW > 0 ? liquidKW / itKW : 0;
  const { service, liquidRatio } = base;
  service.wetRatio = wetRatioWithin(service.plant, liquidRatio, base.waterLimitLPerHour);
  service.wetFirst = base.wetFirst === 'auto' ? waterIsCheaper(base) : base.wetFirst;
  base.plantCapacityKW = serviceCapacityKW(service, liquidRatio);
  base.rejectCapacityKW = base.plantCapacityKW + base.storeKW;
  return base;
}

/** Whether heat leaves cheaper by plant with water, at the prices of this hour. */
function waterIsCheaper({ service: { plant }, liquidRatio, energyCentsPerKWh, waterCentsPerL }: SiteBase): boolean {
  const dry = costPerKW(plant.dry, liquidRatio);
  const wet = costPerKW(plant.wet, liquidRatio);
  return wet.compressorRatio * energyCentsPerKWh + wet.waterLPerKWh * waterCentsPerL < dry.compressorRatio * energyCentsPerKWh;
}

/** Reads the site once, and the units of `halls` (its ready ones) into their places; `setMix` then says how much of the heat is liquid. */
export function siteBase(context: SimContext, site: Site, halls: readonly HallPlant[]): SiteBase {
  const { catalog } = context;
  const { cooling } = catalog.constants;
  const plant = plantOf(context, site);
  let airSetC = Infinity;
  let liquidSetC = Infinity;
  const base: SiteBase = {
    catalog, service: { plant: null as unknown as Service['plant'], wetFirst: false, wetRatio: 1 },
    wetFirst: site.cooling.waterMode === 'auto' ? 'auto' : site.cooling.waterMode === 'wet', waterLimitLPerHour: site.cooling.waterLimitLPerHour,
    energyCentsPerKWh: site.power.gridCentsPerKWh, waterCentsPerL: 0, liquidRatio: 0, plantCapacityKW: 0, storeKW: 0, rechargeKW: 0, rejectCapacityKW: 0, airUnitKW: 0,
    liquidUnitKW: 0, airUnitFanKW: 0, liquidUnitFanKW: 0, doorFanKW: 0, airStreamRatio: 1, upsRatingKW: 0, transformerRatingKW: 0, airLoopC: 0, liquidLoopC: 0,
    compressorRatio: labEffect(context.world, catalog, 'coolingPower'),
  };
  for (const place of halls) {
    const { hall, layout } = place;
    readUnits(place, catalog);
    if (layout.rackRows.length === 0) continue;
    airSetC = Math.min(airSetC, hall.supplyC);
    if (layout.hasLiquid || layout.doorKW > 0) liquidSetC = Math.min(liquidSetC, hall.liquidC);
    base.airUnitKW += place.crahKW;
    base.liquidUnitKW += place.cduKW;
    base.airUnitFanKW += place.crahFanKW;
    base.doorFanKW += layout.doorFanKW;
    base.liquidUnitFanKW += place.cduFanKW;
    base.upsRatingKW += upsRatingKW(place);
  }
  readStream(context, base, halls);
  base.airLoopC = (airSetC === Infinity ? cooling.supplyDefaultC : airSetC) - cooling.loopApproachK;
  base.liquidLoopC = (liquidSetC === Infinity ? cooling.liquidDefaultC : liquidSetC) - cooling.loopApproachK;
  const siteDef = catalog.sites[site.id];
  if (siteDef) base.waterCentsPerL = waterCentsPerM3(site, siteDef, context.world.timeS) / LITRES_PER_M3;
  return readPlant(context, site, plant, base);
}

/** The site's base for the power of an hour, kept for its cooling. */
export function powerBase(context: SimContext, site: Site, halls: readonly HallPlant[]): SiteBase {
  const base = siteBase(context, site, halls);
  plantOf(context, site).kept = { base, halls, stepOfS: context.derived.stepOfS ?? -1 };
  return base;
}

/** The base that power read in this step, with the plant as it is now: chillers may have stopped, generators failed, tanks moved heat. Once: after that, and in steps of which power read nothing, it is read anew. */
export function coolingBase(context: SimContext, site: Site, halls: readonly HallPlant[]): SiteBase {
  const plant = plantOf(context, site);
  const { kept } = plant;
  plant.kept = null;
  if (!kept || kept.halls !== halls || kept.stepOfS < 0 || kept.stepOfS !== context.derived.stepOfS) return siteBase(context, site, halls);
  return readPlant(context, site, plant, kept.base);
}

/** Rejection, tanks and transformers into the base, in place. */
function readPlant(context: SimContext, site: Site, plant: SitePlant, base: SiteBase): SiteBase {
  const { timeS } = context.world;
  base.transformerRatingKW = site.power.feedLimitKW;
  for (const { structure, def } of plant.gensets) if (structure.stage === 'ready') base.transformerRatingKW += def.unitKW;
  base.service.plant = rejectionPlant(plant, site.weather, base.airLoopC, base.liquidLoopC, context.catalog.constants.cooling);
  if (plant.stores.length > 0) {
    base.storeKW = storeKW(plant.stores);
    base.rechargeKW = feedBroken(site, timeS) || curtailed(site, timeS) ? 0 : rechargeKW(plant.stores);
  }
  return base;
}

/** How much more air the units move than racks draw, with the racks that run now: by the mean rise at their inlets over a server's own. In place. */
export function readStream(context: SimContext, base: SiteBase, halls: readonly HallPlant[]): void {
  let kWK = 0;
  for (const place of halls) if (place.layout.rackRows.length > 0 && place.crahKW > 0) kWK += place.crahKW * hallAirOf(context, place).meanK;
  base.airStreamRatio = base.airUnitKW > 0 ? 1 + kWK / base.airUnitKW / context.catalog.constants.airflow.serverRiseK : 1;
}

/** Every draw of a site at one IT load, kW; temperatures °C. */
export interface SiteDraw {
  itKW: number;
  rejectKW: number; // heat carried away from the halls
  storeKW: number; // of it into tanks; negative: tanks give heat to the plant
  chillerKW: number; // compressors
  fanKW: number; // in-hall fans and pumps, and those of the rejection plant
  coolingKW: number;
  lossKW: number;
  miscKW: number;
  loadKW: number;
  waterLPerHour: number;
}

const served: Served = { compressorKW: 0, fanKW: 0, waterLPerHour: 0 };

function duty3(heatKW: number, capacityKW: number): number {
  if (capacityKW <= 0) return 0;
  const duty = clamp(heatKW / capacityKW, 0, 1);
  return duty * duty * duty;
}

/** Most heat that the plant carries, kW: its rating, and 1/plantDesignK of it more for each kelvin that loops may warm before servers switch off. */
export function mostRejectKW(base: SiteBase): number {
  const { cooling } = base.catalog.constants;
  const airK = Math.max(0, cooling.inletShutdownC - base.airLoopC - cooling.loopApproachK);
  const liquidK = Math.max(0, cooling.coolantShutdownC - base.liquidLoopC - cooling.loopApproachK);
  return base.rejectCapacityKW * (1 + (base.liquidRatio * liquidK + (1 - base.liquidRatio) * airK) / cooling.plantDesignK);
}

/** How much warmer than its set-point the loop runs at a settled heat, K: a plant gains 1/plantDesignK of its rating per kelvin. */
export function loopRiseK(base: SiteBase, heatKW: number): number {
  const { plantDesignK } = base.catalog.constants.cooling;
  if (heatKW <= base.rejectCapacityKW) return 0;
  return base.rejectCapacityKW > 0 ? Math.min(plantDesignK, plantDesignK * (heatKW / base.rejectCapacityKW - 1)) : plantDesignK;
}

/**
 * Draws in a settled state: all heat is carried away, beyond the rating from a warmer loop, by compressors and water as any other heat. Fans run
 * flat out at the rating.
 */
export function drawAt(base: SiteBase, itKW: number): SiteDraw {
  const { power } = base.catalog.constants;
  const liquidKW = itKW * base.liquidRatio;
  const airKW = itKW - liquidKW;
  const carried = itKW > 0 ? Math.min(1, mostRejectKW(base) / itKW) : 0;
  const carriedKW = itKW * carried;
  const spareKW = base.plantCapacityKW - carriedKW;
  const storedKW = spareKW < 0 ? Math.min(base.storeKW, -spareKW) : 0 - Math.min(base.rechargeKW, spareKW);
  const { compressorKW: plainKW, fanKW, waterLPerHour } = serve(base.service, carriedKW - storedKW, base.liquidRatio, served);
  const compressorKW = plainKW * base.compressorRatio;
  const fansKW = base.airUnitFanKW * duty3(airKW * base.airStreamRatio, base.airUnitKW) + base.doorFanKW * duty3(itKW, base.upsRatingKW) + base.liquidUnitFanKW * duty3(liquidKW, base.liquidUnitKW) + fanKW;
  const coolingKW = compressorKW + fansKW;
  const miscKW = itKW * power.miscRatio;
  const upsKW = base.upsRatingKW > 0 ? upsLossKW(itKW, base.upsRatingKW, power) : 0;
  const lossKW = upsKW + transformerLossKW(itKW + upsKW + coolingKW + miscKW, base.transformerRatingKW, power);
  return {
    itKW, rejectKW: carriedKW, storeKW: storedKW, chillerKW: compressorKW, fanKW: fansKW, coolingKW, lossKW, miscKW,
    loadKW: itKW + coolingKW + lossKW + miscKW, waterLPerHour,
  };
}

/** Most IT that `supplyKW` carries, up to `wantedKW`: monotone bisection. kW. */
export function itWithin(base: SiteBase, supplyKW: number, wantedKW: number): number {
  if (wantedKW <= 0 || drawAt(base, wantedKW).loadKW <= supplyKW) return Math.max(0, wantedKW);
  let low = 0;
  let high = wantedKW;
  for (let i = 0; i < BISECTIONS && high - low > CLOSE_KW; i++) {
    const middle = (low + high) / 2;
    if (drawAt(base, middle).loadKW <= supplyKW) low = middle;
    else high = middle;
  }
  return low;
}
