/** What a team gets done: output by pace and fatigue, errors, and how fatigue follows pace. No world: cohorts and constants in, numbers out. */
import { clamp, exp } from '../../core/maths.ts';
import type { PeopleConstants } from '../../world/catalogConstants.ts';
import type { Cohort } from '../../world/people.ts';
import { HOURS_PER_WEEK } from '../calendarMoney.ts';

export const NORMAL_PACE = 1;

/** Value of a table by pace; the pace is held within the table. */
export function byPace(table: readonly number[], pace: number): number {
  return table[clamp(Math.round(pace), 0, table.length - 1)] ?? 0;
}

/** Output of one settled head over that of a rested head at normal pace. */
export function outputRatio(pace: number, fatigue: number, constants: PeopleConstants): number {
  return byPace(constants.outputByPace, pace) * (1 - constants.fatigueOutputLoss * clamp(fatigue, 0, 1));
}

/** Effective heads: newcomers count half, whoever leads counts for all. */
export function cohortOutput(cohort: Cohort, constants: PeopleConstants): number {
  return Math.max(0, cohort.count - cohort.onboarding / 2) * outputRatio(cohort.pace, cohort.fatigue, constants) * cohort.leadRatio;
}

/** Crew-hours of normal work delivered per clock hour: a rested head at normal pace gives a normal week's hours over 168. */
export function hoursPerHourOf(cohort: Cohort, constants: PeopleConstants): number {
  return cohortOutput(cohort, constants) * byPace(constants.hoursPerWeekByPace, NORMAL_PACE) / HOURS_PER_WEEK;
}

/** Failure and repair error multiplier of a tired cohort, 1 = rested. */
export function errorRatio(cohort: Cohort, constants: PeopleConstants): number {
  return 1 + constants.fatigueErrorRatio * clamp(cohort.fatigue, 0, 1);
}

/** Fatigue after `hours` at a pace. `relief` is the share of the gain kept off (stamina). Exact for constant pace. */
export function fatigueAfter(fatigue: number, pace: number, hours: number, constants: PeopleConstants, relief = 0): number {
  const gain = byPace(constants.fatiguePerWeekByPace, pace) * (1 - relief);
  const rate = gain + constants.recoveryPerWeek;
  if (rate <= 0) return clamp(fatigue, 0, 1);
  const rest = gain / rate;
  return clamp(rest + (fatigue - rest) * exp(-rate * hours / HOURS_PER_WEEK), 0, 1);
}
