/** Keeps promises to investors: those with a right to their share of a round get it while the founder keeps control. */
import { founderVoteRatio } from '../../sim/index.ts';
import type { SimContext } from '../../sim/index.ts';
import type { BotHands } from '../bot.ts';

/** `leastVotes`: of the founder, below which nothing more is sold. */
export function honourRights({ world, catalog }: SimContext, hands: BotHands, leastVotes: number): void {
  for (const { investor, cents } of [...(world.finance.round?.rights ?? [])]) {
    const price = world.finance.round?.priceCents ?? 0;
    if (price > 0 && founderVoteRatio(world, catalog, Math.floor(cents / price)) >= leastVotes) hands.order({ type: 'finance.honourProRata', investor });
  }
}
