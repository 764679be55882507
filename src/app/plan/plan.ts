/**
 * Orders collected and not given: a list with its past. Pure; the engine never sees a plan, only copies of its world do. Every change is
 * one step of undo, until the plan is committed.
 */
import type { Command, CommandType } from '../../sim/index.ts';

export interface PlanEntry {
  key: number; // stays through moves and undo
  command: Command;
}

export interface Plan {
  on: boolean; // orders of building are collected instead of given
  entries: readonly PlanEntry[];
  past: readonly (readonly PlanEntry[])[]; // oldest first
  future: readonly (readonly PlanEntry[])[]; // what undo took back, latest first
  nextKey: number;
}

export const EMPTY_PLAN: Plan = { on: false, entries: [], past: [], future: [], nextKey: 1 };

/** Steps of undo that are kept. */
const MOST_STEPS = 200;
/** Entries that a plan may hold. */
export const MOST_ENTRIES = 300;

/** Orders of building and buying: what a plan collects. The rest is given at once also while planning. */
const PLANNABLE: ReadonlySet<CommandType> = new Set<CommandType>([
  'site.open', 'site.requestGrid', 'site.build', 'site.convert', 'hall.buyCooling', 'hall.placeRow', 'hall.removeRow', 'hall.moveRow', 'hall.moveCooling',
  'hall.contain', 'hall.blank', 'hall.fitDoors', 'compute.order', 'compute.buySpares', 'network.order', 'network.widen', 'network.extend', 'storage.extend',
]);

/** Whether an order goes into the plan now. */
export function collects(plan: Plan, command: { type: CommandType }): boolean {
  return plan.on && PLANNABLE.has(command.type);
}

export function commandsOf(plan: Plan): Command[] {
  return plan.entries.map((entry) => entry.command);
}

function changed(plan: Plan, entries: readonly PlanEntry[], nextKey = plan.nextKey): Plan {
  return { ...plan, entries, past: [...plan.past, plan.entries].slice(-MOST_STEPS), future: [], nextKey };
}

/** Adds orders at the end, as one step. Beyond MOST_ENTRIES nothing is added. */
export function withOrders(plan: Plan, commands: readonly Command[]): Plan {
  if (commands.length === 0 || plan.entries.length + commands.length > MOST_ENTRIES) return plan;
  return changed(plan, [...plan.entries, ...commands.map((command, i) => ({ key: plan.nextKey + i, command }))], plan.nextKey + commands.length);
}

export function without(plan: Plan, key: number): Plan {
  const entries = plan.entries.filter((entry) => entry.key !== key);
  return entries.length === plan.entries.length ? plan : changed(plan, entries);
}

/** Moves an entry by so many places; at an end it stays. */
export function moved(plan: Plan, key: number, by: number): Plan {
  const from = plan.entries.findIndex((entry) => entry.key === key);
  const to = Math.min(plan.entries.length - 1, Math.max(0, from + by));
  if (from < 0 || from === to) return plan;
  const entries = plan.entries.slice();
  entries.splice(to, 0, ...entries.splice(from, 1));
  return changed(plan, entries);
}

/** Empties the list; undo brings it back. */
export function cleared(plan: Plan): Plan {
  return plan.entries.length === 0 ? plan : changed(plan, []);
}

export function undone(plan: Plan): Plan {
  const before = plan.past.at(-1);
  return before ? { ...plan, entries: before, past: plan.past.slice(0, -1), future: [plan.entries, ...plan.future] } : plan;
}

export function redone(plan: Plan): Plan {
  const [next, ...rest] = plan.future;
  return next ? { ...plan, entries: next, past: [...plan.past, plan.entries], future: rest } : plan;
}

/** What is left after a commit: entries that were not taken. What was given cannot be undone. */
export function leftAfter(plan: Plan, given: ReadonlySet<number>): Plan {
  return { ...plan, entries: plan.entries.filter((entry) => !given.has(entry.key)), past: [], future: [] };
}

/** Ground of the hall's floor that planned rows of racks and units will take: tiles along x from each place. Orders that are refused take none. */
export function plannedRows(plan: Plan, taken: (index: number) => boolean, hall: number): { x: number; y: number; length: number }[] {
  return plan.entries.flatMap(({ command }, i) => {
    if (!('hall' in command) || command.hall !== hall || !taken(i)) return [];
    if (command.type === 'hall.placeRow') return [{ x: command.x, y: command.y, length: command.length }];
    if (command.type === 'hall.moveRow') return [{ x: command.toX, y: command.toY, length: command.length }];
    if (command.type === 'hall.buyCooling' && command.x !== undefined && command.y !== undefined) return [{ x: command.x, y: command.y, length: command.count }];
    return [];
  });
}
