/** The end of a round and its scars: a price below the last round's hurts staff and credibility. Used by the hour and by the order. */
import type { SimContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { endRound, priceFall } from '../rounds.ts';
import { moveStanding } from '../standing.ts';

export function closeRound(context: SimContext): void {
  const { world, catalog } = context;
  const { downRoundLeastRatio, downRoundStaff, downRoundCredibility } = catalog.constants.equity;
  const fall = priceFall(world.finance);
  endRound(world);
  if (fall <= downRoundLeastRatio) return;
  moveStanding(world, 'staff', -downRoundStaff * fall, 'standing.cause.downRound');
  moveStanding(world, 'credibility', -downRoundCredibility * fall, 'standing.cause.downRound');
  world.finance.equity.downRounds++;
  world.finance.equity.lastDownRound = world.finance.roundsClosed;
  emit(context, 'round.down', 'bad', { fall }, { panel: 'capital' });
}
