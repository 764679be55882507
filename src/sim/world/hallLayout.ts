/** Per-hall summary of the rack layout, rebuilt when HallState.layoutVersion changes. Arrays run in shed order (first = last shed). */
export interface HallLayout {
  version: number;
  rackRows: Int32Array; // row indices into World.racks, commissioned racks only, in order of installation
  cumGpus: Float64Array; // GPUs of racks 0..i
  cumMaxKW: Float64Array; // IT kW at full load of racks 0..i, with their share of the fabric
  cumIdleKW: Float64Array;
  cumAirRatioKW: Float64Array; // air-heat kW at full load of racks 0..i
  cumDoorKW: Float64Array; // of that, what rear doors take at full load and their design water
  maxKW: number; // the last of these sums: of all racks
  doorKW: number;
  doorFanKW: number; // fans in doors at full load, all racks
  doorDesignK: number; // exhaust over water that the doors are made for; the largest among them
  idleRatio: number; // of the servers' full load, fabric apart
  fabricKWPerGpu: number; // switches and transceivers, in the sums above
  roomKW: number; // top tier of the network and bought storage that stand here, in the sums above with the first rack
  maxDieRiseAirK: number; // hottest air rack's die rise
  maxDieRiseLiquidK: number;
  hasLiquid: boolean;
  hasAir: boolean;
  throttleC: number; // lowest among the racks
  slowdownC: number;
  shutdownC: number;
  applied: { state: number; coolGpus: number; poweredRacks: number }; // rack states last written, so that a steady hall costs nothing
}
