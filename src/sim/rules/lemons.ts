/**
 * Lemon nodes: a small share of servers that fail again and again until somebody replaces them (Kokolis et al. 2025: 1.2 % of nodes cause
 * most failures of large jobs). They are counted by the failures they have shown; which rack they stand in is drawn when they fail.
 */
import { exp, pow } from '../core/maths.ts';
import type { ReliabilityConstants } from '../world/catalogConstants.ts';
import type { ReliabilityState } from '../world/compute.ts';
import type { SimContext } from '../world/context.ts';
import type { Fleet } from '../world/fleet.ts';

/** Cause id of a lemon's failure. */
export const LEMON_CAUSE = 'lemon';
const HOURS_PER_DAY = 24;
/** Lemons that failed this often or more are counted together. */
export const MOST_STRIKES = 6;
/** Failures are remembered for a month. */
const MEMORY_HOURS = 30 * HOURS_PER_DAY;

/** All lemons, seen or not. */
export function lemonCount(reliability: ReliabilityState): number {
  let lemons = 0;
  for (const count of reliability.lemons) lemons += count;
  return lemons;
}

/** Servers that failed at least twice and are in the racks still: what a report shows. */
export function suspectServers(reliability: ReliabilityState): number {
  let suspects = 0;
  for (let strikes = 2; strikes < reliability.lemons.length; strikes++) suspects += reliability.lemons[strikes]!;
  return suspects;
}

/** Failures per hour that lemons add to a mean server. */
export function lemonRatePerNode(context: SimContext, fleet: Fleet): number {
  const lemons = lemonCount(context.world.compute.reliability);
  let nodes = 0;
  for (const site of fleet.sites) nodes += site.gpus > 0 ? site.nodes : 0;
  if (lemons === 0 || !(nodes > 0)) return 0;
  return Math.min(lemons, nodes) / nodes * context.catalog.constants.reliability.lemonFailuresPerDay / HOURS_PER_DAY;
}

/** Lemons expected among new servers that were tested for `burnInHours`: each `burnInHalvingHours` finds half of those left. */
export function lemonsAmong(nodes: number, burnInHours: number, constants: ReliabilityConstants): number {
  return nodes * constants.lemonNodeRatio * pow(2, -burnInHours / constants.burnInHalvingHours);
}

/** Chance that a sound server which fails has failed often enough before to be taken for a lemon, at `perHour` failures of a mean server. */
export function wronglyEvictedRatio(evictAfter: number, perHour: number): number {
  if (evictAfter <= 0) return 0;
  const mean = perHour * MEMORY_HOURS;
  let below = 0;
  let term = exp(-mean);
  for (let k = 0; k < evictAfter - 1; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  return Math.max(0, 1 - below);
}
