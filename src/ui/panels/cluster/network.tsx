/** The fabric of each site: ports, switches, optics, and orders for more. */
import { useState } from 'preact/hooks';
import { fabricLeadDays, networkBom } from '../../../app/simValues.ts';
import type { Site } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Meter, Select, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, hallsOf, floorOf, nameIn, siteName } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { OrdersTable } from './machines.tsx';

const WIDTHS = [1, 2, 3, 4, 7, 8];
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
  const fixed = network?.fabric ?? orders[0]?.item;
  const fabric = fabrics.find((entry) => entry.id === (fixed ?? chosen)) ?? fabrics[0];
  const ports = typed ?? advised;
  const [wanted, setWanted] = useState(1);
  if (!fabric) return null;
  const rules = catalog.constants.network;
  const width = network?.oversubscription ?? wanted;
  const widths = WIDTHS.filter((n) => n <= rules.maxOversubscription);
  const now = networkBom(have + coming, fabric, width, rules);
  const then = networkBom(have + coming + ports, fabric, width, rules);
  const optics = then.optics - now.optics;
  const switches = then.leaf + then.spine + then.core - now.leaf - now.spine - now.core;
  const perYear = optics * fabric.flapsPerOpticYear;
  return (
    <>
      <Section title={text.t('panel.cluster.networkOf', { site: siteName(game, site.id) })} icon="network">
        <Meter label={text.t('panel.cluster.cabled')} value={network?.portsCabled ?? 0} max={Math.max(gpus, have, 1)} limit={gpus} hue="network" text={text.t('panel.of', { have: text.n(network?.portsCabled ?? 0, 'count'), limit: text.n(gpus, 'gpus') })} />
        {network && (
          <KeyValue items={[
            { id: 'ports', label: text.t('panel.cluster.portsDelivered'), value: <Num value={network.portsDelivered} unit="count" explain="ports" /> },
            { id: 'hours', label: text.t('panel.cluster.cableHours'), value: <Num value={network.crewHoursLeft} unit="hours" /> },
            { id: 'width', label: text.t('panel.cluster.width'), value: <span class="num">{text.t('panel.cluster.widthOf', { n: network.oversubscription })}</span> },
            { id: 'switches', label: text.t('panel.cluster.switches'), value: <span class="num">{text.t('panel.cluster.tiers', { leaf: network.leaf, spine: network.spine, core: network.core })}</span> },
            { id: 'optics', label: text.t('panel.cluster.optics'), value: <Num value={network.optics} unit="count" /> },
            { id: 'draw', label: text.t('panel.cluster.networkDraw'), value: <Num value={network.drawKW} unit="kW" /> },
          ]} />
        )}
        {network && network.widenTo > 0 && <p class="sm">{text.t('panel.cluster.widening', { n: network.widenTo, date: dateOf(game, network.widenS) })}</p>}
        {network && network.oversubscription > 1 && network.widenTo === 0 && (
          <OrderButton label={text.t('panel.cluster.widen')} icon="network" guide="network.widen" command={{ type: 'network.widen', site: site.id, oversubscription: 1 }} />
        )}
        {orders.length > 0 && <OrdersTable game={game} orders={orders} />}
      </Section>
      <Section title={text.t('panel.cluster.orderPorts')} icon="shopping-cart" card>
        {fixed
          ? <p class="sm">{text.t('panel.cluster.fabricIs', { name: nameIn(game, 'fabrics', fixed) })}</p>
          : <Select label={text.t('panel.cluster.fabric')} value={fabric.id} onChange={setChosen} options={fabrics.map((entry) => ({ id: entry.id, label: text.t(entry.name) }))} />}
        {network === undefined && (
          <Select label={text.t('panel.cluster.width')} value={String(wanted)} onChange={(value) => setWanted(Number(value))} options={widths.map((n) => ({ id: String(n), label: text.t('panel.cluster.widthOf', { n }) }))} />
        )}
        {network === undefined && <p class="xs muted">{text.t('panel.cluster.widthHint')}</p>}
        <KeyValue items={[
          { id: 'speed', label: text.t('panel.cluster.link'), value: <span class="num">{text.t('panel.cluster.gbps', { n: fabric.linkGbps })}</span> },
          { id: 'efficiency', label: text.t('panel.cluster.efficiency'), value: <Num value={fabric.efficiencyRatio} unit="ratio" /> },
          { id: 'radix', label: text.t('panel.cluster.radix'), value: <Num value={fabric.radix} unit="count" /> },
          { id: 'bill', label: text.t('panel.cluster.bill'), value: <span class="num">{text.t('panel.cluster.billText', { leaf: then.leaf - now.leaf, spine: then.spine - now.spine, core: then.core - now.core, optics })}</span> },
          { id: 'draw', label: text.t('panel.cluster.billDraw'), value: <Num value={(switches * fabric.switchW + optics * fabric.opticW) / 1000} unit="kW" /> },
          { id: 'flaps', label: text.t('panel.cluster.billFlaps'), value: <Num value={perYear / DAYS_PER_YEAR} unit="perDay" /> },
          { id: 'lead', label: text.t('panel.cluster.lead'), value: <Num value={fabricLeadDays(game.scenario, fabric)} unit="days" /> },
        ]} />
        <div class="row wrap top">
          <Stepper label={text.t('panel.cluster.ports')} value={ports} min={1} max={2_000_000} step={64} unit={text.t('panel.unit.ports')} onChange={setTyped} />
          <OrderButton label={text.t('panel.cluster.buyPorts')} kind={gpus > have + coming ? 'primary' : undefined} icon="shopping-cart" guide="network.order" command={{ type: 'network.order', site: site.id, fabric: fabric.id, ports, oversubscription: width }} onDone={() => setTyped(null)} />
        </div>
        <p class="xs muted">{text.t('panel.cluster.portsHint')}</p>
      </Section>
    </>
  );
}
