/** The order of the alerts: what needs the player, then the newest, repeats of a kind folded. */
import type { AlertItem } from '../../app/state.ts';
import { needsPlayer } from './jump.ts';

export interface AlertGroup { type: string; first: AlertItem; others: AlertItem[] }
const FOLD_FROM = 3; // two of a kind stand better side by side

/**
 * `alerts` newest first. Unread ones that need the player and are not older than `sinceS` come first, urgent before warnings; the rest
 * stays in order of time. Three and more of a kind stand behind the first of them.
 */
export function alertGroups(alerts: readonly AlertItem[], sinceS: number): AlertGroup[] {
  const rank = (alert: AlertItem): number => (needsPlayer(alert) && alert.event.timeS >= sinceS ? (alert.event.priority === 'bad' ? 2 : 1) : 0);
  const ordered = alerts.map((alert, at) => ({ alert, at, rank: rank(alert) })).sort((a, b) => b.rank - a.rank || a.at - b.at).map(({ alert }) => alert);
  const times = new Map<string, number>();
  for (const { event } of ordered) times.set(event.type, (times.get(event.type) ?? 0) + 1);
  const groups: AlertGroup[] = [];
  for (const alert of ordered) {
    const { type } = alert.event;
    const known = (times.get(type) ?? 0) >= FOLD_FROM ? groups.find((group) => group.type === type) : undefined;
    if (known) known.others.push(alert);
    else groups.push({ type, first: alert, others: [] });
  }
  return groups;
}
