/** Double entry in signed integer cents, debit positive: every posting moves the same amount out of one account into another. */
import { addCents } from '../core/money.ts';
import type { AccountId } from './company.ts';
import type { World } from './world.ts';

/** Lines kept for the ledger page; older ones live on in the monthly flows. */
export const JOURNAL_LINES = 300;

/** Debits `debit`, credits `credit`. `kind` is a reason (message id `ledger.<kind>`). Throws RangeError unless `cents` is a non-negative safe integer. */
export function post(world: World, debit: AccountId, credit: AccountId, cents: number, kind: string): void {
  if (!Number.isSafeInteger(cents) || cents < 0) throw new RangeError(`ledger: ${kind} of ${cents} cents is not a whole, non-negative amount`);
  if (cents === 0) return;
  const { finance } = world;
  finance.balances[debit] = addCents(finance.balances[debit], cents);
  finance.balances[credit] = addCents(finance.balances[credit], -cents);
  const last = finance.journal[finance.journal.length - 1];
  if (last && last.kind === kind && last.debit === debit && last.credit === credit && dayOf(last.timeS) === dayOf(world.timeS)) {
    last.cents = addCents(last.cents, cents);
  } else {
    finance.journal.push({ timeS: world.timeS, debit, credit, cents, kind });
    if (finance.journal.length > JOURNAL_LINES) finance.journal.splice(0, finance.journal.length - JOURNAL_LINES);
  }
  if (debit === 'cash') addFlow(world, kind, cents);
  if (credit === 'cash') addFlow(world, kind, -cents);
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

/** Cash flows by 30-day month since the start. */
function addFlow(world: World, kind: string, cents: number): void {
  const month = Math.floor(world.timeS / (30 * 86_400));
  const { months } = world.finance;
  let entry = months[months.length - 1];
  if (!entry || entry.month !== month) {
    entry = { month, flows: {} };
    months.push(entry);
  }
  entry.flows[kind] = (entry.flows[kind] ?? 0) + cents;
}
