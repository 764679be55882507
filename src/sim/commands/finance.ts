/** Orders about debt: borrow, draw, repay, refinance. */
import { DAY_S } from '../core/calendar.ts';
import type { LoanDef } from '../world/catalogCompany.ts';
import type { Loan } from '../world/company.ts';
import type { SimContext } from '../world/context.ts';
import { emit } from '../world/emit.ts';
import { earn, post } from '../world/ledger.ts';
import type { World } from '../world/world.ts';
import { MONTH_DAYS } from '../rules/calendarMoney.ts';
import { covenantHolds, readCovenants } from '../rules/covenants.ts';
import { addPledges, commitmentRoomCents, loanAccount, loanCapacityCents, lenderMemoryDays, loanRate, pledgeFor, termsOf } from '../rules/debt.ts';
import { monthlyInterestCents, monthlyPrincipalCents } from '../rules/finance.ts';
import { condition, freeCheck, paidCheck } from './checks.ts';
import { boardConsent } from './consent.ts';
import type { CheckCondition, CommandHandler, CommandPayloads, FieldShape } from './types.ts';

const MAX_CENTS = 1e14; // a trillion dollars: keeps every sum a safe integer
const CENTS: FieldShape = { type: 'int', min: 1, max: MAX_CENTS };
const LOAN: FieldShape = { type: 'int', min: 0 };
const PANEL = { panel: 'capital' as const };

function findLoan(world: World, id: number): Loan | null {
  for (const loan of world.finance.loans) if (loan.id === id) return loan;
  return null;
}

/** The kind of loan, if the scenario has it on offer. */
function offeredDef({ world, catalog }: SimContext, id: string): LoanDef | undefined {
  return catalog.scenarios[world.scenario]?.loans.includes(id) === true && Object.hasOwn(catalog.loans, id) ? catalog.loans[id] : undefined;
}

/** A loan as it would stand on the day it is taken. */
function newLoan({ world, catalog }: SimContext, def: LoanDef, id: number, cents: number): Loan {
  const drawn = termsOf(def).drawMonths === 0;
  return {
    id, def: def.id, principalCents: drawn ? cents : 0, owedCents: drawn ? cents : 0, rate: loanRate(world, catalog, def, cents), takenS: world.timeS,
    monthsLeft: Math.max(1, def.termMonths), undrawnCents: drawn ? 0 : cents, drawUntilS: drawn ? -1 : world.timeS + termsOf(def).drawMonths * MONTH_DAYS * DAY_S,
    pledges: [], covenants: [], arrearsCents: 0, breach: '', breachS: -1, defaulted: false,
  };
}

function serviceCents(owedCents: number, rate: number, months: number): number {
  const sample = { owedCents, rate, monthsLeft: Math.max(1, months) };
  return monthlyInterestCents(sample) + monthlyPrincipalCents(sample);
}

/** Who can look to nothing but the GPUs stays away for years from a lab that left such a lender with a loss. */
function memoryConditions({ world, catalog }: SimContext, def: LoanDef): CheckCondition[] {
  const days = lenderMemoryDays(world, catalog);
  return days > 0 && !termsOf(def).recourse ? [condition('loan-memory', false, Math.ceil(days), 0, 'days')] : [];
}

/** Whether the lab would last long enough for this lender, before its money. Who takes over a loan asks the same. */
function runwayConditions({ world }: SimContext, def: LoanDef): CheckCondition[] {
  const least = termsOf(def).leastRunwayDays ?? 0;
  return least > 0 ? [condition('loan-runway', world.finance.runwayDays >= least, world.finance.runwayDays, least, 'days')] : [];
}

/** Lenders who test the cover of debt lend only where it holds with their own loan. */
function coverConditions({ world, catalog }: SimContext, def: LoanDef, loan: Loan, moreCents: number): CheckCondition[] {
  return readCovenants(world, catalog, def, loan, moreCents).filter(({ id }) => id === 'cover')
    .map((reading) => condition('loan-cover', covenantHolds(reading), reading.value, reading.limit, 'factor'));
}

/** The fee is kept back from the money paid out; of a loan to be drawn later it is added to what is owed. */
const borrow: CommandHandler<CommandPayloads['finance.borrow']> = {
  shape: { loan: { type: 'id' }, cents: CENTS },
  check(context, { loan: id, cents }) {
    const { world, catalog } = context;
    const def = offeredDef(context, id);
    if (!def) return freeCheck([condition('loan-offered', false)]);
    const capacity = termsOf(def).drawMonths > 0 ? commitmentRoomCents(world, catalog, def) : loanCapacityCents(world, catalog, def);
    const sample = newLoan(context, def, 0, cents);
    const monthlyCents = serviceCents(cents, sample.rate, def.termMonths);
    return {
      ...freeCheck([
        condition('loan-amount', cents > 0, cents, 1, 'cents'),
        condition('loan-capacity', cents <= capacity, capacity, cents, 'cents'),
        ...boardConsent(world, catalog, cents),
        ...memoryConditions(context, def),
        ...runwayConditions(context, def),
        ...coverConditions(context, def, sample, monthlyCents),
        condition('loan-rate', true, sample.rate, null, 'ratio'),
      ]),
      monthlyCents,
    };
  },
  apply(context, { loan: id, cents }) {
    const { world, catalog } = context;
    const def = catalog.loans[id];
    if (!def) return;
    const account = loanAccount(def);
    const loan = newLoan(context, def, world.nextId++, cents);
    const fee = Math.min(cents, Math.round(cents * def.feeRatio));
    if (loan.owedCents > 0) {
      addPledges(loan.pledges, pledgeFor(world, catalog, def, cents));
      earn(world, account, cents - fee, 'loan');
    } else {
      loan.owedCents = fee;
      loan.principalCents = fee;
    }
    post(world, 'expense.fees', account, fee, 'loan-fee');
    world.finance.loans.push(loan);
    loan.covenants = readCovenants(world, catalog, def, loan);
    emit(context, loan.undrawnCents > 0 ? 'finance.committed' : 'finance.borrowed', 'log', { loan: `@${def.name}`, amount: cents, rate: loan.rate }, PANEL);
  },
};

/** Pays out part of what a lender promised, against GPUs that have arrived since. */
const draw: CommandHandler<CommandPayloads['finance.draw']> = {
  shape: { loan: LOAN, cents: CENTS },
  check({ world, catalog }, { loan: id, cents }) {
    const loan = findLoan(world, id);
    const def = loan && catalog.loans[loan.def];
    if (!loan || !def) return freeCheck([condition('loan-exists', false)]);
    const capacity = loanCapacityCents(world, catalog, def);
    return {
      ...freeCheck([
        condition('draw-left', cents > 0 && cents <= loan.undrawnCents, loan.undrawnCents, cents, 'cents'),
        condition('loan-sound', loan.breachS < 0),
        condition('loan-capacity', cents <= capacity, capacity, cents, 'cents'),
      ]),
      monthlyCents: serviceCents(cents, loan.rate, loan.monthsLeft),
    };
  },
  apply(context, { loan: id, cents }) {
    const { world, catalog } = context;
    const loan = findLoan(world, id);
    const def = loan && catalog.loans[loan.def];
    if (!loan || !def) return;
    addPledges(loan.pledges, pledgeFor(world, catalog, def, cents));
    loan.undrawnCents -= cents;
    loan.owedCents += cents;
    loan.principalCents += cents;
    earn(world, loanAccount(def), cents, 'loan');
    loan.covenants = readCovenants(world, catalog, def, loan);
    emit(context, 'finance.borrowed', 'log', { loan: `@${def.name}`, amount: cents, rate: loan.rate }, PANEL);
  },
};

/** Pays back before time; the runner takes the payment. Overdue parts first. */
const repay: CommandHandler<CommandPayloads['finance.repay']> = {
  shape: { loan: LOAN, cents: CENTS },
  check({ world, catalog }, { loan: id, cents }) {
    const loan = findLoan(world, id);
    if (!loan) return freeCheck([condition('loan-exists', false)]);
    const fits = condition('repay-amount', cents > 0 && cents <= loan.owedCents, loan.owedCents, cents, 'cents');
    if (!fits.ok) return freeCheck([fits]);
    const relief = 0 - Math.round((monthlyInterestCents(loan) + monthlyPrincipalCents(loan)) * (cents / loan.owedCents));
    return paidCheck(world, cents, loanAccount(catalog.loans[loan.def]), 'loan-repayment', [fits], { monthlyCents: relief });
  },
  apply(context, { loan: id, cents }) {
    const { loans } = context.world.finance;
    const loan = findLoan(context.world, id);
    if (!loan) return;
    loan.owedCents -= cents;
    loan.arrearsCents = Math.max(0, loan.arrearsCents - cents);
    if (loan.owedCents > 0) return;
    loan.pledges = [];
    if (loan.undrawnCents > 0) return;
    loans.splice(loans.indexOf(loan), 1);
    const name = context.catalog.loans[loan.def]?.name ?? loan.def;
    emit(context, 'finance.loanRepaid', 'good', { loan: `@${name}` }, PANEL);
  },
};

/** Another lender pays off what is owed, at its own rate, term and tests; the fee is paid in cash. A breach ends with the loan that it was of. */
const refinance: CommandHandler<CommandPayloads['finance.refinance']> = {
  shape: { loan: LOAN, with: { type: 'id' } },
  check(context, { loan: id, with: other }) {
    const { world, catalog } = context;
    const loan = findLoan(world, id);
    if (!loan) return freeCheck([condition('loan-exists', false)]);
    const def = offeredDef(context, other);
    if (!def || termsOf(def).drawMonths > 0) return freeCheck([condition('loan-offered', false)]);
    const capacity = loanCapacityCents(world, catalog, def, loan.pledges);
    const sample = { ...newLoan(context, def, loan.id, loan.owedCents) };
    const before = loan.defaulted ? 0 : monthlyInterestCents(loan) + monthlyPrincipalCents(loan);
    const monthlyCents = serviceCents(loan.owedCents, sample.rate, def.termMonths) - before;
    return paidCheck(world, Math.round(loan.owedCents * def.feeRatio), 'expense.fees', 'loan-fee', [
      condition('refinance-owed', loan.owedCents > 0 && !loan.defaulted, loan.owedCents, 1, 'cents'),
      condition('loan-capacity', loan.owedCents <= capacity, capacity, loan.owedCents, 'cents'),
      ...memoryConditions(context, def),
      ...runwayConditions(context, def),
      ...coverConditions(context, def, sample, monthlyCents),
      condition('loan-rate', true, sample.rate, null, 'ratio'),
    ], { monthlyCents });
  },
  apply(context, { loan: id, with: other }) {
    const { world, catalog } = context;
    const { loans } = world.finance;
    const loan = findLoan(world, id);
    const def = catalog.loans[other];
    if (!loan || !def) return;
    const next = newLoan(context, def, loan.id, loan.owedCents);
    addPledges(next.pledges, pledgeFor(world, catalog, def, loan.owedCents, loan.pledges));
    const from = loanAccount(catalog.loans[loan.def]);
    const to = loanAccount(def);
    if (from !== to) post(world, from, to, loan.owedCents, 'refinanced');
    loans[loans.indexOf(loan)] = next;
    next.covenants = readCovenants(world, catalog, def, next);
    emit(context, 'finance.refinanced', 'log', { loan: `@${def.name}`, amount: next.owedCents, rate: next.rate }, PANEL);
  },
};

export const financeCommands = {
  'finance.borrow': borrow, 'finance.draw': draw, 'finance.repay': repay, 'finance.refinance': refinance,
};
