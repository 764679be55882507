/** The fabric of each site: ports, what it is made of, which halls it reaches, what holds GPUs back, and orders for more. */
import { useState } from 'preact/hooks';
import { billCents, billKW, fabricLeadDays, hallLinks, leafBlastGpus, reachOfSite } from '../../../app/simValues.ts';
import type { Site, Wiring } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Meter, Select, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, hallsOf, floorOf, nameIn, siteName } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { OrdersTable } from './machines.tsx';
import { StorageSection } from './storage.tsx';
import { BillTable, HallReach, networkBillOf, SwitchesDown } from './networkBill.tsx';
import { What } from '../shared/what.tsx';

const WIDTHS = [1, 2, 3, 4, 7, 8];
const WIRINGS: readonly Wiring[] = ['rail', 'rack'];
const DAYS_PER_YEAR = 365;

export function NetworkTab({ game }: GameProps) {
  const { text, frame } = game;
  if (frame.sites.length === 0) return <EmptyState icon="network" title={text.t('panel.build.noSite')}>{text.t('panel.build.noSiteHint')}</EmptyState>;
  return <>{frame.sites.map((site) => <SiteNetwork key={site.id} game={game} site={site} />)}</>;
}

function SiteNetwork({ game, site }: GameProps & { site: Site }) {
  const { text, frame, catalog } = game;
  const network = frame.compute.networks.find((entry) => entry.site === site.id);
  const fabrics = Object.values(catalog.fabrics);
  const orders = frame.compute.orders.filter((order) => order.kind === 'ports' && order.site === site.id);
  const coming = orders.reduce((sum, order) => sum + order.ordered - order.delivered, 0);
  const gpus = hallsOf(game).filter((place) => place.site.id === site.id).reduce((sum, place) => sum + floorOf(game, place.structure.id).gpus, 0);
  const have = network?.portsDelivered ?? 0;
  const advised = Math.max(64, gpus - have - coming);
  const [chosen, setChosen] = useState<string | null>(null);
  const [typed, setTyped] = useState<number | null>(null);
  const [wanted, setWanted] = useState(1);
  const [wired, setWired] = useState<Wiring>('rail');
  const fixed = network?.fabric ?? orders[0]?.item;
  const fabric = fabrics.find((entry) => entry.id === (fixed ?? chosen)) ?? fabrics[0];
  if (!fabric) return null;
  const ports = typed ?? advised;
  const rules = catalog.constants.network;
  const widths = WIDTHS.filter((n) => n <= rules.maxOversubscription);
  const shape = network ?? { oversubscription: wanted, wiring: wired, reachM: reachOfSite(site, catalog, fabric) };
  const halls = hallLinks(site, catalog, fabric, shape.reachM);
  const bill = (count: number) => networkBillOf({ game, site, network: shape, fabric, ports: count, halls });
  const now = bill(have + coming);
  const then = bill(have + coming + ports);
  const more = { ...then, leaf: then.leaf - now.leaf, spine: then.spine - now.spine, core: then.core - now.core };
  const ratio = fabric.efficiencyRatio * (shape.wiring === 'rack' ? fabric.rackWiringRatio : 1);
  return (
    <>
      <Section title={text.t('panel.cluster.networkOf', { site: siteName(game, site.id) })} icon="network">
        <Meter label={text.t('panel.cluster.cabled')} value={network?.portsCabled ?? 0} max={Math.max(gpus, have, 1)} limit={gpus} hue="network" text={text.t('panel.of', { have: text.n(network?.portsCabled ?? 0, 'count'), limit: text.n(gpus, 'gpus') })} />
        {network && <SwitchesDown game={game} network={network} />}
        {network && (
          <KeyValue items={[
            { id: 'ports', label: text.t('panel.cluster.portsDelivered'), value: <Num value={have} unit="count" explain="ports" params={{ site: site.id }} /> },
            network.crewHoursLeft > 0 && { id: 'hours', label: text.t('panel.cluster.cableHours'), value: <Num value={network.crewHoursLeft} unit="hours" /> },
            { id: 'width', label: <What id="panel.cluster.width" />, value: <span class="num">{text.t('panel.cluster.widthOf', { n: network.oversubscription })}</span> },
            { id: 'wiring', label: text.t('panel.cluster.wiring'), value: text.t(`panel.cluster.wiring.${network.wiring}`) },
            { id: 'draw', label: text.t('panel.cluster.networkDraw'), value: <Num value={network.drawKW} unit="kW" explain="networkDraw" params={{ site: site.id }} /> },
            network.flapsPerYear > 0 && { id: 'flaps', label: text.t('panel.cluster.billFlaps'), value: <Num value={network.flapsPerYear / DAYS_PER_YEAR} unit="perDay" explain="networkFlaps" params={{ site: site.id }} /> },
          ]} />
        )}
        {network && have > 0 && <BillTable game={game} caption={text.t('panel.cluster.billAll')} bill={bill(have)} fabric={fabric} />}
        {network && <HallReach game={game} site={site} network={network} fabric={fabric} />}
        {network && network.widenTo > 0 && <p class="sm">{text.t('panel.cluster.widening', { n: network.widenTo, date: dateOf(game, network.widenS) })}</p>}
        {network && network.oversubscription > 1 && network.widenTo === 0 && (
          <OrderButton label={text.t('panel.cluster.widen')} icon="network" guide="network.widen" command={{ type: 'network.widen', site: site.id, oversubscription: 1 }} />
        )}
        {orders.length > 0 && <OrdersTable game={game} orders={orders} />}
      </Section>
      {network && have > 0 && <StorageSection game={game} site={site} network={network} />}
      <Section title={text.t('panel.cluster.orderPorts')} icon="shopping-cart" card>
        {fixed
          ? <p class="sm">{text.t('panel.cluster.fabricIs', { name: nameIn(game, 'fabrics', fixed) })}</p>
          : <Select label={text.t('panel.cluster.fabric')} value={fabric.id} onChange={setChosen} options={fabrics.map((entry) => ({ id: entry.id, label: text.t(entry.name) }))} />}
        {network === undefined && (
          <>
            <Select label={text.t('panel.cluster.width')} value={String(wanted)} onChange={(value) => setWanted(Number(value))} options={widths.map((n) => ({ id: String(n), label: text.t('panel.cluster.widthOf', { n }) }))} />
            <p class="xs muted">{text.t('panel.cluster.widthHint')}</p>
            <Select label={text.t('panel.cluster.wiring')} value={wired} onChange={setWired} options={WIRINGS.map((id) => ({ id, label: text.t(`panel.cluster.wiring.${id}`) }))} />
            <p class="xs muted">{text.t('panel.cluster.wiringHint')}</p>
          </>
        )}
        <KeyValue items={[
          { id: 'speed', label: text.t('panel.cluster.link'), value: <span class="num">{text.t('panel.cluster.gbps', { n: fabric.linkGbps })}</span> },
          { id: 'radix', label: text.t('panel.cluster.radix'), value: <Num value={fabric.radix} unit="count" /> },
          { id: 'efficiency', label: <What id="panel.cluster.efficiency" />, value: <Num value={ratio} unit="ratio" /> },
          { id: 'blast', label: <What id="panel.cluster.blast" />, value: <Num value={leafBlastGpus(shape, fabric, catalog.constants.reliability.nodeGpus, rules)} unit="gpus" /> },
          { id: 'bill', label: text.t('panel.cluster.bill'), value: <span class="num wrapv">{text.t('panel.cluster.billText', { leaf: more.leaf, spine: more.spine, core: more.core, optics: then.optics - now.optics })}</span> },
          { id: 'price', label: text.t('panel.cluster.perPort'), value: <Num value={(billCents(then) - billCents(now)) / ports} unit="cents" explain="fabricPrice" params={{ site: site.id, fabric: fabric.id, ports, oversubscription: shape.oversubscription, wiring: shape.wiring }} /> },
          { id: 'draw', label: text.t('panel.cluster.billDraw'), value: <Num value={billKW(then) - billKW(now)} unit="kW" /> },
          then.flapsPerYear > now.flapsPerYear && { id: 'flaps', label: text.t('panel.cluster.billFlaps'), value: <Num value={(then.flapsPerYear - now.flapsPerYear) / DAYS_PER_YEAR} unit="perDay" /> },
          { id: 'lead', label: text.t('panel.cluster.lead'), value: <Num value={fabricLeadDays(game.scenario, fabric)} unit="days" /> },
        ]} />
        <div class="row wrap top">
          <Stepper label={text.t('panel.cluster.ports')} value={ports} min={1} max={2_000_000} step={64} unit={text.t('panel.unit.ports')} onChange={setTyped} />
          <OrderButton label={text.t('panel.cluster.buyPorts')} kind={gpus > have + coming ? 'primary' : undefined} icon="shopping-cart" guide="network.order" command={{ type: 'network.order', site: site.id, fabric: fabric.id, ports, oversubscription: shape.oversubscription, wiring: shape.wiring }} onDone={() => setTyped(null)} />
        </div>
        <p class="xs muted">{text.t('panel.cluster.portsHint')}</p>
      </Section>
    </>
  );
}
