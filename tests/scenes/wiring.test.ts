import Phaser from 'phaser';
import { afterEach, expect, test } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { createAppStore } from '../../src/app/store.ts';
import { DEFAULT_PREFERENCES } from '../../src/app/preferences.ts';
import { StageError, startStage } from '../../src/scenes/index.ts';
import { publishAnchors, stageAnchors } from '../../src/scenes/shared/anchors.ts';
import { SpriteList } from '../../src/scenes/shared/spriteList.ts';
import { StageView } from '../../src/scenes/shared/view.ts';

let game: Phaser.Game | null = null;

afterEach(() => {
  game?.destroy(true);
  game?.loop.step(performance.now());
  game = null;
});

function bootScene(): Promise<Phaser.Scene> {
  return new Promise((resolve) => {
    const scene = new Phaser.Scene('test');
    game = new Phaser.Game({ type: Phaser.HEADLESS, width: 640, height: 360, banner: false, audio: { noAudio: true }, fps: { forceSetTimeOut: true }, input: { keyboard: false, mouse: false, touch: false, gamepad: false }, scene });
    game.events.once(Phaser.Core.Events.READY, () => resolve(scene));
  });
}

test('without WebGL the stage refuses with a code, and the page plays on', async () => {
  const app = { store: createAppStore(DEFAULT_PREFERENCES), nowMs: () => 0 } as unknown as App;
  const error: unknown = await startStage(app, document.createElement('div')).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(StageError);
  expect((error as StageError).code).toBe('no-webgl');
});

test('a sprite list uses its images again', async () => {
  const scene = await bootScene();
  const list = new SpriteList(scene, 'campus');
  const spec = { frame: '__BASE', x: 1, y: 2 };
  list.show([spec, { ...spec, tag: 'a' }, { ...spec, glow: true }], 1, '__WHITE');
  expect(list.layer.list).toHaveLength(3);
  list.show([spec], 1, '__WHITE');
  expect(list.layer.list).toHaveLength(3);
  expect(list.tagged('a')).toBeUndefined();
  expect(list.at(1)?.visible).toBe(false);
  list.light(0x808080, 1);
  expect(list.at(0)?.tintTopLeft).toBe(0x808080);
});

test('the view keeps the point under the pointer, stops at its ends and says so', async () => {
  const scene = await bootScene();
  const view = new StageView(scene.cameras.main);
  view.resize(600, 400, 1);
  view.limit({ x: -2000, y: -2000, w: 4000, h: 4000 }, { min: 0.5, max: 2 });
  const before = view.toWorld(100, 100);
  expect(view.zoomAt(1.5, 100, 100)).toBe(0);
  expect(view.toWorld(100, 100).x).toBeCloseTo(before.x);
  view.zoomAt(9, 100, 100);
  expect(view.zoom).toBe(2);
  expect(view.zoomAt(1.2, 100, 100)).toBe(1);
  expect(view.screenX(view.toWorld(42, 0).x)).toBeCloseTo(42);
});

test('a view that nobody moved is not held, one that was is; what is chosen comes into sight', async () => {
  const scene = await bootScene();
  const view = new StageView(scene.cameras.main);
  view.resize(600, 400, 1);
  view.fit({ x: 0, y: 0, w: 500, h: 300 }, 10);
  expect(view.held).toBe(false);
  view.reveal({ x: 250, y: 150 });
  expect(view.held).toBe(false);
  view.reveal({ x: 900, y: 150 });
  expect(view.held).toBe(true);
  expect(view.screenX(900)).toBeLessThanOrEqual(600);
});

test('a stage smaller than the margin of what it shows keeps its place', async () => {
  const scene = await bootScene();
  const view = new StageView(scene.cameras.main);
  view.limit({ x: -2000, y: -2000, w: 4000, h: 4000 }, { min: 0.5, max: 2 });
  view.resize(300, 40, 1);
  view.fit({ x: 0, y: 0, w: 500, h: 300 }, 48);
  expect([view.x, view.y, view.zoom]).toEqual([250, 150, 0.5]); // a zoom of nothing made the height no number, and the stage stayed empty
});

test('labels are told to those who listen', () => {
  let calls = 0;
  const stop = stageAnchors.subscribe(() => calls++);
  publishAnchors([{ key: 'hall:1', kind: 'hall', id: '1', x: 1, y: 2, above: true, priority: 1, visible: true }]);
  stop();
  publishAnchors([]);
  expect(calls).toBe(1);
  expect(stageAnchors.get()).toEqual([]);
});
