/** Reads this repository into the map that the rules judge. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { Files } from './imports.ts';

const root = path.resolve(import.meta.dirname, '../..');
const READ = /\.(?:ts|tsx|mjs|cjs|css|md)$/;

/** Names that git does not keep: `dist/`, `*.log`. */
function ignoredNames(): RegExp {
  const lines = readFileSync(path.join(root, '.gitignore'), 'utf8').split('\n');
  const names = [...lines, '.git', '.vscode', '.idea', '.DS_Store']
    .map((line) => line.trim().replace(/\/$/, ''))
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/[.+^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*'));
  return new RegExp(`^(?:${names.join('|')})$`);
}

export function readTree(): Files {
  const files: Record<string, string> = {};
  const ignored = ignoredNames();
  const read = (folder: string): void => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      if (ignored.test(entry.name)) continue;
      const name = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.isDirectory()) read(name);
      else files[name] = READ.test(name) ? readFileSync(path.join(root, name), 'utf8') : '';
    }
  };
  read('');
  return files;
}
