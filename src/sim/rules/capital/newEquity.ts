/** Equity on day 0: nobody remembers anything, nothing was promised. */
import type { EquityState, Holder, InvestorMemory } from '../../world/equity.ts';

export function newEquity(): EquityState {
  return {
    memory: {}, milestones: [], missed: 0, relied: [], lastPriceCents: 0, downRounds: 0, lastDownRound: 0, moodDeviation: 0, doubtMonths: 0, ousted: false, lastSecondaryS: -1, staffSoldShares: 0, sellersCents: 0,
  };
}

/** A holder of common shares. */
export function commonHolder(name: string, shares: number, investedCents: number): Holder {
  return { name, shares, investedCents, preferenceMultiple: 0, participating: false, proRata: false, infoRights: false, seats: 0 };
}

/** What an investor remembers, written on first use. */
export function memoryOf(equity: EquityState, investor: string): InvestorMemory {
  return (equity.memory[investor] ??= { kept: 0, broken: 0, refused: 0, priceCents: 0, asks: 0 });
}
