/**
 * Heat rejection against the weather: what a plant can carry away, and what it costs in electricity and water. Lift, economiser, fans and water
 * are those of the workbench (`facility/heatStream.ts`). A cooler without compressors has an approach proportional to its heat, so its capacity
 * falls to nothing as the ambient reaches the loop.
 */
import { clamp } from '../core/maths.ts';
import type { Catalog } from '../world/catalog.ts';
import type { CoolingConstants } from '../world/catalogConstants.ts';
import type { RejectionDef } from '../world/catalogFacility.ts';
import type { HeatRejectionDef } from '../world/catalogPlant.ts';
import type { OutdoorAir, Structure } from '../world/plant.ts';
import type { RejectionPlant, RejectionShare } from '../world/siteBase.ts';
import type { RejectionKind, SitePlant } from '../world/sitePlant.ts';
import { compressorRatio } from './facility/chillerLift.ts';
import { fanPowerRatio, pumpRatio, sinkOf, streamCost, type HeatStream } from './facility/heatStream.ts';

/** How a plant gives heat to the weather. Content validation guarantees the entry. */
export function rejectionOf(catalog: Catalog, def: HeatRejectionDef): RejectionDef {
  const rejection = catalog.rejections[def.rejection];
  if (!rejection) throw new Error(`structure ${def.id} asks for rejection ${def.rejection}, which is not in the catalog`);
  return rejection;
}

/** Temperature the plant is rated against: wet bulb for towers, else dry bulb. °C. */
export function ambientC(def: HeatRejectionDef, weather: OutdoorAir): number {
  return def.method === 'tower' ? weather.wetBulbC : weather.dryBulbC;
}

/** A loop between the halls and the plant: water that is delivered at `loopC` and comes back warmer. */
export function loopStream(loopC: number, deltaK: number): HeatStream {
  return { supplyC: loopC, returnC: loopC + deltaK, waterC: loopC, byAir: false };
}

function derated(def: HeatRejectionDef, ambient: number): number {
  return def.ratedKW * Math.max(0, 1 - def.deratePerK * Math.max(0, ambient - def.ratedAmbientC));
}

/** Heat that coils and fans alone carry against a sink, kW. */
function coilKW(def: HeatRejectionDef, rejection: RejectionDef, sinkC: number, loopC: number): number {
  return derated(def, sinkC) * clamp((loopC - sinkC) / rejection.approachK, 0, 1);
}

/** Coldest air that wetted coils draw: water takes the dry bulb part of the way to the wet bulb. °C. */
function wettedC(rejection: RejectionDef, weather: OutdoorAir): number {
  return weather.dryBulbC - rejection.saturationRatio * Math.max(0, weather.dryBulbC - weather.wetBulbC);
}

/** Heat that one plant can carry at a loop supply of `loopC`, with all the water that it asks for, kW. */
export function plantCapacityKW(catalog: Catalog, def: HeatRejectionDef, weather: OutdoorAir, loopC: number): number {
  if (def.compressors) return derated(def, ambientC(def, weather));
  const rejection = rejectionOf(catalog, def);
  const dryKW = coilKW(def, rejection, weather.dryBulbC, loopC);
  return rejection.economiser === 'adiabatic' ? Math.max(dryKW, coilKW(def, rejection, wettedC(rejection, weather), loopC)) : dryKW;
}

/** Whether a plant's heat leaves by water altogether. */
export function isWet(rejection: RejectionDef): boolean {
  return rejection.chiller.condenser === 'wet';
}

/** Coefficient of performance of a plant's compressors: heat over power, for water delivered at `loopC`. Null without compressors. */
export function plantCop(def: HeatRejectionDef, rejection: RejectionDef, weather: OutdoorAir, loopC: number): number | null {
  if (!def.compressors) return null;
  return 1 / compressorRatio(rejection.chiller, loopC, isWet(rejection) ? weather.wetBulbC : weather.dryBulbC);
}

/** True when a structure carries heat now. */
export function rejects(structure: Structure): boolean {
  return structure.stage === 'ready' && structure.startLeftS <= 0;
}

export function newShare(): RejectionShare {
  return { airKW: 0, liquidKW: 0, airCompressorKW: 0, liquidCompressorKW: 0, airFanKW: 0, liquidFanKW: 0, airWaterL: 0, liquidWaterL: 0 };
}

/** Adds what `plants` alike carry. */
function addShare(to: RejectionShare, one: RejectionShare, plants: number): void {
  to.airKW += one.airKW * plants;
  to.liquidKW += one.liquidKW * plants;
  to.airCompressorKW += one.airCompressorKW * plants;
  to.liquidCompressorKW += one.liquidCompressorKW * plants;
  to.airFanKW += one.airFanKW * plants;
  to.liquidFanKW += one.liquidFanKW * plants;
  to.airWaterL += one.airWaterL * plants;
  to.liquidWaterL += one.liquidWaterL * plants;
}

interface Carrying {
  kW: number;
  compressorKW: number;
  fanKW: number;
  waterL: number;
}
const NONE: Carrying = { kW: 0, compressorKW: 0, fanKW: 0, waterL: 0 };

/** One plant at full heat, without water and with it. */
function carry({ def, rejection }: RejectionKind, weather: OutdoorAir, stream: HeatStream, pumpEfficiencyRatio: number): { dry: Carrying; wet: Carrying } {
  const { dryBulbC, wetBulbC } = weather;
  const cost = streamCost(rejection, stream, pumpEfficiencyRatio, dryBulbC, wetBulbC);
  const loopPump = pumpRatio(rejection.loopPumpKPa, stream.returnC - stream.supplyC, pumpEfficiencyRatio);
  if (def.compressors) {
    const kW = derated(def, ambientC(def, weather));
    const all = { kW, compressorKW: kW * cost.compressorRatio, fanKW: kW * (cost.fanRatio + cost.towerPumpRatio + loopPump), waterL: kW * cost.makeupLPerKWh };
    return isWet(rejection) ? { dry: NONE, wet: all } : { dry: all, wet: NONE };
  }
  const dryKW = coilKW(def, rejection, dryBulbC, stream.supplyC);
  const fans = def.ratedKW * rejection.fanRatio * fanPowerRatio(rejection.approachK, stream.supplyC - dryBulbC);
  const dry: Carrying = { kW: dryKW, compressorKW: 0, fanKW: dryKW > 0 ? fans + dryKW * loopPump : 0, waterL: 0 };
  if (rejection.economiser !== 'adiabatic') return { dry, wet: NONE };
  // Sprays: what they add to the coils' heat, at the price of wetting all of it. They run where dry air does not do.
  const wetKW = coilKW(def, rejection, wettedC(rejection, weather), stream.supplyC);
  const addedKW = wetKW - dryKW;
  if (addedKW <= 0 || !sinkOf(rejection, dryBulbC, wetBulbC, stream.supplyC - rejection.approachK).wetted) return { dry, wet: NONE };
  const perFree = cost.freeRatio > 0 ? 1 / cost.freeRatio : 0;
  const fanKW = (dryKW > 0 ? 0 : fans) + addedKW * loopPump + wetKW * cost.towerPumpRatio * perFree;
  return { dry, wet: { kW: addedKW, compressorKW: 0, fanKW, waterL: wetKW * cost.makeupLPerKWh * perFree } };
}

function writeAir(share: RejectionShare, now: Carrying): void {
  share.airKW = now.kW;
  share.airCompressorKW = now.compressorKW;
  share.airFanKW = now.fanKW;
  share.airWaterL = now.waterL;
}

function writeLiquid(share: RejectionShare, now: Carrying): void {
  share.liquidKW = now.kW;
  share.liquidCompressorKW = now.compressorKW;
  share.liquidFanKW = now.fanKW;
  share.liquidWaterL = now.waterL;
}

function readKind(kind: RejectionKind, weather: OutdoorAir, air: HeatStream, liquid: HeatStream, pumpEfficiencyRatio: number): void {
  const forAir = carry(kind, weather, air, pumpEfficiencyRatio);
  const forLiquid = carry(kind, weather, liquid, pumpEfficiencyRatio);
  writeAir(kind.dry, forAir.dry);
  writeAir(kind.wet, forAir.wet);
  writeLiquid(kind.dry, forLiquid.dry);
  writeLiquid(kind.wet, forLiquid.wet);
}

/** Reads every kind at this weather and sums the plants that run. */
export function rejectionPlant(
  site: SitePlant, weather: OutdoorAir, airLoopC: number, liquidLoopC: number, { airLoopDeltaK, liquidLoopDeltaK, pumpEfficiencyRatio }: CoolingConstants,
): RejectionPlant {
  const plant: RejectionPlant = { dry: newShare(), wet: newShare() };
  const { dryBulbC, wetBulbC } = weather;
  const at = site.rejectionAt;
  if (at.dryBulbC !== dryBulbC || at.wetBulbC !== wetBulbC || at.airLoopC !== airLoopC || at.liquidLoopC !== liquidLoopC) {
    const air = loopStream(airLoopC, airLoopDeltaK);
    const liquid = loopStream(liquidLoopC, liquidLoopDeltaK);
    for (const kind of site.rejectionKinds) readKind(kind, weather, air, liquid, pumpEfficiencyRatio);
    site.rejectionAt = { dryBulbC, wetBulbC, airLoopC, liquidLoopC };
  }
  for (const kind of site.rejectionKinds) kind.running = 0;
  for (const { structure, kind } of site.rejection) if (rejects(structure)) kind.running++;
  for (const { dry, wet, running } of site.rejectionKinds) {
    if (running === 0) continue;
    addShare(plant.dry, dry, running);
    addShare(plant.wet, wet, running);
  }
  return plant;
}

/** Heat that can be carried when `liquidRatio` of it is liquid: plant time is shared between the two grades. kW. */
export function mixedCapacityKW({ airKW, liquidKW }: Pick<RejectionShare, 'airKW' | 'liquidKW'>, liquidRatio: number): number {
  if (liquidRatio >= 1) return liquidKW;
  if (liquidRatio <= 0) return airKW;
  if (airKW <= 0 || liquidKW <= 0) return 0;
  return 1 / (liquidRatio / liquidKW + (1 - liquidRatio) / airKW);
}
