/** Photo mode: the stage alone, and its picture as a file. */
import type { App } from '../app.ts';
import { stagePicture } from '../stagePicture.ts';
import { showToast } from './toasts.ts';

const DAY_S = 86_400;

/** Opens photo mode, or leaves it. Without a picture there is nothing to photograph. */
export function togglePhoto(app: App): void {
  const { photo, canvasReady, preferences, tableOpen, tool } = app.store.getState();
  if (photo) return app.store.setState({ photo: null });
  if (!canvasReady || !preferences.canvas) return showToast(app, 'photo.noStage', {}, 'info');
  app.store.setState({ photo: { light: 'now', sky: 'now' }, panel: null, chartsOpen: false, selection: null, overlay: null, ...(tableOpen ? { tableOpen: false } : {}), ...(tool ? { tool: null, toolCheck: null, cursor: null } : {}) });
}

/** Saves the picture as it is now. */
export async function savePhoto(app: App): Promise<void> {
  const picture = await stagePicture.take?.();
  if (!picture) return showToast(app, 'photo.failed', {}, 'warn');
  const { frame, view } = app.store.getState();
  const place = view.depth === 'world' ? 'map' : view.depth === 'campus' ? view.site ?? 'campus' : `hall-${view.hall ?? 0}`;
  app.download(`gigawatt-${place}-day-${Math.floor((frame?.timeS ?? 0) / DAY_S) + 1}.png`, new Uint8Array(await picture.arrayBuffer()), 'image/png');
  showToast(app, 'photo.saved', {}, 'good');
}
