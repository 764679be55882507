/** Who decides: seats on the board, what needs its consent, and how it votes about the founder. */
import type { Catalog } from '../../world/catalog.ts';
import type { World } from '../../world/world.ts';
import { founderVoteRatio, valuationParts } from '../valuation.ts';

/** Founder's seats over all seats; 1 without any. */
export function boardRatio(world: World): number {
  const { founder, investors } = world.finance.boardSeats;
  return founder + investors > 0 ? founder / (founder + investors) : 1;
}

/** Most that the founder may borrow or sell without the board, cents; Infinity while half of the seats are his. */
export function boardLimitCents(world: World, catalog: Catalog): number {
  if (boardRatio(world) >= 0.5) return Infinity;
  return Math.floor(catalog.constants.equity.bigDecisionRatio * valuationParts(world, catalog).fairCents);
}

/** Seats whose holder would vote the founder out: promises broken, a later round below the price that it paid, milestones missed, or a runway that it sees and fears. */
export function seatsAgainst(world: World, catalog: Catalog): number {
  const { holders, equity, runwayDays } = world.finance;
  const { boardMissedMost, downRoundLeastRatio } = catalog.constants.equity;
  let kept = 0;
  for (const memory of Object.values(equity.memory)) kept += memory.kept;
  const missed = equity.missed - kept > boardMissedMost;
  let against = 0;
  for (const holder of holders) {
    if (holder.seats <= 0) continue;
    const memory = equity.memory[holder.name.slice(0, holder.name.indexOf('#'))];
    const broken = memory !== undefined && memory.broken > memory.kept;
    const afraid = runwayDays < catalog.constants.equity.panicRunwayDays / 2; // who has a seat sees the books
    const burnt = memory !== undefined && Number(holder.name.slice(holder.name.indexOf('#') + 1)) < equity.lastDownRound && memory.priceCents * (1 - downRoundLeastRatio) > equity.lastPriceCents;
    if (broken || afraid || burnt || missed) against += holder.seats;
  }
  return against;
}

/** True when more seats are against the founder than the rest of the board together. Without most of the votes the founder's own seats are not his to keep. */
export function boardAgainst(world: World, catalog: Catalog): boolean {
  const { founder, investors } = world.finance.boardSeats;
  const safe = founderVoteRatio(world, catalog) >= catalog.constants.finance.controlRatio ? founder : 0;
  return seatsAgainst(world, catalog) * 2 > safe + investors;
}
