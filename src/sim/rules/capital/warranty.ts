/**
 * What investors relied on. A term sheet warrants what the lab says: when a statement that raised its price proves false, or is taken back, sheets on the
 * table are priced anew and those who signed get the shares that the truth would have given them, and remember it.
 */
import type { Catalog } from '../../world/catalog.ts';
import type { SimContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import type { Reliance, TermSheet } from '../../world/equity.ts';
import type { Statement } from '../../world/reputation.ts';
import type { World } from '../../world/world.ts';
import { valuationParts } from '../valuation.ts';
import { sharesOf } from './dilution.ts';
import { memoryOf } from './newEquity.ts';

/** Statements that lift the price of a sheet written now, each with the value of the lab over that without it. */
export function reliances(world: World, catalog: Catalog): Reliance[] {
  const out: Reliance[] = [];
  for (const statement of world.reputation.statements) {
    if (statement.state !== 'open') continue;
    const cause = catalog.claims[statement.claim]?.name;
    for (const modifier of world.affairs.modifiers) {
      if (modifier.effect !== 'capital' || modifier.ratio <= 1 || modifier.cause !== cause || modifier.fromS !== statement.saidS) continue;
      const parts = valuationParts(world, catalog);
      const without = parts.fairCents - parts.storyCents * parts.mood * (1 - 1 / modifier.ratio);
      if (without > 0) out.push({ statement: statement.id, ratio: parts.fairCents / without });
    }
  }
  return out;
}

/** A sheet was signed, or a right honoured at its price: who paid, and on whose word. */
export function rely(world: World, relies: readonly Reliance[], holder: string, cents: number, priceCents: number): void {
  for (const { statement, ratio } of relies) world.finance.equity.relied.push({ statement, ratio, holder, cents, priceCents });
}

/** Price that the truth would have given: the whole lift is false when all that was new in the statement was. */
function truePrice(ratio: number, falseShare: number): number {
  return 1 / (1 + (ratio - 1) * falseShare);
}

/** A statement ended. `falseShare` of what was new in it was false: 0 = it held up, and nobody is owed anything. */
export function settleReliance(context: SimContext, statement: Statement, falseShare: number): void {
  const { world } = context;
  const { finance } = world;
  const { equity, round } = finance;
  for (const offer of round?.offers ?? []) repriceSheet(offer, statement.id, falseShare);
  for (const relied of equity.relied) {
    if (relied.statement !== statement.id || falseShare <= 0) continue;
    const price = truePrice(relied.ratio, falseShare);
    const holder = finance.holders.find((entry) => entry.name === relied.holder);
    const shares = holder ? Math.floor(relied.cents / (relied.priceCents * price)) - Math.floor(relied.cents / relied.priceCents) : 0;
    for (const milestone of equity.milestones) if (milestone.holder === relied.holder) milestone.priceCents *= price;
    const investor = investorOf(relied.holder);
    memoryOf(equity, investor).broken++;
    if (!holder || shares < 1) continue;
    const before = sharesOf(finance.holders);
    holder.shares += shares;
    world.people.grantedBp *= before / (before + shares);
    emit(context, 'round.warranty', 'bad', { investor: `@${context.catalog.investors[investor]?.name ?? investor}`, share: shares / (before + shares) }, { panel: 'capital' });
  }
  equity.relied = equity.relied.filter((entry) => entry.statement !== statement.id);
}

/** What was said proves false: everybody who holds shares reads it, also who did not pay for these words. */
export function disappoint(world: World, statement: Statement): void {
  const { holders, equity } = world.finance;
  const told = new Set(equity.relied.filter((entry) => entry.statement === statement.id).map((entry) => investorOf(entry.holder))); // they remember by their warranty
  for (const { name } of holders) {
    const investor = investorOf(name);
    if (!name.includes('#') || told.has(investor)) continue;
    told.add(investor);
    memoryOf(equity, investor).broken++;
  }
}

const investorOf = (holder: string): string => (holder.includes('#') ? holder.slice(0, holder.indexOf('#')) : holder);

function repriceSheet(offer: TermSheet, statement: number, falseShare: number): void {
  for (const { statement: id, ratio } of offer.relies) if (id === statement) offer.preMoneyCents = Math.max(1, Math.round(offer.preMoneyCents * truePrice(ratio, falseShare)));
  offer.relies = offer.relies.filter((entry) => entry.statement !== statement);
}
