/** What systems and commands are handed. `derived` holds caches that are rebuilt at will and never saved. */
import type { Catalog } from './catalog.ts';
import type { Fleet } from './fleet.ts';
import type { World } from './world.ts';
import type { SimEvent } from './events.ts';

/** Per-hall summary of the rack layout, rebuilt when HallState.layoutVersion changes. Arrays run in shed order (first = last shed). */
export interface HallLayout {
  version: number;
  rackRows: Int32Array; // row indices into World.racks, commissioned racks only, in order of installation
  cumGpus: Float64Array; // GPUs of racks 0..i
  cumMaxKW: Float64Array; // IT kW at full load of racks 0..i
  cumIdleKW: Float64Array;
  cumAirRatioKW: Float64Array; // air-heat kW at full load of racks 0..i
  maxRecircK: number;
  maxDieRiseAirK: number; // hottest air rack's die rise
  maxDieRiseLiquidK: number;
  hasLiquid: boolean;
  hasAir: boolean;
  downGpus: number; // failed GPUs in commissioned racks
  throttleC: number; // lowest among the racks
  slowdownC: number;
  shutdownC: number;
  meanInstalledS: number; // for infant mortality
  applied: { state: number; coolRacks: number; poweredRacks: number }; // rack states last written, so that a steady hall costs nothing
}

export interface Derived {
  layouts: Map<number, HallLayout>; // by hall structure id
  rackIndexVersion: number;
  fleet?: Fleet; // rack counts by hall and site, see rules/fleet.ts
}

export interface SimContext {
  world: World;
  catalog: Catalog;
  derived: Derived;
  events: SimEvent[]; // appended; drained by the host
}

export interface StepContext extends SimContext {
  stepS: number; // 3600 or 10
}
