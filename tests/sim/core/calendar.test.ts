import { describe, expect, test } from 'vitest';
import { civilFromDays, DAY_S, dateOf, daysFromCivil, daysInMonth, formatIsoDate, HOUR_S, isMonthStart, monthIndex, monthIndexAt, monthStartS, parseIsoDate } from '../../../src/sim/core/calendar.ts';

describe('the calendar', () => {
  test('agrees with the platform on every day from 1890 to 2110', () => {
    const first = parseIsoDate('1890-01-01');
    const last = parseIsoDate('2110-12-31');
    for (let day = first; day <= last; day++) {
      const platform = new Date(day * 86400000);
      const ours = civilFromDays(day);
      if (ours.year !== platform.getUTCFullYear() || ours.month !== platform.getUTCMonth() + 1 || ours.day !== platform.getUTCDate()) {
        expect(ours, `day ${day}`).toEqual(platform.toISOString());
      }
      if (daysFromCivil(ours.year, ours.month, ours.day) !== day) expect(ours, `day ${day}`).toBe('its own inverse');
      if (dateOf(day, 0).weekday !== (platform.getUTCDay() + 6) % 7) expect(ours, `day ${day}`).toBe('the right weekday');
    }
    expect(formatIsoDate(first)).toBe('1890-01-01');
  });

  test('reads the clock of a campaign that began on 1 May 2024', () => {
    const start = parseIsoDate('2024-05-01');
    expect(dateOf(start, 0)).toEqual({ year: 2024, month: 5, day: 1, hour: 0, minute: 0, weekday: 2, dayOfYear: 122 });
    expect(dateOf(start, 244 * DAY_S + 23 * HOUR_S + 59 * 60 + 59)).toEqual({ year: 2024, month: 12, day: 31, hour: 23, minute: 59, weekday: 1, dayOfYear: 366 });
    expect(dateOf(start, -1)).toMatchObject({ month: 4, day: 30, hour: 23, minute: 59 });
  });

  test('knows when months begin', () => {
    const start = parseIsoDate('2024-05-15');
    const june = monthIndex({ year: 2024, month: 6 });
    expect(monthIndexAt(start, 0)).toBe(june - 1);
    expect(monthStartS(start, june)).toBe(17 * DAY_S);
    expect(isMonthStart(start, 17 * DAY_S)).toBe(true);
    expect(isMonthStart(start, 17 * DAY_S + HOUR_S)).toBe(false);
    expect(isMonthStart(start, 0)).toBe(false);
    expect(monthStartS(start, june - 1)).toBe(-14 * DAY_S);
    expect([daysInMonth(2024, 2), daysInMonth(2023, 2), daysInMonth(2000, 2), daysInMonth(1900, 2)]).toEqual([29, 28, 29, 28]);
  });

  test('says what is wrong with a date', () => {
    expect(() => parseIsoDate('1 May 2024')).toThrow('"1 May 2024" is not a date of the form 2024-05-01');
    expect(() => parseIsoDate('2024-13-01')).toThrow('"2024-13-01" has no month 13');
    expect(() => parseIsoDate('2023-02-29')).toThrow('"2023-02-29" has no day 29 in that month');
    expect(() => parseIsoDate('2024-05-00')).toThrow('no day 0');
  });
});
