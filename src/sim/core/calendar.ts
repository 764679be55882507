// Dates without Date: integer seconds since a campaign's first midnight, and the proleptic Gregorian calendar in UTC,
// no leap seconds. Days are counted from 1970-01-01 (epoch days).
// Source: Howard Hinnant, "chrono-compatible low-level date algorithms".

export const HOUR_S = 3600;
export const DAY_S = 86400;
export const DAYS_PER_WEEK = 7;

export interface CivilDate {
  year: number;
  /** 1..12 */
  month: number;
  /** 1..31 */
  day: number;
}
export interface CalendarDate extends CivilDate {
  /** 0..23 */
  hour: number;
  /** 0..59 */
  minute: number;
  /** 0 = Monday .. 6 = Sunday */
  weekday: number;
  /** 1..366 */
  dayOfYear: number;
}

/** The date of an epoch day. */
export function civilFromDays(epochDay: number): CivilDate {
  const z = epochDay + 719468; // days since 0000-03-01
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524)
    - Math.floor(dayOfEra / 146096)) / 365);
  const marchDay = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const marchMonth = Math.floor((5 * marchDay + 2) / 153); // 0 = March
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    day: marchDay - Math.floor((153 * marchMonth + 2) / 5) + 1,
  };
}

/** The epoch day of a date. Months beyond 1..12 and days beyond the month are not checked: see `parseIsoDate`. */
export function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

export function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

/** Days of a month, 28..31. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Calendar fields at `timeS` seconds after the midnight of `epochDay`. */
export function dateOf(epochDay: number, timeS: number): CalendarDate {
  const days = Math.floor(timeS / DAY_S);
  const secondOfDay = timeS - days * DAY_S;
  const today = epochDay + days;
  const { year, month, day } = civilFromDays(today);
  return {
    year,
    month,
    day,
    hour: Math.floor(secondOfDay / HOUR_S),
    minute: Math.floor(secondOfDay / 60) % 60,
    weekday: weekdayOf(today),
    dayOfYear: today - daysFromCivil(year, 1, 1) + 1,
  };
}

/** 0 = Monday .. 6 = Sunday. */
export function weekdayOf(epochDay: number): number {
  const remainder = (epochDay + 3) % DAYS_PER_WEEK; // 1970-01-01 was a Thursday
  return remainder < 0 ? remainder + DAYS_PER_WEEK : remainder;
}

/** The epoch day of 'YYYY-MM-DD'. Throws RangeError naming the text and what is wrong with it. */
export function parseIsoDate(text: string): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) throw new RangeError(`"${text}" is not a date of the form 2024-05-01`);
  const year = Number(match[1]);
  const month = Number(match[2]);
  const day = Number(match[3]);
  if (month < 1 || month > 12) throw new RangeError(`"${text}" has no month ${month}`);
  if (day < 1 || day > daysInMonth(year, month)) throw new RangeError(`"${text}" has no day ${day} in that month`);
  return daysFromCivil(year, month, day);
}

/** 'YYYY-MM-DD' of an epoch day (years 0..9999). */
export function formatIsoDate(epochDay: number): string {
  const { year, month, day } = civilFromDays(epochDay);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** Months since year 0: consecutive months are consecutive integers. */
export function monthIndex(date: { readonly year: number; readonly month: number }): number {
  return date.year * 12 + date.month - 1;
}

/** The month index at `timeS` seconds after the midnight of `epochDay`. */
export function monthIndexAt(epochDay: number, timeS: number): number {
  return monthIndex(civilFromDays(epochDay + Math.floor(timeS / DAY_S)));
}

/** Seconds from the midnight of `epochDay` to the start of a month (may be negative). */
export function monthStartS(epochDay: number, month: number): number {
  const year = Math.floor(month / 12);
  return (daysFromCivil(year, month - year * 12 + 1, 1) - epochDay) * DAY_S;
}

/** True at the very second a month begins. */
export function isMonthStart(epochDay: number, timeS: number): boolean {
  return timeS % DAY_S === 0 && civilFromDays(epochDay + timeS / DAY_S).day === 1;
}
