import { parseAst } from 'vite';
import { expect, test } from 'vitest';
import { namesUsed, partsOf, withoutUnused, type SyntaxNode } from '../../src/scenes/phaserParts/unusedMembers.ts';

const parts = (code: string, component = false, off: string[] = []) => partsOf(parseAst(code) as unknown as SyntaxNode, component, new Set(off));
const lean = (code: string, outside: string, component = false): string => {
  const found = parts(code, component);
  return withoutUnused(code, found, namesUsed([found, parts(outside)], [])).replaceAll(/\s+/g, ' ');
};

test('a method goes that nothing names, and with it what only it names', () => {
  const code = 'var A = new Class({ initialize: function () {}, SIZE: 3, seen: function () { return this.helper(); }, helper: function () {}, unseen: function () { this.onlyHere(); }, onlyHere: function () {} });';
  expect(lean(code, 'a.seen();')).toBe('var A = new Class({ initialize: function () {}, SIZE: 3, seen: function () { return this.helper(); }, helper: function () {}, });');
});

test('a name in a string is a use: of an event, or of a method that is looked up', () => {
  const code = 'var A = new Class({ boot: function () {}, "quoted name": 1, wake: function () {} });';
  expect(lean(code, 'a["wake"]; on("scene.boot")')).toContain('boot: function');
  expect(lean(code, 'a["wake"]; on("scene.boot")')).toContain('wake: function');
});

test('getters and setters are methods; other literals are values', () => {
  const code = 'var A = new Class({ x: { get: function () { return 1; }, set: function () {} }, y: { get: function () { return 2; } }, map: { get: 4 } });';
  expect(lean(code, 'a.y')).toBe('var A = new Class({ y: { get: function () { return 2; } }, map: { get: 4 } });');
});

test('only classes and components lose methods, and a nested method goes with the one around it', () => {
  expect(lean('var B = { f: function () {} };', '')).toBe('var B = { f: function () {} };');
  expect(lean('var B = { f: function () {}, g: function () {} };', 'b.g()', true)).toBe('var B = { g: function () {} };');
  expect(lean('var C = new Class({ f: function () { return new Class({ g: function () {} }); }, h: function () {} });', 'c.h()')).toBe('var C = new Class({ h: function () {} });');
});

test('what a feature that is off would name or ask for does not count', () => {
  const found = parts("require('./a'); if (typeof SOUND && x) { require('./b'); play(); } else { rest(); }", false, ['SOUND']);
  expect(found.requires).toEqual(['./a']);
  expect(found.mentions.has('play')).toBe(false);
  expect(found.mentions.has('rest')).toBe(true);
});
