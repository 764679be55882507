/** Double entry in signed integer cents, debit positive: every posting moves the same amount out of one account into another. */
import { addCents } from '../core/money.ts';
import type { AccountId, BookMonth } from './company.ts';
import type { World } from './world.ts';

/** Lines kept for the ledger page; older ones live on in the monthly flows. */
export const JOURNAL_LINES = 300;

/** Debits `debit`, credits `credit`. `kind` is a reason (message id `ledger.<kind>`). Throws RangeError unless `cents` is a non-negative safe integer. */
export function post(world: World, debit: AccountId, credit: AccountId, cents: number, kind: string): void {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError(`ledger: ${kind} of ${cents} cents is not a whole, non-negative amount`);
  if (cents === 0) return;
  const { finance } = world;
  const month = monthOf(world);
  finance.balances[debit] = addCents(finance.balances[debit], cents);
  finance.balances[credit] = addCents(finance.balances[credit], -cents);
  const last = finance.journal[finance.journal.length - 1];
  if (last && last.kind === kind && last.debit === debit && last.credit === credit && dayOf(last.timeS) === dayOf(world.timeS)) {
    last.cents = addCents(last.cents, cents);
  } else {
    finance.journal.push({ timeS: world.timeS, debit, credit, cents, kind });
    while (finance.journal.length > JOURNAL_LINES) finance.journal.shift();
  }
  if (debit === 'cash') addFlow(month, kind, credit, cents);
  if (credit === 'cash') addFlow(month, kind, debit, -cents);
}

/** Cash out: `account` gains, cash falls. May take cash below zero: that is what insolvency is. */
export function pay(world: World, account: AccountId, cents: number, kind: string): void {
  post(world, account, 'cash', cents, kind);
}

/** Cash in: cash gains, `account` is credited. */
export function earn(world: World, account: AccountId, cents: number, kind: string): void {
  post(world, 'cash', account, cents, kind);
}

/** Sum over all accounts; zero unless something is broken. */
export function trialBalance(world: World): number {
  let sum = 0;
  for (const cents of Object.values(world.finance.balances)) sum += cents;
  return sum;
}

function dayOf(timeS: number): number {
  return Math.floor(timeS / 86_400);
}

/** The present 30-day month. The first posting of a month keeps the balances that the month opens with: those of the months before then never change. */
function monthOf(world: World): BookMonth {
  const month = Math.floor(world.timeS / (30 * 86_400));
  const { months, balances } = world.finance;
  const last = months[months.length - 1];
  if (last && last.month === month) return last;
  const entry: BookMonth = { month, flows: {}, cashBy: { operating: 0, investing: 0, financing: 0 }, opening: { ...balances } };
  months.push(entry);
  return entry;
}

/** Books a movement of cash by reason and by the account on its other side. */
function addFlow(entry: BookMonth, kind: string, other: AccountId, cents: number): void {
  entry.flows[kind] = (entry.flows[kind] ?? 0) + cents;
  entry.cashBy[flowClass(other)] += cents;
}

/** Which part of the cash-flow statement an account's cash belongs to. */
function flowClass(other: AccountId): keyof BookMonth['cashBy'] {
  if (other === 'debt' || other === 'leases' || other === 'equity') return 'financing';
  return other === 'equipment' || other === 'construction' || other === 'depreciation' ? 'investing' : 'operating';
}
