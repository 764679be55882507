/** Cold air: how much of what the racks want arrives at each inlet, by how far the working units stand. */
import type { AirflowConstants } from '../../world/catalogAirflow.ts';
import { clamp } from '../../core/maths.ts';
import type { AirUnit, HallFloor } from '../../world/hallAir.ts';

/** In-row units take exhaust in from racks this near, tiles. */
const IN_ROW_TILES = 3;

/** 1 at the unit, one half at `reach` tiles. */
function reachRatio(dx: number, dy: number, reach: number): number {
  return 1 / (1 + (dx * dx + dy * dy) / (reach * reach));
}

/** What reachRatio gives between tiles, by |dx| and |dy|, so that racks by racks cost a look-up each. */
function reachTable(cols: number, rows: number, reach: number): Float64Array {
  const table = new Float64Array(cols * rows);
  for (let dy = 0; dy < rows; dy++) for (let dx = 0; dx < cols; dx++) table[dy * cols + dx] = reachRatio(dx, dy, reach);
  return table;
}

/** Air heat around each inlet, weighted by how near it is: what the units have to supply there. kW. */
export function demandsKW(floor: HallFloor, { supplyReachTiles }: AirflowConstants): Float64Array {
  const { cols, rows, count, x, y, airKW } = floor;
  const table = reachTable(cols, rows, supplyReachTiles);
  const before = smallerFloor(floor, supplyReachTiles);
  const stood = before?.demand.length ?? 0;
  const demand = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    const xj = x[j]!;
    const yj = y[j]!;
    const from = j < stood ? stood : 0;
    let kW = j < stood ? before!.demand[j]! : 0;
    for (let i = from; i < count; i++) kW += airKW[i]! * table[Math.abs(y[i]! - yj) * cols + Math.abs(x[i]! - xj)]!;
    demand[j] = kW;
  }
  asked.push({ cols, rows, reach: supplyReachTiles, x: x.slice(), y: y.slice(), airKW: airKW.slice(), demand });
  if (asked.length > MOST_ASKED) asked.shift();
  return demand;
}

/** Floors last asked about. A hall fills rack by rack, in order: sums over the racks that stood are sums begun, to the last bit. */
const asked: (Pick<HallFloor, 'cols' | 'rows' | 'x' | 'y' | 'airKW'> & { reach: number; demand: Float64Array })[] = [];
const MOST_ASKED = 8;

/** The last floor asked about whose racks are the first racks of this one. */
function smallerFloor(floor: HallFloor, reach: number): (typeof asked)[number] | null {
  for (let a = asked.length - 1; a >= 0; a--) {
    const before = asked[a]!;
    const count = before.demand.length;
    if (before.reach !== reach || before.cols !== floor.cols || before.rows !== floor.rows || count > floor.count) continue;
    let i = 0;
    while (i < count && before.x[i] === floor.x[i] && before.y[i] === floor.y[i] && before.airKW[i] === floor.airKW[i]) i++;
    if (i === count) return before;
  }
  return null;
}

/**
 * How far supply falls short at each inlet, 0 (ample) to 1 (none): units' capacity over racks' air heat, both weighted by how near they
 * are. Few racks near many units want nothing; a crowd far from the units starves, and one failed unit is missed where it stood.
 */
export function starvedRatios(floor: HallFloor, demandKW: Float64Array, units: readonly AirUnit[], constants: AirflowConstants): Float64Array {
  const { count, x, y, airKW } = floor;
  const { supplyReachTiles, inRowReachTiles, ampleRatio } = constants;
  const starved = new Float64Array(count);
  for (let j = 0; j < count; j++) {
    if (airKW[j] === 0) continue;
    let supplyKW = 0;
    for (const unit of units) supplyKW += unit.capacityKW * reachRatio(unit.x - x[j]! - 0.5, unit.y - y[j]! - 0.5, unit.inRow ? inRowReachTiles : supplyReachTiles);
    starved[j] = clamp(1 - supplyKW / (demandKW[j]! * ampleRatio), 0, 1);
  }
  return starved;
}

/** Share of each rack's exhaust that in-row units take in before it can go anywhere, 0..inRowCaptureRatio. */
export function capturedRatios(floor: HallFloor, units: readonly AirUnit[], constants: AirflowConstants): Float64Array {
  const { count, x, y, airKW } = floor;
  const captured = new Float64Array(count);
  for (const unit of units) {
    if (!unit.inRow) continue;
    const near = (i: number): boolean => Math.abs(x[i]! + 0.5 - unit.x) <= IN_ROW_TILES && Math.abs(y[i]! + 0.5 - unit.y) <= IN_ROW_TILES;
    let heatKW = 0;
    for (let i = 0; i < count; i++) if (near(i)) heatKW += airKW[i]!;
    if (heatKW <= 0) continue;
    const ratio = Math.min(1, unit.capacityKW / heatKW);
    for (let i = 0; i < count; i++) if (near(i)) captured[i] = Math.min(1, captured[i]! + ratio);
  }
  for (let i = 0; i < count; i++) captured[i]! *= constants.inRowCaptureRatio;
  return captured;
}
