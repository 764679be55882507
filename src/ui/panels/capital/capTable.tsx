/** Who owns the lab, who votes, who is paid first. */
import { Note, StackBar, Stats, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { ExitTable, PoolAndSales } from './holders.tsx';
import { Figure, Num, useExplained } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';
import { founderVotes, holderName, ownerParts, totalShares } from './owners.ts';
import { What } from '../shared/what.tsx';

export function CapTableTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { finance } = frame;
  const total = totalShares(finance.holders);
  const founder = finance.holders.find((holder) => holder.name === 'founder');
  const first = finance.holders.reduce((sum, holder) => sum + holder.investedCents * holder.preferenceMultiple, 0);
  const worth = useExplained('finance.staffWorth')?.value ?? null;
  const votes = (holder: (typeof finance.holders)[number]): number => holder.shares * (holder.name === 'founder' ? catalog.constants.finance.founderVotes : 1);
  const allVotes = finance.holders.reduce((sum, holder) => sum + votes(holder), 0);
  return (
    <>
      <Stats class="g4">
        <Figure label={<What id="panel.capital.founderShare" />} value={founder && total > 0 ? founder.shares / total : null} unit="ratio" />
        <Figure label={<What id="panel.capital.control" />} value={founderVotes(game)} unit="ratio" note={text.t('panel.capital.controlNote', { need: text.n(catalog.constants.finance.controlRatio, 'ratio') })} />
        <Figure label={text.t('panel.capital.staffWorth')} value={worth} unit="ratio" explain="finance.staffWorth" note={text.t('panel.capital.staffWorthNote')} />
        <Figure label={<What id="panel.capital.paidFirst" />} value={first} unit="cents" note={text.t('panel.capital.boardNote', { founder: finance.boardSeats.founder, investors: finance.boardSeats.investors })} />
      </Stats>
      {finance.boardSeats.investors > finance.boardSeats.founder && <Note>{text.t('panel.capital.boardLost')}</Note>}
      <StackBar label={text.t('panel.capital.tab.owners')} parts={ownerParts(game, finance.holders)} />
      <Section title={text.t('panel.capital.holders')} icon="users">
        <Table caption={text.t('panel.capital.holders')} rows={finance.holders} rowKey={(row) => row.name} columns={[
          { id: 'name', head: text.t('panel.capital.col.holder'), cell: (row) => holderName(game, row) },
          { id: 'shares', head: text.t('panel.capital.col.shares'), number: true, cell: (row) => <Num value={row.shares} unit="count" />, sort: (row) => row.shares },
          { id: 'share', head: text.t('panel.capital.col.share'), number: true, cell: (row) => <Num value={total > 0 ? row.shares / total : null} unit="ratio" />, sort: (row) => row.shares },
          { id: 'votes', head: text.t('panel.capital.col.votes'), number: true, cell: (row) => <Num value={allVotes > 0 ? votes(row) / allVotes : null} unit="ratio" />, sort: (row) => votes(row) },
          { id: 'paid', head: text.t('panel.capital.col.invested'), number: true, cell: (row) => <Num value={row.investedCents > 0 ? row.investedCents : null} unit="cents" />, sort: (row) => row.investedCents },
          { id: 'seats', head: text.t('panel.capital.col.seats'), number: true, cell: (row) => <Num value={row.name === 'founder' ? finance.boardSeats.founder : row.seats || null} unit="count" />, sort: (row) => row.seats },
          { id: 'rights', head: text.t('panel.capital.col.rights'), cell: (row) => <span class="sm">{[row.proRata && text.t('panel.capital.right.proRata'), row.infoRights && text.t('panel.capital.right.info')].filter(Boolean).join(', ')}</span> },
          { id: 'first', head: text.t('panel.capital.col.first'), number: true, cell: (row) => (row.preferenceMultiple > 0 && row.investedCents > 0 ? <span class="num">{text.t(row.participating ? 'panel.capital.participating' : 'panel.capital.times', { n: row.preferenceMultiple })}</span> : <span class="faint">{text.t('common.none')}</span>) },
        ]} totals={[text.t('panel.capital.total'), text.n(total, 'count'), text.n(1, 'ratio'), text.n(1, 'ratio'), text.n(finance.raisedCents, 'cents'), '', '', '']} />
      </Section>
      <ExitTable game={game} />
      <PoolAndSales game={game} />
    </>
  );
}
