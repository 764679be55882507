/** What a fabric is made of, which cables reach which hall, and which switches are down. */
import { hallLinks, networkBill } from '../../../app/simValues.ts';
import type { FabricDef, HallLink, NetworkBill, NetworkState, Site } from '../../../sim/index.ts';
import { Note, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, floorOf } from '../shared/names.ts';
import { placeName } from '../../shell/names.ts';
import { OrderButton } from '../shared/order.tsx';

interface Line { id: string; name: string; count: number; kW: number; cents: number; flaps: number | null }

export function billLines(text: GameProps['game']['text'], bill: NetworkBill, fabric: FabricDef): Line[] {
  const lines: Line[] = (['leaf', 'spine', 'core'] as const).filter((tier) => bill[tier] > 0).map((tier) => ({
    id: tier, name: text.t(`panel.cluster.tier.${tier}`), count: bill[tier], kW: bill[tier] * fabric.switchW / 1000, cents: bill[tier] * fabric.switchPriceCents, flaps: null,
  }));
  for (const { link, cables } of bill.links) {
    const ends = 2 * cables;
    lines.push({
      id: link.id, name: text.t('panel.cluster.linkReach', { name: text.t(link.name), m: link.reachM }), count: ends, kW: ends * fabric.opticW * link.wattRatio / 1000,
      cents: ends * fabric.opticPriceCents * link.priceRatio, flaps: ends * fabric.flapsPerOpticYear * link.flapRatio,
    });
  }
  return lines;
}

export function BillTable({ game: { text }, caption, bill, fabric }: GameProps & { caption: string; bill: NetworkBill; fabric: FabricDef }) {
  const lines = billLines(text, bill, fabric);
  const sum = (of: (line: Line) => number): number => lines.reduce((total, line) => total + of(line), 0);
  const cell = (value: number | null, unit: 'count' | 'kW' | 'cents'): string => (value === null ? '' : text.n(value, unit));
  return (
    <Table caption={caption} showCaption tight rows={lines} rowKey={(line) => line.id} columns={[
      { id: 'name', head: text.t('panel.cluster.col.item'), cell: (line) => line.name },
      { id: 'count', head: text.t('panel.cluster.col.count'), number: true, cell: (line) => cell(line.count, 'count') },
      { id: 'kW', head: text.t('panel.cluster.networkDraw'), number: true, cell: (line) => cell(line.kW, 'kW') },
      { id: 'cents', head: text.t('panel.cluster.col.price'), number: true, cell: (line) => cell(line.cents, 'cents') },
      { id: 'flaps', head: text.t('panel.cluster.col.flaps'), number: true, cell: (line) => cell(line.flaps, 'count') },
    ]} totals={[text.t('panel.cluster.total'), '', cell(sum((line) => line.kW), 'kW'), cell(sum((line) => line.cents), 'cents'), cell(sum((line) => line.flaps ?? 0), 'count')]} />
  );
}

/** The bill of the ports delivered. */
export function networkBillOf({ game: { catalog }, site, network, fabric, ports, halls }: GameProps & { site: Site; network: Pick<NetworkState, 'oversubscription' | 'wiring' | 'reachM'>; fabric: FabricDef; ports: number; halls?: HallLink[] }): NetworkBill {
  const { oversubscription, wiring, reachM } = network;
  return networkBill(ports, fabric, { oversubscription, wiring, halls: halls ?? hallLinks(site, catalog, fabric, reachM) }, catalog.constants.network);
}

/** Halls with the cable that joins each, its draw, and what is out of reach. */
export function HallReach({ game, site, network, fabric }: GameProps & { site: Site; network: NetworkState; fabric: FabricDef }) {
  const { text, catalog, frame } = game;
  const halls = hallLinks(site, catalog, fabric, network.reachM);
  const far = halls.filter((hall) => hall.link === null);
  const needM = Math.max(0, ...far.map((hall) => hall.lengthM));
  const longer = fabric.links.find((link) => link.reachM >= needM);
  const downIn = (hall: number): number => network.down.reduce((sum, fault) => sum + (fault.hall === hall ? fault.ports : 0), 0);
  return (
    <>
      {far.length > 0 && <Note tone="bad" alert>{text.t('panel.cluster.far', { n: far.length, m: needM, reach: network.reachM })}</Note>}
      {far.length > 0 && network.reachTo === 0 && longer && (
        <OrderButton label={text.t('panel.cluster.extend', { name: text.t(longer.name) })} kind="primary" icon="network" guide="network.extend" command={{ type: 'network.extend', site: site.id, reachM: longer.reachM }} />
      )}
      {network.reachTo > 0 && <p class="sm">{text.t('panel.cluster.extending', { m: network.reachTo, date: dateOf(game, network.reachS) })}</p>}
      {halls.length > 0 && (
        <Table caption={text.t('panel.cluster.hallReach')} showCaption tight rows={halls} rowKey={(hall) => String(hall.hall)} columns={[
          { id: 'hall', head: text.t('panel.cluster.col.hall'), cell: (hall) => placeName(text, catalog, frame, hall.hall) },
          { id: 'draw', head: text.t('panel.cluster.networkDraw'), number: true, cell: (hall) => text.n(floorOf(game, hall.hall).gpus * network.kWPerGpu + (hall.lengthM > 0 ? 0 : network.topKW), 'kW') },
          { id: 'm', head: text.t('panel.cluster.col.toTop'), number: true, cell: (hall) => (hall.lengthM > 0 ? text.t('panel.cluster.metres', { m: hall.lengthM }) : text.t('panel.cluster.topHere')) },
          { id: 'link', head: text.t('panel.cluster.col.link'), cell: (hall) => (hall.lengthM <= 0 ? '' : hall.link ? text.t(hall.link.name) : text.t('panel.cluster.outOfReach')) },
          { id: 'down', head: text.t('panel.cluster.col.switchDown'), number: true, cell: (hall) => (downIn(hall.hall) > 0 ? text.n(downIn(hall.hall), 'gpus') : '') },
        ]} rowClass={(hall) => (hall.link === null || downIn(hall.hall) > 0 ? 'bad' : undefined)} />
      )}
    </>
  );
}

/** Switches that wait for a technician. */
export function SwitchesDown({ game: { text }, network }: GameProps & { network: NetworkState }) {
  if (network.down.length === 0) return null;
  const gpus = network.down.reduce((sum, fault) => sum + fault.ports, 0);
  const hours = Math.max(...network.down.map((fault) => fault.hoursLeft));
  return <Note tone="warn">{text.t('panel.cluster.down', { n: network.down.length, gpus: text.n(gpus, 'gpus'), hours: text.n(hours, 'hours') })}</Note>;
}
