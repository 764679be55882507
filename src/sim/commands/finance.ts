/** Orders about debt: loans against GPUs. */
import type { Loan } from '../world/company.ts';
import { emit } from '../world/emit.ts';
import { earn, post } from '../world/ledger.ts';
import type { World } from '../world/world.ts';
import { loanCapacityCents, loanRate, monthlyInterestCents, monthlyPrincipalCents } from '../rules/finance.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import type { CommandHandler, CommandPayloads } from './types.ts';

const MAX_CENTS = 1e14; // a trillion dollars: keeps every sum a safe integer
const PANEL = { panel: 'capital' as const };

function findLoan(world: World, id: number): Loan | null {
  for (const loan of world.finance.loans) if (loan.id === id) return loan;
  return null;
}

/** The fee is kept back from the money paid out. */
const borrow: CommandHandler<CommandPayloads['finance.borrow']> = {
  shape: { loan: { type: 'id' }, cents: { type: 'int', min: 1, max: MAX_CENTS } },
  check({ world, catalog }, { loan: id, cents }) {
    const offered = catalog.scenarios[world.scenario]?.loans.includes(id) === true && Object.hasOwn(catalog.loans, id);
    const def = offered ? catalog.loans[id] : undefined;
    if (!def) return freeCheck([condition('loan-offered', false)]);
    const capacity = loanCapacityCents(world, catalog, def);
    const rate = loanRate(world, catalog, def, cents);
    const sample = { owedCents: cents, rate, monthsLeft: def.termMonths } as Loan;
    return {
      ...freeCheck([
        condition('loan-amount', cents > 0, cents, 1, 'cents'),
        condition('loan-capacity', cents <= capacity, capacity, cents, 'cents'),
        condition('loan-rate', true, rate, null, 'ratio'),
      ]),
      monthlyCents: monthlyInterestCents(sample) + monthlyPrincipalCents(sample),
    };
  },
  apply(context, { loan: id, cents }) {
    const { world, catalog } = context;
    const def = catalog.loans[id];
    if (!def) return;
    const rate = loanRate(world, catalog, def, cents);
    const fee = Math.min(cents, Math.round(cents * def.feeRatio));
    world.finance.loans.push({
      id: world.nextId++, def: id, principalCents: cents, owedCents: cents, rate, takenS: world.timeS, monthsLeft: Math.max(1, def.termMonths),
    });
    earn(world, 'debt', cents - fee, 'loan');
    post(world, 'expense.fees', 'debt', fee, 'loan-fee');
    emit(context, 'finance.borrowed', 'log', { loan: `@${def.name}`, amount: cents, rate }, PANEL);
  },
};

/** Pays back before time; the runner takes the payment. */
const repay: CommandHandler<CommandPayloads['finance.repay']> = {
  shape: { loan: { type: 'int', min: 0 }, cents: { type: 'int', min: 1, max: MAX_CENTS } },
  check({ world }, { loan: id, cents }) {
    const loan = findLoan(world, id);
    if (!loan) return freeCheck([condition('loan-exists', false)]);
    const fits = condition('repay-amount', cents > 0 && cents <= loan.owedCents, loan.owedCents, cents, 'cents');
    if (!fits.ok) return freeCheck([fits]);
    const relief = 0 - Math.round((monthlyInterestCents(loan) + monthlyPrincipalCents(loan)) * (cents / loan.owedCents));
    return paidCheck(world, cents, 'debt', 'loan-repayment', [fits], { monthlyCents: relief });
  },
  apply(context, { loan: id, cents }) {
    const { loans } = context.world.finance;
    const loan = findLoan(context.world, id);
    if (!loan) return;
    loan.owedCents -= cents;
    if (loan.owedCents > 0) return;
    loans.splice(loans.indexOf(loan), 1);
    const name = context.catalog.loans[loan.def]?.name ?? loan.def;
    emit(context, 'finance.loanRepaid', 'good', { loan: `@${name}` }, PANEL);
  },
};

export const financeCommands = {
  'finance.borrow': borrow, 'finance.repay': repay,
};
