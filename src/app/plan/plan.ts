/**
 * Orders collected and not given: a list with its past. Pure; the engine never sees a plan, only copies of its world do. Every change is
 * one step of undo, until the plan is committed.
 */
import type { Command, CommandType } from '../../sim/index.ts';

/** `command.hall` below zero: the hall that the entry with this key, without its sign, builds. */
export interface PlanEntry {
  key: number; // stays through moves and undo
  step: number; // key of its step
  command: Command;
}

/** Orders that are given together; a plan's steps are given one after another. */
export interface PlanStep {
  key: number;
  name: string; // as the player typed it; empty: its number says which
}

/** What undo brings back. */
interface PlanDraft {
  entries: readonly PlanEntry[]; // in order of steps
  steps: readonly PlanStep[]; // one at least
  into: number; // step that new orders go to
}

export interface Plan extends PlanDraft {
  on: boolean; // orders of building are collected instead of given
  past: readonly PlanDraft[]; // oldest first
  future: readonly PlanDraft[]; // what undo took back, latest first
  nextKey: number;
}

export const EMPTY_PLAN: Plan = { on: false, entries: [], steps: [{ key: 0, name: '' }], into: 0, past: [], future: [], nextKey: 1 };

/** Steps of undo that are kept. */
const MOST_STEPS = 200;
/** Parts that a plan may be given in. */
const MOST_PHASES = 12;
/** Entries that a plan may hold. */
export const MOST_ENTRIES = 300;

/** Orders of building and buying: what a plan collects. The rest is given at once also while planning. */
const PLANNABLE: ReadonlySet<CommandType> = new Set<CommandType>([
  'site.open', 'site.requestGrid', 'site.build', 'site.convert', 'hall.buyCooling', 'hall.placeRow', 'hall.removeRow', 'hall.moveRow', 'hall.moveCooling',
  'hall.contain', 'hall.blank', 'hall.fitDoors', 'compute.order', 'compute.buySpares', 'network.order', 'network.widen', 'network.extend', 'storage.extend',
]);

export const isPlannable = (command: { type: CommandType }): boolean => PLANNABLE.has(command.type);

/** Whether an order goes into the plan now. */
export function collects(plan: Plan, command: { type: CommandType }): boolean {
  return plan.on && isPlannable(command);
}

/** The orders in turn. A hall that the plan builds is named by the place of its order in this list: -1 is the first. */
export function commandsOf({ entries }: Plan, only: (entry: PlanEntry) => boolean = () => true): Command[] {
  const sent = entries.filter(only);
  return sent.map(({ command }) => ('hall' in command && command.hall < 0 ? { ...command, hall: -(sent.findIndex((entry) => entry.key === -command.hall) + 1 || sent.length + 1) } : command));
}

/** Entries of a step, in turn. */
export const entriesOf = ({ entries }: PlanDraft, step: number): PlanEntry[] => entries.filter((entry) => entry.step === step);

/** The first step that has orders: the one that is given next. Null when nothing is planned. */
export function nextStep(plan: Plan): PlanStep | null {
  return plan.steps.find((step) => plan.entries.some((entry) => entry.step === step.key)) ?? null;
}

const draftOf = ({ entries, steps, into }: Plan): PlanDraft => ({ entries, steps, into });

function changed(plan: Plan, draft: Partial<PlanDraft>, nextKey = plan.nextKey): Plan {
  const next = { ...draftOf(plan), ...draft };
  return { ...plan, ...next, entries: next.steps.flatMap((step) => entriesOf(next, step.key)), past: [...plan.past, draftOf(plan)].slice(-MOST_STEPS), future: [], nextKey };
}

/** Adds orders at the end of the step in hand, as one change. A hall of -1 is the one that the first of these orders builds. Beyond MOST_ENTRIES nothing is added. */
export function withOrders(plan: Plan, commands: readonly Command[]): Plan {
  if (commands.length === 0 || plan.entries.length + commands.length > MOST_ENTRIES) return plan;
  const added = commands.map((command, i) => ({ key: plan.nextKey + i, step: plan.into, command: 'hall' in command && command.hall < 0 ? { ...command, hall: -(plan.nextKey - command.hall - 1) } : command }));
  return changed(plan, { entries: [...plan.entries, ...added] }, plan.nextKey + commands.length);
}

/** Takes entries out, and with them the orders for halls that they would build. One change. */
export function without(plan: Plan, ...keys: readonly number[]): Plan {
  const entries = plan.entries.filter((entry) => !keys.includes(entry.key) && !('hall' in entry.command && keys.includes(-entry.command.hall)));
  return entries.length === plan.entries.length ? plan : changed(plan, { entries });
}

/** Moves entries that follow one another by so many places, at the end of a step into the next; at an end of the plan they stay. One change. */
export function moved(plan: Plan, keys: number | readonly number[], by: number): Plan {
  const ordered = typeof keys === 'number' ? [keys] : by < 0 ? keys : [...keys].reverse();
  let entries = plan.entries.slice();
  for (const key of ordered) for (let left = Math.abs(by); left > 0; left--) entries = movedOne(entries, plan.steps, key, Math.sign(by));
  return entries.every((entry, i) => entry === plan.entries[i]) ? plan : changed(plan, { entries });
}

function movedOne(entries: readonly PlanEntry[], steps: readonly PlanStep[], key: number, way: number): PlanEntry[] {
  const next = entries.slice();
  const from = next.findIndex((entry) => entry.key === key);
  const entry = next[from];
  if (!entry) return next;
  const beside = next[from + way];
  if (beside && beside.step === entry.step) {
    next[from] = beside;
    next[from + way] = entry;
    return next;
  }
  const step = steps[steps.findIndex((item) => item.key === entry.step) + way];
  if (step) next[from] = { ...entry, step: step.key };
  return next;
}

/** A further step at the end; new orders go there. */
export function withStep(plan: Plan, name: string): Plan {
  return plan.steps.length >= MOST_PHASES ? plan : changed(plan, { steps: [...plan.steps, { key: plan.nextKey, name }], into: plan.nextKey }, plan.nextKey + 1);
}

export function renamedStep(plan: Plan, key: number, name: string): Plan {
  return plan.steps.some((step) => step.key === key && step.name !== name) ? changed(plan, { steps: plan.steps.map((step) => (step.key === key ? { ...step, name } : step)) }) : plan;
}

/** Takes a step out; its orders join the step before it, or after it. */
export function withoutStep(plan: Plan, key: number): Plan {
  const at = plan.steps.findIndex((step) => step.key === key);
  const heir = plan.steps[at - 1] ?? plan.steps[at + 1];
  if (at < 0 || !heir) return plan;
  return changed(plan, { steps: plan.steps.filter((step) => step.key !== key), entries: plan.entries.map((entry) => (entry.step === key ? { ...entry, step: heir.key } : entry)), into: plan.into === key ? heir.key : plan.into });
}

/** New orders go to this step from now on. */
export const into = (plan: Plan, key: number): Plan => (plan.steps.some((step) => step.key === key) ? { ...plan, into: key } : plan);

/** Empties the list; undo brings it back. */
export function cleared(plan: Plan): Plan {
  return plan.entries.length === 0 ? plan : changed(plan, { entries: [], steps: EMPTY_PLAN.steps, into: EMPTY_PLAN.into });
}

export function undone(plan: Plan): Plan {
  const before = plan.past.at(-1);
  return before ? { ...plan, ...before, past: plan.past.slice(0, -1), future: [draftOf(plan), ...plan.future] } : plan;
}

export function redone(plan: Plan): Plan {
  const [next, ...rest] = plan.future;
  return next ? { ...plan, ...next, past: [...plan.past, draftOf(plan)], future: rest } : plan;
}

/** What is left after some were given: orders for what they built name it from now on, steps without orders are done. What was given cannot be undone. */
export function leftAfter(plan: Plan, given: ReadonlyMap<number, number | null>): Plan {
  const entries = plan.entries.filter((entry) => !given.has(entry.key)).map((entry) => {
    const { command } = entry;
    const built = 'hall' in command ? given.get(-command.hall) : undefined;
    return built === undefined || built === null ? entry : { ...entry, command: { ...command, hall: built } as Command };
  });
  const done = (step: PlanStep): boolean => plan.entries.some((entry) => entry.step === step.key) && !entries.some((entry) => entry.step === step.key);
  const kept = plan.steps.filter((step) => !done(step));
  const steps = kept.length > 0 ? kept : EMPTY_PLAN.steps;
  return { ...plan, entries, steps, into: steps.some((step) => step.key === plan.into) ? plan.into : steps[0]!.key, past: [], future: [] };
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
