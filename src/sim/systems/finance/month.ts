/** The end of a 30-day month: demand charges, interest and repayment of loans, depreciation, tax. */
import { mulCents } from '../../core/money.ts';
import type { StepContext } from '../../world/context.ts';
import { emit } from '../../world/emit.ts';
import { pay } from '../../world/ledger.ts';
import { depreciateMonth } from '../../rules/depreciation.ts';
import { demandChargeCents } from '../../rules/energyCost.ts';
import { monthlyInterestCents, monthlyPrincipalCents, profitCents } from '../../rules/finance.ts';

export function closeMonth(context: StepContext): void {
  const { world, catalog } = context;
  for (const site of world.sites) {
    const def = catalog.sites[site.id];
    if (def) pay(world, 'expense.power', Math.round(demandChargeCents(site, def)), 'demand-charge');
    site.power.monthPeakKW = 0;
    site.power.monthKWh = 0;
  }
  payLoans(context);
  depreciateMonth(world, catalog);
  payTax(context);
}

function payLoans(context: StepContext): void {
  const { world, catalog } = context;
  const { loans } = world.finance;
  for (let l = 0; l < loans.length; l++) {
    const loan = loans[l]!;
    const principal = monthlyPrincipalCents(loan);
    pay(world, 'expense.interest', monthlyInterestCents(loan), 'interest');
    pay(world, 'debt', principal, 'loan-repayment');
    loan.owedCents -= principal;
    loan.monthsLeft = Math.max(0, loan.monthsLeft - 1);
    if (loan.owedCents > 0) continue;
    loans.splice(l--, 1);
    emit(context, 'finance.loanRepaid', 'good', { loan: `@${catalog.loans[loan.def]?.name ?? loan.def}` }, { panel: 'capital' });
  }
}

/** Tax on profit not yet taxed; losses carry forward because cumulative profit must first pass its old mark. */
function payTax({ world, catalog }: StepContext): void {
  const { finance } = world;
  const profit = profitCents(finance);
  if (profit <= finance.taxedProfitCents) return;
  const tax = mulCents(profit - finance.taxedProfitCents, catalog.constants.finance.taxRatio);
  pay(world, 'expense.fees', tax, 'tax');
  finance.taxedProfitCents = profit - tax;
}
