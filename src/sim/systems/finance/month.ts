/** The end of a 30-day month: demand charges, interest and repayment of loans, depreciation, tax. */
import { mulCents } from '../../core/money.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { pay } from '../../world/ledger.ts';
import { depreciateMonth, impairGpus } from '../../rules/depreciation.ts';
import { demandChargeCents } from '../../rules/energyCost.ts';
import { profitCents } from '../../rules/finance.ts';
import { debtMonth } from './debt.ts';

export function closeMonth(context: StepContext): void {
  const { world, catalog } = context;
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (def) pay(world, 'expense.power', Math.round(demandChargeCents(site, def)), 'demand-charge');
    site.power.monthPeakKW = 0;
    site.power.monthKWh = 0;
  }
  debtMonth(context);
  depreciateMonth(world, catalog);
  impair(context);
  payTax(context);
}

/** Told once a month and kind. */
function impair(context: StepContext): void {
  for (const { accelerator, cents } of impairGpus(context.world, context.catalog)) {
    emit(context, 'finance.impaired', 'log', { item: `@${context.catalog.accelerators[accelerator]?.name ?? accelerator}`, loss: cents }, { panel: 'capital' });
  }
}

/** Tax on profit not yet taxed; losses carry forward because cumulative profit must first pass its old mark. */
function payTax({ world, catalog }: StepContext): void {
  const { finance } = world;
  const profit = profitCents(finance);
  if (profit <= finance.taxedProfitCents) return;
  const tax = mulCents(profit - finance.taxedProfitCents, catalog.constants.finance.taxRatio);
  pay(world, 'expense.tax', tax, 'tax');
  finance.taxedProfitCents = profit - tax;
}
