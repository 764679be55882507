/** What a term sheet does to the cap table: pool topped up before the money, new shares, anti-dilution of earlier preferred shares. One function for order, forecast and page. */
import type { FinanceConstants } from '../../world/catalogConstants.ts';
import type { FinanceState } from '../../world/company.ts';
import type { Holder, Round, TermSheet } from '../../world/equity.ts';
import { commonHolder } from './newEquity.ts';

const BASIS_POINTS = 10_000;

export interface CapAfter {
  holders: Holder[];
  newShares: number; // to the investor at signing
  trancheShares: number; // later, when the milestone is met
  paidCents: number; // at signing
  trancheCents: number;
  poolShares: number; // added to the pool before the money
  adjustedShares: number; // given to earlier investors by anti-dilution
  priceCents: number; // per share
}

export function sharesOf(holders: readonly Holder[]): number {
  let shares = 0;
  for (const holder of holders) shares += holder.shares;
  return shares;
}

/** Shares of the pool not granted yet. `grantedBp` counts options in basis points of the whole lab. */
export function freePoolShares(holders: readonly Holder[], grantedBp: number): number {
  let pool = 0;
  for (const holder of holders) if (holder.name === 'pool') pool += holder.shares;
  return Math.max(0, Math.floor(pool - sharesOf(holders) * grantedBp / BASIS_POINTS));
}

/**
 * Whole shares to add to the pool so that what is free is `ratio` of all shares after `raiseOverPre` of new money, priced on `sharesAtOpen` and on the addition:
 * free + P = r (T + P + n (S + P)).
 */
export function poolTopUp(total: number, free: number, ratio: number, raiseOverPre = 0, sharesAtOpen = 0): number {
  const rest = 1 - ratio * (1 + raiseOverPre);
  if (!(ratio > 0) || rest <= 0) return 0;
  return Math.max(0, Math.ceil((ratio * (total + raiseOverPre * sharesAtOpen) - free) / rest));
}

/**
 * Broad-based weighted average: shares of an earlier investor, bought at `priceCents`, when `newShares` are issued for `paidCents` below that price.
 * Conversion price * (A + paid/price)/(A + newShares), A = shares before. The usual clause of venture charters (NVCA model documents).
 */
export function antiDilutedShares(shares: number, priceCents: number, before: number, paidCents: number, newShares: number): number {
  if (!(newShares > 0) || paidCents / newShares >= priceCents) return shares;
  return Math.floor(shares * ((before + newShares) / (before + paidCents / priceCents)));
}

/** Adds shares to the pool; a lab that never had one gets it. */
export function addPool(holders: Holder[], shares: number): void {
  const pool = holders.find((holder) => holder.name === 'pool');
  if (pool) pool.shares += shares;
  else if (shares > 0) holders.push(commonHolder('pool', shares, 0));
}

/** The cap table after a sheet is signed. Earlier rounds' preferred shares are adjusted when the price is below theirs; those of this round are not. */
export function capAfterSheet(finance: FinanceState, grantedBp: number, round: Round, sheet: TermSheet): CapAfter {
  const holders = finance.holders.map((holder) => ({ ...holder }));
  const total = sharesOf(holders);
  const raiseOverPre = sheet.preMoneyCents > 0 ? sheet.raiseCents / sheet.preMoneyCents : 0;
  const poolShares = poolTopUp(total, freePoolShares(holders, grantedBp), sheet.poolRatio, raiseOverPre, round.sharesAtOpen);
  addPool(holders, poolShares);
  const priceCents = sheet.preMoneyCents / Math.max(1, round.sharesAtOpen + poolShares);
  const trancheCents = sheet.milestone ? Math.floor(sheet.raiseCents * sheet.milestone.ratio) : 0;
  const paidCents = sheet.raiseCents - trancheCents;
  const newShares = priceCents > 0 ? Math.floor(paidCents / priceCents) : 0;
  const trancheShares = priceCents > 0 ? Math.floor(trancheCents / priceCents) : 0;
  const suffix = `#${finance.roundsClosed + 1}`;
  let adjustedShares = 0;
  for (const holder of holders) {
    if (holder.preferenceMultiple <= 0 || holder.shares <= 0 || holder.name.endsWith(suffix)) continue;
    const adjusted = antiDilutedShares(holder.shares, holder.investedCents / holder.shares, total + poolShares, paidCents, newShares);
    adjustedShares += adjusted - holder.shares;
    holder.shares = adjusted;
  }
  holders.push({
    name: sheet.investor + suffix, shares: newShares, investedCents: paidCents, preferenceMultiple: sheet.preferenceMultiple, participating: sheet.participating,
    proRata: sheet.proRata, infoRights: sheet.infoRights, seats: sheet.boardSeats,
  });
  return { holders, newShares, trancheShares, paidCents, trancheCents, poolShares, adjustedShares, priceCents };
}

/** Founder's votes over all votes; founder shares carry founderVotes each. `laterShares`: still to be issued to others. */
export function voteRatioOf(holders: readonly Holder[], constants: FinanceConstants, laterShares = 0): number {
  let founder = 0;
  let others = laterShares;
  for (const holder of holders) {
    if (holder.name === 'founder') founder += holder.shares * constants.founderVotes;
    else others += holder.shares;
  }
  return founder + others > 0 ? founder / (founder + others) : 0;
}
