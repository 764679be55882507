import { describe, expect, test } from 'vitest';
import { draw, streamId } from '../../../src/sim/core/draw.ts';
import { effectiveTimeRatio, optimalIntervalS, type CheckpointRun } from '../../../src/sim/rules/failures/checkpointing.ts';
import { sparesFor, waitingRatio } from '../../../src/sim/rules/failures/spares.ts';
import { timeRatio, youngDalyS } from '../../../src/sim/rules/reliability.ts';

/** Runs a job failure by failure: Poisson failures also during stalls and restarts, work since the last checkpoint lost. */
function simulated(run: CheckpointRun, failures: number): number {
  const stream = streamId('test.renewal');
  let wall = 0;
  let useful = 0;
  for (let f = 0; f < failures; f++) {
    const untilFailure = -Math.log(1 - draw(7, stream, f, 0)) * run.mttiS;
    wall += untilFailure;
    const working = untilFailure - (f > 0 ? run.restartS : 0);
    if (working > 0) useful += Math.floor(working / (run.intervalS + run.writeS)) * run.intervalS;
  }
  return useful / wall;
}

describe('effective time', () => {
  test.each([
    { writeS: 30, intervalS: 800, mttiS: 11_135, restartS: 300 },
    { writeS: 60, intervalS: 3600, mttiS: 3600, restartS: 600 }, // as long as it runs between failures
    { writeS: 20, intervalS: 200, mttiS: 1080, restartS: 600 }, // 100,000 GPUs that restart as one
    { writeS: 5, intervalS: 6000, mttiS: 1500, restartS: 60 }, // interval far beyond
    { writeS: 300, intervalS: 120, mttiS: 20_000, restartS: 0 },
  ])('is that of 200,000 failures played through: %o', (run) => {
    expect(Math.abs(effectiveTimeRatio(run) - simulated(run, 200_000))).toBeLessThan(0.005);
  });
  test('joins the first order where failures are rare, and falls to 0 where the first order has long gone', () => {
    const rare = { writeS: 10, intervalS: youngDalyS(10, 1e7), mttiS: 1e7, restartS: 60 };
    expect(effectiveTimeRatio(rare)).toBeCloseTo(timeRatio(rare.writeS, rare.intervalS, rare.mttiS, rare.restartS), 5);
    expect(effectiveTimeRatio({ writeS: 60, intervalS: 3600, mttiS: 60, restartS: 600 })).toBeGreaterThanOrEqual(0);
    expect(effectiveTimeRatio({ writeS: 60, intervalS: 3600, mttiS: 60, restartS: 600 })).toBeLessThan(1e-20);
  });
});

describe('best interval', () => {
  test.each([[30, 11_135], [1, 1e6], [300, 3600], [1e-6, 1e9], [5000, 100], [1e5, 1]])('write %d s, MTTI %d s: no neighbour is better', (writeS, mttiS) => {
    const best = optimalIntervalS(writeS, mttiS);
    const at = (intervalS: number): number => effectiveTimeRatio({ writeS, intervalS, mttiS, restartS: 0 });
    for (const factor of [0.5, 0.9, 1.1, 2]) expect(at(best * factor)).toBeLessThanOrEqual(at(best));
    expect(best).toBeLessThanOrEqual(mttiS);
  });
  test('follows Young, less two thirds of the stall (Daly 2006)', () => {
    expect(optimalIntervalS(30, 11_135)).toBeCloseTo(youngDalyS(30, 11_135) - 20, 0);
  });
  test('costs nothing, needs no spacing', () => {
    expect(optimalIntervalS(0, 1000)).toBe(0);
  });
});

describe('waiting for repair', () => {
  test.each([
    // spares, load, share: Erlang's table for spares + 1
    [0, 1, 0.5], [0, 3, 0.75], [4, 2, 0.0367], [9, 5, 0.0184], [19, 15, 0.0456],
  ])('%d spares at load %d: %d', (spares, load, share) => {
    expect(waitingRatio(spares, load)).toBeCloseTo(share, 4);
  });
  test('the fewest that do', () => {
    const spares = sparesFor(0.001, 5.2);
    expect(waitingRatio(spares, 5.2)).toBeLessThanOrEqual(0.001);
    expect(waitingRatio(spares - 1, 5.2)).toBeGreaterThan(0.001);
    expect(sparesFor(0.001, 0)).toBe(0);
  });
});
