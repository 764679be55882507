/** Compressor power by lift: the temperature difference that a chiller pumps heat over. */
import type { RejectionDef } from '../../world/catalogFacility.ts';

const KELVIN = 273.15;
/** A compressor cannot run with less between its two sides, K. */
const LIFT_MIN_K = 5;

/** Condensing temperature against an ambient of `ambientC` (dry or wet bulb, as the condenser has it), °C. */
export function condensingC(chiller: RejectionDef['chiller'], ambientC: number): number {
  return Math.max(chiller.minCondensingC, ambientC + chiller.condenserApproachK);
}

/**
 * kW of compressor per kW of heat taken from water delivered at `waterC`: a constant part and the lift over what an ideal machine would
 * give. Fitted to the EnergyPlus curve of an air-cooled chiller (figures `cop_air_15` to `cop_air_45`): within 0.13 from 15 to 45 °C.
 */
export function compressorRatio(chiller: RejectionDef['chiller'], waterC: number, ambientC: number): number {
  const evaporatingC = waterC - chiller.evaporatorApproachK;
  const liftK = Math.max(LIFT_MIN_K, condensingC(chiller, ambientC) - evaporatingC);
  return chiller.fixedRatio + liftK / (chiller.carnotRatio * (evaporatingC + KELVIN));
}

/** Coefficient of performance: falls with the ambient, rises with warmer water. */
export function chillerCop(chiller: RejectionDef['chiller'], waterC: number, ambientC: number): number {
  return 1 / compressorRatio(chiller, waterC, ambientC);
}
