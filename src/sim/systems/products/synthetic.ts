/** Idle serving GPUs write training data, up to what is worth having. */
import { holdingOf, scenarioData } from '../../rules/products/data.ts';
import type { StepContext } from '../../world/context.ts';

export function synthesise({ world, catalog, stepS }: StepContext, tokensPerS: number): void {
  const def = scenarioData(world, catalog).find((entry) => entry.kind === 'synthetic');
  if (!def) return;
  let holding = holdingOf(world, def.id);
  if (!holding) world.compute.offering.data.push(holding = { source: def.id, tokens: 0, readyS: world.timeS });
  holding.tokens = Math.min(def.tokens, holding.tokens + tokensPerS * stepS);
}
