/**
 * The heat-flow matrix of a hall from its layout. Abstract heat flow: Tang, Gupta & Varsamopoulos 2008 (IEEE TPDS 19(11)), where the shares
 * come from measurements or CFD; here from geometry. Shares are never negative; no rack gets back, and no inlet draws in, more than
 * `limitRatio`. Panels and containment only ever multiply a way by less than one, so neither can warm any inlet.
 */
import type { AirflowConstants } from '../../world/catalogAirflow.ts';
import { exhaustEdge, facedRow, forNear, inletEdge, mixingTable, openings, rackGrid } from './geometry.ts';
import { capturedRatios, starvedRatios } from './supply.ts';
import {
  FIT_BLANKED, FIT_COLD, FIT_HOT, PATH_END, PATH_FACING, PATH_GAP, PATH_LEAK, PATH_TOP, type AirUnit, type HallFloor, type HeatMatrix,
} from '../../world/hallAir.ts';

/** Straight across an aisle: to the rack opposite and to its neighbours. */
const ACROSS = [[0, 0.6], [-1, 0.2], [1, 0.2]] as const;

/** Ways into one inlet, collected rack by rack. Grows as needed. */
class Entries {
  count = 0;
  source = new Int32Array(4_096);
  share = new Float64Array(4_096);
  path = new Uint8Array(4_096);

  add(source: number, share: number, path: number): void {
    if (share <= 0) return;
    if (this.count === this.source.length) this.grow();
    this.source[this.count] = source;
    this.share[this.count] = share;
    this.path[this.count++] = path;
  }

  private grow(): void {
    const { source, share, path } = this;
    this.source = new Int32Array(source.length * 2);
    this.source.set(source);
    this.share = new Float64Array(share.length * 2);
    this.share.set(share);
    this.path = new Uint8Array(path.length * 2);
    this.path.set(path);
  }
}

/** Builds the matrix: O(racks x neighbours), about a millisecond for 400 racks. */
export function buildHeatMatrix(floor: HallFloor, units: readonly AirUnit[], constants: AirflowConstants): HeatMatrix {
  const { count, x, airKW } = floor;
  const grid = rackGrid(floor);
  const mixing = mixingTable(constants);
  const starved = starvedRatios(floor, units, constants);
  const crowd = crowding(floor, grid, mixing, constants);
  const faced = facedBy(floor, grid);
  const entries = new Entries();
  const start = new Int32Array(count + 1);
  const { overTopRatio, starvedGain } = constants;
  // As with no panels, nothing closed and no supply: the limits hold for that hall, whatever is done later.
  for (let j = 0; j < count; j++) {
    const topRatio = overTopRatio * (1 + starvedGain);
    entries.add(j, constants.leakRatio, PATH_LEAK);
    forNear(floor, grid, mixing, x[j]!, inletEdge(floor, j), exhaustEdge, (i, weight) => {
      entries.add(i, (topRatio * weight) / crowd.weight[i]!, PATH_TOP);
    });
    const { ends, gaps } = openings(floor, grid, j);
    entries.add(j, constants.rowEndRatio * ends * crowd.ratio[j]!, PATH_END);
    entries.add(j, constants.gapRatio * gaps * crowd.ratio[j]!, PATH_GAP);
    for (const [dx, part] of ACROSS) addFacing(floor, grid, faced, entries, constants, j, dx, part);
    start[j + 1] = entries.count;
  }
  const matrix: HeatMatrix = {
    count, start, source: entries.source.slice(0, entries.count), share: entries.share.slice(0, entries.count), path: entries.path.slice(0, entries.count),
    flowKWPerK: airKW.map((kW) => kW / constants.serverRiseK), starved, topGain: starvedGain,
  };
  limit(matrix, constants.limitRatio);
  fit(matrix, floor, capturedRatios(floor, units, constants), constants);
  return matrix;
}

/** What exhaust of each rack could go into: summed weight of inlets around it with the free way, and the inlets' share of that. */
function crowding(floor: HallFloor, grid: Int32Array, mixing: Float64Array, { freeWeight }: AirflowConstants): { weight: Float64Array; ratio: Float64Array } {
  const weight = new Float64Array(floor.count);
  const ratio = new Float64Array(floor.count);
  for (let i = 0; i < floor.count; i++) {
    let sum = 0;
    forNear(floor, grid, mixing, floor.x[i]!, exhaustEdge(floor, i), inletEdge, (_j, w) => { sum += w; });
    weight[i] = sum + freeWeight;
    ratio[i] = sum / (sum + freeWeight);
  }
  return { weight, ratio };
}

interface Faced {
  y: Int32Array; // row that rack i blows at, -1 = none
  aisle: Int32Array; // tiles between
}

function facedBy(floor: HallFloor, grid: Int32Array): Faced {
  const faced: Faced = { y: new Int32Array(floor.count).fill(-1), aisle: new Int32Array(floor.count) };
  for (let i = 0; i < floor.count; i++) {
    const row = facedRow(floor, grid, i);
    if (!row) continue;
    faced.y[i] = row.y;
    faced.aisle[i] = row.aisle;
  }
  return faced;
}

/** Exhaust that racks across the aisle blow at rack j: those whose own column or a neighbour's ends at j. */
function addFacing(
  floor: HallFloor, grid: Int32Array, faced: Faced, entries: Entries, constants: AirflowConstants, j: number, dx: number, part: number,
): void {
  const { cols, rows, x, y, side } = floor;
  const tx = x[j]! - dx;
  if (tx < 0 || tx >= cols) return;
  const step = side[j] === 1 ? -1 : 1; // towards its inlet
  for (let ty = y[j]! + step; ty >= 0 && ty < rows; ty += step) {
    const at = grid[ty * cols + tx]!;
    if (at === 0) continue;
    const i = at - 1;
    if (faced.y[i] !== y[j] || side[i] !== side[j]) return;
    let share = constants.facingRatio * part;
    for (let tile = 0; tile < faced.aisle[i]!; tile++) share *= constants.facingFallRatio;
    entries.add(i, share, PATH_FACING);
    return;
  }
}

/** Scales sources, then inlets, down to the limit. */
function limit({ count, start, source, share, flowKWPerK }: HeatMatrix, limitRatio: number): void {
  const out = new Float64Array(count);
  for (let e = 0; e < source.length; e++) out[source[e]!]! += share[e]!;
  for (let e = 0; e < source.length; e++) if (out[source[e]!]! > limitRatio) share[e]! *= limitRatio / out[source[e]!]!;
  for (let j = 0; j < count; j++) {
    let drawn = 0; // kW/K of exhaust in this inlet's stream
    for (let e = start[j]!; e < start[j + 1]!; e++) drawn += share[e]! * flowKWPerK[source[e]!]!;
    const most = limitRatio * flowKWPerK[j]!;
    if (drawn <= most) continue;
    for (let e = start[j]!; e < start[j + 1]!; e++) share[e]! *= most / drawn;
  }
}

/** Takes away what supply, panels, closed aisles and in-row units keep from coming back. */
function fit(matrix: HeatMatrix, floor: HallFloor, captured: Float64Array, constants: AirflowConstants): void {
  const { count, start, source, share, path, starved, topGain } = matrix;
  const { coldLeakRatio, hotLeakRatio, blankedLeakRatio } = constants;
  for (let j = 0; j < count; j++) {
    const supplied = (1 + topGain * starved[j]!) / (1 + topGain);
    const closedIn = (floor.fit[j]! & FIT_COLD) !== 0 ? coldLeakRatio : 1;
    const blanked = (floor.fit[j]! & FIT_BLANKED) !== 0 ? blankedLeakRatio : 1;
    for (let e = start[j]!; e < start[j + 1]!; e++) {
      const i = source[e]!;
      const way = path[e]!;
      let left = 1 - captured[i]!;
      if (way === PATH_TOP) left *= supplied;
      if (way === PATH_LEAK || way === PATH_GAP) left *= blanked;
      if (way === PATH_TOP || way === PATH_END || way === PATH_GAP) left *= closedIn * ((floor.fit[i]! & FIT_HOT) !== 0 ? hotLeakRatio : 1);
      share[e]! *= left;
    }
  }
}
