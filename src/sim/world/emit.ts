/** Appends an event for the page. Events are told once and are never state; what the newspaper has a headline for is printed, and that is kept. */
import { DAY_S } from '../core/calendar.ts';
import type { EventPanel, EventPriority, SimEvent } from './events.ts';
import type { SimContext } from './context.ts';

/** Stories that the newspaper keeps. */
export const NEWS_KEPT = 160;

export interface EventPlace {
  site?: string;
  structure?: number;
  panel?: EventPanel;
}

export function emit(
  context: SimContext, type: string, priority: EventPriority, params: SimEvent['params'] = {}, place: EventPlace = {},
): void {
  const { world, catalog } = context;
  const site = place.site ?? null;
  const structure = place.structure ?? null;
  const panel = place.panel ?? null;
  context.events.push({ type, timeS: world.timeS, priority, params, site, structure, panel });
  const def = Object.hasOwn(catalog.headlines, type) ? catalog.headlines[type] : undefined;
  if (!def || (def.least && !(Number(params[def.least.param]) >= def.least.value))) return;
  const { news } = world.reputation;
  if (def.quietDays > 0) for (const item of news) if (item.type === type && item.atS > world.timeS - def.quietDays * DAY_S) return;
  news.push({ type, atS: world.timeS, params: { ...params }, site, structure, panel });
  if (news.length > NEWS_KEPT) news.splice(0, news.length - NEWS_KEPT);
}
