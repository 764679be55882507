/** The journal: every posting with its two accounts, newest first. */
import { useState } from 'preact/hooks';
import { EmptyState, Select, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { accountName, kindName } from './accounts.ts';

const ALL = 'all';

export function LedgerTab({ game }: GameProps) {
  const { text, frame } = game;
  const [kind, setKind] = useState<string>(ALL);
  const { journal } = frame.finance;
  if (journal.length === 0) return <EmptyState icon="book-open" title={text.t('panel.capital.noFlow')} />;
  const kinds = [...new Set(journal.map((line) => line.kind))].map((id) => ({ id, label: kindName(game, id) })).sort((a, b) => (a.label < b.label ? -1 : 1));
  const lines = journal.map((line, at) => ({ line, at })).filter(({ line }) => kind === ALL || line.kind === kind).reverse();
  return (
    <>
      <div class="pfilter"><Select label={text.t('panel.capital.col.reason')} value={kind} onChange={setKind} options={[{ id: ALL, label: text.t('panel.capital.everything') }, ...kinds]} /></div>
      <Table caption={text.t('panel.capital.tab.ledger')} tight rows={lines} rowKey={(row) => String(row.at)} columns={[
        { id: 'when', head: text.t('panel.capital.col.when'), cell: (row) => <span class="num">{dateOf(game, row.line.timeS)}</span> },
        { id: 'reason', head: text.t('panel.capital.col.reason'), cell: (row) => kindName(game, row.line.kind) },
        { id: 'debit', head: text.t('panel.capital.col.debit'), cell: (row) => accountName(game, row.line.debit) },
        { id: 'credit', head: text.t('panel.capital.col.credit'), cell: (row) => accountName(game, row.line.credit) },
        { id: 'cents', head: text.t('panel.capital.col.amount'), number: true, cell: (row) => <Num value={row.line.cents} unit="cents" /> },
      ]} />
      <p class="xs muted">{text.t('panel.capital.ledgerHint')}</p>
    </>
  );
}
