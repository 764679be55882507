/** Research: ideas of uncertain worth, who works on them, what came of them. */
import { EmptyState } from '../../widgets/index.ts';
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { FoundTab } from './found.tsx';
import { IdeasTab } from './ideas.tsx';

const TABS = ['ideas', 'found'] as const;

function Body({ game }: GameProps) {
  const { text, frame, scenario } = game;
  const [tab, setTab] = usePanelTab('research', TABS);
  const { projects } = frame.research;
  const active = projects.filter((project) => project.state === 'active').length;
  const ended = projects.filter((project) => project.state === 'found' || project.state === 'dead').length;
  return (
    <Panel id="research" icon="flask-conical" full aside={text.t('panel.research.aside', { n: active })}>
      {(scenario.ideas ?? []).length === 0 ? <EmptyState icon="flask-conical" title={text.t('panel.research.none')} /> : (
        <Tabbed panel="research" value={tab} onChange={setTab} tabs={[
          { id: 'ideas', label: text.t('panel.research.tab.ideas') },
          { id: 'found', label: text.t('panel.research.tab.found'), count: ended || undefined },
        ]}>
          {tab === 'ideas' && <IdeasTab game={game} />}
          {tab === 'found' && <FoundTab game={game} />}
        </Tabbed>
      )}
    </Panel>
  );
}

export const ResearchPanel = gamePanel(Body);
