/**
 * A game in progress and its recording. Session = content hash + scenario + settings + seed + command log + checkpoints; saves, replays,
 * class results and bug reports are all views of it.
 */
import { DAY_S } from '../core/calendar.ts';
import { decode, encode } from '../core/snapshot.ts';
import type { Command } from '../commands/types.ts';
import { completeSettings, settingProblems, settingText, settledCatalog } from '../rules/settings.ts';
import { writeWaterfall } from '../rules/waterfall.ts';
import type { Catalog, PackRef } from '../world/catalog.ts';
import type { Settings } from '../world/catalogOptions.ts';
import type { SimContext } from '../world/context.ts';
import { RULES_VERSION, SCHEMA_VERSION, type World } from '../world/world.ts';
import { stepGoalsAfterOrder } from '../systems/goals/step.ts';
import { advance } from './advance.ts';
import { createDerived } from './derived.ts';
import { execute, type Verdict } from './execute.ts';
import { hashWorld } from './hashWorld.ts';
import { newWorld } from './newWorld.ts';

export interface LoggedCommand {
  atS: number;
  command: Command;
}

export interface Checkpoint {
  atS: number;
  hash: string;
  slices: Record<string, string>;
}

/** Everything that a file needs to prove a run. Plain JSON. */
export interface SessionRecord {
  rulesVersion: number;
  contentHash: string;
  packs: PackRef[];
  scenario: string;
  seed: number;
  settings?: Settings; // of scenarios with options, all of them
  log: LoggedCommand[];
  checkpoints: Checkpoint[]; // one a day, and one at `endS`
  endS: number;
  outcome: World['outcome'];
  score: number;
}

export interface Game {
  context: SimContext;
  log: LoggedCommand[];
  checkpoints: Checkpoint[];
}

/** Most orders a session may hold: a run by hand has hundreds, a bot's thousands. */
export const MAX_LOG = 200_000;

/** Starts a scenario; settings that are not given take their defaults. Throws with what is wrong about the scenario, the seed or a setting. */
export function newGame(given: Catalog, scenario: string, seed: number, settings: Settings = {}): Game {
  const def = Object.hasOwn(given.scenarios, scenario) ? given.scenarios[scenario] : undefined;
  const [problem] = def ? settingProblems(def, settings) : [];
  if (problem) throw new Error(settingText(problem));
  const catalog = settledCatalog(given, scenario, settings);
  const world = newWorld(catalog, scenario, seed);
  if (def?.options) world.settings = completeSettings(def, settings);
  const context: SimContext = { world, catalog, derived: createDerived(), events: [] };
  writeWaterfall(context, world.compute.waterfall); // what is bought and delivered shows before the first hour
  return { context, log: [], checkpoints: [] };
}

/** Gives an order now, at the current step boundary. Only orders that pass are logged. */
export function order(game: Game, command: Command): Verdict {
  const verdict = execute(game.context, command);
  if (!verdict.ok) return verdict;
  game.log.push({ atS: game.context.world.timeS, command });
  writeWaterfall(game.context, game.context.world.compute.waterfall); // what was bought shows at once, also while paused
  stepGoalsAfterOrder(game.context);
  return verdict;
}

/** One step (an hour, or 10 s of an incident). Records a checkpoint at the end of each day. Returns the seconds passed. */
export function step(game: Game): number {
  const passedS = advance(game.context);
  const { world } = game.context;
  if (world.timeS % DAY_S === 0) game.checkpoints.push(checkpointOf(world));
  return passedS;
}

export function checkpointOf(world: World): Checkpoint {
  const { hash, slices } = hashWorld(world);
  return { atS: world.timeS, hash, slices };
}

/** The record of the run up to now, with a closing checkpoint; without one of a game that an error has left half way through a step. */
export function recordOf(game: Game, isBroken = false): SessionRecord {
  const { world, catalog } = game.context;
  const last = game.checkpoints[game.checkpoints.length - 1];
  const closing = isBroken ? [] : last && last.atS === world.timeS && last.hash === hashWorld(world).hash ? [] : [checkpointOf(world)];
  const earlier = closing.length > 0 && last && last.atS === world.timeS ? game.checkpoints.slice(0, -1) : game.checkpoints;
  return {
    rulesVersion: RULES_VERSION, contentHash: world.contentHash, packs: catalog.packs, scenario: world.scenario, seed: world.seed,
    ...(world.settings ? { settings: { ...world.settings } } : {}), log: game.log.slice(), checkpoints: [...earlier, ...closing], endS: world.timeS, outcome: { ...world.outcome }, score: world.score,
  };
}

/** Binary snapshot of a game: world, log and checkpoints. Deterministic bytes. */
export function saveGame(game: Game): Uint8Array {
  return encode({ world: game.context.world, log: game.log, checkpoints: game.checkpoints });
}

export class LoadError extends Error {
  constructor(readonly code: 'damaged' | 'other-rules' | 'other-content' | 'no-scenario', message: string) {
    super(message);
    this.name = 'LoadError';
  }
}

/** Restores a game from `saveGame` bytes. Throws LoadError; nothing else is changed. */
export function loadGame(bytes: Uint8Array, catalog: Catalog): Game {
  let value: { world: World; log: LoggedCommand[]; checkpoints: Checkpoint[] };
  try {
    value = decode(bytes) as typeof value;
  } catch (error) {
    throw new LoadError('damaged', `the save is damaged: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { world } = value;
  if (!world || typeof world !== 'object' || typeof world.timeS !== 'number' || !Array.isArray(value.log)) throw new LoadError('damaged', 'the save holds no game');
  if (world.rulesVersion !== RULES_VERSION || world.schemaVersion !== SCHEMA_VERSION) {
    throw new LoadError('other-rules', `the save was made with rules ${world.rulesVersion}, this is ${RULES_VERSION}`);
  }
  if (world.contentHash !== catalog.contentHash) throw new LoadError('other-content', `the save was made with content ${world.contentHash}, this is ${catalog.contentHash}`);
  if (!catalog.scenarios[world.scenario]) throw new LoadError('no-scenario', `scenario ${world.scenario} is not installed`);
  const [problem] = settingProblems(catalog.scenarios[world.scenario]!, world.settings);
  if (problem) throw new LoadError('damaged', `the save is damaged: ${settingText(problem)}`);
  return { context: { world, catalog: settledCatalog(catalog, world.scenario, world.settings), derived: createDerived(), events: [] }, log: value.log, checkpoints: value.checkpoints };
}
