/** Things that happen, told once each. Text is a message id `event.<type>` with params; never state. */
export type EventPriority = 'log' | 'good' | 'warn' | 'bad';
/** Panels of the page that an event may point to. */
export type EventPanel = 'build' | 'power' | 'cluster' | 'training' | 'products' | 'people' | 'capital' | 'race' | 'research' | 'press' | 'reports';

export interface SimEvent {
  type: string; // e.g. 'construction.ready': message id is `event.construction.ready`
  timeS: number;
  priority: EventPriority;
  params: Record<string, number | string>; // strings that start with '@' are message ids
  site: string | null;
  structure: number | null; // place to jump to
  panel: EventPanel | null;
}
