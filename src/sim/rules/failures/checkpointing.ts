/**
 * Time that counts in a run which checkpoints, fails and restarts: the renewal formula of Daly (2006), exact for failures that come
 * at random (Poisson), also while a checkpoint is written or the job restarts. It falls to 0, never below, however often a job fails;
 * its first order is rules/reliability.ts: 1 - write/interval - interval/2M - restart/M.
 */
import { exp, expm1 } from '../../core/maths.ts';

const NEWTON_STEPS = 80;

export interface CheckpointRun {
  writeS: number; // stall of one checkpoint
  intervalS: number; // work between two checkpoints, the stall not counted
  mttiS: number; // mean time between interruptions
  restartS: number; // from an interruption to the next useful step, without the work done again
}

/** Shares of wall time that multiply to the effective ratio, each 0..1. */
export interface CheckpointShares {
  write: number; // not stalled by checkpoints
  rework: number; // not done again after an interruption
  restart: number; // not spent down
}

/**
 * Work between two checkpoints that loses the least time, s: the root of x = 1 - e^-(x + write/M) in units of M. Near
 * √(2·write·M) (Young 1974) for writes much shorter than M, never above M. 0 where a checkpoint costs nothing.
 */
export function optimalIntervalS(writeS: number, mttiS: number): number {
  if (!(writeS > 0) || !(mttiS > 0)) return 0;
  const write = writeS / mttiS;
  let x = Math.min(1, Math.sqrt(2 * write));
  for (let step = 0; step < NEWTON_STEPS; step++) {
    const slope = -expm1(-(x + write));
    const next = x - (x - slope) / slope;
    if (!(next > 0) || next >= x) break;
    x = next;
  }
  return x * mttiS;
}

export function checkpointShares(run: CheckpointRun): CheckpointShares {
  const { writeS, intervalS, mttiS, restartS } = run;
  if (!(mttiS > 0)) return { write: 0, rework: 0, restart: 0 };
  const period = intervalS + writeS;
  const load = period / mttiS;
  return {
    write: writeS > 0 ? intervalS / period : 1,
    rework: load > 0 ? load / expm1(load) : 1,
    restart: exp(-restartS / mttiS),
  };
}

/** Share of wall time that advances the run, 0..1: interval·e^(-restart/M) / (M·(e^((interval + write)/M) - 1)). */
export function effectiveTimeRatio(run: CheckpointRun): number {
  const shares = checkpointShares(run);
  return shares.write * shares.rework * shares.restart;
}
