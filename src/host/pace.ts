/** Real time → steps. Pure: given the milliseconds that passed, says how many steps are due, with a cap on catching up. */
import type { Speed } from './protocol.ts';

/** Simulated hours per real second at speeds 0–4. At 1 a day takes 12 s; at 4 a year takes under three minutes. */
export const HOURS_PER_SECOND: Record<Speed, number> = { 0: 0, 1: 2, 2: 6, 3: 18, 4: 54 };

/** Incident steps (10 s each) per real second: "three minutes to save the hall" last 18 s at speed 1. */
export const INCIDENT_STEPS_PER_SECOND: Record<Speed, number> = { 0: 0, 1: 1, 2: 2, 3: 4, 4: 8 };

/** A background tab or a sleeping lid must not make the game jump: at most this much real time is made up for. */
export const CATCH_UP_CAP_MS = 250;

export interface Pace {
  owedSteps: number; // fraction of a step still owed
}

/** Adds `elapsedMs` at `speed` and returns the whole steps now due. */
export function stepsDue(pace: Pace, elapsedMs: number, speed: Speed, incident: boolean): number {
  if (speed === 0) {
    pace.owedSteps = 0;
    return 0;
  }
  const perSecond = incident ? INCIDENT_STEPS_PER_SECOND[speed] : HOURS_PER_SECOND[speed];
  pace.owedSteps += (Math.min(Math.max(elapsedMs, 0), CATCH_UP_CAP_MS) / 1_000) * perSecond;
  const due = Math.floor(pace.owedSteps);
  pace.owedSteps -= due;
  return due;
}
