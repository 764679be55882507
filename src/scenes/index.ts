/** The stage: one canvas, three depths. Draws what the store holds; decides nothing. The page loads this file only when it has WebGL. */
import Phaser from 'phaser';
import type { App } from '../app/app.ts';
import { stageWindow } from '../app/stageWindow.ts';
import { CampusScene } from './campus/campusScene.ts';
import { HallScene } from './hall/hallScene.ts';
import { MapScene } from './map/mapScene.ts';
import { publishAnchors, stageAnchors, type LabelAnchor, type StageAnchors } from './shared/anchors.ts';
import { loadSheet, type AtlasScale } from './shared/atlas.ts';
import { keepClear, readCovers, type Cover } from './shared/covers.ts';
import { listenGestures } from './shared/gestures.ts';
import { watchMotion } from './shared/motion.ts';
import { pointerTool } from './shared/pointerTool.ts';
import type { StageContext, StageScene } from './shared/stageScene.ts';
import { VeilScene } from './shared/veilScene.ts';

export type { AnchorKind, LabelAnchor, StageAnchors } from './shared/anchors.ts';
export { stageAnchors } from './shared/anchors.ts';

export interface StageHandle {
  destroy(): void;
  /** Stops drawing while the stage is covered (title screen, table view). */
  setVisible(visible: boolean): void;
  cameraMove(dx: number, dy: number): void; // CSS px
  zoomBy(factor: number): void; // about the middle; past the end it changes depth, like the wheel
  /** Tile of the current depth under a point of the stage, CSS px. Null off the ground and on the map. */
  screenToTile(x: number, y: number): { x: number; y: number } | null;
  anchors: StageAnchors;
  /** The picture as it is now, as PNG. */
  capture(): Promise<Blob | null>;
}

/** Why there is no stage. The page plays on without it. */
export class StageError extends Error {
  constructor(readonly code: 'no-webgl' | 'load-failed', message: string) {
    super(message);
    this.name = 'StageError';
  }
}

const LABEL_MS = 100;
const COVER_MS = 250;
const DEPTHS = ['world', 'campus', 'hall'] as const;
const FROM_FAR = 0.7; // of the zoom that a depth is entered with
const FROM_NEAR = 1.4;
const MAX_RATIO = 2;

export async function startStage(app: App, parent: HTMLElement): Promise<StageHandle> {
  if (!hasWebGL()) throw new StageError('no-webgl', 'this browser gives no WebGL');
  const motion = watchMotion(app.store);
  const context: StageContext = { app, motion };
  const scenes = { world: new MapScene(context), campus: new CampusScene(context), hall: new HallScene(context) };
  const veil = new VeilScene();
  const game = await boot(parent);
  try {
    const first: AtlasScale = pixelRatio() > 1.08 ? 2 : 1;
    await Promise.all((['campus', 'hall', 'map'] as const).map((sheet) => loadSheet(game.textures, sheet, first)));
    if (first === 2) await Promise.all((['campus', 'hall', 'map'] as const).map((sheet) => loadSheet(game.textures, sheet, 1)));
  } catch (error) {
    game.destroy(true);
    motion.destroy();
    throw new StageError('load-failed', String(error));
  }

  let active: StageScene | null = null;
  let labelAt = 0;
  let labelVersion = '';
  let covers: Cover[] = [];
  let coverAt = 0;
  let stopped = false;
  let hidden = false;
  let drawnRatio = 0;
  const canvas = game.canvas;
  canvas.setAttribute('aria-hidden', 'true');
  canvas.style.display = 'block';

  const resize = (): void => {
    const width = Math.max(1, parent.clientWidth);
    const height = Math.max(1, parent.clientHeight);
    const ratio = pixelRatio();
    drawnRatio = ratio;
    game.scale.resize(Math.round(width * ratio), Math.round(height * ratio));
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    for (const scene of [scenes.world, scenes.campus, scenes.hall]) {
      scene.cameras?.main?.setSize(game.scale.width, game.scale.height);
      scene.resized(width, height, ratio);
    }
    if (veil.sys?.isActive()) {
      veil.cameras.main.setSize(game.scale.width, game.scale.height);
      veil.fill();
    }
  };

  /** Fewer pictures for weak machines and short batteries; the simulation does not notice. */
  const pace = (): void => {
    const { frames } = app.store.getState().preferences;
    const limit = frames === 'display' ? 0 : Number(frames);
    if (game.loop.fpsLimit !== limit) game.loop.setFPSLimit(limit);
  };

  const follow = (): void => {
    const wanted = scenes[app.store.getState().view.depth];
    if (active === wanted) return;
    if (active) {
      game.scene.sleep(active.depthName);
      // One goes in as what is near grows, out as it shrinks.
      if (motion.on) {
        wanted.arriving = DEPTHS.indexOf(wanted.depthName) > DEPTHS.indexOf(active.depthName) ? FROM_FAR : FROM_NEAR;
        canvas.animate([{ opacity: 0.15 }, { opacity: 1 }], { duration: 300, easing: 'ease-out' });
      }
    }
    active = wanted;
    if (game.scene.isSleeping(wanted.depthName)) game.scene.wake(wanted.depthName);
    else game.scene.start(wanted.depthName);
    wanted.touch();
    labelVersion = '';
  };

  const tell = (now: number): void => {
    if (!active?.view || now - labelAt < LABEL_MS) return;
    if (now - coverAt > COVER_MS) {
      coverAt = now;
      covers = readCovers(parent);
    }
    const version = `${active.depthName}.${active.view.version}.${app.store.getState().frameVersion}.${covers.map((cover) => `${cover.left},${cover.top},${cover.right}`).join()}`;
    if (version === labelVersion) return;
    labelVersion = version;
    labelAt = now;
    const labels: LabelAnchor[] = [];
    active.labels(labels);
    const { view } = active;
    keepClear(labels, covers, view.width, view.height);
    publishAnchors(labels);
    stageWindow.setState({ x: view.x, y: view.y, w: view.width / view.zoom, h: view.height / view.zoom });
  };

  for (const scene of [scenes.world, scenes.campus, scenes.hall]) {
    game.scene.add(scene.depthName, scene, false);
    scene.sys.events.on(Phaser.Scenes.Events.CREATE, () => {
      resize();
      scene.home();
    });
  }
  game.scene.add('veil', veil, true);
  resize();
  pace();
  follow();

  stageWindow.go = (x, y) => active?.view?.centre(x, y);
  const target = pointerTool(app, () => active);
  const stops: (() => void)[] = [
    listenGestures(canvas, target),
    app.store.subscribe((state, before) => {
      if (state.view !== before.view) follow();
      if (state.preferences !== before.preferences) pace();
      if (state.selection !== before.selection && active?.view) active.revealChosen();
      if (active && (state.frameVersion !== before.frameVersion || state.view !== before.view || state.selection !== before.selection || state.overlay !== before.overlay || state.tool !== before.tool || state.cursor !== before.cursor || state.toolCheck !== before.toolCheck || state.plan !== before.plan || state.planPreview !== before.planPreview || state.chosenRows !== before.chosenRows || state.catalog !== before.catalog || state.photo !== before.photo || state.preferences !== before.preferences)) active.touch();
    }),
    motion.destroy,
  ];
  game.events.on(Phaser.Core.Events.POST_STEP, (time: number) => {
    // A window that moves to a denser display keeps its size in CSS pixels: not every browser tells.
    if (pixelRatio() !== drawnRatio) resize();
    veil.strength?.(active?.sun ?? 1);
    tell(time);
  });

  const observer = new ResizeObserver(resize);
  observer.observe(parent);
  const sleep = (): void => {
    const rest = hidden || document.visibilityState === 'hidden';
    if (rest) game.loop.sleep();
    else game.loop.wake();
  };
  document.addEventListener('visibilitychange', sleep);
  const lost = (event: Event): void => {
    event.preventDefault();
    app.store.setState({ canvasReady: false });
  };
  const restored = (): void => {
    app.store.setState({ canvasReady: true });
    active?.touch();
  };
  canvas.addEventListener('webglcontextlost', lost);
  canvas.addEventListener('webglcontextrestored', restored);

  return {
    destroy() {
      if (stopped) return;
      stopped = true;
      for (const stop of stops) stop();
      observer.disconnect();
      document.removeEventListener('visibilitychange', sleep);
      canvas.removeEventListener('webglcontextlost', lost);
      canvas.removeEventListener('webglcontextrestored', restored);
      publishAnchors([]);
      stageWindow.setState(null);
      stageWindow.go = null;
      game.loop.wake();
      game.destroy(true);
    },
    setVisible(visible) {
      hidden = !visible;
      canvas.style.visibility = visible ? 'visible' : 'hidden';
      sleep();
    },
    cameraMove: (dx, dy) => active?.view.pan(dx, dy),
    zoomBy: (factor) => target.zoom(factor, parent.clientWidth / 2, parent.clientHeight / 2),
    screenToTile(x, y) {
      if (!active?.view) return null;
      const at = active.view.toWorld(x, y);
      return active.tileAt(at.x, at.y);
    },
    anchors: stageAnchors,
    capture: () => new Promise((resolve) => {
      game.events.once(Phaser.Core.Events.POST_RENDER, () => canvas.toBlob(resolve, 'image/png'));
    }),
  };
}

const pixelRatio = (): number => Math.min(MAX_RATIO, window.devicePixelRatio || 1);

function hasWebGL(): boolean {
  const probe = document.createElement('canvas').getContext('webgl');
  probe?.getExtension('WEBGL_lose_context')?.loseContext();
  return probe !== null;
}

function boot(parent: HTMLElement): Promise<Phaser.Game> {
  return new Promise((resolve) => {
    const game = new Phaser.Game({
      type: Phaser.WEBGL, parent, width: 16, height: 16, banner: false, backgroundColor: '#1b212d', audio: { noAudio: true }, disableContextMenu: true,
      antialias: true, antialiasGL: false, autoFocus: false, scale: { mode: Phaser.Scale.NONE },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false }, fps: { smoothStep: false }, powerPreference: 'high-performance',
    });
    game.events.once(Phaser.Core.Events.READY, () => resolve(game));
  });
}
