/** Explanations of debt: what lenders advance, what they ask for it, what they test. */
import type { FinanceConstants } from '../world/catalogConstants.ts';
import type { SourceRef } from '../world/catalogCommon.ts';
import type { LoanDef } from '../world/catalogCompany.ts';
import type { SimContext } from '../world/context.ts';
import type { Explained } from '../world/explained.ts';
import { MONTH_DAYS } from '../rules/calendarMoney.ts';
import { runningCents } from '../rules/covenants.ts';
import {
  backingCents, contractRatio, contractSeen, equityOwedCents, loanCapacityCents, loanRate, marketPrice, moodSpread, pledgeCents, pledgedGpus, termsOf,
  lenderMemoryDays, lenderTrustRatio,
} from '../rules/debt.ts';
import { debtServiceCents, totalOwedCents } from '../rules/finance.ts';
import { explained, leaf, type ExplainParams, type ExplainTable } from './types.ts';

function constant({ catalog }: SimContext, field: keyof FinanceConstants): { source: SourceRef | null } {
  return { source: catalog.constants.sources[`finance.${field}`] ?? null };
}

function loanOf({ catalog }: SimContext, params: ExplainParams): LoanDef | null {
  const id = String(params['loan']);
  return Object.hasOwn(catalog.loans, id) ? catalog.loans[id] ?? null : null;
}

/** Rate of a new loan: the market's parts, or base + (spread + mood) x contract. `loan` is the kind, `cents` the sum asked for. */
function rateOfLoan(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const def = loanOf(context, params);
  if (!def) return explained('finance.loanRate', null, 'ratio', 'sum', []);
  const asked = Number(params['cents']);
  const cents = Number.isFinite(asked) ? Math.max(0, asked) : 0;
  const own = leaf('finance.spread', def.spread, 'ratio', { source: def.sources['spread'] ?? null });
  const mood = leaf('finance.moodSpread', moodSpread(world, catalog), 'ratio', constant(context, 'moodSpreadWeight'));
  const price = marketPrice(world, catalog, def, cents);
  const raise = { raise: ['raise.product'] };
  if (price) {
    const market = Object.values(catalog.lendingMarkets)[0];
    const contract = contractSeen(world, catalog, def, cents);
    return explained('finance.loanRate', loanRate(world, catalog, def, cents), 'ratio', 'sum', [
      leaf('finance.baseRate', price.baseRate, 'ratio', { source: market?.sources['baseRateByYear'] ?? null }),
      leaf('finance.contractRate', price.contractSpread, 'ratio', { params: { rating: contract?.rating ?? '' }, source: contract?.sources['spread'] ?? null }),
      leaf('finance.borrowerRate', price.borrowerSpread, 'ratio', { source: catalog.borrowers['lab']?.sources['addSpread'] ?? null }),
      leaf('finance.noveltyRate', price.noveltySpread, 'ratio', { source: market?.sources['noveltySpreadByYear'] ?? null }),
      own, mood,
    ], raise);
  }
  const contract = contractRatio(world, catalog, cents);
  const asks = def.spread + moodSpread(world, catalog);
  return explained('finance.loanRate', loanRate(world, catalog, def, cents), 'ratio', 'sum', [
    leaf('finance.baseRate', def.baseRate ?? 0, 'ratio', { source: def.sources['baseRate'] ?? null }),
    explained('finance.spreadNow', asks * contract, 'ratio', 'product', [
      explained('finance.marketSpread', asks, 'ratio', 'sum', [own, mood]),
      leaf('finance.contractSpread', contract, 'factor', constant(context, 'contractSpreadRelief')),
    ]),
  ], raise);
}

/** What a lender would still advance. `loan` is the kind. */
function capacityOfLoan(context: SimContext, params: ExplainParams): Explained {
  const { world, catalog } = context;
  const def = loanOf(context, params);
  if (!def) return explained('finance.loanCapacity', null, 'cents', 'difference', []);
  const value = backingCents(world, catalog, def);
  const trust = lenderTrustRatio(world, catalog);
  const memory = leaf('finance.lenderTrust', trust, 'ratio', { params: { lost: world.finance.lenderLossRatio, days: Math.ceil(lenderMemoryDays(world, catalog)) }, ...constant(context, 'lenderMemoryDays') });
  const advance = leaf('finance.advanceRatio', def.advanceRatio, 'ratio', { source: def.sources['advanceRatio'] ?? null });
  let pledged = 0;
  for (const { accelerator } of world.compute.stock) pledged += pledgedGpus(world, accelerator);
  const backed = termsOf(def).backing === 'equity' ? leaf('finance.equityPaid', value, 'cents') : leaf('finance.collateral', value, 'cents', { params: { pledged } });
  return explained('finance.loanCapacity', loanCapacityCents(world, catalog, def), 'cents', 'difference', [
    explained('finance.advance', Math.floor(value * def.advanceRatio * trust), 'cents', 'product', trust < 1 ? [backed, advance, memory] : [backed, advance]),
    leaf('finance.owed', equityOwedCents(world, catalog, def), 'cents'),
  ], { raise: ['raise.moreGpus', 'raise.repay'] });
}

/** One test of a lender today. `loan` is the loan's id, `covenant` the test. */
function covenant({ world, catalog }: SimContext, params: ExplainParams): Explained {
  const loan = world.finance.loans.find((entry) => entry.id === Number(params['loan']));
  const id = String(params['covenant']);
  const owed = leaf('finance.loanOwed', loan?.owedCents ?? 0, 'cents');
  const name = `finance.covenant.${id}`;
  if (!loan) return explained('finance.covenant.ltv', null, 'ratio', 'ratio', []);
  const found = loan.covenants.find((reading) => reading.id === id);
  if (!found) return explained('finance.covenant.ltv', null, 'ratio', 'ratio', []);
  const value = found.value;
  switch (found.id) {
    case 'min-cash': return explained(name, value, 'ratio', 'ratio', [leaf('finance.cash', world.finance.balances.cash, 'cents'), owed]);
    case 'ltv': return explained(name, value, 'ratio', 'ratio', [owed, leaf('finance.pledge', pledgeCents(world, catalog, loan.pledges), 'cents')]);
    case 'cover': return explained(name, value, 'factor', 'ratio', [
      explained('finance.beforeDebt', world.finance.revenueCentsPerDay * MONTH_DAYS - runningCents(world.finance), 'centsPerMonth', 'difference', [
        leaf('finance.revenueSmoothed', world.finance.revenueCentsPerDay * MONTH_DAYS, 'centsPerMonth'),
        leaf('finance.runningCosts', runningCents(world.finance), 'centsPerMonth'),
      ]),
      leaf('finance.debtMonth', debtServiceCents(world.finance), 'centsPerMonth'),
    ]);
  }
}

/** What the lab has promised to pay for years: debt, leases. */
function owed({ world, catalog }: SimContext): Explained {
  return explained('finance.totalOwed', totalOwedCents(world.finance), 'cents', 'sum', world.finance.loans.map((loan) =>
    leaf('finance.owedOn', loan.owedCents, 'cents', { params: { loan: `@${catalog.loans[loan.def]?.name ?? loan.def}` } })), { raise: ['raise.repay'] });
}

export const debtExplanations: ExplainTable = {
  'finance.loanRate': rateOfLoan, 'finance.loanCapacity': capacityOfLoan, 'finance.covenant': covenant, 'finance.totalOwed': owed,
};
