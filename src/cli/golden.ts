/** `sim golden [--write]`: the recorded games of tests/replays. Without --write they are verified, with it recorded again. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { botById } from '../bots/index.ts';
import { play } from '../bots/play.ts';
import { readRunFile, writeRunFile } from '../persistence/runFile.ts';
import { recordOf, RULES_VERSION, verifyRecord } from '../sim/index.ts';
import type { Catalog } from '../sim/index.ts';
import { loadBaseCatalog, projectRoot } from './packFiles.ts';

export interface Golden {
  scenario: string;
  bot: string;
  seed: number;
  days: number; // most that is recorded
}

export const GOLDENS: readonly Golden[] = [
  { scenario: 'first-rack', bot: 'baseline', seed: 1, days: 120 },
  { scenario: 'in-unison', bot: 'baseline', seed: 1, days: 20 },
  { scenario: 'keep-it-cool', bot: 'baseline', seed: 1, days: 14 },
  { scenario: 'riverbend-100k', bot: 'baseline', seed: 1, days: 90 },
];

export function goldenPath(golden: Golden): string {
  return path.join(projectRoot, 'tests/replays', `${golden.scenario}-${golden.bot}-${golden.seed}.gwrun`);
}

/** What is wrong with a golden, in words; null when it still plays as recorded. */
export function goldenProblem(golden: Golden, catalog: Catalog): string | null {
  const file = goldenPath(golden);
  if (!existsSync(file)) return `${path.basename(file)} is missing`;
  const { record } = readRunFile(readFileSync(file));
  if (record.rulesVersion !== RULES_VERSION) return `recorded with rules ${record.rulesVersion}, these are ${RULES_VERSION}`;
  if (record.contentHash !== catalog.contentHash) return 'recorded with other content: npm run -s sim -- golden --write';
  const result = verifyRecord(record, catalog);
  if (result.verdict === 'differs') return `differs at hour ${result.hour} in ${result.slice}: ${result.detail}`;
  return result.verdict === 'verified' ? null : result.detail;
}

function rerecord(golden: Golden, catalog: Catalog): void {
  const bot = botById(golden.bot);
  if (!bot) throw new Error(`no bot ${golden.bot}`);
  const { game } = play(catalog, golden.scenario, golden.seed, bot, { maxHours: golden.days * 24, recorded: true });
  mkdirSync(path.dirname(goldenPath(golden)), { recursive: true });
  writeFileSync(goldenPath(golden), writeRunFile(recordOf(game), catalog.scenarios[golden.scenario]?.labName ?? ''));
}

export async function main(argv: string[]): Promise<number> {
  if (argv.length > 1 || (argv.length === 1 && argv[0] !== '--write')) {
    process.stderr.write('usage: sim golden [--write]\n');
    return 2;
  }
  const catalog = loadBaseCatalog();
  let failed = 0;
  for (const golden of GOLDENS) {
    if (argv[0] === '--write') rerecord(golden, catalog);
    const problem = goldenProblem(golden, catalog);
    if (problem) failed++;
    process.stdout.write(`${path.relative(projectRoot, goldenPath(golden))}: ${problem ?? 'verified'}\n`);
  }
  return failed === 0 ? 0 : 1;
}
