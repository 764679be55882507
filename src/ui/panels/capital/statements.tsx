/** Cash flows by month, and what the books hold now. */
import type { AccountId } from '../../../sim/index.ts';
import { EmptyState, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';

const MONTHS_SHOWN = 6;
const MONTH_S = 30 * 86_400;
const ASSETS: readonly AccountId[] = ['cash', 'equipment', 'construction', 'depreciation'];
const CLAIMS: readonly AccountId[] = ['debt', 'equity'];

export function kindName(game: Game, kind: string): string {
  return game.text.has(`ledger.${kind}`) ? game.text.t(`ledger.${kind}`) : kind;
}
export function accountName(game: Game, account: string): string {
  return game.text.has(`account.${account}`) ? game.text.t(`account.${account}`) : account;
}

export function StatementsTab({ game }: GameProps) {
  const { text, frame } = game;
  const months = frame.finance.months.slice(-MONTHS_SHOWN);
  const kinds = [...new Set(months.flatMap((month) => Object.keys(month.flows)))];
  const sum = (month: (typeof months)[number]): number => Object.values(month.flows).reduce((all, cents) => all + cents, 0);
  const weight = (kind: string): number => months.reduce((all, month) => all + (month.flows[kind] ?? 0), 0);
  kinds.sort((a, b) => weight(b) - weight(a));
  const { balances } = frame.finance;
  let result = -balances.revenue;
  for (const [account, cents] of Object.entries(balances)) if (account.startsWith('expense.')) result -= cents;
  const rows: { id: string; cents: number; strong?: boolean }[] = [
    ...ASSETS.map((id) => ({ id, cents: balances[id] })),
    { id: 'assets', cents: ASSETS.reduce((all, id) => all + balances[id], 0), strong: true },
    ...CLAIMS.map((id) => ({ id, cents: -balances[id] })),
    { id: 'result', cents: result },
  ];
  return (
    <div class="pstate">
      <Section title={text.t('panel.capital.cashFlow')} icon="banknote">
        {months.length === 0 ? <EmptyState icon="banknote" title={text.t('panel.capital.noFlow')} /> : (
          <Table caption={text.t('panel.capital.cashFlow')} tight rows={kinds} rowKey={(kind) => kind} columns={[
            { id: 'kind', head: text.t('panel.capital.col.reason'), cell: (kind) => kindName(game, kind) },
            ...months.map((month) => ({
              id: `m${month.month}`, head: dateOf(game, month.month * MONTH_S), number: true,
              cell: (kind: string) => <Num value={month.flows[kind] ?? null} unit="cents" class={(month.flows[kind] ?? 0) > 0 ? 'num c-good' : 'num'} />,
            })),
          ]} totals={[text.t('panel.capital.net'), ...months.map((month) => text.n(sum(month), 'cents'))]} />
        )}
        <p class="xs muted">{text.t('panel.capital.monthHint')}</p>
      </Section>
      <Section title={text.t('panel.capital.balance')} icon="scale">
        <Table caption={text.t('panel.capital.balance')} tight rows={rows} rowKey={(row) => row.id} rowClass={(row) => (row.strong ? 'tot' : undefined)} columns={[
          { id: 'account', head: text.t('panel.capital.col.account'), cell: (row) => (row.id === 'assets' || row.id === 'result' ? text.t(`panel.capital.${row.id}`) : accountName(game, row.id)) },
          { id: 'cents', head: text.t('panel.capital.col.amount'), number: true, cell: (row) => <Num value={row.cents} unit="cents" explain={row.id === 'cash' ? 'finance.cash' : undefined} /> },
        ]} />
        <Table caption={text.t('panel.capital.since')} showCaption tight rows={Object.entries(balances).filter(([account, cents]) => (account.startsWith('expense.') || account === 'revenue') && cents !== 0)} rowKey={(row) => row[0]} columns={[
          { id: 'account', head: text.t('panel.capital.col.account'), cell: (row) => accountName(game, row[0]) },
          { id: 'cents', head: text.t('panel.capital.col.amount'), number: true, cell: (row) => <Num value={-row[1]} unit="cents" /> },
        ]} />
      </Section>
    </div>
  );
}
