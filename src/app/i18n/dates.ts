/** Game dates: a count of days since 1970-01-01 (UTC) and seconds into the day. Never the player's clock or time zone. */
import { parseTemplate } from './message.ts';

export type DateStyle = 'dateTime' | 'weekdayDate' | 'date' | 'dateYear' | 'monthYear' | 'time';

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const MOST_KEPT = 2_000;

export function dateFormatter(
  locale: string, template: (id: string) => string,
): (epochDay: number, seconds?: number, style?: DateStyle) => string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  // Asked for several dates ten times a second: parts of a day and of a minute are kept, the rest is put together from them.
  const days = new Map<number, ReadonlyMap<string, string>>();
  const minutes = new Map<number, ReadonlyMap<string, string>>();
  const partsAt = (kept: Map<number, ReadonlyMap<string, string>>, key: number, ms: number): ReadonlyMap<string, string> => {
    let parts = kept.get(key);
    if (!parts) {
      if (kept.size >= MOST_KEPT) kept.clear();
      parts = new Map(format.formatToParts(ms).map((p) => [p.type as string, p.value]));
      kept.set(key, parts);
    }
    return parts;
  };
  return (epochDay, seconds = 0, style = 'dateTime') => {
    const ms = epochDay * DAY_MS + seconds * 1000;
    const day = Math.floor(ms / DAY_MS);
    const minute = Math.floor((ms - day * DAY_MS) / MINUTE_MS);
    const words = (token: string): string => (token === 'hour' || token === 'minute' ? partsAt(minutes, minute, minute * MINUTE_MS) : partsAt(days, day, day * DAY_MS)).get(token) ?? '';
    return parseTemplate(template(`date.${style}`)).map((p) => ('text' in p ? p.text : words(p.token))).join('');
  };
}
