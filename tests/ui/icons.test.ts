/** icons.ts is a copy of the shapes in lucide-static. ICONS_WRITE=name,name (or ICONS_WRITE=,) writes it again. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { ICONS } from '../../src/ui/widgets/icons.ts';

const root = path.resolve(import.meta.dirname, '../..');
const file = path.join(root, 'src/ui/widgets/icons.ts');
type Shapes = [string, Record<string, string | number>][];
const lucide = JSON.parse(readFileSync(path.join(root, 'node_modules/lucide-static/icon-nodes.json'), 'utf8')) as Record<string, Shapes>;

const key = (k: string): string => (/^[a-z]\w*$/i.test(k) ? k : `'${k}'`);
function line(name: string): string {
  const shapes = lucide[name];
  if (!shapes) throw new Error(`lucide-static has no icon "${name}"`);
  const nodes = shapes.map(([tag, attributes]) => `['${tag}', { ${Object.entries(attributes).map(([k, v]) => `${key(k)}: '${v}'`).join(', ')} }]`);
  return `  ${key(name)}: [${nodes.join(', ')}],`;
}

test('every icon is as in lucide-static', () => {
  const more = process.env['ICONS_WRITE'];
  const names = [...new Set([...Object.keys(ICONS), ...(more?.split(',').filter(Boolean) ?? [])])].sort();
  const source = readFileSync(file, 'utf8');
  const [head, tail] = [source.slice(0, source.indexOf('export const ICONS = {\n') + 23), source.slice(source.indexOf('} satisfies'))];
  const made = `${head}${names.map(line).join('\n')}\n${tail}`;
  if (more === undefined) expect(source).toBe(made);
  else writeFileSync(file, made);
});
