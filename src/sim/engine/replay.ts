/** Re-simulates a record and says whether it holds, or where it first differs. What a file claims about its score is ignored. */
import type { Catalog } from '../world/catalog.ts';
import { settingProblems, settingText } from '../rules/settings.ts';
import { RULES_VERSION } from '../world/world.ts';
import { advance } from './advance.ts';
import { shapeProblem } from './execute.ts';
import { checkpointOf, MAX_LOG, newGame, order, type Game, type SessionRecord } from './session.ts';

export type ReplayResult =
  | { verdict: 'verified'; score: number; outcome: string; hours: number; hash: string }
  | { verdict: 'differs'; atS: number; hour: number; slice: string; detail: string }
  | { verdict: 'other-version'; detail: string };

/** Longest run a record may claim: 20 years. */
const MAX_END_S = 20 * 365 * 86_400;

/**
 * Runs the record from its start. `onProgress` is called with 0..1 about once per simulated week.
 * Never throws on a malformed record: that is a difference at hour 0 in slice `record`.
 */
export function verifyRecord(record: SessionRecord, catalog: Catalog, onProgress?: (ratio: number) => void): ReplayResult {
  const problem = recordProblem(record, catalog);
  if (problem) return problem;
  const game = newGame(catalog, record.scenario, record.seed, record.settings);
  let next = 0;
  let check = 0;
  while (true) {
    const { timeS } = game.context.world;
    while (next < record.log.length && record.log[next]!.atS === timeS) {
      const verdict = order(game, record.log[next]!.command);
      if (!verdict.ok) return differs(timeS, 'log', `order ${next + 1} (${record.log[next]!.command.type}) is refused: ${verdict.refusal?.id ?? 'unknown'}`);
      next++;
    }
    if (next < record.log.length && record.log[next]!.atS < timeS) return differs(record.log[next]!.atS, 'log', `order ${next + 1} is dated between steps`);
    // A day's checkpoint is taken when the day ends, before that instant's orders: the comparison below stands for it.
    if (timeS >= record.endS) break;
    advance(game.context); // checkpoints of its own would cost as much as the comparison
    game.context.events.length = 0;
    const now = game.context.world.timeS;
    while (check < record.checkpoints.length && record.checkpoints[check]!.atS === now && now < record.endS) {
      const difference = compare(game, record, check);
      if (difference) return difference;
      check++;
    }
    if (onProgress && now % 604_800 < 3_600) onProgress(Math.min(1, now / record.endS));
  }
  if (next < record.log.length) return differs(record.log[next]!.atS, 'log', 'orders are dated after the end of the run');
  const last = record.checkpoints[record.checkpoints.length - 1];
  if (!last || last.atS !== game.context.world.timeS) return differs(record.endS, 'checkpoints', 'the closing checkpoint is missing');
  const difference = compare(game, record, record.checkpoints.length - 1);
  if (difference) return difference;
  const { world } = game.context;
  return { verdict: 'verified', score: world.score, outcome: world.outcome.state, hours: Math.floor(world.timeS / 3_600), hash: checkpointOf(world).hash };
}

function compare(game: Game, record: SessionRecord, index: number): ReplayResult | null {
  const expected = record.checkpoints[index]!;
  const actual = checkpointOf(game.context.world);
  if (actual.hash === expected.hash) return null;
  for (const key of Object.keys(actual.slices)) {
    if (expected.slices?.[key] !== actual.slices[key]) return differs(expected.atS, key, `recorded ${expected.slices?.[key] ?? 'nothing'}, replayed ${actual.slices[key]}`);
  }
  return differs(expected.atS, 'hash', `recorded ${expected.hash}, replayed ${actual.hash}`);
}

function recordProblem(record: SessionRecord, catalog: Catalog): ReplayResult | null {
  if (typeof record !== 'object' || record === null || !Array.isArray(record.log) || !Array.isArray(record.checkpoints)) return differs(0, 'record', 'this is not a run');
  if (record.rulesVersion !== RULES_VERSION) return { verdict: 'other-version', detail: `recorded with rules ${record.rulesVersion}, this is ${RULES_VERSION}` };
  if (record.contentHash !== catalog.contentHash) return { verdict: 'other-version', detail: `recorded with content ${record.contentHash}, this is ${catalog.contentHash}` };
  if (!catalog.scenarios[record.scenario]) return { verdict: 'other-version', detail: `scenario ${record.scenario} is not installed` };
  const [unset] = settingProblems(catalog.scenarios[record.scenario]!, record.settings);
  if (unset) return differs(0, 'record', settingText(unset));
  if (!Number.isSafeInteger(record.seed) || record.seed < 0 || record.seed > 0xffffffff) return differs(0, 'record', 'the seed is no whole number from 0 to 4294967295');
  if (!Number.isSafeInteger(record.endS) || record.endS < 0 || record.endS > MAX_END_S) return differs(0, 'record', 'the end of the run is out of range');
  if (record.log.length > MAX_LOG) return differs(0, 'record', `more than ${MAX_LOG} orders`);
  let before = 0;
  for (let i = 0; i < record.log.length; i++) {
    const entry = record.log[i]!;
    if (typeof entry !== 'object' || entry === null || !Number.isSafeInteger(entry.atS) || entry.atS < before) return differs(0, 'record', `order ${i + 1} has no valid time`);
    const problem = shapeProblem(entry.command);
    if (problem) return differs(entry.atS, 'record', `order ${i + 1}: ${problem}`);
    before = entry.atS;
  }
  for (const checkpoint of record.checkpoints) {
    if (typeof checkpoint !== 'object' || checkpoint === null || !Number.isSafeInteger(checkpoint.atS) || typeof checkpoint.hash !== 'string') return differs(0, 'record', 'a checkpoint is malformed');
  }
  return null;
}

function differs(atS: number, slice: string, detail: string): ReplayResult {
  return { verdict: 'differs', atS, hour: Math.floor(atS / 3_600), slice, detail };
}
