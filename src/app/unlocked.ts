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
