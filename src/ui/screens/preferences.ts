import { writePreferences, type Preferences } from '../../app/preferences.ts';
import type { App } from '../../app/app.ts';

/** Changes settings, shows them at once and keeps them on this device. */
export function setPreferences(app: App, change: Partial<Preferences>): void {
  const preferences = { ...app.store.getState().preferences, ...change };
  app.store.setState({ preferences });
  writePreferences(app.settings, preferences);
}
