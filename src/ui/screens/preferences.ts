import { showToast } from '../../app/actions/toasts.ts';
import { soundWanted, toggledSound } from '../../app/sound.ts';
import { writePreferences, type Preferences } from '../../app/preferences.ts';
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
