/** Hiring by role: how many stand at each stage, how fast they come, what the lab's offers are worth. */
import type { Cohort } from '../../../sim/index.ts';
import { Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, roleName } from '../shared/names.ts';
import { Num, useExplained } from '../shared/number.tsx';

const countOf = (batches: readonly { count: number }[]): number => batches.reduce((sum, batch) => sum + batch.count, 0);

function Rate({ role }: { role: string }) {
  const tree = useExplained('people.hiringSpeed', { role });
  return <Num value={tree?.value ?? null} unit="perDay" explain="people.hiringSpeed" params={{ role }} />;
}

export function HiringTab({ game }: GameProps) {
  const { text, frame } = game;
  const { cohorts } = frame.people;
  const soonest = (row: Cohort): number => row.signed.reduce((least, batch) => Math.min(least, batch.atS), Infinity);
  const yes = (row: Cohort): number | null => {
    const answered = row.funnel.offered - countOf(row.offersOut);
    return answered > 0 ? row.funnel.signed / answered : null;
  };
  const stage = (id: string, value: (row: Cohort) => number) => ({
    id, head: text.t(`panel.people.funnel.${id}`), number: true, sort: value, cell: (row: Cohort) => <Num value={value(row)} unit="people" />,
  });
  const sum = (value: (row: Cohort) => number) => <Num value={cohorts.reduce((total, row) => total + value(row), 0)} unit="people" />;
  return (
    <>
      <p class="sm muted">{text.t('panel.people.funnelHint')}</p>
      <Table caption={text.t('panel.people.tab.hiring')} rows={cohorts} rowKey={(row) => row.role} totals={[
        '', sum((row) => Math.max(0, row.target - row.count)), sum((row) => row.funnel.found), sum((row) => countOf(row.interviews)), sum((row) => countOf(row.offersOut)), sum((row) => countOf(row.signed)), sum((row) => row.funnel.started), '', '', '',
      ]} columns={[
        { id: 'role', head: text.t('panel.people.col.role'), cell: (row) => roleName(game, row.role), sort: (row) => roleName(game, row.role) },
        { id: 'open', head: text.t('panel.people.funnel.open'), number: true, sort: (row) => row.target - row.count, cell: (row) => <Num value={Math.max(0, row.target - row.count)} unit="people" /> },
        stage('found', (row) => row.funnel.found),
        stage('interviews', (row) => countOf(row.interviews)),
        stage('offers', (row) => countOf(row.offersOut)),
        stage('signed', (row) => countOf(row.signed)),
        stage('started', (row) => row.funnel.started),
        { id: 'yes', head: text.t('panel.people.funnel.yes'), number: true, sort: yes, cell: (row) => <Num value={yes(row)} unit="ratio" /> },
        { id: 'rate', head: text.t('panel.people.funnel.rate'), number: true, cell: (row) => (row.target > row.count ? <Rate role={row.role} /> : <span class="faint">{text.t('common.none')}</span>) },
        { id: 'next', head: text.t('panel.people.funnel.next'), cell: (row) => <span class="sm muted">{Number.isFinite(soonest(row)) ? dateOf(game, soonest(row)) : text.t('common.none')}</span> },
      ]} />
    </>
  );
}
