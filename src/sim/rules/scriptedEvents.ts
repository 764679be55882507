/** Scripted events of the scenario that come due: told once, remembered in `eventsFired`. */
import type { ScriptedEventDef } from '../world/catalogScenario.ts';
import type { SimContext } from '../world/context.ts';
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { evaluate } from './facts.ts';

/** Events of one type that are due now, whose condition holds and that have not fired; marks them fired. Almost always none: allocates only then. */
export function takeDueEvents(context: SimContext, type: ScriptedEventDef['type']): readonly ScriptedEventDef[] {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario || scenario.events.length === 0) return NONE;
  let due: ScriptedEventDef[] | null = null;
  for (const event of scenario.events) {
    if (event.type !== type || world.timeS < event.day * DAY_S + event.hour * HOUR_S) continue;
    if (world.eventsFired.includes(event.id) || (event.when && !evaluate(context, event.when))) continue;
    world.eventsFired.push(event.id);
    (due ??= []).push(event);
  }
  return due ?? NONE;
}
const NONE: readonly ScriptedEventDef[] = [];
