/** What the hour's systems left of the GPUs bought. O(halls). */
import { writeWaterfall } from '../../rules/waterfall.ts';
import type { StepContext } from '../../world/context.ts';

export function stepWaterfall(context: StepContext): void {
  writeWaterfall(context, context.world.compute.waterfall);
}
