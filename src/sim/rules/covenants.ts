/** What lenders test every month, read with what it will be in 90 days if nothing is done. */
import type { Catalog } from '../world/catalog.ts';
import type { LoanDef } from '../world/catalogCompany.ts';
import type { FinanceState, Loan } from '../world/company.ts';
import type { CovenantId, CovenantReading } from '../world/debt.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS } from './calendarMoney.ts';
import { pledgeCents, termsOf } from './debt.ts';
import { debtServiceCents } from './finance.ts';

/** How far covenants are foreseen. */
const AHEAD_DAYS = 90;
const AHEAD_MONTHS = AHEAD_DAYS / MONTH_DAYS;
/** Costs that come before the lender's: without them nothing earns. */
const RUNNING = ['expense.power', 'expense.fuel', 'expense.water', 'expense.rent'] as const;

/** Whether a reading is within its limit: most for loan to value, least for the others. */
export function covenantHolds({ id, value, limit }: CovenantReading): boolean {
  return id === 'ltv' ? value <= limit : value >= limit;
}

/** Power, fuel, water and rent of the last whole month, cents; 0 in the first. */
export function runningCents(finance: FinanceState): number {
  const now = finance.months[finance.months.length - 1];
  const last = finance.months[finance.months.length - 2];
  if (!now || !last) return 0;
  let cents = 0;
  for (const id of RUNNING) cents += now.opening[id] - last.opening[id];
  return cents;
}

/** Cash flow of a month before debt over interest and repayment of all debt; null without debt service. */
export function debtCover(world: World, moreServiceCents = 0): number | null {
  const service = debtServiceCents(world.finance) + moreServiceCents;
  return service > 0 ? (world.finance.revenueCentsPerDay * MONTH_DAYS - runningCents(world.finance)) / service : null;
}

/** Owed in 90 days when nothing but what is due is paid. */
function owedAhead({ owedCents, monthsLeft }: Loan): number {
  return owedCents * Math.max(0, 1 - AHEAD_MONTHS / Math.max(1, monthsLeft));
}

/** Readings of a loan, or of one about to be taken (`moreServiceCents`: what it adds to a month). What has no reading stands at its limit: it holds. */
export function readCovenants(world: World, catalog: Catalog, def: LoanDef | undefined, loan: Loan, moreServiceCents = 0): CovenantReading[] {
  return termsOf(def).covenants.map(({ id, limit }) => ({ id, limit, ...reading(world, catalog, id, limit, loan, moreServiceCents) }));
}

function reading(world: World, catalog: Catalog, id: CovenantId, limit: number, loan: Loan, moreServiceCents: number): { value: number; forecast: number } {
  const { finance } = world;
  const ahead = owedAhead(loan);
  switch (id) {
    case 'min-cash': {
      const cashAhead = finance.balances.cash - AHEAD_DAYS * finance.burnCentsPerDay;
      return { value: loan.owedCents > 0 ? finance.balances.cash / loan.owedCents : limit, forecast: ahead > 0 ? cashAhead / ahead : limit };
    }
    case 'cover': {
      const cover = debtCover(world, moreServiceCents) ?? limit;
      return { value: cover, forecast: cover };
    }
    case 'ltv': {
      const today = pledgeCents(world, catalog, loan.pledges);
      const later = pledgeCents(world, catalog, loan.pledges, AHEAD_DAYS);
      return { value: today > 0 ? loan.owedCents / today : limit, forecast: later > 0 ? ahead / later : limit };
    }
  }
}
