/** The end of a round and its scars: a price below the last round's hurts staff and credibility. Used by the hour and by the order. */
import { clamp } from '../../core/maths.ts';
import type { SimContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { endRound, priceFall } from '../rounds.ts';

export function closeRound(context: SimContext): void {
  const { world, catalog } = context;
  const { downRoundLeastRatio, downRoundStaff, downRoundCredibility } = catalog.constants.equity;
  const fall = priceFall(world.finance);
  endRound(world);
  if (fall <= downRoundLeastRatio) return;
  const { gauges } = world.affairs;
  gauges.staff = clamp(gauges.staff - downRoundStaff * fall, 0, 1);
  gauges.credibility = clamp(gauges.credibility - downRoundCredibility * fall, 0, 1);
  world.finance.equity.downRounds++;
  emit(context, 'round.down', 'bad', { fall }, { panel: 'capital' });
}
