import { describe, expect, test } from 'vitest';
import type { Files } from './imports.ts';
import { RULES, violations } from './rules.ts';

type RuleName = keyof typeof RULES;

/** A small tree that keeps every rule. */
const clean: Files = {
  'README.md': '',
  'package.json': '',
  '.ci/run': '',
  'src/README.md': '| folder | what |\n|---|---|\n' + ['lib', 'sim', 'sim/core', 'sim/rules', 'sim/systems', 'host', 'cli', 'scenes', 'ui'].map((f) => `| \`${f}/\` | x |\n`).join(''),
  'src/main.ts': `import { App } from './ui/app.tsx';\nvoid import('./scenes/boot.ts');\nimport './host/worker.ts';`,
  'src/lib/list.ts': `export const last = 1;`,
  'src/sim/index.ts': `export type { Heat } from './rules/heat.ts';\nexport { step } from './systems/power/step.ts';`,
  'src/sim/core/maths.ts': `// Math.exp is banned: see Date\nexport const root = Math.sqrt(2) + Math.imul(2, 3);`,
  'src/sim/rules/heat.ts': `import { root } from '../core/maths.ts';\nexport interface Heat { performance: number; window?: number }\nexport const x = (a: Heat) => root * a.performance + a.window!;`,
  'src/sim/systems/power/step.ts': `import { x } from '../../rules/heat.ts';\nimport { y } from './share.ts';\nexport const step = x + y;`,
  'src/sim/systems/power/share.ts': `export const y = 'Date ** Math.random()';`,
  'src/sim/systems/thermal/step.ts': `export {};`,
  'src/host/worker.ts': `import { step } from '../sim/index.ts';\nstep;`,
  'src/host/client.ts': `const w = new Worker(new URL('./worker.ts', import.meta.url));`,
  'src/cli/sim.ts': `import { readFileSync } from 'node:fs';\nimport { z } from 'zod';\nimport { step } from '../sim/index.ts';`,
  'src/scenes/boot.ts': `import Phaser from 'phaser';\nimport type { Heat } from '../sim/index.ts';\nimport atlas from '../../assets/atlas.json?url';\nscene.add.image(1, 2, 'add.blitter()');`,
  'src/scenes/phaserCustom.cjs': `require('phaser-src/gameobjects/image/ImageFactory');`,
  'src/ui/app.tsx': `import { useState } from 'preact/hooks';\nimport { last } from '../lib/list.ts';\nexport const App = () => <p aria-label={t('x')} class="row">{t('y')} · 5&nbsp;</p>;`,
  'tests/lib/list.test.ts': `import { x } from '../../src/sim/rules/heat.ts';`,
};

test('a tree that keeps the rules has no violations', () => {
  expect(violations(clean)).toEqual([]);
});

const BANNED_CALLS = [
  'Date.now()', 'new Date()', 'Math.random()', 'Math.exp(1)', 'Math.expm1(1)', 'Math.log2(1)',
  'Math.pow(2, 3)', 'Math.sin(1)', 'Math.atan2(1, 2)', 'Math.tanh(1)', 'Math.asinh(1)', 'Math.hypot(1)',
  'Math.cbrt(1)', 'Math[f](1)', '({ exp } = Math)', 'a ** b', 'a **= b', 'new Intl.NumberFormat()',
  'a.toLocaleString()', 'a.localeCompare(b)', 'performance.now()', 'window.x', 'document.body', 'globalThis.x',
  'setTimeout(f)', 'fetch(u)', 'console.log(1)', '`${Date}`',
];

/** Each plants one file and is found by the rule of that name, in that file, and by no other rule. */
const planted: [RuleName, string, Files][] = [
  ['layers', 'lib imports a layer above it', { 'src/lib/a.ts': `import '../host/worker.ts';` }],
  ['layers', 'sim imports lib', { 'src/sim/core/a.ts': `import { last } from '../../lib/list.ts';` }],
  ['layers', 'core imports rules', { 'src/sim/core/a.ts': `import type { Heat } from '../rules/heat.ts';` }],
  ['layers', 'a system imports its sibling', { 'src/sim/systems/thermal/a.ts': `import { y } from '../power/share.ts';` }],
  ['layers', 'sim goes through its own door', { 'src/sim/rules/a.ts': `import type { step } from '../index.ts';` }],
  ['layers', 'host imports ui', { 'src/host/a.ts': `export { App } from '../ui/app.tsx';` }],
  ['layers', 'scenes import ui', { 'src/scenes/a.ts': `const a = import('../ui/app.tsx');` }],
  ['layers', 'ui imports scenes', { 'src/ui/a.ts': `import type { boot } from '../scenes/boot.ts';` }],
  ['layers', 'ui runs the simulation', { 'src/ui/a.ts': `import { step } from '../sim/index.ts';` }],
  ['layers', 'ui starts a worker of host', { 'src/ui/a.ts': `new URL('../host/worker.ts', import.meta.url);` }],
  ['layers', 'cli imports ui', { 'src/cli/a.ts': `import { App } from '../ui/app.tsx';` }],
  ['layers', 'code imports public files', { 'src/host/a.ts': `import '../../public/content/base/pack.json';` }],
  ['sim-door', 'host reaches into sim', { 'src/host/a.ts': `import type { Heat } from '../sim/rules/heat.ts';` }],
  ['packages', 'sim imports a package', { 'src/sim/rules/a.ts': `import { z } from 'zod/mini';` }],
  ['packages', 'content imports the whole of zod', { 'src/content/a.ts': `import { z } from 'zod';` }],
  ['packages', 'ui imports phaser', { 'src/ui/a.ts': `import Phaser from 'phaser';` }],
  ['packages', 'scenes import preact', { 'src/scenes/a.ts': `import { h } from 'preact';` }],
  ['packages', 'host imports node', { 'src/host/a.ts': `import fs from 'node:fs';` }],
  ['packages', 'a package with a similar name', { 'src/ui/a.ts': `import x from 'preact-more';` }],
  ['extensions', 'an import without extension', { 'src/lib/a.ts': `import { last } from './list';` }],
  ['extensions', 'a test imports what is gone', { 'tests/lib/a.test.ts': `import { gone } from '../../src/lib/gone.ts';` }],
  ['cycles', 'two files import each other', { 'src/lib/a.ts': `import './b.ts';`, 'src/lib/b.ts': `import type { A } from './a.ts';` }],
  ['cycles', 'a file imports itself', { 'src/lib/a.ts': `import './a.ts';` }],
  ['cycles', 'a longer way round', { 'src/lib/a.ts': `import './b.ts';`, 'src/lib/b.ts': `import './c.ts';`, 'src/lib/c.ts': `export * from './a.ts';` }],
  ['file-length', 'a long source file', { 'src/lib/a.ts': 'x;\n'.repeat(401) }],
  ['file-length', 'a long style sheet', { 'src/ui/a.css': '\n'.repeat(402) }],
  ['file-length', 'a long test', { 'tests/lib/a.test.ts': 'x;\n'.repeat(401) }],
  ['file-length', 'a long part of the art kit', { 'assets/kit/a.mjs': 'x;\n'.repeat(401) }],
  ...BANNED_CALLS.map((call): [RuleName, string, Files] => ['sim-purity', call, { 'src/sim/rules/a.ts': `x = ${call};` }]),
  ['folders', 'an unknown folder at the top', { 'notes/a.txt': '' }],
  ['folders', 'an unknown file at the top', { 'vitest.config.ts': '' }],
  ['folders', 'an unknown folder of src', { 'src/utils/.gitkeep': '' }],
  ['folders', 'an unknown folder of sim', { 'src/sim/helpers.ts': '' }],
  ['messages', 'text in JSX', { 'src/ui/a.tsx': 'x = <p>Hello</p>;' }],
  ['messages', 'text of another script', { 'src/ui/a.tsx': 'x = <p>Здравствуйте</p>;' }],
  ['messages', 'text in braces', { 'src/ui/a.tsx': `x = <p>{'Hello'}</p>;` }],
  ...['aria-label="Hello"', 'title="Hello"', "placeholder='Hello'", 'alt="Hello"', 'title={"Hello"}'].map(
    (attribute): [RuleName, string, Files] => ['messages', attribute, { 'src/ui/a.tsx': `x = <a ${attribute} />;` }],
  ),
  ['phaser-parts', 'an object that does not ship', { 'src/scenes/a.ts': 'this.add.blitter(1, 2);' }],
];

describe('a violation is found by the rule of its name', () => {
  test.each(planted)('%s: %s', (rule, _name, files) => {
    const found = violations({ ...clean, ...files });
    expect(found.map((violation) => violation.rule).filter((name) => name !== 'readme')).toEqual([rule]);
    const path = found[0]?.path ?? '';
    expect(Object.keys(files).some((file) => file.startsWith(path))).toBe(true);
  });

  test('readme: a folder without a row', () => {
    const found = violations({ ...clean, 'src/bots/a.ts': '' });
    expect(found).toMatchObject([{ rule: 'readme', message: 'the table lacks the row `bots`' }]);
  });

  test('readme: a row without a folder', () => {
    const found = violations({ ...clean, 'src/README.md': `${clean['src/README.md']}| \`app\` | x |\n` });
    expect(found).toMatchObject([{ rule: 'readme', message: 'the table has `app`, which does not exist' }]);
  });

  test('each rule has such a test', () => {
    const tested = new Set([...planted.map(([rule]) => rule), 'readme']);
    expect(Object.keys(RULES).filter((rule) => !tested.has(rule))).toEqual([]);
  });
});
