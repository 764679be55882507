/** The plan in the store: collecting, undo, what the engine says of it, giving it, forecasting it. */
import type { Command } from '../../sim/index.ts';
import type { App } from '../app.ts';
import { cleared, commandsOf, entriesOf, into, leftAfter, moved, nextStep, redone, renamedStep, undone, withOrders, without, withoutStep, withStep, type Plan } from '../plan/plan.ts';
import { showToast } from './toasts.ts';

function setPlan(app: App, plan: Plan): void {
  if (app.store.getState().plan === plan) return;
  app.store.setState({ plan });
  void refreshPreview(app);
}

export function setPlanning(app: App, on: boolean): void {
  setPlan(app, { ...app.store.getState().plan, on });
}

/** Puts orders at the end of the plan. False when it is full. */
export function addToPlan(app: App, commands: readonly Command[]): boolean {
  const { plan } = app.store.getState();
  const next = withOrders(plan, commands);
  if (next === plan) {
    showToast(app, 'plan.full', {}, 'warn');
    return false;
  }
  setPlan(app, next);
  return true;
}

/** Puts the orders of a blueprint into the plan and opens it: from now on orders are collected. A hall of -1 is the one that the first of them builds. */
export function planOrders(app: App, commands: readonly Command[]): boolean {
  if (!addToPlan(app, commands)) return false;
  setPlanning(app, true);
  showToast(app, 'plan.addedMany', { n: commands.length, all: app.store.getState().plan.entries.length }, 'good');
  return true;
}

/** Ctrl Z and its way back. False when there is nothing to take back. */
export function stepPlan(app: App, way: 'undo' | 'redo'): boolean {
  const { plan } = app.store.getState();
  const next = way === 'undo' ? undone(plan) : redone(plan);
  if (next === plan) return false;
  setPlan(app, next);
  showToast(app, way === 'undo' ? 'plan.undone' : 'plan.redone', { n: next.entries.length });
  return true;
}

export const removeEntries = (app: App, keys: readonly number[]): void => setPlan(app, without(app.store.getState().plan, ...keys));
export const moveEntries = (app: App, keys: readonly number[], by: number): void => setPlan(app, moved(app.store.getState().plan, keys, by));
export const addStep = (app: App, name: string): void => setPlan(app, withStep(app.store.getState().plan, name));
export const renameStep = (app: App, key: number, name: string): void => setPlan(app, renamedStep(app.store.getState().plan, key, name));
export const removeStep = (app: App, key: number): void => setPlan(app, withoutStep(app.store.getState().plan, key));
export const planInto = (app: App, key: number): void => setPlan(app, into(app.store.getState().plan, key));
export const discardPlan = (app: App): void => setPlan(app, cleared(app.store.getState().plan));

/** For questions "as if the plan had been given": its orders while it collects, else nothing to be said. */
export function planAhead(app: App): { after?: readonly Command[] } {
  const { plan } = app.store.getState();
  return plan.on ? { after: commandsOf(plan) } : {};
}

/** Asks what the plan comes to now. An answer to a plan that has changed since is dropped. */
export async function refreshPreview(app: App): Promise<void> {
  const { plan } = app.store.getState();
  if (plan.entries.length === 0) {
    app.store.setState({ planPreview: null });
    return;
  }
  const preview = await app.engine.ask({ type: 'previewPlan', commands: commandsOf(plan) }).catch(() => null);
  if (preview && app.store.getState().plan.entries === plan.entries) app.store.setState({ planPreview: preview });
}

/** Gives the orders of the next step in turn; of all steps with `all`. What is refused stays in the plan; the first refusal is told. */
export async function commitPlan(app: App, all = false): Promise<void> {
  const { plan } = app.store.getState();
  const step = nextStep(plan);
  const given = new Map<number, number | null>();
  let refusal: { id: string; have: number | null; need: number | null } | null = null;
  for (const { key, command, step: of } of plan.entries) {
    if (!all && of !== step?.key) continue;
    const hall = 'hall' in command && command.hall < 0 ? given.get(-command.hall) ?? null : undefined;
    if (hall === null) continue; // what would have built its hall was refused, or waits in another step
    const verdict = await app.engine.order(hall === undefined ? command : { ...command, hall } as Command);
    if (verdict.ok) {
      given.set(key, verdict.built);
      app.store.setState({ lastOrder: { type: command.type, timeS: app.store.getState().frame?.timeS ?? 0 } });
    } else refusal ??= verdict.refusal;
  }
  const left = leftAfter(app.store.getState().plan, given);
  setPlan(app, left);
  if (given.size > 0) showToast(app, 'plan.committed', { n: given.size }, 'good');
  const refused = all ? left.entries.length : entriesOf(left, step?.key ?? -1).length;
  if (refused > 0) showToast(app, 'plan.left', { n: refused }, 'warn');
  if (refusal) showToast(app, `refusal.${refusal.id}`, { have: refusal.have ?? 0, need: refusal.need ?? 0 }, 'warn');
}
