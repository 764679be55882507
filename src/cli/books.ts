/** `sim books FILE [--csv]`: the statements of a run file, played again to its end: as CSV, or as one JSON line. Whether the run holds is `sim verify`'s to say. */
import { readFileSync } from 'node:fs';
import { FileError } from '../persistence/fileError.ts';
import { readRunFile } from '../persistence/runFile.ts';
import { bookMonths, booksCsv, newGame, order, step, type Catalog, type Game, type SessionRecord } from '../sim/index.ts';
import { loadBaseCatalog } from './packFiles.ts';

export async function main(argv: string[]): Promise<number> {
  const csv = argv.includes('--csv');
  const paths = argv.filter((word) => word !== '--csv');
  const [path] = paths;
  if (path === undefined || paths.length !== 1 || path.startsWith('-')) {
    process.stderr.write('usage: sim books FILE [--csv]\n');
    return 2;
  }
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    process.stderr.write(`sim: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  try {
    const { finance } = played(readRunFile(bytes).record, loadBaseCatalog()).context.world;
    process.stdout.write(csv ? booksCsv(finance) : `${JSON.stringify(bookMonths(finance))}\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    process.stderr.write(`sim: ${path}: ${error.message}\n`);
    return 1;
  }
}

/** Plays the orders of a record at their times. */
function played(record: SessionRecord, catalog: Catalog): Game {
  const game = newGame(catalog, record.scenario, record.seed, record.settings);
  let next = 0;
  while (true) {
    const { timeS } = game.context.world;
    for (; next < record.log.length && record.log[next]!.atS <= timeS; next++) order(game, record.log[next]!.command);
    if (timeS >= record.endS) return game;
    step(game);
  }
}
