/**
 * Silent corruption: a server that computes wrongly and does not fail. Each one in a run spoils a share of what the run learns until it is
 * found: by a check of all servers, which stops the run, or at last because the loss looks odd.
 */
import { HOUR_S } from '../core/calendar.ts';
import { pow } from '../core/maths.ts';
import type { ReliabilityConstants } from '../world/catalogConstants.ts';
import { NODE_HOURS_PER_1000_NODE_DAYS } from './reliability.ts';

/** Cause id of a server that was found corrupting. */
export const CORRUPT_CAUSE = 'silent-corruption';
const MINUTE_S = 60;
const HOURS_PER_DAY = 24;

/** Servers per hour that begin to corrupt in a run of `nodes`. */
export function corruptionsPerHour(nodes: number, constants: ReliabilityConstants): number {
  return nodes * constants.silentPer1000NodeDays / NODE_HOURS_PER_1000_NODE_DAYS;
}

/** Share of the work that `servers` corrupting ones spoil, 0..1. */
export function taintRatio(servers: number, constants: ReliabilityConstants): number {
  return servers > 0 ? 1 - pow(1 - constants.silentLossRatio, servers) : 0;
}

/** Share of time that checks every `validateHours` take; 0 = none. */
export function wasteValidation(validateHours: number, constants: ReliabilityConstants): number {
  return validateHours > 0 ? Math.min(1, constants.validationMinutes * MINUTE_S / (validateHours * HOUR_S)) : 0;
}

/** Chance that a corrupting server gives itself away within `hours`. */
export function foundByChance(hours: number, constants: ReliabilityConstants): number {
  return Math.min(1, hours / HOURS_PER_DAY / constants.silentFoundDays);
}

/** Hours between checks that lose least of a run of `nodes`: √(2 · check / (rate · loss)), as for checkpoints; 0 when nothing corrupts. */
export function optimalValidationHours(nodes: number, constants: ReliabilityConstants): number {
  const lossPerHour = corruptionsPerHour(nodes, constants) * constants.silentLossRatio;
  return lossPerHour > 0 ? Math.sqrt(2 * constants.validationMinutes * MINUTE_S / HOUR_S / lossPerHour) : 0;
}
