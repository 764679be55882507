/** Inlets from loads: T_in = T_supply + D P with D = K^-1 ((I - A')^-1 - I), applied without ever forming D. */
import { PATHS, PATH_TOP, type HeatMatrix, type HeatPath } from '../../world/hallAir.ts';

/** Sweeps end when no inlet moves by more than this, K; influence when no share is larger. */
const CLOSE_K = 1e-5;
const CLOSE_SHARE = 1e-8;
const MOST_SWEEPS = 400;

/**
 * Heat that comes to each inlet over the supply, kW: x = A'(x + P), by Gauss-Seidel sweeps from zero, so that equal loads give equal bits.
 * `heatKW` is what each rack gives to the room now; racks that are `off` (1) blow nothing on, but their inlets are still read.
 */
export function recirculatedKW(matrix: HeatMatrix, heatKW: ArrayLike<number>, off?: ArrayLike<number>): Float64Array {
  const { count, start, source, share, flowKWPerK } = matrix;
  const comeKW = new Float64Array(count);
  const blownKW = new Float64Array(count); // what came and what the rack made; 0 where it is off
  for (let i = 0; i < count; i++) if (off === undefined || off[i] !== 1) blownKW[i] = heatKW[i]!;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let movedK = 0;
    let e = 0;
    for (let j = 0; j < count; j++) {
      let kW = 0;
      for (const end = start[j + 1]!; e < end; e++) kW += share[e]! * blownKW[source[e]!]!;
      const flow = flowKWPerK[j]!;
      if (flow > 0) {
        const k = Math.abs(kW - comeKW[j]!) / flow;
        if (k > movedK) movedK = k;
      }
      comeKW[j] = kW;
      if (off === undefined || off[j] !== 1) blownKW[j] = kW + heatKW[j]!;
    }
    if (movedK < CLOSE_K) break;
  }
  return comeKW;
}

/** Inlet of each rack above the supply, K. Racks that give no heat to air have no air stream and no rise. */
export function inletRisesK(matrix: HeatMatrix, heatKW: ArrayLike<number>, off?: ArrayLike<number>): Float64Array {
  const rises = recirculatedKW(matrix, heatKW, off);
  for (let j = 0; j < matrix.count; j++) rises[j] = matrix.flowKWPerK[j]! > 0 ? rises[j]! / matrix.flowKWPerK[j]! : 0;
  return rises;
}

/** Row j of D, K per kW: what a kilowatt in each rack adds to rack j's inlet. One adjoint solution; O(entries) a sweep. */
export function influenceKPerKW(matrix: HeatMatrix, j: number): Float64Array {
  const { count, start, source, share, flowKWPerK } = matrix;
  const row = new Float64Array(count);
  if (!(flowKWPerK[j]! > 0)) return row;
  let stream = new Float64Array(count); // z of the present order
  stream[j] = 1;
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    const next = new Float64Array(count);
    let most = 0;
    for (let k = 0; k < count; k++) {
      if (stream[k] === 0) continue;
      for (let e = start[k]!; e < start[k + 1]!; e++) next[source[e]!]! += stream[k]! * share[e]!;
    }
    for (let i = 0; i < count; i++) {
      row[i]! += next[i]!;
      most = Math.max(most, next[i]!);
    }
    stream = next;
    if (most < CLOSE_SHARE) break;
  }
  for (let i = 0; i < count; i++) row[i]! /= flowKWPerK[j]!;
  return row;
}

/** How much of rack j's rise came by each way, K, with the part of `top` that short supply adds told apart. They add up to the rise. */
export function risesByPathK(matrix: HeatMatrix, heatKW: ArrayLike<number>, j: number, off?: ArrayLike<number>): Record<HeatPath | 'starved', number> {
  const { start, source, share, path, flowKWPerK, starved, topGain } = matrix;
  const byPath = { leak: 0, top: 0, end: 0, gap: 0, facing: 0, starved: 0 };
  if (!(flowKWPerK[j]! > 0)) return byPath;
  const comeKW = recirculatedKW(matrix, heatKW, off);
  for (let e = start[j]!; e < start[j + 1]!; e++) {
    const i = source[e]!;
    if (off !== undefined && off[i] === 1) continue;
    const riseK = (share[e]! * (comeKW[i]! + heatKW[i]!)) / flowKWPerK[j]!;
    byPath[PATHS[path[e]!]!] += path[e] === PATH_TOP ? riseK / (1 + starved[j]! * topGain) : riseK;
    if (path[e] === PATH_TOP) byPath.starved += riseK - riseK / (1 + starved[j]! * topGain);
  }
  return byPath;
}

/** Heat that goes back to the units, kW: all that racks blow out but what comes to an inlet. Equals the heat made. */
export function returnedKW(matrix: HeatMatrix, heatKW: ArrayLike<number>, comeKW: Float64Array): number {
  let kW = 0;
  for (let j = 0; j < matrix.count; j++) kW += comeKW[j]! + heatKW[j]!;
  for (let j = 0; j < matrix.count; j++) {
    for (let e = matrix.start[j]!; e < matrix.start[j + 1]!; e++) kW -= matrix.share[e]! * (comeKW[matrix.source[e]!]! + heatKW[matrix.source[e]!]!);
  }
  return kW;
}

export interface HeatIndices {
  meanK: number; // inlet above supply, by air stream
  maxK: number;
  minK: number;
  hottest: number; // rack, -1 = none
  shi: number; // supply heat index: share of the heat in the racks' exhaust that they drew in
  rhi: number; // return heat index: 1 - shi
}

/** Spread of inlets and the indices of Sharma, Bash & Patel 2002. */
export function heatIndices(matrix: HeatMatrix, heatKW: ArrayLike<number>, risesK: Float64Array, off?: ArrayLike<number>): HeatIndices {
  const found: HeatIndices = { meanK: 0, maxK: 0, minK: 0, hottest: -1, shi: 0, rhi: 1 };
  let flow = 0;
  let drawnKW = 0;
  let madeKW = 0;
  for (let j = 0; j < matrix.count; j++) {
    const kWPerK = matrix.flowKWPerK[j]!;
    if (!(kWPerK > 0) || (off !== undefined && off[j] === 1)) continue;
    flow += kWPerK;
    drawnKW += kWPerK * risesK[j]!;
    madeKW += heatKW[j]!;
    if (found.hottest < 0 || risesK[j]! > found.maxK) {
      found.maxK = risesK[j]!;
      found.minK = found.hottest < 0 ? risesK[j]! : found.minK;
      found.hottest = j;
    }
    found.minK = Math.min(found.minK, risesK[j]!);
  }
  if (flow > 0) found.meanK = drawnKW / flow;
  if (drawnKW + madeKW > 0) found.shi = drawnKW / (drawnKW + madeKW);
  found.rhi = 1 - found.shi;
  return found;
}
