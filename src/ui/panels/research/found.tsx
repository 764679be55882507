/** What research came to: breakthroughs with their effect and who knows of them, and dead ends. */
import type { Project } from '../../../sim/index.ts';
import { EmptyState, Table, Tag } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';

export function FoundTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const rows = frame.research.projects.filter((project) => project.state === 'found' || project.state === 'dead');
  if (rows.length === 0) return <EmptyState icon="flask-conical" title={text.t('panel.research.noneFound')} />;
  return (
    <Table caption={text.t('panel.research.tab.found')} rows={rows} rowKey={(row) => row.idea} columns={[
      { id: 'idea', head: text.t('panel.research.col.idea'), cell: (row) => text.t(catalog.ideas[row.idea]?.name ?? row.idea), sort: (row) => row.endedS },
      { id: 'result', head: text.t('panel.research.col.result'), cell: (row) => <Result game={game} project={row} />, sort: (row) => row.ratio },
      { id: 'days', head: text.t('panel.research.col.work'), number: true, cell: (row) => <Num value={row.doneDays} unit="days" />, sort: (row) => row.doneDays },
      { id: 'when', head: text.t('panel.research.col.state'), number: true, cell: (row) => dateOf(game, row.endedS, 'dateYear'), sort: (row) => row.endedS },
      { id: 'shared', head: text.t('panel.research.col.shared'), cell: (row) => (row.state === 'dead' ? null : <Shared game={game} project={row} />) },
    ]} />
  );
}

function Result({ game: { text, catalog }, project }: GameProps & { project: Project }) {
  if (project.state === 'dead') return <Tag tone="warn">{text.t('panel.research.state.dead')}</Tag>;
  const def = catalog.ideas[project.idea];
  return <span class="num">{def && text.t(`effect.${def.effect}`)} <Num value={project.ratio - 1} unit="ratio" format={{ sign: true }} explain={def && `effect.${def.effect}`} /></span>;
}

function Shared({ game, project }: GameProps & { project: Project }) {
  const { text, catalog } = game;
  const points = catalog.ideas[project.idea]?.rivalPoints ?? 0;
  return (
    <span class="row wrap">
      <Tag tone={project.shared === 'leaked' ? 'warn' : undefined}>{text.t(`panel.research.shared.${project.shared}`)}</Tag>
      {project.shared !== 'published' && (
        <OrderButton label={text.t('panel.research.publish')} size="sm" kind="ghost" command={{ type: 'research.publish', idea: project.idea }} why="read"
          confirm={{ title: text.t('panel.research.publishTitle'), body: text.t('panel.research.publishBody', { points: text.n(points, 'index') }), action: text.t('panel.research.publish'), plain: true }} />
      )}
    </span>
  );
}
