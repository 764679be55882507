/** Power and cooling of a site: what comes in, where it goes, how the heat leaves, what is shed first. */
import { useState } from 'preact/hooks';
import { EmptyState, Select } from '../../widgets/index.ts';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { hallsOf, siteName } from '../shared/names.ts';
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { AirTab } from './air.tsx';
import { CoolingTab } from './cooling.tsx';
import { HallsTab } from './halls.tsx';
import { ShedTab } from './shed.tsx';
import { SupplyTab } from './supply.tsx';

const TABS = ['supply', 'cooling', 'halls', 'air', 'shed'] as const;

function Body({ game }: GameProps) {
  const { text, frame, app } = game;
  const [tab, setTab] = usePanelTab('power', TABS);
  const [chosen, setChosen] = useState<string | null>(null);
  const wanted = chosen ?? app.store.getState().view.site;
  const site = frame.sites.find((entry) => entry.id === wanted) ?? frame.sites[0];
  const halls = hallsOf(game).filter((place) => place.site.id === site?.id);
  return (
    <Panel id="power" icon="zap" aside={site && siteName(game, site.id)}>
      <Tabbed panel="power" value={tab} onChange={setTab} tabs={[
        { id: 'supply', label: text.t('panel.power.tab.supply') },
        { id: 'cooling', label: text.t('panel.power.tab.cooling') },
        { id: 'halls', label: text.t('panel.power.tab.halls'), count: halls.length || undefined },
        { id: 'air', label: text.t('panel.power.tab.air') },
        { id: 'shed', label: text.t('panel.power.tab.shed') },
      ]}>
        {frame.sites.length > 1 && site && (
          <Select label={text.t('panel.site')} value={site.id} onChange={setChosen} options={frame.sites.map((entry) => ({ id: entry.id, label: siteName(game, entry.id) }))} />
        )}
        {!site && <EmptyState icon="map-pin" title={text.t('panel.build.noSite')}>{text.t('panel.build.noSiteHint')}</EmptyState>}
        {site && tab === 'supply' && <SupplyTab game={game} site={site} />}
        {site && tab === 'cooling' && <CoolingTab game={game} site={site} />}
        {site && tab === 'halls' && <HallsTab game={game} halls={halls} />}
        {site && tab === 'air' && <AirTab game={game} halls={halls} />}
        {site && tab === 'shed' && <ShedTab key={site.id} game={game} site={site} halls={halls} />}
      </Tabbed>
    </Panel>
  );
}

export const PowerPanel = gamePanel(Body);
