/** The plan in the store: collecting, undo, what the engine says of it, giving it, forecasting it. */
import type { Command } from '../../sim/index.ts';
import type { App } from '../app.ts';
import { cleared, commandsOf, leftAfter, moved, redone, undone, withOrders, without, type Plan } from '../plan/plan.ts';
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

/** Ctrl Z and its way back. False when there is nothing to take back. */
export function stepPlan(app: App, way: 'undo' | 'redo'): boolean {
  const { plan } = app.store.getState();
  const next = way === 'undo' ? undone(plan) : redone(plan);
  if (next === plan) return false;
  setPlan(app, next);
  showToast(app, way === 'undo' ? 'plan.undone' : 'plan.redone', { n: next.entries.length });
  return true;
}

export const removeEntry = (app: App, key: number): void => setPlan(app, without(app.store.getState().plan, key));
export const moveEntry = (app: App, key: number, by: number): void => setPlan(app, moved(app.store.getState().plan, key, by));
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

/** Gives all orders in turn. What is refused stays in the plan; the first refusal is told. */
export async function commitPlan(app: App): Promise<void> {
  const given = new Set<number>();
  let refusal: { id: string; have: number | null; need: number | null } | null = null;
  for (const { key, command } of app.store.getState().plan.entries) {
    const verdict = await app.engine.order(command);
    if (verdict.ok) {
      given.add(key);
      app.store.setState({ lastOrder: { type: command.type, timeS: app.store.getState().frame?.timeS ?? 0 } });
    } else refusal ??= verdict.refusal;
  }
  const left = leftAfter(app.store.getState().plan, given);
  setPlan(app, left);
  if (given.size > 0) showToast(app, 'plan.committed', { n: given.size }, 'good');
  if (left.entries.length > 0) showToast(app, 'plan.left', { n: left.entries.length }, 'warn');
  if (refusal) showToast(app, `refusal.${refusal.id}`, { have: refusal.have ?? 0, need: refusal.need ?? 0 }, 'warn');
}
