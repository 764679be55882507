/** State of the lab as a company: money, race. */
import type { EquityState, Holder, Round } from './equity.ts';
import type { DebtState, MonthFlow } from './debt.ts';

export type { EquityState, Holder, PassReason, Round, TermSheet } from './equity.ts';

export const ACCOUNT_IDS = [
  'cash', 'equipment', 'construction', 'depreciation', // assets (depreciation is a contra account)
  'debt', 'leases', 'equity', // liabilities, equity
  'revenue',
  'expense.power', 'expense.fuel', 'expense.water', 'expense.people', 'expense.rent', 'expense.interest', 'expense.depreciation',
  'expense.fees', 'expense.repairs', 'expense.overhead', 'expense.affairs', 'expense.disposal', 'expense.impairment', 'expense.tax',
] as const;
export type AccountId = (typeof ACCOUNT_IDS)[number];

/** Signed integer cents, debit positive. They always sum to zero. */
export type Balances = Record<AccountId, number>;

export interface JournalLine {
  timeS: number;
  debit: AccountId;
  credit: AccountId;
  cents: number;
  kind: string; // message id of the reason
}

export interface Loan extends DebtState {
  id: number;
  def: string;
  principalCents: number;
  owedCents: number;
  rate: number;
  takenS: number;
  monthsLeft: number;
}

/** A month of the books with the balances it opened with. */
export interface BookMonth extends MonthFlow {
  opening: Balances;
}

/** Costs paid in whole cents: what is left of each stream below one cent, carried to the next hour. */
export const CARRY_IDS = ['payroll', 'overhead', 'energy', 'fuel', 'water', 'rent', 'revenue'] as const;
export type CarryId = (typeof CARRY_IDS)[number];

/** What was bought in one month and is written off in equal parts. */
export interface Vintage {
  asset: string; // accelerator id, or 'plant'
  bookCents: number;
  monthlyCents: number;
}

export interface FinanceState {
  carry: Record<CarryId, number>; // payroll in 1/8760 cents, the others in cents
  vintages: Vintage[];
  taxedProfitCents: number; // cumulative profit already taxed
  balances: Balances;
  journal: JournalLine[]; // the last 300
  months: BookMonth[];
  holders: Holder[];
  round: Round | null;
  lastRoundS: number;
  roundsClosed: number;
  raisedCents: number;
  loans: Loan[];
  defaults: number; // loans called since the start
  lenderLossRatio: number; // of the last loan that lenders lost money on: share that was never paid back
  lenderLossS: number; // when; -1 = nobody ever lost
  insolventSinceS: number; // -1 = solvent
  runwayDays: number; // at the last 30 days' burn; 3650 = no burn
  burnCentsPerDay: number; // smoothed operating outflow less revenue
  dayFlowCents: number; // operating cash flow of the day so far
  revenueCentsPerDay: number; // smoothed as the burn is: what investors and lenders look at
  boardSeats: { founder: number; investors: number };
  marketMood: number;
  equity: EquityState;
}
