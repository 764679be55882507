/**
 * Statements by 30-day month, read off the ledger: profit and loss, balance sheet, cash flow. Whole cents. Each month keeps the balances it opened with;
 * the next month's opening closes it. Assets = liabilities + equity + result and cash flow = change of cash hold to the cent because postings have two sides.
 */
import { ACCOUNT_IDS, type AccountId, type Balances, type FinanceState } from '../world/company.ts';

export interface MonthBooks {
  month: number; // index from the start
  income: Partial<Record<AccountId, number>>; // revenue positive, expenses negative; accounts that moved
  resultCents: number;
  closing: Balances; // debit positive, as in the ledger
  assetsCents: number;
  liabilitiesCents: number;
  equityCents: number; // paid in, and all results so far
  cashBy: { operating: number; investing: number; financing: number };
  flows: Record<string, number>;
  cashBeforeCents: number;
  cashCents: number;
}

const ASSETS: readonly AccountId[] = ['cash', 'equipment', 'construction', 'depreciation'];
const LIABILITIES: readonly AccountId[] = ['debt', 'leases'];

function isIncome(id: AccountId): boolean {
  return id === 'revenue' || id.startsWith('expense.');
}

/** Statements of all months so far, the present one last. A month in which nothing was posted is left out: nothing changed. */
export function bookMonths(finance: Pick<FinanceState, 'months' | 'balances'>): MonthBooks[] {
  return finance.months.map((entry, at) => {
    const closing = finance.months[at + 1]?.opening ?? finance.balances;
    const income: MonthBooks['income'] = {};
    let result = 0;
    let earned = 0;
    let assets = 0;
    let liabilities = 0;
    for (const id of ACCOUNT_IDS) {
      if (isIncome(id)) {
        const cents = entry.opening[id] - closing[id];
        if (cents !== 0) income[id] = cents;
        result += cents;
        earned -= closing[id];
      } else if (ASSETS.includes(id)) assets += closing[id];
      else if (LIABILITIES.includes(id)) liabilities -= closing[id];
    }
    return {
      month: entry.month, income, resultCents: result, closing, assetsCents: assets, liabilitiesCents: liabilities, equityCents: earned - closing.equity,
      cashBy: entry.cashBy, flows: entry.flows, cashBeforeCents: entry.opening.cash, cashCents: closing.cash,
    };
  });
}

/** The three statements as CSV (RFC 4180 without need of quotes): statement, line, then whole cents of each month. Lines are ids of accounts and reasons. */
export function booksCsv(finance: Pick<FinanceState, 'months' | 'balances'>): string {
  const months = bookMonths(finance);
  const lines: string[] = [];
  const row = (statement: string, line: string, cents: (month: MonthBooks) => number): void => {
    lines.push([statement, line, ...months.map((month) => String(cents(month)))].join(','));
  };
  lines.push(['statement', 'line', ...months.map((month) => `month ${month.month + 1}`)].join(','));
  for (const id of ACCOUNT_IDS) if (isIncome(id)) row('profit-and-loss', id, (month) => month.income[id] ?? 0);
  row('profit-and-loss', 'result', (month) => month.resultCents);
  for (const id of ASSETS) row('balance-sheet', id, (month) => month.closing[id]);
  row('balance-sheet', 'assets', (month) => month.assetsCents);
  for (const id of LIABILITIES) row('balance-sheet', id, (month) => 0 - month.closing[id]);
  row('balance-sheet', 'liabilities', (month) => month.liabilitiesCents);
  row('balance-sheet', 'equity-and-result', (month) => month.equityCents);
  row('cash-flow', 'cash-before', (month) => month.cashBeforeCents);
  for (const kind of [...new Set(months.flatMap((month) => Object.keys(month.flows)))].sort()) row('cash-flow', kind, (month) => month.flows[kind] ?? 0);
  for (const part of ['operating', 'investing', 'financing'] as const) row('cash-flow', part, (month) => month.cashBy[part]);
  row('cash-flow', 'cash-after', (month) => month.cashCents);
  return `${lines.join('\n')}\n`;
}
