/** Reports: any series of the record, goals and score, totals, the run to take away. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { PoliciesTab } from '../policies/policiesTab.tsx';
import { ChartsView } from '../../charts/view.tsx';
import { GoalsTab } from './goals.tsx';
import { TotalsTab } from './totals.tsx';

const TABS = ['charts', 'goals', 'totals', 'policies'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('reports', TABS);
  return (
    <Panel id="reports" icon="file-chart-column" full aside={text.t('panel.reports.aside', { score: Math.round(frame.score) })}>
      <Tabbed panel="reports" value={tab} onChange={setTab} tabs={[
        { id: 'charts', label: text.t('panel.reports.tab.charts') },
        { id: 'goals', label: text.t('panel.reports.tab.goals'), count: frame.goals.filter((goal) => !goal.met).length || undefined },
        { id: 'totals', label: text.t('panel.reports.tab.totals') },
        { id: 'policies', label: text.t('panel.reports.tab.policies') },
      ]}>
        {tab === 'charts' && <ChartsView />}
        {tab === 'goals' && <GoalsTab game={game} />}
        {tab === 'totals' && <TotalsTab game={game} />}
        {tab === 'policies' && <PoliciesTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const ReportsPanel = gamePanel(Body);
