/** `replay verify FILE`: re-simulates a run file. Says *verified* with the score (exit 0), or where it differs (exit 1). */
import { readFileSync } from 'node:fs';
import { FileError } from '../persistence/fileError.ts';
import { readRunFile } from '../persistence/runFile.ts';
import { verifyRecord, type Settings } from '../sim/index.ts';
import { loadBaseCatalog } from './packFiles.ts';

export async function main(argv: string[]): Promise<number> {
  if (argv[0] !== 'verify' || argv.length !== 2) {
    process.stderr.write('usage: replay verify FILE\n');
    return 2;
  }
  const path = argv[1]!;
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (error) {
    process.stderr.write(`replay: cannot read ${path}: ${error instanceof Error ? error.message : String(error)}\n`);
    return 2;
  }
  try {
    const { record } = readRunFile(bytes);
    const result = verifyRecord(record, loadBaseCatalog());
    if (result.verdict === 'verified') {
      process.stdout.write(`verified: ${record.scenario}, seed ${record.seed}${settingsText(record.settings)}, ${result.outcome} after ${result.hours} hours, score ${result.score}, hash ${result.hash}\n`);
      return 0;
    }
    if (result.verdict === 'differs') process.stdout.write(`differs at hour ${result.hour} in ${result.slice}: ${result.detail}\n`);
    else process.stdout.write(`other version: ${result.detail}\n`);
    return 1;
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    process.stdout.write(`not verified: ${path}: ${error.message}\n`);
    return 1;
  }
}

/** ", accelerator=h100, gpus=1000"; nothing for scenarios without settings. */
function settingsText(settings: Settings | undefined): string {
  return Object.entries(settings ?? {}).map(([id, value]) => `, ${id}=${value}`).join('');
}
