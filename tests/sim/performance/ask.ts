/** Asks the calculator `training` of the base content, as the command line does. */
import { loadBaseCatalog } from '../../../src/cli/packFiles.ts';
import { calculate } from '../../../src/sim/rules/calc/calculate.ts';
import { training } from '../../../src/sim/rules/calc/training.ts';
import type { CalcRefusal, CalcResult } from '../../../src/sim/rules/calc/types.ts';

export const catalog = loadBaseCatalog();

export interface TrainingSpec {
  accelerator: string;
  gpus: number;
  precision: string;
  params: number;
  sequenceLength: number;
  [field: string]: number | string | undefined;
}

export function ask(spec: TrainingSpec): CalcResult {
  const given = calculate(training, spec, catalog);
  if (given.state !== 'done') throw new Error(JSON.stringify(given));
  return given.result;
}

export function number(result: CalcResult, output: string): number {
  const value = result[output];
  if (typeof value !== 'number') throw new Error(`no number ${output}`);
  return value;
}

export function term(result: CalcResult, id: string): number {
  const value = result.terms.find((entry) => entry.id === id)?.value;
  if (typeof value !== 'number') throw new Error(`no term ${id}`);
  return value;
}

export function planOf(result: CalcResult): Record<string, number> {
  return result['plan'] as Record<string, number>;
}

export function refusals(spec: TrainingSpec): readonly CalcRefusal[] {
  const given = calculate(training, spec, catalog);
  if (given.state === 'refused') return given.refused;
  if (given.state === 'conflict') return given.conflicts;
  throw new Error(`not refused: ${given.state}`);
}

export const llama: TrainingSpec = {
  accelerator: 'h100', gpus: 16_384, precision: 'bf16', params: 405e9, sequenceLength: 8192, tokens: 15.6e12, globalBatchTokens: 16.8e6, softwareYear: 2024,
};
