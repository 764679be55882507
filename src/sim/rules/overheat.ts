/**
 * How fast cabinets overheat when a part of their cooling stops. The law and the die limits are those of the game's halls (thermal.ts): air
 * with equipment behind it (Khankari 2011), coolant loops, cold plates without flow. The masses are those of one cabinet and of the water that is
 * asked about; a hall of the game has one body for both, see src/sim/README.md. Chips protect themselves in turn: lower clocks, half
 * clock, off. The heat is taken as constant, as in the published tests: what slower chips save, faster fans spend, and no plan counts on it.
 */
import type { CoolingConstants, PowerConstants } from '../world/catalogConstants.ts';
import type { ThermalMassDef } from '../world/catalogFacility.ts';
import type { AcceleratorDef } from '../world/catalogHardware.ts';
import { WATER_KJ_PER_L_K } from './facility/heatStream.ts';
import { advanceNode, dieState, HALF_CLOCK, type DieLimits, type ThermalNode } from './thermal.ts';

/** A step lets nothing warm by more than this, K. */
const STEP_K = 0.02;
/** Nor is it longer than this share of the time in which equipment follows the air. */
const STEP_OF_LAG = 0.25;
const STEPS_MAX = 500_000;
/** Against so much more water the equipment's lag is nothing: it counts as air. */
const WATER_OVER_MASS = 200;

export interface OverheatInput {
  loss: 'cooling' | 'coolant-flow' | 'heat-rejection';
  kWPerCabinet: number;
  litresPerCabinet: number; // coolant that still moves
}
export interface OverheatTimes {
  throttleS: number; // first slower clock
  halfClockS: number;
  shutdownS: number;
}
export interface OverheatContext {
  mass: ThermalMassDef;
  accelerator: AcceleratorDef;
  cooling: CoolingConstants;
  power: PowerConstants;
}

/** Clock that a medium allows: die limits, and the servers' own protection at `brakeC`. 0 = off. */
function clockAt(context: OverheatContext, mediumC: number, limits: DieLimits): number {
  const idle = context.accelerator.serverIdleKW / context.accelerator.serverMaxKW;
  const { clockRatio } = dieState(mediumC, idle, 1 - idle, 1, limits, context.cooling, context.power);
  return mediumC >= context.mass.brakeC ? Math.min(clockRatio, HALF_CLOCK) : clockRatio;
}

/** Notes the moments at which the clock falls below full, to half, to nothing. */
function note(times: OverheatTimes, clock: number, atS: number): void {
  if (clock < 1 && times.throttleS < 0) times.throttleS = atS;
  if (clock <= HALF_CLOCK && times.halfClockS < 0) times.halfClockS = atS;
  if (clock <= 0 && times.shutdownS < 0) times.shutdownS = atS;
}

/** The protection of a chip on one medium. */
function limitsOf({ throttleC, slowdownC, shutdownC }: AcceleratorDef, riseK: number, inletLimitC: number): DieLimits {
  return { riseK, throttleC, slowdownC, shutdownC, inletLimitC };
}

/**
 * A body that warms: `advanceNode`, the hall's own law, with the water that still moves as the place its heat goes to. `coilKW`: heat that the
 * coil carried at the set-point while its water was cold; 0 without one.
 */
function warming(context: OverheatContext, node: ThermalNode, limits: DieLimits, coilKW: number, waterKJPerK: number): OverheatTimes {
  const times: OverheatTimes = { throttleS: -1, halfClockS: -1, shutdownS: -1 };
  const startC = node.setC;
  let warmedK = 0; // of the water
  let seconds = 0;
  node.capacityKW = coilKW;
  for (let step = 0; step < STEPS_MAX; step++) {
    note(times, clockAt(context, node.airC, limits), seconds);
    if (times.shutdownS >= 0) return times;
    node.setC = startC + warmedK;
    const coupledKW = node.couplingKWPerK * (node.airC - node.massC);
    const carriedKW = coilKW * (1 + (node.airC - node.setC) / context.cooling.coilDesignK);
    const ratePerS = Math.max(
      Math.abs(node.heatKW - carriedKW - coupledKW) / node.airKJPerK,
      node.massKJPerK > 0 ? Math.abs(coupledKW) / node.massKJPerK : 0,
      coilKW > 0 ? carriedKW / waterKJPerK : 0,
    );
    const lagS = node.couplingKWPerK > 0 ? node.massKJPerK / node.couplingKWPerK : 0;
    const spanS = lagS > 0 ? Math.min(STEP_K / ratePerS, STEP_OF_LAG * lagS) : STEP_K / ratePerS;
    const removedKJ = advanceNode(node, spanS, context.cooling.coilDesignK);
    if (coilKW > 0) warmedK += removedKJ / waterKJPerK;
    seconds += spanS;
  }
  return times;
}

/** Cabinets in room air. With fans running, coils pass the heat to the water that is left, until it is as warm. */
function airTimes(context: OverheatContext, input: OverheatInput): OverheatTimes {
  const { mass, accelerator, cooling } = context;
  const startC = cooling.supplyDefaultC;
  const node: ThermalNode = {
    airC: startC, massC: startC, heatKW: input.kWPerCabinet, capacityKW: 0, setC: startC, airKJPerK: mass.fluidKJPerK, massKJPerK: mass.massKJPerK, couplingKWPerK: mass.couplingKWPerK,
  };
  const waterKJPerK = input.litresPerCabinet * WATER_KJ_PER_L_K;
  const coilKW = input.loss === 'cooling' || waterKJPerK <= 0 ? 0 : input.kWPerCabinet;
  if (coilKW > 0 && waterKJPerK > WATER_OVER_MASS * (mass.fluidKJPerK + mass.massKJPerK)) {
    node.airKJPerK += node.massKJPerK;
    node.massKJPerK = 0;
    node.couplingKWPerK = 0;
  }
  return warming(context, node, limitsOf(accelerator, accelerator.airRiseK, cooling.inletShutdownC), coilKW, waterKJPerK);
}

/** Cabinets on coolant that still flows: cold plates and the loop warm together. */
function loopTimes(context: OverheatContext, input: OverheatInput): OverheatTimes {
  const { mass, accelerator, cooling } = context;
  const startC = cooling.liquidDefaultC;
  const node: ThermalNode = {
    airC: startC, massC: startC, heatKW: input.kWPerCabinet, capacityKW: 0, setC: startC, airKJPerK: mass.fluidKJPerK + input.litresPerCabinet * WATER_KJ_PER_L_K, massKJPerK: 0,
    couplingKWPerK: 0,
  };
  return warming(context, node, limitsOf(accelerator, accelerator.liquidRiseK, cooling.coolantShutdownC), 0, 0);
}

/** Cabinets whose coolant stands still: each cold plate keeps the heat of its chip, which warms from its working temperature. */
function stillTimes(context: OverheatContext, input: OverheatInput): OverheatTimes {
  const { mass, accelerator, cooling } = context;
  const startC = cooling.liquidDefaultC + accelerator.liquidRiseK;
  const secondsTo = (dieC: number): number => (Math.max(0, dieC - startC) * mass.fluidKJPerK) / input.kWPerCabinet;
  return { throttleS: secondsTo(accelerator.throttleC), halfClockS: secondsTo(accelerator.slowdownC), shutdownS: secondsTo(accelerator.shutdownC) };
}

/** Times from the loss to slower clocks, to half clock and to shutdown, s. */
export function overheatTimes(context: OverheatContext, input: OverheatInput): OverheatTimes {
  if (context.mass.medium === 'air') return airTimes(context, input);
  return input.loss === 'heat-rejection' ? loopTimes(context, input) : stillTimes(context, input);
}
