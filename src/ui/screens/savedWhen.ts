import type { Translator } from '../../app/i18n/translate.ts';

const DAY_MS = 86_400_000;

/** "today, 18:42", "3 Sep, 18:42": the player's own clock, for lists of saves only. */
export function savedWhen(t: Translator, savedAtMs: number, nowMs: number): string {
  const local = (ms: number): number => ms - new Date(ms).getTimezoneOffset() * 60_000;
  const at = local(savedAtMs);
  const day = Math.floor(at / DAY_MS);
  const seconds = Math.floor((at - day * DAY_MS) / 1000);
  const time = t.date(day, seconds, 'time');
  const ago = Math.floor(local(nowMs) / DAY_MS) - day;
  if (ago === 0) return t.t('saves.today', { time });
  if (ago === 1) return t.t('saves.yesterday', { time });
  return t.t('saves.date', { date: t.date(day, seconds, 'dateYear'), time });
}
