/** What the balance of a site is worked out from within one hour: see rules/plantBalance.ts. A reading, never saved. */
import type { Catalog } from './catalog.ts';

/** What plants carry without water, or only with it. Capacity is heat in kW; power and water are those of carrying all of it. */
export interface RejectionShare {
  airKW: number; // capacity for heat of air (cold loop)
  liquidKW: number; // for heat of liquid (warm loop)
  airCompressorKW: number;
  liquidCompressorKW: number;
  airFanKW: number; // with pumps
  liquidFanKW: number;
  airWaterL: number; // per hour, evaporated and blown down
  liquidWaterL: number;
}

/** What the plants that run can do together at this weather, without water and with it. */
export interface RejectionPlant {
  dry: RejectionShare;
  wet: RejectionShare;
}

/** The plant in the order in which it serves. `wetRatio`: of the plant with water, what the works' limit lets run. */
export interface Service {
  plant: RejectionPlant;
  wetFirst: boolean;
  wetRatio: number;
}

/** All that the balance needs of a site at this hour, so that one evaluation costs O(1). */
export interface SiteBase {
  catalog: Catalog;
  service: Service; // who carries the heat, in which order
  wetFirst: 'auto' | boolean; // as the player has it
  waterLimitLPerHour: number; // -1: none
  energyCentsPerKWh: number;
  waterCentsPerL: number;
  liquidRatio: number; // share of IT heat that goes to liquid
  plantCapacityKW: number; // of the rejection plant
  storeKW: number; // heat that tanks can take beside it
  rechargeKW: number; // heat that they would give back
  rejectCapacityKW: number; // plant and tanks
  airUnitKW: number; // capacity of working CRAHs
  liquidUnitKW: number;
  airUnitFanKW: number; // at full duty
  airStreamRatio: number; // air that units move over what racks draw: what comes back to inlets has to be moved again
  liquidUnitFanKW: number;
  doorFanKW: number; // fans in rear doors at full load
  upsRatingKW: number;
  transformerRatingKW: number;
  airLoopC: number;
  liquidLoopC: number;
  compressorRatio: number; // what research and people make of the compressors' draw
}
