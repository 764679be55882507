/**
 * The swing of a synchronous run: all its GPUs compute together and wait together, so its draw moves by megawatts several times a
 * minute, and by more when a checkpoint stops them all. What the supply takes without tripping is its stiffness. kW throughout.
 * Sources: Choukse et al. 2025, "Power stabilization for AI training datacenters" (arXiv 2508.14318); NERC large-loads task force 2025
 * (swings of 10 to 20 MW at a site of 100,000 GPUs); Llama 3 herd of models, section 3.3.4 (tens of MW at 16,384 GPUs).
 */
import { exp } from '../../core/maths.ts';
import type { SwingConstants } from '../../world/catalogConstants.ts';

export interface Swing {
  stepKW: number; // peak to trough within a training step
  fallKW: number; // when a checkpoint stops the run
}

/**
 * `depthKW` is what the run's servers draw while they compute, less what they draw while they wait, after smoothing. Stages of a
 * pipeline do not wait at the same moment: only `coherenceRatio` of the depth is seen in a step, nearly all of it at a checkpoint.
 */
export function swingOf(depthKW: number, constants: SwingConstants): Swing {
  const depth = Math.max(0, depthKW);
  return { stepKW: depth * constants.coherenceRatio, fallKW: depth * constants.checkpointCoherenceRatio };
}

/** Sources that stand behind a site's busbar. */
export interface StiffnessInput {
  gridKW: number; // live feed
  shortCircuitRatio: number; // its short-circuit power over its capacity
  generatorStepKW: number; // sum over running units of output x the step that the unit takes
  batteryKW: number; // power of batteries that are charged and not bridging anything
}
export interface Stiffness {
  gridKW: number;
  generatorKW: number;
  batteryKW: number;
  stepKW: number; // all three, for swings that come several times a minute
  rareKW: number; // the same for a single fall
}

/** Swing that the supply takes for ever (`stepKW`), and now and then (`rareKW`). Short-circuit power x allowed voltage step for the grid. */
export function stiffnessOf(input: StiffnessInput, constants: SwingConstants): Stiffness {
  const gridKW = input.gridKW * input.shortCircuitRatio * constants.voltageStepRatio;
  const generatorKW = input.generatorStepKW;
  const { batteryKW } = input;
  return { gridKW, generatorKW, batteryKW, stepKW: gridKW + generatorKW + batteryKW, rareKW: (gridKW + generatorKW) * constants.rareStepRatio + batteryKW };
}

/** Trips expected per hour: none while the swing fits, then with the square of the excess over what fits. */
export function tripsPerHour(swing: Swing, stiffness: Stiffness, checkpointsPerHour: number, constants: SwingConstants): number {
  const step = excess(swing.stepKW, stiffness.stepKW);
  const fall = excess(swing.fallKW, stiffness.rareKW);
  const steps = constants.tripsPerHourAtDouble * step * step;
  const falls = checkpointsPerHour > 0 ? constants.tripsPerFallAtDouble * fall * fall * checkpointsPerHour : 0; // an endless excess that never comes is none
  return Math.min(constants.maxTripsPerHour, steps + falls);
}

/** How far a swing exceeds what fits, as a share of what fits. A supply that takes nothing is exceeded without limit by any swing. */
function excess(swingKW: number, fitsKW: number): number {
  if (swingKW <= fitsKW || swingKW <= 0) return 0;
  return fitsKW > 0 ? swingKW / fitsKW - 1 : Infinity;
}

/** Chance of at least one trip within `hours` at a rate. 0..1. */
export function tripChance(perHour: number, hours: number): number {
  return perHour <= 0 ? 0 : 1 - exp(-perHour * hours);
}
