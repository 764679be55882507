/** Company time: ledger months are 30 days, years 365 days; and paying fractions of cents without drift. */
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import type { CarryId, FinanceState } from '../world/company.ts';

export const MONTH_DAYS = 30; // as in world/ledger.ts
export const YEAR_DAYS = 365;
export const HOURS_PER_DAY = 24;
export const HOURS_PER_WEEK = 168;
export const HOURS_PER_YEAR = 8760;
export const HOURS_PER_MONTH = MONTH_DAYS * HOURS_PER_DAY;

/** True in the hour that ends a day: systems account for the hour that begins at `timeS`. */
export function endsDay(timeS: number): boolean {
  return (timeS + HOUR_S) % DAY_S === 0;
}

/** True in the hour that ends a 30-day month. */
export function endsMonth(timeS: number): boolean {
  return (timeS + HOUR_S) % (MONTH_DAYS * DAY_S) === 0;
}

/** Adds an amount in cents to what was carried and returns the whole cents to post now. Negative amounts count as nothing. */
export function wholeCents(finance: FinanceState, stream: CarryId, cents: number): number {
  if (!(cents > 0)) return 0;
  const due = finance.carry[stream] + cents;
  const whole = Math.floor(due);
  finance.carry[stream] = due - whole;
  return whole;
}

/** One hour of a yearly amount in whole cents: exact, because the remainder is carried in 1/8760 cents. */
export function hourOfYearCents(finance: FinanceState, stream: CarryId, centsPerYear: number): number {
  const due = finance.carry[stream] + centsPerYear;
  const whole = Math.floor(due / HOURS_PER_YEAR);
  finance.carry[stream] = due - whole * HOURS_PER_YEAR;
  return whole;
}
