import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { IDLE, NOTHING, standIn } from '../../src/scenes/phaserParts/leftOut.ts';

const SOURCE = 'node_modules/phaser/src/';

test('what is left out of Phaser is there to be left out', () => {
  const files = [...NOTHING, ...IDLE].map((entry) => SOURCE + (entry.endsWith('/*') ? entry.slice(0, -2) : entry));
  expect(files.filter((file) => !existsSync(file) && !existsSync(`${file}.js`))).toEqual([]);
});

test('a part that core calls gets a stand-in it can call, a part the stage uses stays', () => {
  expect(standIn('input/InputManager')).toBe('nothing.cjs');
  expect(standIn('input')).toBe('nothing.cjs');
  expect(standIn('cameras/2d/effects/Fade')).toBe('idle.cjs');
  expect(standIn('cameras/2d/effects')).toBeNull();
  expect(standIn('math')).toBe('maths.cjs');
  expect(standIn('math/Vector2')).toBeNull();
  expect(standIn('renderer/webgl')).toBe('nothing.cjs');
  expect(standIn('renderer/webgl/WebGLRenderer')).toBeNull();
  for (const file of ['nothing.cjs', 'idle.cjs', 'maths.cjs', 'matrix4.cjs']) expect(existsSync(`src/scenes/phaserParts/${file}`)).toBe(true);
});
