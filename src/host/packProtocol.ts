/** Messages between the page and the worker that reads packs and blueprints of strangers. Plain data only. */
import type { ReadBlueprints } from '../content/blueprintReader.ts';
import type { Diagnostic } from '../content/diagnostics.ts';
import type { OwnPack, OwnResult } from '../content/loadOwn.ts';
import type { RawFile, Taken } from '../content/packIntake.ts';
import type { PackSummary } from '../content/packSummary.ts';
import type { PackFile } from '../content/parse.ts';
import type { Catalog } from '../sim/index.ts';

/** Name of the worker: the same file as the engine's. */
export const PACK_WORKER = 'gigawatt-packs';

export type PackQuestion =
  | { type: 'zip'; source: string; bytes: Uint8Array }
  | { type: 'files'; source: string; files: readonly RawFile[] }
  | { type: 'check'; base: readonly PackFile[]; packs: readonly OwnPack[]; on: readonly string[]; gameVersion: string }
  | { type: 'load'; base: readonly PackFile[]; packs: readonly OwnPack[]; gameVersion: string }
  | { type: 'blueprints'; name: string; text: string; catalog: Catalog }
  | { type: 'base'; base: readonly PackFile[] };

/** `diagnostics`: what is wrong with it, beside those that are on and what it needs. */
export interface CheckedPack {
  summary: PackSummary;
  diagnostics: Diagnostic[];
}

/** The game with packs of the player's own. */
export interface LoadedPacks extends OwnResult {
  titles: Record<string, string>; // of each pack asked about
}

export interface PackAnswers {
  zip: Taken;
  files: Taken;
  check: CheckedPack[];
  load: LoadedPacks;
  blueprints: ReadBlueprints;
  base: PackSummary;
}
export type PackAnswerTo<Q extends PackQuestion> = PackAnswers[Q['type']];

export type ToPacks = { id: number; question: PackQuestion };
export type FromPacks = { id: number; value: unknown } | { id: number; failed: string };
