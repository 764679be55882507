/** Runway, loans, monthly charges. Money is whole cents; rates are per year; months are 30 days. */
import { DAY_S } from '../core/calendar.ts';
import { clamp } from '../core/maths.ts';
import type { LoanDef } from '../world/catalogCompany.ts';
import type { Catalog } from '../world/catalog.ts';
import { ACCOUNT_IDS, type FinanceState, type Loan } from '../world/company.ts';
import { structureDef } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { HOURS_PER_DAY, MONTH_DAYS, YEAR_DAYS } from './calendarMoney.ts';
import { resalePriceCents } from './resale.ts';
import { payrollCentsPerYear } from './people.ts';
import { revenuePerYearCents } from './valuation.ts';

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
export function rentCentsPerMonth(world: World, catalog: Catalog): number {
  let cents = 0;
  for (const site of world.sites) {
    for (const structure of site.structures) {
      if (structure.stage === 'ordered') continue;
      cents += structureDef(catalog, structure).rentCentsPerMonth;
    }
  }
  return cents;
}

/** Interest of one 30-day month, whole cents. */
export function monthlyInterestCents(loan: Loan): number {
  return Math.round(loan.owedCents * loan.rate * MONTH_DAYS / YEAR_DAYS);
}

/** Part of the principal due this month: what is owed in equal parts over the months left, whole cents. */
export function monthlyPrincipalCents(loan: Loan): number {
  return loan.monthsLeft > 1 ? Math.ceil(loan.owedCents / loan.monthsLeft) : loan.owedCents;
}

/** Interest and principal of all loans, cents per month. */
export function debtServiceCents(finance: FinanceState): number {
  let cents = 0;
  for (const loan of finance.loans) cents += monthlyInterestCents(loan) + monthlyPrincipalCents(loan);
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

/** Value that lenders see in the GPUs that have arrived, cents: what they would fetch today. */
export function collateralCents(world: World, catalog: Catalog): number {
  const today = world.epochDay + Math.floor(world.timeS / DAY_S);
  let cents = 0;
  for (const item of world.compute.stock) {
    const def = catalog.accelerators[item.accelerator];
    if (def) cents += arrivedGpus(world, item.accelerator) * resalePriceCents(def, today, catalog, world.scenario);
  }
  return Math.floor(cents);
}

/** What a lender would still advance against the GPUs, cents: value x advance ratio, less all debt. */
export function loanCapacityCents(world: World, catalog: Catalog, def: LoanDef): number {
  return Math.max(0, Math.floor(collateralCents(world, catalog) * def.advanceRatio) - totalOwedCents(world.finance));
}

/** Revenue of a year over all debt with `askedCents` more, 0..1: the contract that backs the loan. */
export function contractCover(world: World, askedCents: number): number {
  const debt = totalOwedCents(world.finance) + askedCents;
  return debt > 0 ? clamp(revenuePerYearCents(world) / debt, 0, 1) : 0;
}

/** Spread before the contract counts, per year: the lender's own, more in a market colder than neutral. */
export function marketSpread(world: World, catalog: Catalog, def: LoanDef): number {
  return def.spread + catalog.constants.finance.moodSpreadWeight * Math.max(0, 1 - world.finance.marketMood);
}

/** Share of the spread that is left when revenue stands behind the debt, 0..1. */
export function contractRatio(world: World, catalog: Catalog, askedCents: number): number {
  return 1 - catalog.constants.finance.contractSpreadRelief * contractCover(world, askedCents);
}

/**
 * Rate of a new loan, per year: base + spread, wider in a cold market, narrower with revenue behind it (GPU-backed loans of
 * 2023–26 ran from SOFR + 2.25 % with a strong customer contract to SOFR + 13 % without; figures.md section 7).
 */
export function loanRate(world: World, catalog: Catalog, def: LoanDef, askedCents: number): number {
  return def.baseRate + marketSpread(world, catalog, def) * contractRatio(world, catalog, askedCents);
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
