/**
 * Loans. At a month's end: fees, interest, repayment, the tests of lenders. At a day's end: arrears are paid from what cash there is, breaches that hold again
 * are cured, those that were not cured in time become defaults. Writes finance.loans; receivers take GPUs out of world.compute and world.racks.
 */
import { DAY_S } from '../../core/calendar.ts';
import { MONTH_DAYS, YEAR_DAYS } from '../../rules/calendarMoney.ts';
import { covenantHolds, readCovenants } from '../../rules/covenants.ts';
import { loanAccount, termsOf } from '../../rules/debt.ts';
import { monthlyInterestCents, monthlyPrincipalCents } from '../../rules/finance.ts';
import { takeGpus } from '../../rules/receivers.ts';
import { moveStanding } from '../../rules/standing.ts';
import type { Loan } from '../../world/company.ts';
import type { StepContext } from '../../world/context.ts';
import type { BreachReason } from '../../world/debt.ts';
import { emit } from '../../world/emit.ts';
import { earn, pay, post } from '../../world/ledger.ts';

const PANEL = { panel: 'capital' as const };

function nameOf({ catalog }: StepContext, loan: Loan): string {
  return `@${catalog.loans[loan.def]?.name ?? loan.def}`;
}

/** Month's end: what is due is paid, or added to what is owed; then lenders test. */
export function debtMonth(context: StepContext): void {
  const { world, catalog } = context;
  for (const loan of [...world.finance.loans]) {
    if (loan.defaulted) continue;
    const def = catalog.loans[loan.def];
    const account = loanAccount(def);
    pay(world, 'expense.fees', Math.round(loan.undrawnCents * termsOf(def).commitmentRatio * MONTH_DAYS / YEAR_DAYS), 'commitment-fee');
    const interest = monthlyInterestCents(loan);
    const principal = monthlyPrincipalCents(loan);
    if (interest + principal > Math.max(0, world.finance.balances.cash)) {
      post(world, 'expense.interest', account, interest, 'interest-unpaid');
      loan.owedCents += interest;
      loan.arrearsCents = Math.min(loan.owedCents, loan.arrearsCents + interest + principal);
      breach(context, loan, 'payment');
    } else {
      pay(world, 'expense.interest', interest, 'interest');
      pay(world, account, principal, 'loan-repayment');
      loan.owedCents -= principal;
      loan.arrearsCents = Math.min(loan.arrearsCents, loan.owedCents);
    }
    loan.monthsLeft = Math.max(0, loan.monthsLeft - 1);
    loan.covenants = readCovenants(world, catalog, def, loan);
    const failed = loan.owedCents > 0 ? loan.covenants.find((reading) => !covenantHolds(reading)) : undefined;
    if (failed) breach(context, loan, failed.id);
    endLoan(context, loan);
  }
}

/** Day's end. Nothing to do without loans. */
export function debtDay(context: StepContext): void {
  const { world, catalog } = context;
  for (const loan of [...world.finance.loans]) {
    const def = catalog.loans[loan.def];
    if (loan.drawUntilS >= 0 && loan.drawUntilS <= world.timeS) loan.undrawnCents = 0;
    payArrears(context, loan);
    if (endLoan(context, loan) || loan.defaulted) continue;
    loan.covenants = readCovenants(world, catalog, def, loan);
    if (loan.breachS < 0) continue;
    if (isCured(context, loan)) {
      loan.breach = '';
      loan.breachS = -1;
      emit(context, 'finance.cured', 'good', { loan: nameOf(context, loan) }, PANEL);
    } else if (world.timeS - loan.breachS >= termsOf(def).cureDays * DAY_S) callLoan(context, loan);
  }
}

function breach(context: StepContext, loan: Loan, reason: Exclude<BreachReason, ''>): void {
  if (loan.breachS >= 0) return;
  loan.breach = reason;
  loan.breachS = context.world.timeS;
  emit(context, 'finance.breach', 'bad', { loan: nameOf(context, loan), reason: `@breach.${reason}`, days: termsOf(context.catalog.loans[loan.def]).cureDays }, PANEL);
}

/** Nothing is overdue, every test holds, and no other lender waits for its money. */
function isCured({ world }: StepContext, loan: Loan): boolean {
  if (loan.arrearsCents > 0 || !loan.covenants.every(covenantHolds)) return false;
  return loan.breach !== 'cross' || !world.finance.loans.some((other) => other.defaulted);
}

/** Arrears are paid whole as soon as there is cash for them; of a loan that was called, whatever cash there is. */
function payArrears(context: StepContext, loan: Loan): void {
  const { world, catalog } = context;
  const cash = Math.max(0, world.finance.balances.cash);
  if (loan.arrearsCents <= 0 || cash <= 0 || (!loan.defaulted && cash < loan.arrearsCents)) return;
  const cents = Math.min(cash, loan.arrearsCents);
  pay(world, loanAccount(catalog.loans[loan.def]), cents, 'loan-repayment');
  loan.arrearsCents -= cents;
  loan.owedCents -= cents;
}

/**
 * Default: receivers sell the pledge. What it fetches pays the loan, what is over comes back. Without recourse the rest is the lender's loss;
 * with it, all is due at once and the other lenders with recourse may call theirs too.
 */
export function callLoan(context: StepContext, loan: Loan): void {
  const { world, catalog } = context;
  const def = catalog.loans[loan.def];
  const terms = termsOf(def);
  const account = loanAccount(def);
  let gpus = 0;
  let fetched = 0;
  for (const pledge of loan.pledges) {
    gpus += pledge.gpus;
    fetched += takeGpus(context, pledge.accelerator, pledge.gpus, terms.receiverRatio);
  }
  const applied = Math.min(fetched, loan.owedCents);
  post(world, account, 'expense.disposal', applied, 'receivers');
  earn(world, 'expense.disposal', fetched - applied, 'receivers');
  loan.owedCents -= applied;
  loan.pledges = [];
  loan.undrawnCents = 0;
  loan.defaulted = true;
  world.finance.defaults++;
  moveStanding(world, 'credibility', -catalog.constants.finance.defaultCredibility, 'standing.cause.default');
  emit(context, 'finance.defaulted', 'bad', { loan: nameOf(context, loan), gpus, fetched, owed: terms.recourse ? loan.owedCents : 0 }, PANEL);
  if (terms.recourse) {
    loan.arrearsCents = loan.owedCents;
    for (const other of world.finance.loans) {
      if (!other.defaulted && termsOf(catalog.loans[other.def]).recourse) breach(context, other, 'cross');
    }
  } else {
    post(world, account, 'expense.disposal', loan.owedCents, 'debt-forgiven');
    if (loan.owedCents > 0) {
      world.finance.lenderLossRatio = loan.owedCents / (applied + loan.owedCents);
      world.finance.lenderLossS = world.timeS;
    }
    loan.owedCents = 0;
    loan.arrearsCents = 0;
  }
  payArrears(context, loan);
  endLoan(context, loan);
}

/** Takes a loan off the list when nothing is owed and nothing can be drawn. */
function endLoan(context: StepContext, loan: Loan): boolean {
  if (loan.owedCents > 0 || loan.undrawnCents > 0) return false;
  const { loans } = context.world.finance;
  loans.splice(loans.indexOf(loan), 1);
  if (!loan.defaulted) emit(context, 'finance.loanRepaid', 'good', { loan: nameOf(context, loan) }, PANEL);
  return true;
}
