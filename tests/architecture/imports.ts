/** Finds what a file imports, and which file each relative import means. */
import { scan } from './scan.ts';

/** Path from the root of the repository, with forward slashes, to text. Binary files have an empty text. */
export type Files = Readonly<Record<string, string>>;

export interface Import {
  specifier: string;
  line: number;
  /** `url` is `new URL('./worker.ts', import.meta.url)`: another thread or an asset, not a module of this one. */
  kind: 'value' | 'type' | 'url';
}

export const isCode = (path: string): boolean => /\.(?:ts|tsx|mjs|cjs)$/.test(path);

/** In scanned code a string is its quotes with spaces between. */
const STRING = `(['"])( *)\\1`;
const PATTERNS: readonly [RegExp, Import['kind']][] = [
  [new RegExp(`(?<![.\\w$])(?:import|export)\\s+type\\b[^;'"\`=(]*?\\bfrom\\s*${STRING}`, 'dg'), 'type'],
  [new RegExp(`(?<![.\\w$])(?:import|export)\\s+(?!type\\b[^;'"\`=]*?from)[^;'"\`=(]*?\\bfrom\\s*${STRING}`, 'dg'), 'value'],
  [new RegExp(`(?<![.\\w$])import\\s*${STRING}`, 'dg'), 'value'],
  [new RegExp(`(?<![.\\w$])(?:import|require)\\s*\\(\\s*${STRING}`, 'dg'), 'value'],
  [new RegExp(`\\bnew\\s+URL\\s*\\(\\s*${STRING}\\s*,\\s*import\\.meta\\.url`, 'dg'), 'url'],
];

const cache = new Map<string, Import[]>();

export function importsOf(path: string, text: string): Import[] {
  const key = `${path}\n${text}`;
  const known = cache.get(key);
  if (known) return known;
  const { code } = scan(text, path.endsWith('.tsx'));
  const found: Import[] = [];
  for (const [pattern, kind] of PATTERNS) {
    for (const match of code.matchAll(pattern)) {
      const [start, end] = match.indices?.[2] ?? [0, 0];
      found.push({ specifier: text.slice(start, end), line: code.slice(0, start).split('\n').length, kind });
    }
  }
  cache.set(key, found);
  return found;
}

/** The file a relative specifier means, as written: `a/b.ts` + `../c.ts?url` is `c.ts`. Null for a package. */
export function targetOf(importer: string, specifier: string): string | null {
  if (!/^\.{0,2}\//.test(specifier)) return null;
  const parts = specifier.startsWith('/') ? [] : importer.split('/').slice(0, -1);
  for (const part of (specifier.split(/[?#]/)[0] ?? '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}

/** Groups of files that need each other, each in the order of the map (Tarjan). */
export function cycles(files: Files): string[][] {
  const paths = Object.keys(files).filter(isCode);
  const edges = new Map<string, string[]>();
  for (const path of paths) {
    const modules = importsOf(path, files[path] ?? '').filter(({ kind }) => kind !== 'url');
    const targets = modules.map(({ specifier }) => targetOf(path, specifier));
    edges.set(path, targets.filter((target): target is string => target !== null && target in files && isCode(target)));
  }
  const order = new Map<string, number>();
  const low = new Map<string, number>();
  const stack: string[] = [];
  const groups: string[][] = [];
  const visit = (path: string): void => {
    order.set(path, order.size);
    low.set(path, order.get(path) ?? 0);
    stack.push(path);
    for (const target of edges.get(path) ?? []) {
      if (!order.has(target)) visit(target);
      else if (!stack.includes(target)) continue;
      low.set(path, Math.min(low.get(path) ?? 0, low.get(target) ?? 0));
    }
    if (low.get(path) !== order.get(path)) return;
    const group = stack.splice(stack.indexOf(path));
    if (group.length > 1 || edges.get(path)?.includes(path)) groups.push(group);
  };
  for (const path of paths) if (!order.has(path)) visit(path);
  return groups;
}
