/** Messages between the page and the worker that reads packs. Plain data only. */
import type { Diagnostic } from '../content/diagnostics.ts';
import type { OwnPack } from '../content/loadOwn.ts';
import type { RawFile, Taken } from '../content/packIntake.ts';
import type { PackSummary } from '../content/packSummary.ts';
import type { PackFile } from '../content/parse.ts';

/** Name of the worker: the same file as the engine's. */
export const PACK_WORKER = 'gigawatt-packs';

export type PackQuestion =
  | { type: 'zip'; source: string; bytes: Uint8Array }
  | { type: 'files'; source: string; files: readonly RawFile[] }
  | { type: 'check'; base: readonly PackFile[]; packs: readonly OwnPack[]; on: readonly string[]; gameVersion: string }
  | { type: 'base'; base: readonly PackFile[] };

/** `diagnostics`: what is wrong with it, beside those that are on and what it needs. */
export interface CheckedPack {
  summary: PackSummary;
  diagnostics: Diagnostic[];
}

export interface PackAnswers {
  zip: Taken;
  files: Taken;
  check: CheckedPack[];
  base: PackSummary;
}
export type PackAnswerTo<Q extends PackQuestion> = PackAnswers[Q['type']];

export type ToPacks = { id: number; question: PackQuestion };
export type FromPacks = { id: number; value: unknown } | { id: number; failed: string };
