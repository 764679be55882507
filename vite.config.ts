/// <reference types="vitest/config" />
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { baseCatalog } from './src/cli/bin/baseCatalog.mjs';
import { offlineWorker } from './src/cli/bin/offlineWorker.mjs';
import { standIn } from './src/scenes/phaserParts/leftOut.ts';
import { namesUsed, partsOf, withoutUnused, type Parts, type SyntaxNode } from './src/scenes/phaserParts/unusedMembers.ts';

const root = import.meta.dirname;
const scenesFolder = path.join(root, 'src/scenes');
const phaserEntry = path.join(scenesFolder, 'phaserCustom.cjs');
const phaserParts = path.join(scenesFolder, 'phaserParts');
const phaserSource = path.join(root, 'node_modules/phaser/src');
const domSetup = path.join(root, 'tests/support/canvasStubs.ts');

const PHASER_FEATURES = {
  'typeof WEBGL_RENDERER': 'true',
  'typeof CANVAS_RENDERER': 'false',
  'typeof WEBGL_DEBUG': 'false',
  'typeof EXPERIMENTAL': 'false',
  'typeof FEATURE_SOUND': 'false',
};

/** What the built page may do. No inline or evaluated code; nothing from anywhere else. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "worker-src 'self'",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function contentSecurityPolicy(): Plugin {
  return {
    name: 'gigawatt-content-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: CONTENT_SECURITY_POLICY },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Gives Phaser's own files stand-ins for the parts that our stage does not use, and takes out the methods that nothing names. */
function leanPhaser(): Plugin {
  const off = new Set(Object.entries(PHASER_FEATURES).flatMap(([test, value]) => (value === 'false' ? [test.replace('typeof ', '')] : [])));
  const parts = new Map<string, Parts>();
  let used: ReadonlySet<string> = new Set();
  const standInFor = (source: string, importer: string): string | null => {
    const from = importer.split('/node_modules/phaser/src/')[1];
    if (from === undefined || !source.startsWith('.')) return null;
    const file = standIn(path.posix.join(path.posix.dirname(from), source).replace(/(?:\.js|\/)$/, ''));
    return file === null ? null : path.join(phaserParts, file);
  };
  return {
    name: 'gigawatt-lean-phaser',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const read = (file: string): Parts => partsOf(this.parse(readFileSync(file, 'utf8'), { lang: file.endsWith('.ts') ? 'ts' : 'js' }) as unknown as SyntaxNode, file.includes('/gameobjects/components/'), off);
      const scenes = readdirSync(scenesFolder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')).map((file) => read(path.join(scenesFolder, file)));
      parts.clear();
      const waiting = [phaserEntry];
      for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
        if (parts.has(file)) continue;
        const found = read(file);
        parts.set(file, found);
        for (const source of found.requires) waiting.push(standInFor(source, file) ?? createRequire(file).resolve(source.replace(/^phaser-src\//, `${phaserSource}/`)));
      }
      used = namesUsed([...scenes, ...parts.values()], []);
    },
    resolveId: (source, importer = '') => standInFor(source, importer),
    transform(code, file) {
      const found = file.startsWith(phaserSource) ? parts.get(file) : undefined;
      return found ? { code: withoutUnused(code, found, used), map: null } : null;
    },
  };
}

/** Every field of the schemas is described for the published JSON schemas (`npm run schemas`). The page never reads those words. */
function dropSchemaDescriptions(): Plugin {
  const describing = new Set(['described', 'num', 'int', 'cents', 'ratio', 'flag', 'id', 'nullableId', 'message', 'properName', 'isoDate', 'ids', 'list', 'conditionList']);
  return {
    name: 'gigawatt-drop-schema-descriptions',
    apply: 'build',
    transform(code, file) {
      if (!/\/src\/content\/schema\/\w+\.ts$/.test(file)) return null;
      const texts: { start: number; end: number }[] = [];
      JSON.stringify(this.parse(code), (_key, node: { type?: string; callee?: { name?: string }; arguments?: { type: string; value?: unknown; start: number; end: number }[] } | null) => {
        if (node?.type === 'CallExpression' && describing.has(node.callee?.name ?? '')) texts.push(...(node.arguments ?? []).filter((item) => typeof item.value === 'string'));
        return node;
      });
      const kept = texts.sort((a, b) => b.start - a.start).reduce((text, { start, end }) => `${text.slice(0, start)}''${text.slice(end)}`, code);
      return { code: kept, map: null };
    },
  };
}

/** Long tests (*.nightly.test.ts) run only in the nightly job. */
const nightlyOnly = process.env.GIGAWATT_NIGHTLY === '1' ? [] : ['**/*.nightly.test.{ts,tsx}'];
const tests = (folder: string): string => `tests/${folder}**/*.test.{ts,tsx}`;
// A build does not load Vitest.
const sequencer = process.env.VITEST ? (await import('./tests/support/storiesFirst.ts')).StoriesFirst : null;
const domTests = [tests('ui/'), tests('scenes/'), tests('app-dom/')];

export default defineConfig(({ command }) => ({
  base: './',
  plugins: [contentSecurityPolicy(), leanPhaser(), dropSchemaDescriptions(), baseCatalog(), offlineWorker()],
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  worker: { format: 'es', plugins: () => [dropSchemaDescriptions()] },
  // Production ships a part of Phaser, built from its sources; the dev server and tests use the package as it is.
  ...(command === 'build' && existsSync(phaserEntry)
    ? {
        resolve: {
          alias: [
            { find: /^phaser$/, replacement: phaserEntry },
            { find: /^phaser-src\//, replacement: `${phaserSource}/` },
          ],
        },
        define: { ...PHASER_FEATURES, global: 'globalThis' },
      }
    : {}),
  build: {
    target: 'es2022',
    chunkSizeWarningLimit: 2000,
    // Fonts as data: addresses would break the policy above, and Phaser's loader refuses data: images.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What the title needs in one file, the other screens in another: many small files pack badly (12 kB less to fetch).
          groups: [
            { name: 'start', test: /[\\/]src[\\/]main\.ts/, priority: 3 },
            { name: 'screens', test: /[\\/]src[\\/]ui[\\/](?:screens[\\/](?:missions|missionDetail|briefing|settings|saves|debrief)|workbench)/, priority: 2 },
            { name: 'phaser', test: /[\\/]node_modules[\\/](?:phaser|eventemitter3)[\\/]|phaser(?:Custom\.cjs|Parts)/ },
          ],
        },
      },
    },
  },
  test: {
    passWithNoTests: true,
    maxWorkers: '100%', // Vitest leaves one core free, which is half of them on a small machine
    ...(sequencer ? { sequence: { sequencer } } : {}),
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          // Files share a worker's modules: the base content is read and checked once in each worker, not once in each of seventy files.
          isolate: false,
          testTimeout: 60_000, // laws and stories play whole games; a busy machine must not fail them
          environment: 'node',
          include: [tests('')],
          exclude: [...domTests, tests('e2e/'), ...nightlyOnly],
        },
      },
      {
        extends: true,
        test: {
          name: 'dom',
          testTimeout: 30_000,
          environment: 'happy-dom',
          include: domTests,
          exclude: nightlyOnly,
          setupFiles: existsSync(domSetup) ? [domSetup] : [],
          // Loaded by Node itself, Phaser starts ten times faster.
          server: { deps: { external: [/node_modules\/phaser\//] } },
        },
      },
    ],
  },
}));
