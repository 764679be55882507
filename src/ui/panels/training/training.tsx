/** Training: plan a run, watch it, launch what came out. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { FinishedTab } from './finished.tsx';
import { PlanTab } from './plan.tsx';
import { RunningTab } from './running.tsx';

const TABS = ['plan', 'running', 'finished'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('training', TABS);
  const { job, models } = frame.compute;
  return (
    <Panel id="training" icon="brain-circuit" full aside={job ? text.t('panel.training.aside', { name: job.name, done: text.n(job.flopsNeeded > 0 ? job.flopsDone / job.flopsNeeded : 0, 'ratio') }) : undefined}>
      <Tabbed panel="training" value={tab} onChange={setTab} tabs={[
        { id: 'plan', label: text.t('panel.training.tab.plan') },
        { id: 'running', label: text.t('panel.training.tab.running'), count: job ? 1 : undefined },
        { id: 'finished', label: text.t('panel.training.tab.finished'), count: models.length || undefined },
      ]}>
        {tab === 'plan' && <PlanTab game={game} onStarted={() => setTab('running')} />}
        {tab === 'running' && <RunningTab game={game} onPlan={() => setTab('plan')} />}
        {tab === 'finished' && <FinishedTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const TrainingPanel = gamePanel(Body);
