/** The race: models that are out, labs and what is known of their size, capability over time. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { KnownTab } from './known.tsx';
import { LabsTab } from './labs.tsx';
import { LotsTab } from './lots.tsx';
import { ModelsTab } from './models.tsx';
import { RaceChart } from './chart.tsx';

const TABS = ['labs', 'known', 'lots', 'models', 'chart'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('race', TABS);
  return (
    <Panel id="race" icon="flag" full aside={text.t('panel.race.aside', { place: frame.race.place, labs: frame.race.labs })}>
      <Tabbed panel="race" value={tab} onChange={setTab} tabs={[
        { id: 'labs', label: text.t('panel.race.tab.labs') },
        { id: 'known', label: text.t('panel.race.tab.known') },
        { id: 'lots', label: text.t('panel.race.tab.lots'), count: frame.race.lots.filter((lot) => lot.winner === '').length || undefined },
        { id: 'models', label: text.t('panel.race.tab.models'), count: frame.race.releases.filter((release) => release.out).length + frame.compute.models.length || undefined },
        { id: 'chart', label: text.t('panel.race.tab.chart') },
      ]}>
        {tab === 'labs' && <LabsTab game={game} />}
        {tab === 'known' && <KnownTab game={game} />}
        {tab === 'lots' && <LotsTab game={game} />}
        {tab === 'models' && <ModelsTab game={game} />}
        {tab === 'chart' && <RaceChart game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const RacePanel = gamePanel(Body);
