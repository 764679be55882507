/** Air in a hall: what the heat-flow model is given and gives. Plain arrays by rack: no world, no catalog, so that tools and tests can lay out any hall. */
import type { HallLayout } from './hallLayout.ts';
import type { Wall } from './plant.ts';

/** Which side a rack breathes in from. */
export const NORTH = 1; // from y - 1, out to y + 1
export const SOUTH = 2; // from y + 1, out to y - 1

/** Bits of `HallFloor.fit`. */
export const FIT_COLD = 1; // its cold aisle is closed
export const FIT_HOT = 2; // its hot aisle is closed
export const FIT_BLANKED = 4; // panels over open slots and gaps
export const FIT_DOOR = 8; // a coil in its rear door

export interface HallFloor {
  cols: number;
  rows: number;
  count: number; // racks
  x: Int32Array; // floor tile of each
  y: Int32Array;
  side: Uint8Array; // NORTH or SOUTH
  fit: Uint8Array; // FIT_ bits
  airKW: Float64Array; // most heat that it gives to air: its fans are sized for it
  doorKW?: Float64Array; // of that, most that the coil in its door takes; none when absent
  filled?: Uint8Array; // 1 on tiles where a cooling unit closes the row; index y * cols + x
}

/** A working air handler. Wall units stand outside the floor, in-row units on it. */
export interface AirUnit {
  x: number; // centre, tiles
  y: number;
  capacityKW: number;
  inRow: boolean;
}

/** How exhaust came to an inlet. */
export const PATHS = ['leak', 'top', 'end', 'gap', 'facing'] as const;
export type HeatPath = (typeof PATHS)[number];
export const PATH_LEAK = 0;
export const PATH_TOP = 1;
export const PATH_END = 2;
export const PATH_GAP = 3;
export const PATH_FACING = 4;

/**
 * Cross-interference by receiving rack, sparse: entry e in start[j]..start[j + 1] says that `share[e]` of what rack `source[e]` blows out
 * comes to the inlet of rack j by `path[e]`. The same source may have several paths.
 */
export interface HeatMatrix {
  count: number;
  start: Int32Array; // count + 1
  source: Int32Array;
  share: Float64Array;
  open: Float64Array; // the same with no panels, nothing closed and no supply
  path: Uint8Array;
  demandKW: Float64Array; // air heat around each inlet, weighted by how near it is
  flowKWPerK: Float64Array; // heat capacity of each rack's air stream
  starved: Float64Array; // 0..1: how far supply falls short at each inlet
  topGain: number; // share of the top path that is due to starving: starved * topGain / (1 + starved * topGain)
}

/** A hall's air at one layout and set of racks that run. A cache (Derived.air), never saved; racks in order of the layout. */
export interface HallAir {
  seenInS: number; // step in which its units were last compared, s; -1 between steps
  layout: HallLayout; // that it was read from
  units: number[]; // counts it was read from, see rules/hallAir.ts
  places: PlacedUnit[];
  floor: HallFloor;
  matrix: HeatMatrix;
  poweredRacks: number; // that blow
  stopped: number; // of these, by heat
  off: Uint8Array; // 1 = dark or stopped
  doorRatio: number; // of doorKW that doors take, as the rises below have it
  heatKW: Float64Array; // what racks blow out at full load behind their doors
  fullK: Float64Array; // rises with all powered racks at full load
  nowK: Float64Array; // the same without those stopped by heat
  meanK: number; // of nowK, by air stream
  maxK: number;
  hottest: number; // index, -1 = none runs
  hottestK: number; // rise at its inlet over `meanK`; 0 when none runs
}

export interface PlacedUnit extends AirUnit {
  unit: string; // CoolingUnitDef id
  wall: Wall | null; // null: in a row
  failed: boolean;
}
