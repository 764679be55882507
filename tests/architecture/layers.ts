/** The import table of the architecture. A folder may always import itself; `sim` and `systems` are special. */

export interface Layer {
  /** Other layers it may import. */
  layers: readonly string[];
  /** Layers of which it may only import types, which leave nothing at run time. */
  types?: readonly string[];
  /** Packages by name: `zod/mini` is only that, `preact` is also `preact/hooks`. `*` is any. */
  packages: readonly string[];
}

const ENGINE = ['lib', 'sim', 'content', 'persistence'];

export const LAYERS: Readonly<Record<string, Layer>> = {
  lib: { layers: [], packages: [] },
  'sim/core': { layers: [], packages: [] },
  'sim/world': { layers: ['sim/core'], packages: [] },
  'sim/rules': { layers: ['sim/core', 'sim/world'], packages: [] },
  'sim/systems': { layers: ['sim/core', 'sim/world', 'sim/rules'], packages: [] },
  'sim/commands': { layers: ['sim/core', 'sim/world', 'sim/rules'], packages: [] },
  'sim/explain': { layers: ['sim/core', 'sim/world', 'sim/rules'], packages: [] },
  'sim/frame': { layers: ['sim/core', 'sim/world', 'sim/rules', 'sim/explain'], packages: [] },
  'sim/engine': {
    layers: ['sim/core', 'sim/world', 'sim/rules', 'sim/systems', 'sim/commands', 'sim/explain', 'sim/frame'],
    packages: [],
  },
  /** The door, src/sim/index.ts: to other layers it is all of the simulation there is. */
  sim: {
    layers: [
      'sim/core',
      'sim/world',
      'sim/rules',
      'sim/systems',
      'sim/commands',
      'sim/explain',
      'sim/frame',
      'sim/engine',
    ],
    packages: [],
  },
  content: { layers: ['lib', 'sim'], packages: ['zod/mini', 'jsonc-parser'] },
  persistence: { layers: ['lib', 'sim', 'content'], packages: ['idb', 'fflate'] },
  host: { layers: ENGINE, packages: [] },
  bots: { layers: ENGINE, packages: [] },
  classroom: { layers: ENGINE, packages: ['fflate'] },
  // Its assets are the message tables, assets/lang.
  app: { layers: [...ENGINE, 'host', 'bots', 'classroom', 'assets'], packages: ['zustand'] },
  // Frames, events and catalog entries are drawn here, so their types may be named; the code stays in the worker.
  scenes: { layers: ['lib', 'app', 'assets'], types: ['sim', 'content'], packages: ['phaser', 'phaser-src'] },
  // Hears frames, events and wishes, and can do nothing to any of them: no code of the page or the simulation, only types.
  audio: { layers: ['lib'], types: ['app', 'sim'], packages: [] },
  ui: {
    layers: ['lib', 'app', 'assets'],
    types: ['sim', 'content'],
    packages: ['preact', 'uplot', 'lucide-static'],
  },
  cli: { layers: [...ENGINE, 'host', 'bots', 'classroom'], packages: ['*'] },
  'main.ts': { layers: [...ENGINE, 'host', 'bots', 'classroom', 'app', 'scenes', 'audio', 'ui', 'assets'], packages: ['*'] },
};

const words = (text: string): Set<string> => new Set(text.split(' '));

export const TOP_LEVEL = words(
  'src assets public tests docs .ci index.html README.md LICENSE vite.config.ts package.json package-lock.json ' +
    'tsconfig.json .gitignore .npmrc .oxlintrc.json',
);
export const SRC_ENTRIES = words(
  'README.md main.ts lib sim content persistence host bots classroom app scenes audio ui cli',
);
export const SIM_ENTRIES = words(
  'README.md tsconfig.json index.ts core world rules systems commands engine explain frame',
);

/** The row of the table that a file belongs to: `src/sim/rules/heat.ts` is `sim/rules`. Null outside the table. */
export function layerOf(path: string): string | null {
  const [top, first, second, third] = path.split('/');
  if (top === 'assets') return 'assets';
  if (top !== 'src' || first === undefined) return null;
  if (first !== 'sim') return first;
  return third === undefined ? 'sim' : `sim/${second}`;
}
