/** npm run -s content -- check <pack folder> [--json]: is this pack fit for the game? -- catalog: the base game as its page reads it. */
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { diagnosticsToJson, formatDiagnostics } from '../content/format.ts';
import { builtBase } from '../content/builtBase.ts';
import { hasErrors } from '../content/diagnostics.ts';
import { baseFolder, loadForGame, readPackFolder } from './packFiles.ts';

const USAGE = 'usage: npm run -s content -- check <pack folder> [--json]\n       npm run -s content -- catalog';

/** 0 clean, 1 with errors, 2 when the arguments make no sense. */
export async function main(argv: string[]): Promise<number> {
  const json = argv.includes('--json');
  const [verb, folder, ...rest] = argv.filter((word) => word !== '--json');
  if (verb === 'catalog' && argv.length === 1) return printCatalog();
  if (verb !== 'check' || folder === undefined || rest.length > 0 || folder.startsWith('-')) return complain(USAGE);
  if (!existsSync(folder) || !statSync(folder).isDirectory()) return complain(`content: ${folder} is not a folder\n${USAGE}`);

  const isBase = path.resolve(folder) === baseFolder;
  const own = readPackFolder(folder);
  const name = path.basename(path.resolve(folder));
  if (!isBase && name === 'base') return complain('content: a folder called "base" would stand for the base game; rename it');
  const { diagnostics, entries } = loadForGame(isBase ? own : [...readPackFolder(baseFolder), ...own]);

  const folderOf = (pack: string): string => {
    if (pack !== 'base' || isBase) return path.relative(process.cwd(), path.resolve(folder)) || '.';
    return path.relative(process.cwd(), baseFolder);
  };
  if (json) process.stdout.write(diagnosticsToJson(diagnostics));
  else if (diagnostics.length > 0) console.log(formatDiagnostics(diagnostics, folderOf));
  if (hasErrors(diagnostics)) return 1;
  if (!json) console.log(`clean: ${entries} entries`);
  return 0;
}

/** What the build lays beside the page: the checked catalog of the base game, or everything that is wrong with it. */
function printCatalog(): number {
  const { catalog, diagnostics } = loadForGame(readPackFolder(baseFolder));
  process.stdout.write(JSON.stringify(builtBase(catalog, diagnostics)));
  if (!hasErrors(diagnostics)) return 0;
  return complain(formatDiagnostics(diagnostics, () => path.relative(process.cwd(), baseFolder)), 1);
}

function complain(text: string, code = 2): number {
  console.error(text);
  return code;
}
