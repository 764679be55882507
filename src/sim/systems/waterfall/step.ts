/** What the hour's systems left of the GPUs bought, and its sum over the hours since there was anything to use. O(halls). */
import { HOUR_S } from '../../core/calendar.ts';
import { writeWaterfall } from '../../rules/waterfall.ts';
import type { StepContext } from '../../world/context.ts';

export function stepWaterfall(context: StepContext): void {
  const { waterfall, gpuHours } = context.world.compute;
  writeWaterfall(context, waterfall);
  if (waterfall.installed <= 0 && gpuHours.bought === 0) return;
  const hours = context.stepS / HOUR_S;
  gpuHours.bought += waterfall.bought * hours;
  gpuHours.useful += waterfall.useful * hours;
}
