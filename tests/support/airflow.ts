/** The base pack's constants of air, for tests that bring their own halls. */
import type { AirflowConstants } from '../../src/sim/world/catalogAirflow.ts';

export const airflow: AirflowConstants = {
  serverRiseK: 16, leakRatio: 0.05, overTopRatio: 0.15, starvedGain: 2.5, rowEndRatio: 0.14, gapRatio: 0.07, facingRatio: 0.36, facingFallRatio: 0.95,
  mixingTiles: 2, freeWeight: 3, supplyReachTiles: 6, inRowReachTiles: 2.5, ampleRatio: 1.2, inRowCaptureRatio: 0.8, coldLeakRatio: 0.3, hotLeakRatio: 0.25,
  blankedLeakRatio: 0.2, limitRatio: 0.95, containmentCents: 150_000, containmentCrewHours: 2, blankingCents: 20_000, blankingCrewHours: 0.5, moveCents: 120_000,
  moveCrewRatio: 0.5, unitMoveCents: 900_000, unitMoveDays: 1,
};
