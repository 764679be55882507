/** Power, heat and water of a whole site in one hour. Energy in = IT + losses + cooling; heat made = heat rejected. */
import type { CoolingMethodDef, ConversionStageDef, RejectionDef, SiteDesignDef } from '../../world/catalogFacility.ts';
import { buildStages, chainInputKW, type BuiltStage } from './conversion.ts';
import { airFanRatio, pumpRatio, streamCost, type HeatStream, type StreamCost } from './heatStream.ts';

/** A site built for a peak of IT power: sizes, ratios and temperatures that do not change with the weather. */
export interface BuiltFacility {
  method: CoolingMethodDef;
  rejection: RejectionDef;
  peakItKW: number;
  itStages: readonly BuiltStage[];
  siteStages: readonly BuiltStage[];
  hallFanRatio: number; // full speed, kW per kW of air heat at peak
  peakAirKW: number; // heat that the air takes at peak, fans apart
  pathFanRatio: number; // outside air's filters and exchangers
  cduPumpRatio: number;
  airLoopPumpRatio: number;
  liquidLoopPumpRatio: number;
  pumpEfficiencyRatio: number;
  airStream: HeatStream;
  liquidStream: HeatStream | null;
  miscRatio: number;
  otherWaterLPerKWh: number; // of IT: what no cooler evaporates
}

/** One hour's result. Made once and written again for every hour. */
export interface FacilityHour {
  itKW: number;
  siteKW: number; // all that the meter counts
  conversionKW: number; // lost between the meter and the racks
  fanKW: number; // in halls and outside
  pumpKW: number;
  compressorKW: number;
  humidityKW: number;
  miscKW: number;
  heatKW: number; // in halls, before compressors
  rejectedKW: number;
  evaporatedL: number;
  makeupL: number;
  freeRatio: number; // of the heat, carried without compressors
}

export function emptyHour(): FacilityHour {
  return {
    itKW: 0, siteKW: 0, conversionKW: 0, fanKW: 0, pumpKW: 0, compressorKW: 0, humidityKW: 0, miscKW: 0, heatKW: 0, rejectedKW: 0, evaporatedL: 0,
    makeupL: 0, freeRatio: 0,
  };
}

/** Cooling at full load is about this share of IT when the transformer is sized; its constant loss is a thousandth of that. */
const SITE_OVER_IT = 1.3;

/** Lays a site out for `peakItKW`. Stages: those that the method names, site side first. */
export function buildFacility(
  method: CoolingMethodDef, rejection: RejectionDef, stages: readonly ConversionStageDef[], design: SiteDesignDef, peakItKW: number, miscRatio: number,
): BuiltFacility {
  const { air, coolant } = method;
  const byAir = rejection.airPath !== null;
  const itStages = buildStages(stages.filter((stage) => stage.carries === 'it'), peakItKW);
  const loopAirC = air.supplyC - air.coilApproachK;
  const pumps = (deltaK: number): number => pumpRatio(rejection.loopPumpKPa, deltaK, design.pumpEfficiencyRatio);
  const loopLiquidC = coolant ? coolant.supplyC - coolant.approachK : 0;
  return {
    method, rejection, peakItKW, itStages, miscRatio, pumpEfficiencyRatio: design.pumpEfficiencyRatio, otherWaterLPerKWh: design.otherWaterLPerKWh,
    siteStages: buildStages(stages.filter((stage) => stage.carries === 'site'), peakItKW * SITE_OVER_IT),
    hallFanRatio: airFanRatio(air.fanPa, air.deltaK, air.fanRatio),
    peakAirKW: peakItKW * (1 - method.liquidRatio) + chainInputKW(itStages, peakItKW) - peakItKW,
    pathFanRatio: rejection.airPath ? airFanRatio(rejection.airPath.pa, air.deltaK, air.fanRatio) : 0,
    cduPumpRatio: coolant ? pumpRatio(coolant.pumpKPa, coolant.deltaK, design.pumpEfficiencyRatio) : 0,
    airLoopPumpRatio: byAir ? 0 : pumps(air.loopDeltaK),
    liquidLoopPumpRatio: coolant ? pumps(coolant.deltaK) : 0,
    airStream: byAir
      ? { supplyC: air.supplyC, returnC: air.supplyC + air.deltaK, waterC: loopAirC, byAir }
      : { supplyC: loopAirC, returnC: loopAirC + air.loopDeltaK, waterC: loopAirC, byAir },
    liquidStream: coolant ? { supplyC: loopLiquidC, returnC: loopLiquidC + coolant.deltaK, waterC: loopLiquidC, byAir: false } : null,
  };
}

/** Adds what carrying `heatKW` costs. */
function addStream(out: FacilityHour, cost: StreamCost, heatKW: number): void {
  out.compressorKW += cost.compressorRatio * heatKW;
  out.fanKW += cost.fanRatio * heatKW;
  out.pumpKW += cost.towerPumpRatio * heatKW;
  out.rejectedKW += cost.rejectedRatio * heatKW;
  out.evaporatedL += cost.evaporatedLPerKWh * heatKW;
  out.makeupL += cost.makeupLPerKWh * heatKW;
  out.freeRatio += cost.freeRatio * heatKW;
}

/** The hour at `itKW` of IT power and this weather, into `out`. Heat of hall fans and of pumps joins the heat that they carry. */
export function facilityHour(site: BuiltFacility, itKW: number, dryBulbC: number, wetBulbC: number, out: FacilityHour): void {
  const { method, rejection } = site;
  const itInputKW = chainInputKW(site.itStages, itKW);
  const liquidItKW = itKW * method.liquidRatio;
  const airItKW = itInputKW - liquidItKW;
  const duty = site.peakAirKW > 0 ? airItKW / site.peakAirKW : 0;
  const fullFanKW = site.hallFanRatio * site.peakAirKW;
  const hallFanKW = fullFanKW * (method.air.fansVary ? duty * duty * duty : 1);
  const cduKW = site.cduPumpRatio * liquidItKW;
  const airKW = airItKW + hallFanKW;
  const liquidKW = liquidItKW + cduKW;
  const airPumpKW = site.airLoopPumpRatio * airKW;
  const liquidPumpKW = site.liquidLoopPumpRatio * liquidKW;
  const pathFanKW = site.pathFanRatio * airKW;
  out.itKW = itKW;
  out.heatKW = airKW + airPumpKW + liquidKW + liquidPumpKW + pathFanKW;
  out.fanKW = hallFanKW + pathFanKW;
  out.pumpKW = cduKW + airPumpKW + liquidPumpKW;
  out.compressorKW = 0;
  out.rejectedKW = 0;
  out.evaporatedL = 0;
  out.makeupL = site.otherWaterLPerKWh * itKW;
  out.freeRatio = 0;
  addStream(out, streamCost(rejection, site.airStream, site.pumpEfficiencyRatio, dryBulbC, wetBulbC), airKW + airPumpKW + pathFanKW);
  if (site.liquidStream) addStream(out, streamCost(rejection, site.liquidStream, site.pumpEfficiencyRatio, dryBulbC, wetBulbC), liquidKW + liquidPumpKW);
  out.freeRatio /= Math.max(out.heatKW, Number.MIN_VALUE);
  out.humidityKW = method.humidityRatio * itKW;
  out.miscKW = site.miscRatio * itKW;
  const deliveredKW = itInputKW + out.fanKW + out.pumpKW + out.compressorKW + out.humidityKW + out.miscKW;
  out.siteKW = chainInputKW(site.siteStages, deliveredKW);
  out.conversionKW = out.siteKW - deliveredKW + itInputKW - itKW;
}
