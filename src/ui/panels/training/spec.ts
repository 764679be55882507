/** A run that is being thought about. */
import type { Command, CommandOf, RunInput } from '../../../sim/index.ts';

export interface Spec extends RunInput {
  name: string;
  sparsity?: number; // all parameters over active ones; 1 or absent = dense
}

/** What the engine's planner is asked: the name is no part of it. */
export function inputOf(spec: Spec): RunInput {
  const { sparsity = 1, ...named } = spec;
  const input: RunInput & { name?: string } = named;
  delete input.name;
  return sparsity > 1 ? { ...input, activeParams: input.params / sparsity } : input;
}

type Chosen = Pick<CommandOf<'train.start'> & Command, 'precision' | 'batchTokens' | 'tensor' | 'pipeline' | 'context' | 'expert' | 'activeParams' | 'contextTokens' | 'ramp' | 'leastKind'>;

/** Only what was chosen: the rest is the planner's. */
export function chosenOf(spec: Spec): Chosen {
  const { precision, batchTokens, tensor, pipeline, context, expert, activeParams, contextTokens, ramp, leastKind } = inputOf(spec);
  return {
    ...(precision === 'fp8' ? { precision } : {}), ...(batchTokens ? { batchTokens } : {}), ...(tensor ? { tensor } : {}), ...(pipeline ? { pipeline } : {}),
    ...(context ? { context } : {}), ...(expert ? { expert } : {}), ...(activeParams ? { activeParams } : {}), ...(contextTokens ? { contextTokens } : {}),
    ...(typeof ramp === 'boolean' ? { ramp } : {}), ...(leastKind ? { leastKind } : {}),
  };
}

/** The run as an explanation is asked about it. */
export function aboutOf(spec: Spec): Record<string, number | string> {
  const { ramp, ...chosen } = chosenOf(spec);
  return { site: spec.site, params: spec.params, tokens: spec.tokens, gpus: spec.gpus, checkpointS: spec.checkpointS, ...chosen, ...(ramp === undefined ? {} : { ramp: Number(ramp) }) };
}
