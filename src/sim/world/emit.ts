/** Appends an event for the page. Events are told once and are never state. */
import type { EventPanel, EventPriority, SimEvent } from './events.ts';
import type { SimContext } from './context.ts';

export interface EventPlace {
  site?: string;
  structure?: number;
  panel?: EventPanel;
}

export function emit(
  context: SimContext, type: string, priority: EventPriority, params: SimEvent['params'] = {}, place: EventPlace = {},
): void {
  context.events.push({
    type, timeS: context.world.timeS, priority, params,
    site: place.site ?? null, structure: place.structure ?? null, panel: place.panel ?? null,
  });
}
