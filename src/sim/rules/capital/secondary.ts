/** Shares sold by holders, not by the lab: founder or staff to an investor. The lab gets nothing. */
import { DAY_S } from '../../core/calendar.ts';
import type { InvestorDef } from '../../world/catalogCompany.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { World } from '../../world/world.ts';
import { missingEvidence, totalShares, valuationParts } from '../valuation.ts';
import { freePoolShares } from './dilution.ts';
import { eagerness, priceFactor } from './eagerness.ts';

export const SELLERS = ['founder', 'staff'] as const;
export type SellerId = (typeof SELLERS)[number];

/** Shares that a seller holds: the founder's, or options granted to staff. */
export function sellerShares(world: World, seller: SellerId): number {
  const { holders } = world.finance;
  const held = holders.find((holder) => holder.name === (seller === 'founder' ? 'founder' : 'pool'))?.shares ?? 0;
  return seller === 'founder' ? held : Math.max(0, held - freePoolShares(holders, world.people.grantedBp));
}

export interface SecondaryDeal {
  buyer: InvestorDef;
  shares: number;
  cents: number;
}

/** The most eager investor whose evidence is there and whose largest cheque covers it buys below the fair price; null when nobody would. */
export function secondaryDeal(world: World, catalog: Catalog, seller: SellerId, ratio: number): SecondaryDeal | null {
  const shares = Math.floor(sellerShares(world, seller) * ratio);
  const total = totalShares(world.finance);
  if (shares < 1 || total <= 0) return null;
  const fair = shares / total * valuationParts(world, catalog).fairCents * (1 - catalog.constants.equity.secondaryDiscountRatio);
  let best: SecondaryDeal | null = null;
  let level = 0;
  for (const id of catalog.scenarios[world.scenario]?.investors ?? []) {
    const buyer = catalog.investors[id];
    if (!buyer || missingEvidence(world, catalog, buyer.needs)) continue;
    const eager = eagerness(world, catalog, buyer, null);
    const cents = Math.floor(fair * buyer.priceRatio * priceFactor(eager, catalog));
    if (eager.heat < 1 - buyer.appetite || cents < 1 || cents > buyer.maxCents || eager.level <= level) continue;
    best = { buyer, shares, cents };
    level = eager.level;
  }
  return best;
}

/** Days until holders may sell again, 0 = now. */
export function secondaryWaitDays(world: World, catalog: Catalog): number {
  const { lastSecondaryS } = world.finance.equity;
  return lastSecondaryS < 0 ? 0 : Math.max(0, catalog.constants.equity.secondaryWaitDays - (world.timeS - lastSecondaryS) / DAY_S);
}

/** What share prices gained since the grant keeps people here. That part of it is paid out: the options that are left count from nearer to today's price. */
export function payOut(world: World, ratio: number): void {
  const { cohorts, shareCents } = world.people;
  for (const cohort of cohorts) {
    if (cohort.strikeCents > 0 && cohort.strikeCents < shareCents) cohort.strikeCents += (shareCents - cohort.strikeCents) * ratio;
  }
}
