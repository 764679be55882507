/** The rules of the architecture: pure functions from a map of files to violations. */
import { type Files, type Import, cycles, importsOf, isCode, targetOf } from './imports.ts';
import { LAYERS, SIM_ENTRIES, SRC_ENTRIES, TOP_LEVEL, layerOf } from './layers.ts';
import { scan } from './scan.ts';

export interface Violation {
  rule: string;
  path: string;
  line: number;
  message: string;
}

type Finding = Omit<Violation, 'rule'>;
type Rule = (files: Files) => Finding[];

const MAX_LINES = 400;

/** Every import of every file below a folder, with what it means. */
function eachImport(files: Files, folder: string): { path: string; layer: string | null; target: string | null; item: Import }[] {
  return Object.entries(files)
    .filter(([path]) => path.startsWith(folder) && isCode(path))
    .flatMap(([path, text]) =>
      importsOf(path, text).map((item) => ({
        path,
        layer: layerOf(path),
        target: targetOf(path, item.specifier),
        item,
      })),
    );
}

/** `src/sim/systems/power/step.ts` → `power`. */
const systemOf = (path: string): string => path.split('/')[3]?.replace(/\.ts$/, '') ?? '';

/** Imports go down the table. */
function layers(files: Files): Finding[] {
  const found: Finding[] = [];
  for (const { path, layer, target, item } of eachImport(files, 'src/')) {
    const row = layer === null ? undefined : LAYERS[layer];
    if (target === null || !row || layer === null) continue;
    const wanted = layerOf(target) ?? target;
    const isAllowed =
      (wanted === layer && !(layer === 'sim/systems' && systemOf(path) !== systemOf(target))) ||
      row.layers.includes(wanted) ||
      (item.kind === 'type' && (row.types ?? []).includes(wanted)) ||
      // Past the door is the business of the next rule.
      (wanted.startsWith('sim/') && !layer.startsWith('sim') && row.layers.includes('sim'));
    if (!isAllowed) {
      const advice = (row.types ?? []).includes(wanted) ? ' (only `import type`)' : '';
      found.push({ path, line: item.line, message: `${layer} may not import ${item.specifier}${advice}` });
    }
  }
  return found;
}

/** From outside, `sim` is its index.ts. */
function simDoor(files: Files): Finding[] {
  return eachImport(files, 'src/')
    .filter(({ layer, target }) => !layer?.startsWith('sim') && target?.startsWith('src/sim/') && target !== 'src/sim/index.ts')
    .map(({ path, item }) => ({ path, line: item.line, message: `${item.specifier}: only src/sim/index.ts may be imported` }));
}

/** Each folder has its list of packages. */
function packages(files: Files): Finding[] {
  return eachImport(files, 'src/')
    .filter(({ layer, target, item }) => {
      const allowed = (layer === null ? undefined : LAYERS[layer])?.packages;
      if (target !== null || item.kind === 'url' || !allowed) return false;
      return !allowed.some((name) => name === '*' || item.specifier === name || item.specifier.startsWith(`${name}/`));
    })
    .map(({ path, layer, item }) => ({ path, line: item.line, message: `${layer} may not use the package ${item.specifier}` }));
}

/** Imports name a file, with its extension. */
function extensions(files: Files): Finding[] {
  return ['src/', 'tests/']
    .flatMap((folder) => eachImport(files, folder))
    .filter(({ target, item }) => item.kind !== 'url' && target !== null && /^(?:src|tests)\//.test(target) && !(target in files))
    .map(({ path, item }) => ({ path, line: item.line, message: `${item.specifier}: no such file (write the extension)` }));
}

function importCycles(files: Files): Finding[] {
  return cycles(files).map((group) => ({ path: group[0] ?? '', line: 1, message: `import each other: ${group.join(', ')}` }));
}

function fileLength(files: Files): Finding[] {
  return Object.entries(files)
    .filter(([path]) => /^(?:src|tests|assets\/kit)\/.*\.(?:ts|tsx|mjs|cjs|css)$/.test(path))
    .map(([path, text]) => ({ path, lines: text.replace(/\n$/, '').split('\n').length }))
    .filter(({ lines }) => lines > MAX_LINES)
    .map(({ path, lines }) => ({ path, line: lines, message: `${lines} lines; ${MAX_LINES} at most` }));
}

/** What a simulation that must give the same bits everywhere cannot call. A name as a field of its own is free. */
const BANNED: readonly [RegExp, string][] = [
  [/\bMath\s*\.\s*(?:random|exp(?:m1)?|log\w*|pow|a?(?:sin|cos|tan)h?|atan2|hypot|cbrt)\b/g, 'not the same bits in every browser'],
  [/(?<![.\w$])Math\b(?!\s*\.)/g, 'name the function of Math that is meant'],
  [/\*\*/g, 'not the same bits in every browser: multiply'],
  [/(?<![.\w$])(?:Date|Intl)\b/g, 'depends on the clock or the place'],
  [/\.\s*(?:toLocale\w*|localeCompare)\b/g, 'depends on the place'],
  [
    /(?<![.\w$])(?:performance|window|document|navigator|globalThis|self|console|fetch|process|crypto|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame)\b(?!\s*\??:)/g,
    'the simulation knows no outside world',
  ],
];

function simPurity(files: Files): Finding[] {
  const found: Finding[] = [];
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith('src/sim/') || !isCode(path)) continue;
    const { code } = scan(text);
    for (const [pattern, reason] of BANNED) {
      for (const match of code.matchAll(pattern)) {
        found.push({ path, line: code.slice(0, match.index).split('\n').length, message: `${match[0]}: ${reason}` });
      }
    }
  }
  return found;
}

function folders(files: Files): Finding[] {
  const unknown = new Map<string, Finding>();
  for (const path of Object.keys(files)) {
    const [top = '', first = '', second = ''] = path.split('/');
    let entry: string | null = null;
    if (!TOP_LEVEL.has(top)) entry = top;
    else if (top === 'src' && !SRC_ENTRIES.has(first)) entry = `src/${first}`;
    else if (top === 'src' && first === 'sim' && !SIM_ENTRIES.has(second)) entry = `src/sim/${second}`;
    if (entry !== null) unknown.set(entry, { path: entry, line: 1, message: 'not a place the architecture knows' });
  }
  return [...unknown.values()];
}

const SHOWN_ATTRIBUTES = new Set(['aria-label', 'aria-description', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label']);

/** All words that a player reads come from the message table, so that they can be translated. */
function messages(files: Files): Finding[] {
  const found: Finding[] = [];
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith('src/ui/') || !path.endsWith('.tsx')) continue;
    for (const item of scan(text, true).jsx) {
      if (item.attribute !== null && !SHOWN_ATTRIBUTES.has(item.attribute)) continue;
      if (/\p{L}/u.test(item.text.replace(/&\w+;|&#\w+;/g, ''))) {
        found.push({ path, line: item.line, message: `"${item.text.slice(0, 40)}" belongs in the message table` });
      }
    }
  }
  return found;
}

/** The first cells of the table in src/README.md, `| \`lib\` | … |`, are the folders of src and of src/sim. */
function readme(files: Files): Finding[] {
  const path = 'src/README.md';
  const text = files[path];
  if (text === undefined) return [];
  const actual = new Set<string>();
  for (const file of Object.keys(files)) {
    const [top, first = '', second, third] = file.split('/');
    if (top !== 'src') continue;
    if (second !== undefined) actual.add(first);
    if (first === 'sim' && third !== undefined) actual.add(`sim/${second}`);
  }
  const rows = [...text.matchAll(/^\|\s*`(?:src\/)?([\w./-]+?)\/?`\s*\|/gm)].map((match) => match[1] ?? '');
  const missing = [...actual].filter((folder) => !rows.includes(folder));
  const stale = rows.filter((row) => !/\.\w+$/.test(row) && !actual.has(row));
  return [
    ...missing.map((folder) => ({ path, line: 1, message: `the table lacks the row \`${folder}\`` })),
    ...stale.map((row) => ({ path, line: 1, message: `the table has \`${row}\`, which does not exist` })),
  ];
}

/** Methods of `this.add` that Phaser has and a build without their factory has not. */
const PHASER_OBJECTS =
  /\.\s*add\s*\.\s*(arc|bitmapText|blitter|captureFrame|circle|container|curve|dom|dynamicBitmapText|ellipse|extern|follower|gradient|graphics|grid|group|image|isobox|isotriangle|layer|line|mesh2d|nineslice|noise|particles|pointlight|polygon|rectangle|renderTexture|rope|shader|sprite|spriteGPULayer|stamp|star|text|tileSprite|triangle|video|zone)\s*\(/g;

/** What the scenes create is in the part of Phaser that ships; the types cannot tell. */
function phaserParts(files: Files): Finding[] {
  const entry = files['src/scenes/phaserCustom.cjs'];
  if (entry === undefined) return [];
  const shipped = new Set([...entry.matchAll(/\/(\w+)Factory'/g)].map((match) => (match[1] ?? '').toLowerCase()));
  if (shipped.has('arc')) shipped.add('circle');
  const found: Finding[] = [];
  for (const [path, text] of Object.entries(files)) {
    if (!path.startsWith('src/scenes/') || !isCode(path)) continue;
    const { code } = scan(text, path.endsWith('.tsx'));
    for (const match of code.matchAll(PHASER_OBJECTS)) {
      if (shipped.has((match[1] ?? '').toLowerCase())) continue;
      const line = code.slice(0, match.index).split('\n').length;
      found.push({ path, line, message: `add.${match[1]}: its factory is not in phaserCustom.cjs` });
    }
  }
  return found;
}

export const RULES = {
  layers,
  'sim-door': simDoor,
  packages,
  extensions,
  cycles: importCycles,
  'file-length': fileLength,
  'sim-purity': simPurity,
  folders,
  messages,
  readme,
  'phaser-parts': phaserParts,
} satisfies Record<string, Rule>;

export function violations(files: Files): Violation[] {
  return Object.entries(RULES).flatMap(([rule, find]) => find(files).map((finding) => ({ rule, ...finding })));
}
