/** Runway, loans, monthly charges. Money is whole cents; rates are per year; months are 30 days. */
import type { Catalog } from '../world/catalog.ts';
import { ACCOUNT_IDS, type FinanceState, type Loan } from '../world/company.ts';
import type { SimContext } from '../world/context.ts';
import type { World } from '../world/world.ts';
import { HOURS_PER_DAY, MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { payrollCentsPerYear } from './people.ts';
import { plantOf } from './sitePlant.ts';

/** Runway shown when nothing burns, days. */
export const NO_BURN_DAYS = 3650;

/** Days until cash is gone at a burn in cents per day; NO_BURN_DAYS when cash does not fall, 0 when there is none. */
export function runwayDays(cashCents: number, burnCentsPerDay: number): number {
  if (cashCents <= 0) return 0;
  return burnCentsPerDay > 0 ? Math.min(NO_BURN_DAYS, cashCents / burnCentsPerDay) : NO_BURN_DAYS;
}

/** Days with cash below zero, 0 while solvent. */
export function insolventDays(world: World): number {
  const { insolventSinceS } = world.finance;
  return insolventSinceS < 0 ? 0 : (world.timeS - insolventSinceS) / (HOURS_PER_DAY * 3600);
}

/** Rent of everything that stands, cents per 30-day month. Running from delivery: ordered things pay nothing. */
export function rentCentsPerMonth(context: SimContext): number {
  let cents = 0;
  for (const site of context.world.sites) {
    for (const { structure, def } of plantOf(context, site).all) if (structure.stage !== 'ordered') cents += def.rentCentsPerMonth;
  }
  return cents;
}

/** Interest of one 30-day month, whole cents. */
export function monthlyInterestCents(loan: Pick<Loan, 'owedCents' | 'rate'>): number {
  return Math.round(loan.owedCents * loan.rate * MONTH_DAYS / YEAR_DAYS);
}

/** Part of the principal due this month: what is owed in equal parts over the months left, whole cents. */
export function monthlyPrincipalCents(loan: Pick<Loan, 'owedCents' | 'monthsLeft'>): number {
  return loan.monthsLeft > 1 ? Math.ceil(loan.owedCents / loan.monthsLeft) : loan.owedCents;
}

/** Interest and principal of all loans, cents per month. */
export function debtServiceCents(finance: FinanceState): number {
  let cents = 0;
  for (const loan of finance.loans) if (!loan.defaulted) cents += monthlyInterestCents(loan) + monthlyPrincipalCents(loan);
  return cents;
}

export function totalOwedCents(finance: FinanceState): number {
  let cents = 0;
  for (const loan of finance.loans) cents += loan.owedCents;
  return cents;
}

/** GPUs of a kind that have arrived: bought less still on order. */
export function arrivedGpus(world: World, accelerator: string): number {
  let gpus = 0;
  for (const item of world.compute.stock) if (item.accelerator === accelerator) gpus += item.boughtGpus;
  for (const order of world.compute.orders) {
    if (order.kind === 'accelerator' && order.item === accelerator) gpus -= order.ordered - order.delivered;
  }
  return Math.max(0, gpus);
}

/** Payroll per hour in cents, not rounded: for display. The ledger pays whole cents and carries the rest. */
export function payrollCentsPerHour(world: World, catalog: Catalog): number {
  return payrollCentsPerYear(world, catalog) / (YEAR_DAYS * HOURS_PER_DAY);
}

/** Profit since the start, cents: revenue less every expense account. Credit balances are negative. */
export function profitCents(finance: FinanceState): number {
  let cents = -finance.balances.revenue;
  for (const account of ACCOUNT_IDS) if (account.startsWith('expense.')) cents -= finance.balances[account];
  return cents;
}
