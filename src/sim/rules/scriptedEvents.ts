/** Scripted events of the scenario that come due: told once, remembered in `eventsFired`. */
import type { ScriptedEventDef } from '../world/catalogScenario.ts';
import type { SimContext } from '../world/context.ts';
import { DAY_S, HOUR_S } from '../core/calendar.ts';
import { evaluate } from './facts.ts';

/** Events of one type that are due now, whose condition holds and that have not fired; marks them fired. Almost always none: allocates only then. */
export function takeDueEvents(context: SimContext, type: ScriptedEventDef['type']): readonly ScriptedEventDef[] {
  const { world, catalog } = context;
  const scenario = catalog.scenarios[world.scenario];
  if (!scenario) return NONE;
  let due: ScriptedEventDef[] | null = null;
  const events = ofType(scenario.events, type);
  for (let e = 0; e < events.length; e++) {
    const event = events[e]!;
    if (world.timeS < event.day * DAY_S + event.hour * HOUR_S) continue;
    if (world.eventsFired.includes(event.id) || (event.when && !evaluate(context, event.when))) continue;
    world.eventsFired.push(event.id);
    (due ??= []).push(event);
  }
  return due ?? NONE;
}
/** Most types have no event in a scenario, and seven are asked for in an hour. */
const byType = new WeakMap<readonly ScriptedEventDef[], Map<ScriptedEventDef['type'], readonly ScriptedEventDef[]>>();

function ofType(events: readonly ScriptedEventDef[], type: ScriptedEventDef['type']): readonly ScriptedEventDef[] {
  let types = byType.get(events);
  if (!types) byType.set(events, (types = new Map()));
  let found = types.get(type);
  if (!found) types.set(type, (found = events.filter((event) => event.type === type)));
  return found;
}

const NONE: readonly ScriptedEventDef[] = [];
