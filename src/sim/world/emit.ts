/** Appends an event for the page. Events are told once and are never state; what the newspaper has a headline for is printed, and that is kept. */
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
  if (!Object.hasOwn(catalog.headlines, type)) return;
  const { news } = world.reputation;
  news.push({ type, atS: world.timeS, params: { ...params }, site, structure, panel });
  if (news.length > NEWS_KEPT) news.splice(0, news.length - NEWS_KEPT);
}
