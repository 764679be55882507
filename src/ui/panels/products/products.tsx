/** Products: what is served to customers, at what price, with how many GPUs, against whom. */
import { Panel, Tabbed, usePanelTab } from '../shared/panel.tsx';
import { gamePanel, type GameProps } from '../shared/game.tsx';
import { DataTab } from './data.tsx';
import { LaunchTab } from './launch.tsx';
import { LinesTab } from './lines.tsx';
import { MarketTab } from './market.tsx';
import { ReleaseTab } from './release.tsx';
import { ServingTab } from './serving.tsx';

const TABS = ['serving', 'launch', 'lines', 'release', 'data', 'market'] as const;

function Body({ game }: GameProps) {
  const { text, frame, scenario } = game;
  const [tab, setTab] = usePanelTab('products', TABS);
  const { product, models } = frame.compute;
  const live = models.find((model) => model.id === product.modelId);
  return (
    <Panel id="products" icon="package" full aside={live ? text.t('panel.products.aside', { name: live.name, price: text.n(product.priceCentsPerMTok, 'centsPerMTok') }) : undefined}>
      <Tabbed panel="products" value={tab} onChange={setTab} tabs={[
        { id: 'serving', label: text.t('panel.products.tab.serving') },
        { id: 'launch', label: text.t('panel.products.tab.launch'), count: models.length || undefined },
        ...(scenario.market ? (['lines', 'release', 'data'] as const).map((id) => ({ id, label: text.t(`panel.products.tab.${id}`) })) : []),
        { id: 'market', label: text.t('panel.products.tab.market') },
      ]}>
        {tab === 'serving' && <ServingTab game={game} onLaunch={() => setTab('launch')} />}
        {tab === 'launch' && <LaunchTab game={game} />}
        {tab === 'lines' && <LinesTab game={game} />}
        {tab === 'release' && <ReleaseTab game={game} />}
        {tab === 'data' && <DataTab game={game} />}
        {tab === 'market' && <MarketTab game={game} />}
      </Tabbed>
    </Panel>
  );
}

export const ProductsPanel = gamePanel(Body);
