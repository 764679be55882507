/** One stream of heat, at one temperature, handed to the weather: compressor, fans, pumps and water per kW. */
import { clamp } from '../../core/maths.ts';
import type { RejectionDef } from '../../world/catalogFacility.ts';
import { evaporationRatio, LITRES_PER_KWH, moistureOf, saturatedMoisture } from '../psychrometrics.ts';
import { chillerCop, condensingC } from './chillerLift.ts';

export const AIR_KJ_PER_M3_K = 1.2;
export const WATER_KJ_PER_L_K = 4.186;
/** Fans turn no slower, share of full speed: below it motors save nothing. */
const FAN_SPEED_MIN = 0.2;
/** Air leaves a wet cooler this far below the water that warms it, K: half an approach is usual. */
const LEAVING_BELOW_WATER_K = 3;

/** Rise of condenser water, K. Source: usual selections, 5 to 6. */
const CONDENSER_RANGE_K = 5.5;

/** A stream of heat: air or water that must be brought from `returnC` back to `supplyC`. */
export interface HeatStream {
  supplyC: number;
  returnC: number;
  waterC: number; // chilled water that the compressors make: as supplyC for water, colder for air
  byAir: boolean; // the hall's own air meets the weather, without water
}

/** What one kW of heat costs at this weather. Ratios are kW per kW of heat. */
export interface StreamCost {
  freeRatio: number; // carried without a compressor
  compressorRatio: number;
  fanRatio: number;
  towerPumpRatio: number;
  rejectedRatio: number; // heat given to the weather, compressors included
  evaporatedLPerKWh: number;
  makeupLPerKWh: number; // evaporated and blown down
}

/** Fan power of moving air that takes 1 kW at a rise of `deltaK`: flow x pressure / efficiency, kW per kW. */
export function airFanRatio(pa: number, deltaK: number, efficiencyRatio: number): number {
  return pa / (AIR_KJ_PER_M3_K * deltaK * efficiencyRatio * 1000);
}

/** Pump power of moving water that takes 1 kW at a rise of `deltaK`, kW per kW. */
export function pumpRatio(kPa: number, deltaK: number, efficiencyRatio: number): number {
  return kPa / (WATER_KJ_PER_L_K * deltaK * efficiencyRatio * 1000);
}

/** Affinity laws: the flow that the temperature difference asks for, power as its cube. 0..1 of full power. */
function fanPowerRatio(approachK: number, differenceK: number): number {
  const speed = differenceK > 0 ? clamp(approachK / differenceK, FAN_SPEED_MIN, 1) : 1;
  return speed * speed * speed;
}

/** Sink that the economiser offers, °C, and whether water helps. Adiabatic surfaces run dry up to `needC`; then the sprays are on and the fans slow. */
function sinkOf(def: RejectionDef, dryBulbC: number, wetBulbC: number, needC: number): { sinkC: number; wetted: 0 | 1 } {
  if (def.economiser === 'wet') return { sinkC: wetBulbC, wetted: 1 };
  if (def.economiser !== 'adiabatic' || dryBulbC <= needC) return { sinkC: dryBulbC, wetted: 0 };
  return { sinkC: dryBulbC - def.saturationRatio * Math.max(0, dryBulbC - wetBulbC), wetted: 1 };
}

/** Share of the heat that a sink carries: it cools the return as far as its approach lets it, ahead of the compressors. */
function freeRatioOf(def: RejectionDef, stream: HeatStream, reachC: number): number {
  if (def.economiser === 'none') return 0;
  const ratio = clamp((stream.returnC - reachC) / (stream.returnC - stream.supplyC), 0, 1);
  return def.wholeOrNone && ratio < 1 ? 0 : ratio;
}

/** Cost of one kW of a stream's heat at a dry and wet bulb. Heat in + compressor = heat rejected. */
export function streamCost(def: RejectionDef, stream: HeatStream, pumpEfficiencyRatio: number, dryBulbC: number, wetBulbC: number): StreamCost {
  const path = stream.byAir ? def.airPath : null;
  const approachK = path ? path.approachK : def.approachK;
  const { sinkC, wetted } = sinkOf(def, dryBulbC, wetBulbC, stream.supplyC - approachK);
  const tooMoist = path !== null && path.moistureMaxC !== null && moistureOf(dryBulbC, wetBulbC) > saturatedMoisture(path.moistureMaxC);
  const freeRatio = tooMoist ? 0 : freeRatioOf(def, stream, sinkC + approachK);
  const mechanical = 1 - freeRatio;
  const wetCondenser = def.chiller.condenser === 'wet';
  const ambientC = wetCondenser ? wetBulbC : dryBulbC;
  const perHeat = mechanical > 0 ? 1 / chillerCop(def.chiller, stream.waterC, ambientC) : 0;
  const condensed = mechanical * (1 + perHeat);
  const fullFan = path ? path.fanRatio : def.fanRatio;
  const towerFan = wetCondenser ? def.fanRatio * condensed : 0;
  const wetFree = freeRatio * wetted;
  const wetHeat = wetFree + (wetCondenser ? condensed : 0);
  const warmC = Math.max(wetBulbC + def.leavingAirK, (stream.supplyC + stream.returnC) / 2 - approachK - LEAVING_BELOW_WATER_K);
  const condenserAirC = Math.max(wetBulbC + def.leavingAirK, condensingC(def.chiller, ambientC) - def.chiller.condenserApproachK + def.leavingAirK);
  let evaporatedLPerKWh = 0;
  if (wetHeat > 0) {
    evaporatedLPerKWh = LITRES_PER_KWH * (wetFree * evaporationRatio(dryBulbC, wetBulbC, warmC)
      + (wetHeat - wetFree) * evaporationRatio(dryBulbC, wetBulbC, condenserAirC));
  }
  const blowdown = def.cyclesOfConcentration > 1 ? 1 / (def.cyclesOfConcentration - 1) : 0;
  return {
    freeRatio,
    compressorRatio: mechanical * perHeat,
    fanRatio: fullFan * freeRatio * fanPowerRatio(approachK, stream.supplyC - sinkC) + towerFan,
    towerPumpRatio: wetCondenser
      ? wetFree * pumpRatio(def.towerPumpKPa, stream.returnC - stream.supplyC, pumpEfficiencyRatio) + condensed * pumpRatio(def.towerPumpKPa, CONDENSER_RANGE_K, pumpEfficiencyRatio)
      : wetFree * pumpRatio(def.towerPumpKPa, CONDENSER_RANGE_K, pumpEfficiencyRatio),
    rejectedRatio: freeRatio + condensed,
    evaporatedLPerKWh,
    makeupLPerKWh: evaporatedLPerKWh * (1 + blowdown),
  };
}
