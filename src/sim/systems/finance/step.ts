/**
 * Money, hourly: what the hour cost and earned, in whole cents with the rest carried; at a day's end burn and runway; at a month's
 * end demand charges, loans, depreciation, tax. Then rounds and the insolvency clock. Reads all; writes world.finance.
 */
import { HOUR_S } from '../../core/calendar.ts';
import type { CarryId, AccountId } from '../../world/company.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { earn, pay } from '../../world/ledger.ts';
import { HOURS_PER_DAY, HOURS_PER_MONTH, MONTH_DAYS, endsDay, endsMonth, hourOfYearCents, wholeCents } from '../../rules/calendarMoney.ts';
import { demandChargeCents, energyCostCentsPerHour } from '../../rules/energyCost.ts';
import { debtServiceCents, rentCentsPerMonth, runwayDays } from '../../rules/finance.ts';
import { payrollCentsPerYear } from '../../rules/people.ts';
import { debtDay } from './debt.ts';
import { closeMonth } from './month.ts';
import { stepRounds } from './rounds.ts';

/** Runways, in days, whose undercutting is told. */
const RUNWAY_NOTICES_DAYS = [180, 90, 30];
const PANEL = { panel: 'capital' as const };

export function stepFinance(context: StepContext): void {
  const { world, catalog } = context;
  const { finance } = world;
  bookHour(context);
  if (endsMonth(world.timeS)) closeMonth(context);
  if (finance.loans.length > 0 && endsDay(world.timeS)) debtDay(context);
  smoothBurn(context);
  const before = finance.runwayDays;
  finance.runwayDays = runwayDays(finance.balances.cash, finance.burnCentsPerDay);
  for (const days of RUNWAY_NOTICES_DAYS) {
    if (finance.runwayDays < days && before >= days) emit(context, 'finance.runway', 'warn', { days, runway: Math.floor(finance.runwayDays) }, PANEL);
  }
  stepRounds(context);
  if (finance.balances.cash < 0 && finance.insolventSinceS < 0) {
    finance.insolventSinceS = world.timeS;
    emit(context, 'finance.insolvent', 'bad', { days: catalog.constants.finance.insolventDays }, PANEL);
  } else if (finance.balances.cash >= 0 && finance.insolventSinceS >= 0) {
    finance.insolventSinceS = -1;
    emit(context, 'finance.solvent', 'good', {}, PANEL);
  }
}

/** Costs and revenue of this hour. */
function bookHour(context: StepContext): void {
  const { world, catalog } = context;
  const { finance } = world;
  const payroll = hourOfYearCents(finance, 'payroll', payrollCentsPerYear(world, catalog));
  pay(world, 'expense.people', payroll, 'payroll');
  finance.dayFlowCents -= payroll;
  charge(context, 'overhead', 'expense.overhead', catalog.constants.finance.overheadCentsPerDay / HOURS_PER_DAY, 'overhead');
  charge(context, 'rent', 'expense.rent', rentCentsPerMonth(context) / HOURS_PER_MONTH, 'rent');
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (!def) continue;
    const { energyCents, fuelCents, waterCents } = energyCostCentsPerHour(context, site, def);
    charge(context, 'energy', 'expense.power', energyCents, 'energy');
    charge(context, 'fuel', 'expense.fuel', fuelCents, 'fuel');
    charge(context, 'water', 'expense.water', waterCents, 'water');
  }
  const revenue = wholeCents(finance, 'revenue', world.compute.product.revenueCents);
  earn(world, 'revenue', revenue, 'revenue');
  finance.dayFlowCents += revenue;
  const weight = Math.min(1, 1 / (HOURS_PER_DAY * catalog.constants.finance.burnSmoothingDays));
  finance.revenueCentsPerDay += (world.compute.product.revenueCents * HOURS_PER_DAY - finance.revenueCentsPerDay) * weight;
}

function charge(context: StepContext, stream: CarryId, account: AccountId, cents: number, kind: string): void {
  const { finance } = context.world;
  const whole = wholeCents(finance, stream, cents);
  pay(context.world, account, whole, kind);
  finance.dayFlowCents -= whole;
}

/** Burn = smoothed daily operating outflow, with monthly charges spread over the month. The first day extrapolates its hours. */
function smoothBurn(context: StepContext): void {
  const { world, catalog } = context;
  const { finance, timeS } = world;
  const hoursSoFar = Math.floor(timeS / HOUR_S) + 1;
  const isFirstDay = hoursSoFar <= HOURS_PER_DAY;
  if (!isFirstDay && !endsDay(timeS)) return;
  let monthly = debtServiceCents(finance);
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (def) monthly += demandChargeCents(site, def);
  }
  const flow = isFirstDay ? finance.dayFlowCents * HOURS_PER_DAY / hoursSoFar : finance.dayFlowCents;
  const burn = monthly / MONTH_DAYS - flow;
  const weight = isFirstDay ? 1 : 1 / Math.max(1, catalog.constants.finance.burnSmoothingDays);
  finance.burnCentsPerDay += (burn - finance.burnCentsPerDay) * weight;
  if (endsDay(timeS)) finance.dayFlowCents = 0;
}
