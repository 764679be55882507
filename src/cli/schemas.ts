/** npm run -s schemas [-- --check]: the schemas that editors use, and the lists of files by which the browser fetches packs. */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { publishedSchemas } from '../content/jsonSchema.ts';
import { contentFolder, packPaths, projectRoot } from './packFiles.ts';

const schemaFolder = path.join(contentFolder, 'schemas');

/** File → what it must hold. */
export function generatedFiles(): Map<string, string> {
  const files = new Map<string, string>();
  const put = (file: string, value: unknown): void => void files.set(file, `${JSON.stringify(value, null, 2)}\n`);
  for (const [name, schema] of Object.entries(publishedSchemas())) put(path.join(schemaFolder, name), schema);
  const packsFolder = path.join(contentFolder, 'packs');
  const packs = existsSync(packsFolder) ? readdirSync(packsFolder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort() : [];
  for (const folder of ['base', ...packs.map((pack) => `packs/${pack}`)]) {
    const full = path.join(contentFolder, folder);
    put(path.join(full, 'index.json'), { pack: path.basename(folder), files: packPaths(full) });
  }
  put(path.join(packsFolder, 'index.json'), { packs });
  return files;
}

/** Files that are missing, old, or left over. */
export function staleFiles(): string[] {
  const wanted = generatedFiles();
  const stale = [...wanted].filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text).map(([file]) => file);
  return [...stale, ...leftOver(wanted)].map((file) => path.relative(projectRoot, file));
}

function leftOver(wanted: ReadonlyMap<string, string>): string[] {
  if (!existsSync(schemaFolder)) return [];
  return readdirSync(schemaFolder).map((name) => path.join(schemaFolder, name)).filter((file) => !wanted.has(file));
}

export async function main(argv: string[]): Promise<number> {
  const check = argv.includes('--check');
  if (argv.some((word) => word !== '--check')) {
    console.error('usage: npm run -s schemas [-- --check]');
    return 2;
  }
  const stale = staleFiles();
  if (check) {
    for (const file of stale) console.error(`stale: ${file}`);
    if (stale.length > 0) console.error('run: npm run -s schemas');
    return stale.length > 0 ? 1 : 0;
  }
  const wanted = generatedFiles();
  mkdirSync(schemaFolder, { recursive: true });
  for (const file of leftOver(wanted)) rmSync(file);
  for (const [file, text] of wanted) writeFileSync(file, text);
  console.log(stale.length === 0 ? 'up to date' : `written: ${stale.join(', ')}`);
  return 0;
}
