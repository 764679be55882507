/** The cluster: machines bought and coming, racks by state, the network, what breaks. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { MachinesTab } from './machines.tsx';
import { NetworkTab } from './network.tsx';
import { RacksTab } from './racks.tsx';
import { ReliabilityTab } from './reliability.tsx';

const TABS = ['machines', 'racks', 'network', 'reliability'] as const;

function Body({ game }: GameProps) {
  const { text, frame } = game;
  const [tab, setTab] = usePanelTab('cluster', TABS);
  return (
    <Panel id="cluster" icon="server" aside={text.t('panel.cluster.aside', { useful: Math.round(frame.waterfall.useful), bought: frame.waterfall.bought })}>
      <Tabbed panel="cluster" value={tab} onChange={setTab} tabs={[
        { id: 'machines', label: text.t('panel.cluster.tab.machines'), count: frame.compute.orders.filter((order) => order.kind === 'accelerator').length || undefined },
        { id: 'racks', label: text.t('panel.cluster.tab.racks') },
        { id: 'network', label: text.t('panel.cluster.tab.network') },
        { id: 'reliability', label: text.t('panel.cluster.tab.reliability') },
      ]}>
        {tab === 'machines' && <MachinesTab game={game} />}
        {tab === 'racks' && <RacksTab game={game} />}
        {tab === 'network' && <NetworkTab game={game} />}
        {tab === 'reliability' && <ReliabilityTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const ClusterPanel = gamePanel(Body);
