/** One stream of heat, at one temperature, handed to the weather: compressor, fans, pumps and water per kW. */
import { clamp } from '../../core/maths.ts';
import type { RejectionDef } from '../../world/catalogFacility.ts';
import { evaporationRatio, LITRES_PER_KWH, moistureOf, saturatedMoisture } from '../psychrometrics.ts';
import { compressorRatio, condensingC } from './chillerLift.ts';

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
export function fanPowerRatio(approachK: number, differenceK: number): number {
  const speed = differenceK > 0 ? clamp(approachK / differenceK, FAN_SPEED_MIN, 1) : 1;
  return speed * speed * speed;
}

/** Sink that the economiser offers, °C, and whether water helps. Adiabatic surfaces run dry up to `needC`; then the sprays are on and the fans slow. */
export function sinkOf(def: RejectionDef, dryBulbC: number, wetBulbC: number, needC: number): { sinkC: number; wetted: 0 | 1 } {
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

/** What the wet parts of a cooler do for one kW of heat: the economiser's share `free`, the condenser's `condensed`. */
function wetSide(
  def: RejectionDef, stream: HeatStream, approachK: number, free: number, condensed: number, pumpEfficiencyRatio: number, dryBulbC: number, wetBulbC: number,
): { evaporatedLPerKWh: number; pumpRatio: number } {
  if (free + condensed <= 0) return { evaporatedLPerKWh: 0, pumpRatio: 0 };
  const leastC = wetBulbC + def.leavingAirK;
  const freeAirC = Math.max(leastC, (stream.supplyC + stream.returnC) / 2 - approachK - LEAVING_BELOW_WATER_K);
  const condenserAirC = Math.max(leastC, condensingC(def.chiller, wetBulbC) - def.chiller.condenserApproachK + def.leavingAirK);
  // Behind an exchanger the tower's water has the loop's range; sprays run on their own.
  const freeRangeK = def.economiser === 'wet' ? stream.returnC - stream.supplyC : CONDENSER_RANGE_K;
  return {
    evaporatedLPerKWh: LITRES_PER_KWH * (free * evaporationRatio(dryBulbC, wetBulbC, freeAirC) + condensed * evaporationRatio(dryBulbC, wetBulbC, condenserAirC)),
    pumpRatio: free * pumpRatio(def.towerPumpKPa, freeRangeK, pumpEfficiencyRatio) + condensed * pumpRatio(def.towerPumpKPa, CONDENSER_RANGE_K, pumpEfficiencyRatio),
  };
}

/** Outside air stays outside where it is too moist for servers. */
function tooMoist(def: RejectionDef, byAir: boolean, dryBulbC: number, wetBulbC: number): boolean {
  const limitC = byAir ? (def.airPath?.moistureMaxC ?? null) : null;
  return limitC !== null && moistureOf(dryBulbC, wetBulbC) > saturatedMoisture(limitC);
}

/** Cost of one kW of a stream's heat at a dry and wet bulb. Heat in + compressor = heat rejected. */
export function streamCost(def: RejectionDef, stream: HeatStream, pumpEfficiencyRatio: number, dryBulbC: number, wetBulbC: number): StreamCost {
  const path = stream.byAir ? def.airPath : null;
  const approachK = path ? path.approachK : def.approachK;
  const { sinkC, wetted } = sinkOf(def, dryBulbC, wetBulbC, stream.supplyC - approachK);
  const freeRatio = tooMoist(def, stream.byAir, dryBulbC, wetBulbC) ? 0 : freeRatioOf(def, stream, sinkC + approachK);
  const mechanical = 1 - freeRatio;
  const wetCondenser = def.chiller.condenser === 'wet';
  const perHeat = mechanical > 0 ? compressorRatio(def.chiller, stream.waterC, wetCondenser ? wetBulbC : dryBulbC) : 0;
  const condensed = mechanical * (1 + perHeat);
  const wetCondensed = wetCondenser ? condensed : 0;
  const wet = wetSide(def, stream, approachK, freeRatio * wetted, wetCondensed, pumpEfficiencyRatio, dryBulbC, wetBulbC);
  const economiserFan = (path ? path.fanRatio : def.fanRatio) * freeRatio * fanPowerRatio(approachK, stream.supplyC - sinkC);
  const blowdown = def.cyclesOfConcentration > 1 ? 1 / (def.cyclesOfConcentration - 1) : 0;
  return {
    freeRatio,
    compressorRatio: mechanical * perHeat,
    fanRatio: economiserFan + def.fanRatio * wetCondensed, // dry condensers have their fans in the compressor's constant part
    towerPumpRatio: wet.pumpRatio,
    rejectedRatio: freeRatio + condensed,
    evaporatedLPerKWh: wet.evaporatedLPerKWh,
    makeupLPerKWh: wet.evaporatedLPerKWh * (1 + blowdown),
  };
}
