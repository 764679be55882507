/**
 * Heat rejection against the weather: what a plant can carry away, and what it costs in electricity and water.
 * The approach of a cooler is taken proportional to its heat, so capacity without a compressor falls to nothing as the ambient reaches the loop.
 */
import { clamp } from '../core/maths.ts';
import type { HeatRejectionDef } from '../world/catalogPlant.ts';
import type { OutdoorAir, Structure } from '../world/plant.ts';
import type { RejectionKind, SitePlant } from '../world/sitePlant.ts';

/** A compressor never does worse than this. */
const COP_MIN = 1;

/** Temperature the plant rejects to: wet bulb for towers, else dry bulb. °C. */
export function ambientC(def: HeatRejectionDef, weather: OutdoorAir): number {
  return def.method === 'tower' ? weather.wetBulbC : weather.dryBulbC;
}

/** Share of rated heat that weather alone carries from a loop of `loopC`, 0..1. */
export function freeRatio(def: HeatRejectionDef, weather: OutdoorAir, loopC: number): number {
  if (def.approachK <= 0) return 0;
  return clamp((loopC - ambientC(def, weather)) / def.approachK, 0, 1);
}

/** Heat that one plant can carry at a loop supply of `loopC`, kW. */
export function plantCapacityKW(def: HeatRejectionDef, weather: OutdoorAir, loopC: number): number {
  const overK = Math.max(0, ambientC(def, weather) - def.ratedAmbientC);
  const derated = def.ratedKW * Math.max(0, 1 - def.deratePerK * overK);
  return def.method === 'dry-cooler' ? derated * freeRatio(def, weather, loopC) : derated;
}

/** Coefficient of performance: better in the cold. Source: EnergyPlus curve as in figures `cop_air_*`, made linear. */
export function chillerCop(def: HeatRejectionDef, weather: OutdoorAir): number {
  return Math.max(COP_MIN, def.chillerCop - def.copPerK * (ambientC(def, weather) - def.ratedAmbientC));
}

/** Compressor power per kW of heat: free cooling takes its share first. */
export function compressorRatio(def: HeatRejectionDef, weather: OutdoorAir, loopC: number): number {
  if (def.method === 'dry-cooler') return 0;
  return (1 - freeRatio(def, weather, loopC)) / chillerCop(def, weather);
}

/** What a site's rejection plant can do at this weather, for the heat of air (cold loop) and of liquid (warm loop). */
export interface RejectionPlant {
  airCapacityKW: number;
  liquidCapacityKW: number;
  airCompressor: number; // kW per kW of heat, mean over capacity
  liquidCompressor: number;
  fanRatio: number; // fan and pump kW per kW of heat at full duty
  airWaterLPerKWh: number;
  liquidWaterLPerKWh: number;
}

/** True when a structure carries heat now. */
export function rejects(structure: Structure): boolean {
  return structure.stage === 'ready' && structure.startLeftS <= 0;
}

function readKind(kind: RejectionKind, weather: OutdoorAir, airLoopC: number, liquidLoopC: number): void {
  const { def } = kind;
  kind.airKW = plantCapacityKW(def, weather, airLoopC);
  kind.liquidKW = plantCapacityKW(def, weather, liquidLoopC);
  kind.airCompressorKW = kind.airKW * compressorRatio(def, weather, airLoopC);
  kind.liquidCompressorKW = kind.liquidKW * compressorRatio(def, weather, liquidLoopC);
  kind.fanKW = kind.liquidKW * def.fanRatio;
  kind.airWaterL = kind.airKW * def.waterLPerKWh;
  kind.liquidWaterL = kind.liquidKW * def.waterLPerKWh;
}

/** What the plants that run do together. */
export function rejectionPlant(site: SitePlant, weather: OutdoorAir, airLoopC: number, liquidLoopC: number): RejectionPlant {
  const plant: RejectionPlant = {
    airCapacityKW: 0, liquidCapacityKW: 0, airCompressor: 0, liquidCompressor: 0, fanRatio: 0, airWaterLPerKWh: 0, liquidWaterLPerKWh: 0,
  };
  for (const kind of site.rejectionKinds) readKind(kind, weather, airLoopC, liquidLoopC);
  for (const { structure, kind } of site.rejection) {
    if (!rejects(structure)) continue;
    plant.airCapacityKW += kind.airKW;
    plant.liquidCapacityKW += kind.liquidKW;
    plant.airCompressor += kind.airCompressorKW;
    plant.liquidCompressor += kind.liquidCompressorKW;
    plant.fanRatio += kind.fanKW;
    plant.airWaterLPerKWh += kind.airWaterL;
    plant.liquidWaterLPerKWh += kind.liquidWaterL;
  }
  const air = Math.max(plant.airCapacityKW, Number.MIN_VALUE);
  const liquid = Math.max(plant.liquidCapacityKW, Number.MIN_VALUE);
  plant.airCompressor /= air;
  plant.airWaterLPerKWh /= air;
  plant.liquidCompressor /= liquid;
  plant.liquidWaterLPerKWh /= liquid;
  plant.fanRatio /= liquid;
  return plant;
}

/** Heat that can be carried when `liquidRatio` of it is liquid: plant time is shared between the two grades. kW. */
export function mixedCapacityKW(plant: Pick<RejectionPlant, 'airCapacityKW' | 'liquidCapacityKW'>, liquidRatio: number): number {
  const { airCapacityKW, liquidCapacityKW } = plant;
  if (liquidRatio >= 1) return liquidCapacityKW;
  if (liquidRatio <= 0) return airCapacityKW;
  if (airCapacityKW <= 0 || liquidCapacityKW <= 0) return 0;
  return 1 / (liquidRatio / liquidCapacityKW + (1 - liquidRatio) / airCapacityKW);
}

/** Compressor power of carrying `airKW` and `liquidKW` of heat, kW. */
export function compressorKW(plant: RejectionPlant, airKW: number, liquidKW: number): number {
  return airKW * plant.airCompressor + liquidKW * plant.liquidCompressor;
}

/** Fan and pump power by the affinity laws: power ~ duty³, so per kW of heat ~ duty². kW. */
export function fanKW(plant: RejectionPlant, heatKW: number, capacityKW: number): number {
  if (capacityKW <= 0) return 0;
  const duty = clamp(heatKW / capacityKW, 0, 1);
  return plant.fanRatio * heatKW * duty * duty;
}

/** Water evaporated and blown down, L per hour. */
export function waterLPerHour(plant: RejectionPlant, airKW: number, liquidKW: number): number {
  return airKW * plant.airWaterLPerKWh + liquidKW * plant.liquidWaterLPerKWh;
}
