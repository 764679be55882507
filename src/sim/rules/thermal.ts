/**
 * Heat in a hall. Air: two nodes, room air (fast) and equipment (slow), exact exponential update (Khankari 2011, ASHRAE Trans. 117(1)).
 * Liquid: one node. Die: inlet + rise x power. Limits of the die: software throttle, half clock, shutdown (figures `h100_t_*`).
 */
import { clamp, exp, pow } from '../core/maths.ts';
import type { CoolingConstants, PowerConstants } from '../world/catalogConstants.ts';
import { clockOf, dynamicRatioOf } from './serverPower.ts';

/** Hardware slowdown halves the clock (figures `h100_t_slow`). */
export const HALF_CLOCK = 0.5;

/** One body of air or coolant with what heats and cools it. kW, kJ/K, °C. */
export interface ThermalNode {
  airC: number;
  massC: number;
  heatKW: number;
  capacityKW: number; // heat carried at the set-point when running flat out
  setC: number;
  airKJPerK: number;
  massKJPerK: number;
  couplingKWPerK: number; // air to equipment
}

/**
 * Advances air and equipment by `seconds`, in place, and returns the heat removed, kJ. Heat in = removed + stored, exactly.
 * A coil carries more as the air gets hotter: capacity x (1 + over / coilDesignK). The control never cools below the set-point.
 */
export function advanceNode(node: ThermalNode, seconds: number, coilDesignK: number): number {
  const { airC, massC, heatKW, capacityKW, setC, airKJPerK, massKJPerK, couplingKWPerK } = node;
  const coil = capacityKW / coilDesignK;
  const pull = coil + couplingKWPerK; // kW/K
  const push = heatKW - capacityKW + coil * setC + couplingKWPerK * massC;
  let nextC: number;
  let meanC: number;
  if (airKJPerK <= 0) return heatKW * seconds;
  if (pull <= 0) {
    nextC = airC + (heatKW * seconds) / airKJPerK;
    meanC = (airC + nextC) / 2;
  } else {
    const endC = push / pull;
    const decay = (pull * seconds) / airKJPerK;
    const left = exp(-decay);
    nextC = endC + (airC - endC) * left;
    meanC = endC + ((airC - endC) * (1 - left)) / decay;
  }
  const floorC = Math.min(airC, setC);
  if (capacityKW > 0 && nextC < floorC) {
    nextC = floorC;
    meanC = Math.max(meanC, floorC);
  }
  node.airC = nextC;
  if (massKJPerK > 0) {
    node.massC = massC + (meanC - massC) * Math.min(1, (couplingKWPerK * seconds) / massKJPerK);
  } else node.massC = nextC;
  const storedKJ = airKJPerK * (node.airC - airC) + (massKJPerK > 0 ? massKJPerK * (node.massC - massC) : 0);
  return heatKW * seconds - storedKJ;
}

/** Temperature at which heat made and removed balance: the set-point while capacity suffices; Infinity without any cooling. °C. */
export function settledC(heatKW: number, capacityKW: number, setC: number, coilDesignK: number): number {
  if (heatKW <= capacityKW) return setC;
  if (capacityKW <= 0) return Infinity;
  return setC + coilDesignK * (heatKW / capacityKW - 1);
}

/** Share of `heatKW` that can be carried with the air (or coolant) at `limitC`, 0..1. */
export function carriedRatio(heatKW: number, capacityKW: number, setC: number, limitC: number, coilDesignK: number): number {
  if (heatKW <= 0) return 1;
  return clamp((capacityKW * (1 + Math.max(0, limitC - setC) / coilDesignK)) / heatKW, 0, 1);
}

/** What the racks on one medium can bear. */
export interface DieLimits {
  riseK: number; // die over inlet at full power
  throttleC: number;
  slowdownC: number;
  shutdownC: number;
  inletLimitC: number; // the servers' own over-temperature limit
}
export interface DieState {
  clockRatio: number; // 0 = shut down
  dieC: number;
}

/**
 * Clock and die temperature at an inlet, for a server whose full-clock power over its maximum is `idleRatio` + `loadRatio` (idle part, load part).
 * Software throttle holds the die at `throttleC` down to its floor; beyond that the die warms to `slowdownC` and the hardware halves the clock;
 * at `shutdownC`, or at the server's inlet limit, it switches off. `maxClock` is the clock a power cap allows.
 */
export function dieState(
  inletC: number, idleRatio: number, loadRatio: number, maxClock: number, limits: DieLimits, cooling: CoolingConstants, power: PowerConstants,
): DieState {
  if (inletC >= limits.inletLimitC) return { clockRatio: 0, dieC: inletC };
  const fullC = dieAtC(inletC, limits.riseK, idleRatio, loadRatio, maxClock, power);
  if (fullC <= limits.throttleC) return { clockRatio: maxClock, dieC: fullC };
  const floorClock = Math.min(maxClock, cooling.throttleFloorRatio);
  const floorC = dieAtC(inletC, limits.riseK, idleRatio, loadRatio, floorClock, power);
  if (floorC <= limits.throttleC) {
    const share = ((limits.throttleC - inletC) / limits.riseK - idleRatio) / loadRatio;
    return { clockRatio: clamp(clockOf(share, power), floorClock, maxClock), dieC: limits.throttleC };
  }
  if (floorC < limits.slowdownC) return { clockRatio: floorClock, dieC: floorC };
  const halfClock = Math.min(maxClock, HALF_CLOCK);
  const halfC = dieAtC(inletC, limits.riseK, idleRatio, loadRatio, halfClock, power);
  return halfC >= limits.shutdownC ? { clockRatio: 0, dieC: halfC } : { clockRatio: halfClock, dieC: halfC };
}

function dieAtC(inletC: number, riseK: number, idleRatio: number, loadRatio: number, clock: number, power: PowerConstants): number {
  return inletC + riseK * (idleRatio + loadRatio * dynamicRatioOf(clock, power));
}

/** Share of overheated GPUs damaged per hour: doubles every `arrheniusDoublingK` over the shutdown temperature, halves below it. */
export function damagePerHour(dieC: number, shutdownC: number, cooling: CoolingConstants): number {
  return cooling.damageHazardPerHourAtShutdown * pow(2, (dieC - shutdownC) / cooling.arrheniusDoublingK);
}
