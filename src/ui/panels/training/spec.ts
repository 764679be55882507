/** A run that is being thought about. */
import type { RunInput } from '../../../sim/index.ts';

export interface Spec extends RunInput { name: string }

/** What the engine's planner is asked: the name is no part of it. */
export function inputOf(spec: Spec): RunInput {
  const input: RunInput & { name?: string } = { ...spec };
  delete input.name;
  return input;
}

/** Only what was chosen: the rest is the planner's. */
export function chosenOf({ precision, batchTokens, tensor, pipeline }: Spec): { precision?: 'bf16' | 'fp8'; batchTokens?: number; tensor?: number; pipeline?: number } {
  return {
    ...(precision === 'fp8' ? { precision } : {}), ...(batchTokens ? { batchTokens } : {}), ...(tensor ? { tensor } : {}), ...(pipeline ? { pipeline } : {}),
  };
}
