/** Game dates: a count of days since 1970-01-01 (UTC) and seconds into the day. Never the player's clock or time zone. */
import { parseTemplate } from './message.ts';

export type DateStyle = 'dateTime' | 'weekdayDate' | 'date' | 'dateYear' | 'monthYear' | 'time';

const DAY_MS = 86_400_000;

export function dateFormatter(
  locale: string, template: (id: string) => string,
): (epochDay: number, seconds?: number, style?: DateStyle) => string {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short', year: 'numeric',
    hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  return (epochDay, seconds = 0, style = 'dateTime') => {
    const parts = new Map(format.formatToParts(epochDay * DAY_MS + seconds * 1000).map((p) => [p.type as string, p.value]));
    return parseTemplate(template(`date.${style}`)).map((p) => ('text' in p ? p.text : parts.get(p.token) ?? '')).join('');
  };
}
