/** What equity does to people and to credibility: down rounds, shares under water. */
import { clamp } from '../../core/maths.ts';
import type { Catalog } from '../../world/catalog.ts';
import type { World } from '../../world/world.ts';
import { valuationParts } from '../valuation.ts';
import { sharesOf } from './dilution.ts';
import { exitWaterfall } from './exit.ts';

/** What a sale at the fair value would leave for shareholders, cents: debt is paid first. */
export function exitProceedsCents(world: World, catalog: Catalog): number {
  return Math.max(0, Math.floor(valuationParts(world, catalog).fairCents + world.finance.balances.debt)); // debt is a credit: negative
}

/** Share of the last round's price that staff would get for their shares in a sale at the fair value, 0..1; 1 before any round. */
export function staffWorthRatio(world: World, catalog: Catalog): number {
  const { holders, equity } = world.finance;
  const pool = holders.findIndex((holder) => holder.name === 'pool');
  const shares = holders[pool]?.shares ?? 0;
  if (equity.lastPriceCents <= 0 || shares <= 0 || sharesOf(holders) <= 0) return 1;
  const part = exitWaterfall(holders, exitProceedsCents(world, catalog))[pool]!;
  return clamp((part.preferenceCents + part.commonCents) / (shares * equity.lastPriceCents), 0, 1);
}
