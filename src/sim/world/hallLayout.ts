/** Per-hall summary of the rack layout, rebuilt when HallState.layoutVersion changes. Arrays run in shed order (first = last shed). */
export interface HallLayout {
  version: number;
  rackRows: Int32Array; // row indices into World.racks, commissioned racks only, in order of installation
  cumGpus: Float64Array; // GPUs of racks 0..i
  cumMaxKW: Float64Array; // IT kW at full load of racks 0..i
  cumIdleKW: Float64Array;
  cumAirRatioKW: Float64Array; // air-heat kW at full load of racks 0..i
  maxDieRiseAirK: number; // hottest air rack's die rise
  maxDieRiseLiquidK: number;
  hasLiquid: boolean;
  hasAir: boolean;
  throttleC: number; // lowest among the racks
  slowdownC: number;
  shutdownC: number;
  applied: { state: number; coolGpus: number; poweredRacks: number }; // rack states last written, so that a steady hall costs nothing
}
