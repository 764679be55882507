/**
 * Failures and what they cost a synchronous run. Rates by cause per 1000 node-days (Llama 3, Table 5: 419 in 54 days on 2,048
 * servers); infant mortality decays over weeks; hardware fails twice as often per `temperatureDoublingK` above reference.
 * MTTI = 1/(N·rate). Checkpoints: Young 1974, Daly 2006.
 */
import { clamp, exp, pow } from '../core/maths.ts';
import { DAY_S } from '../core/calendar.ts';
import type { ReliabilityConstants } from '../world/catalogConstants.ts';

export const NODE_HOURS_PER_1000_NODE_DAYS = 24_000;
export const HOURS_PER_YEAR = 8760;
const BYTES_PER_GB = 1e9;

/** Failures per node-hour of settled nodes at the reference inlet: by hardware, or by everything else. */
export function ratePerNodeHour(hardware: boolean, constants: ReliabilityConstants): number {
  let per1000 = 0;
  for (const cause of constants.causes) if (cause.hardware === hardware) per1000 += cause.per1000NodeDays;
  return per1000 / NODE_HOURS_PER_1000_NODE_DAYS;
}

/** Multiplier of a rack's first weeks: 1 + extra·e^(−age/infantDays). */
export function infantFactor(ageS: number, constants: ReliabilityConstants): number {
  if (!(constants.infantDays > 0)) return 1;
  return 1 + constants.infantMultiplier * exp(-Math.max(0, ageS) / (constants.infantDays * DAY_S));
}

/** Mean of infantFactor over the first `spanS` seconds of a rack. */
export function infantFactorMean(spanS: number, constants: ReliabilityConstants): number {
  const spans = constants.infantDays > 0 ? spanS / (constants.infantDays * DAY_S) : 0;
  return spans > 0 ? 1 + constants.infantMultiplier * (1 - exp(-spans)) / spans : infantFactor(spanS, constants);
}

/** Multiplier of heat: doubles per temperatureDoublingK of inlet above reference; cooler air does not help below 1. */
export function temperatureFactor(inletC: number, constants: ReliabilityConstants): number {
  const above = inletC - constants.referenceInletC;
  return above > 0 && constants.temperatureDoublingK > 0 ? powerOfTwo(above / constants.temperatureDoublingK) : 1;
}

/** The power last asked for: halls alike have inlets alike. */
let lastExponent = 0;
let lastPower = 1;

function powerOfTwo(x: number): number {
  if (x !== lastExponent) {
    lastExponent = x;
    lastPower = pow(2, x);
  }
  return lastPower;
}

/** Failures per hour of link transceivers in `optics`. */
export function flapsPerHour(optics: number, flapsPerOpticYear: number): number {
  return optics * flapsPerOpticYear / HOURS_PER_YEAR;
}

/** Seconds that a checkpoint stalls the run: all GPUs stop and gather, then the state goes to storage at `gBPerS` (see `writeGBPerS`). */
export function checkpointWriteS(params: number, gBPerS: number, constants: ReliabilityConstants): number {
  return constants.checkpointMinS + (gBPerS > 0 ? params * constants.checkpointBytesPerParam / (gBPerS * BYTES_PER_GB) : 0);
}

/** Seconds from a failure to the next useful step: by automation while systems people keep it, by hand without. Key people shorten it. */
export function restartS(systemsHeads: number, keyRatio: number, constants: ReliabilityConstants): number {
  const minutes = systemsHeads > 0 ? constants.detectRestartMinutes : constants.manualRestartMinutes;
  return minutes * 60 / Math.max(1, keyRatio);
}

/** Interval of least waste, s: √(2·δ·M). */
export function youngDalyS(writeS: number, mttiS: number): number {
  return Math.sqrt(2 * writeS * mttiS);
}

/** Shares of time lost: writing δ/τ, rework τ/2M, restart R/M. With no failures (M = Infinity) only writing is lost. */
export function wasteWrite(writeS: number, intervalS: number): number {
  return clamp(writeS / Math.max(1, intervalS), 0, 1);
}
export function wasteRework(intervalS: number, mttiS: number): number {
  return mttiS > 0 ? intervalS / (2 * mttiS) : 1;
}
export function wasteRestart(restart: number, mttiS: number): number {
  return mttiS > 0 ? restart / mttiS : 1;
}

/** Share of time that advances the run: 1 − δ/τ − τ/2M − R/M, within 0..1. */
export function timeRatio(writeS: number, intervalS: number, mttiS: number, restart: number): number {
  return clamp(1 - wasteWrite(writeS, intervalS) - wasteRework(intervalS, mttiS) - wasteRestart(restart, mttiS), 0, 1);
}
