/**
 * The heat-flow matrix of a hall from its layout. Abstract heat flow: Tang, Gupta & Varsamopoulos 2008 (IEEE TPDS 19(11)), where the shares
 * come from measurements or CFD; here from geometry. Shares are never negative; no rack gets back, and no inlet draws in, more than
 * `limitRatio`. Panels and containment only ever multiply a way by less than one, so neither can warm any inlet.
 */
import type { AirflowConstants } from '../../world/catalogAirflow.ts';
import { facedRow, mixingTable, openings, rackGrid, waysBetween, type Ways } from './geometry.ts';
import { capturedRatios, demandsKW, starvedRatios } from './supply.ts';
import {
  FIT_BLANKED, FIT_COLD, FIT_HOT, PATH_END, PATH_FACING, PATH_GAP, PATH_LEAK, PATH_TOP, type AirUnit, type HallFloor, type HeatMatrix,
} from '../../world/hallAir.ts';

/** Straight across an aisle: to the rack opposite and to its neighbours. */
const ACROSS = [[0, 0.6], [-1, 0.2], [1, 0.2]] as const;

/** Ways into inlets other than over the racks: few for each. */
class Entries {
  count = 0;
  source = new Int32Array(1_024);
  share = new Float64Array(1_024);
  path = new Uint8Array(1_024);

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

/**
 * Builds the matrix: O(racks x neighbours), a few milliseconds for 400 racks. `known`, of the same racks at the same places, saves all that
 * does not depend on units.
 */
export function buildHeatMatrix(floor: HallFloor, units: readonly AirUnit[], constants: AirflowConstants, known?: HeatMatrix): HeatMatrix {
  const base = known ?? openMatrix(floor, constants);
  const variant = variantOf(base, units);
  if (variant) return variant;
  const matrix: HeatMatrix = { ...base, share: base.open.slice(), starved: starvedRatios(floor, base.demandKW, units, constants) };
  fit(matrix, floor, capturedRatios(floor, units, constants), constants);
  keepVariant(matrix, units);
  return matrix;
}

/** Matrices of one set of racks with these or those units: a unit fails, is mended, and fails again. By what they share; forgotten with it. */
const variants = new WeakMap<Float64Array, { units: AirUnit[]; matrix: HeatMatrix }[]>();
const MOST_VARIANTS = 4;

function variantOf({ open }: HeatMatrix, units: readonly AirUnit[]): HeatMatrix | null {
  const kept = variants.get(open);
  const at = kept ? kept.findIndex((variant) => sameUnits(variant.units, units)) : -1;
  if (!kept || at < 0) return null;
  const [found] = kept.splice(at, 1);
  kept.push(found!); // last asked, last forgotten
  return found!.matrix;
}

function keepVariant(matrix: HeatMatrix, units: readonly AirUnit[]): void {
  const kept = variants.get(matrix.open) ?? [];
  if (kept.length >= MOST_VARIANTS) kept.shift();
  kept.push({ units: units.map(({ x, y, capacityKW, inRow }) => ({ x, y, capacityKW, inRow })), matrix });
  variants.set(matrix.open, kept);
}

function sameUnits(a: readonly AirUnit[], b: readonly AirUnit[]): boolean {
  if (a.length !== b.length) return false;
  for (let u = 0; u < a.length; u++) {
    if (a[u]!.x !== b[u]!.x || a[u]!.y !== b[u]!.y || a[u]!.capacityKW !== b[u]!.capacityKW || a[u]!.inRow !== b[u]!.inRow) return false;
  }
  return true;
}

/** As with no panels, nothing closed and no supply: the limits hold for that hall, whatever is done later. */
function openMatrix(floor: HallFloor, constants: AirflowConstants): HeatMatrix {
  const { count, airKW } = floor;
  const grid = rackGrid(floor);
  const ways = waysBetween(floor, grid, mixingTable(constants));
  const crowd = crowding(ways, count, constants);
  const faced = facedBy(floor, grid);
  const others = new Entries();
  const firstOther = new Int32Array(count + 1);
  for (let j = 0; j < count; j++) {
    others.add(j, constants.leakRatio, PATH_LEAK);
    const { ends, gaps } = openings(floor, grid, j);
    others.add(j, constants.rowEndRatio * ends * crowd.ratio[j]!, PATH_END);
    others.add(j, constants.gapRatio * gaps * crowd.ratio[j]!, PATH_GAP);
    for (const [dx, part] of ACROSS) addFacing(floor, grid, faced, others, constants, j, dx, part);
    firstOther[j + 1] = others.count;
  }
  const start = new Int32Array(count + 1);
  for (let w = 0; w < ways.count; w++) start[ways.to[w]! + 1]!++;
  for (let j = 0; j < count; j++) start[j + 1]! += start[j]! + firstOther[j + 1]! - firstOther[j]!;
  const total = start[count]!;
  const matrix: HeatMatrix = {
    count, start, source: new Int32Array(total), share: new Float64Array(0), open: new Float64Array(total), path: new Uint8Array(total),
    demandKW: demandsKW(floor, constants), flowKWPerK: airKW.map((kW) => kW / constants.serverRiseK), starved: new Float64Array(count),
    topGain: constants.starvedGain,
  };
  const next = start.slice();
  for (let j = 0; j < count; j++) {
    for (let o = firstOther[j]!; o < firstOther[j + 1]!; o++) {
      const e = next[j]!++;
      matrix.source[e] = others.source[o]!;
      matrix.open[e] = others.share[o]!;
      matrix.path[e] = others.path[o]!;
    }
  }
  const topRatio = constants.overTopRatio * (1 + constants.starvedGain);
  for (let w = 0; w < ways.count; w++) {
    const e = next[ways.to[w]!]!++;
    matrix.source[e] = ways.from[w]!;
    matrix.open[e] = (topRatio * ways.weight[w]!) / crowd.weight[ways.from[w]!]!;
    matrix.path[e] = PATH_TOP;
  }
  limit(matrix, constants.limitRatio);
  return matrix;
}

/** What exhaust of each rack could go into: summed weight of inlets around it with the free way, and the inlets' share of that. */
function crowding(ways: Ways, count: number, { freeWeight }: AirflowConstants): { weight: Float64Array; ratio: Float64Array } {
  const weight = new Float64Array(count);
  const ratio = new Float64Array(count);
  for (let w = 0; w < ways.count; w++) weight[ways.from[w]!]! += ways.weight[w]!;
  for (let i = 0; i < count; i++) {
    ratio[i] = weight[i]! / (weight[i]! + freeWeight);
    weight[i]! += freeWeight;
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
function limit({ count, start, source, open: share, flowKWPerK }: HeatMatrix, limitRatio: number): void {
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
