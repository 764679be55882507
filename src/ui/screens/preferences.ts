import { showToast } from '../../app/actions/toasts.ts';
import { soundWanted, toggledSound } from '../../app/sound.ts';
import { pauseRules, writePreferences, type Preferences } from '../../app/preferences.ts';
import type { AlertRule } from '../../app/simValues.ts';
import type { App } from '../../app/app.ts';

/** Changes settings, shows them at once and keeps them on this device. */
export function setPreferences(app: App, change: Partial<Preferences>): void {
  const preferences = { ...app.store.getState().preferences, ...change };
  app.store.setState({ preferences });
  writePreferences(app.settings, preferences);
}

/** Mutes or unmutes, and says which. */
export function toggleSound(app: App): void {
  setPreferences(app, { sound: toggledSound(app.store.getState()) });
  showToast(app, soundWanted(app.store.getState()) ? 'sound.on' : 'sound.off');
}

/** What is to happen at events of a type, or of '*' and a priority; null: as for others of their priority. */
export function setAlertRule(app: App, key: string, rule: AlertRule | null): void {
  const alertRules = { ...app.store.getState().preferences.alertRules };
  if (rule === null) delete alertRules[key];
  else alertRules[key] = rule;
  setPreferences(app, { alertRules });
  app.engine.setAlertRules(pauseRules(alertRules));
}
