/** Build: what can be put up, the floors of halls, other sites, and what is under way. */
import { useAppState } from '../../context.ts';
import { Tabbed, Panel, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { BlueprintsTab } from './blueprints.tsx';
import { Catalogue } from './catalogue.tsx';
import { HallTab } from './hall.tsx';
import { PlanFooter, PlanSwitch, PlanTab } from './plan.tsx';
import { SitesTab } from './sites.tsx';
import { StandingTab } from './standing.tsx';

const TABS = ['catalogue', 'hall', 'plan', 'blueprints', 'standing', 'sites'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('build', TABS);
  const planned = useAppState((state) => state.plan.entries.length);
  let underWay = 0;
  for (const site of frame.sites) for (const structure of site.structures) if (structure.stage !== 'ready') underWay++;
  return (
    <Panel id="build" icon="hammer" aside={<PlanSwitch game={game} />} footer={tab === 'plan' && planned > 0 && <PlanFooter game={game} />}>
      <Tabbed panel="build" value={tab} onChange={setTab} tabs={[
        { id: 'catalogue', label: text.t('panel.build.tab.catalogue') },
        { id: 'hall', label: text.t('panel.build.tab.hall') },
        { id: 'plan', label: text.t('panel.build.tab.plan'), count: planned || undefined },
        { id: 'blueprints', label: text.t('panel.build.tab.blueprints') },
        { id: 'standing', label: text.t('panel.build.tab.standing'), count: underWay || undefined },
        { id: 'sites', label: text.t('panel.build.tab.sites') },
      ]}>
        {tab === 'catalogue' && <Catalogue game={game} onSites={() => setTab('sites')} />}
        {tab === 'hall' && <HallTab game={game} onCatalogue={() => setTab('catalogue')} />}
        {tab === 'plan' && <PlanTab game={game} onCatalogue={() => setTab('catalogue')} />}
        {tab === 'blueprints' && <BlueprintsTab game={game} onSites={() => setTab('sites')} />}
        {tab === 'standing' && <StandingTab game={game} />}
        {tab === 'sites' && <SitesTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const BuildPanel = gamePanel(Body);
