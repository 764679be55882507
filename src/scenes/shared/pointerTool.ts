/** The pointer's meaning: without a tool it chooses and enters, with one it places. */
import type { App } from '../../app/app.ts';
import { zoomOut } from '../../app/actions/play.ts';
import { cancelTool, commitCursor, setCursor, startRow } from '../../app/actions/placing.ts';
import { onPlot } from '../../app/state.ts';
import type { GestureTarget } from './gestures.ts';
import type { StageScene } from './stageScene.ts';

/** After a change of depth the wheel rests, so that one turn is one step. */
const REST_MS = 700;

export function pointerTool(app: App, active: () => StageScene | null): GestureTarget {
  let pressed: { x: number; y: number } | null = null;
  let moved = false;
  let restUntil = 0;

  const tool = (): ReturnType<App['store']['getState']>['tool'] => app.store.getState().tool;
  const world = (scene: StageScene, x: number, y: number): { x: number; y: number } => scene.view.toWorld(x, y);
  const point = (x: number, y: number): void => {
    const scene = active();
    if (!scene) return;
    const at = world(scene, x, y);
    if (tool()) setCursor(app, scene.tileAt(at.x, at.y) ?? app.store.getState().cursor);
    else scene.hoverAt(at.x, at.y);
  };

  return {
    drawsWithDrag: () => {
      const held = tool();
      return held !== null && !onPlot(held);
    },
    pan: (dx, dy) => active()?.view.pan(dx, dy),
    zoom(factor, x, y) {
      const scene = active();
      if (!scene || app.nowMs() < restUntil) return;
      const at = world(scene, x, y);
      const end = scene.view.zoomAt(factor, x, y);
      if (end === 0 || tool()) return;
      if (end < 0 ? scene.depthName !== 'world' : scene.enterAt(at.x, at.y)) {
        if (end < 0) zoomOut(app);
        restUntil = app.nowMs() + REST_MS;
      }
    },
    hover: point,
    leave: () => active()?.unhover(),
    press(x, y) {
      const scene = active();
      const held = tool();
      if (!scene || !held || onPlot(held)) return;
      const at = world(scene, x, y);
      pressed = scene.tileAt(at.x, at.y);
      moved = false;
      if (!pressed) return;
      if (held.from === null) startRow(app, pressed);
      else {
        moved = true; // the second click of a row
        setCursor(app, pressed);
      }
    },
    drag(x, y) {
      point(x, y);
      const { cursor } = app.store.getState();
      if (pressed && cursor && (cursor.x !== pressed.x || cursor.y !== pressed.y)) moved = true;
    },
    release(x, y) {
      if (!pressed) return;
      point(x, y);
      pressed = null;
      if (moved) void commitCursor(app);
    },
    tap(x, y, double, more) {
      const scene = active();
      if (!scene) return;
      const at = world(scene, x, y);
      if (tool()) {
        const tile = scene.tileAt(at.x, at.y);
        if (!tile) return;
        setCursor(app, tile);
        void commitCursor(app);
      } else scene.tapAt(at.x, at.y, double, more);
    },
    cancel: () => cancelTool(app),
  };
}
