/** Which panels a guided mission has opened. */
import type { Frame, ScenarioDef } from '../sim/index.ts';
import type { App } from './app.ts';
import { PANEL_IDS, type PanelId } from './state.ts';

/** Panels that a guided scenario still keeps closed. */
export function lockedPanels(frame: Frame | null, scenario: ScenarioDef | undefined): ReadonlySet<string> {
  const open = unlockedBy(frame, scenario);
  return new Set(open === null ? [] : PANEL_IDS.filter((panel) => !open.includes(panel)));
}

/** Panels a guided scenario has unlocked; null = all. */
export function unlockedPanels(app: App): PanelId[] | null {
  const { frame, catalog } = app.store.getState();
  return unlockedBy(frame, frame ? catalog?.scenarios[frame.scenario] : undefined);
}

function unlockedBy(frame: Frame | null, scenario: ScenarioDef | undefined): PanelId[] | null {
  if (!frame || !scenario || scenario.steps.length === 0 || frame.guide.skipped || frame.guide.step >= scenario.steps.length) return null;
  if (scenario.steps.every((entry) => entry.unlock.length === 0)) return null;
  return frame.guide.unlocked as PanelId[];
}

/** The guided step that opens a panel, counted from one; 0 where none does. */
export function stepThatOpens(scenario: ScenarioDef | undefined, panel: PanelId): number {
  return (scenario?.steps.findIndex((step) => step.unlock.includes(panel)) ?? -1) + 1;
}

/** Why a closed panel is closed: a message and its parameters. The panel's name goes in as a message of its own. */
export function lockedWords(app: App, panel: PanelId): { message: string; params: Record<string, number | string> } {
  const { frame, catalog } = app.store.getState();
  const step = stepThatOpens(frame ? catalog?.scenarios[frame.scenario] : undefined, panel);
  return step > 0 ? { message: 'shell.lockedUntil', params: { step, panel: `@shell.panel.${panel}` } } : { message: 'shell.locked', params: {} };
}
