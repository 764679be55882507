/** Accelerators: stock, orders on their way, buying, spares, selling. */
import { useState } from 'preact/hooks';
import { offeredAccelerators } from '../../../app/simValues.ts';
import type { AcceleratorDef, DeliveryOrder } from '../../../sim/index.ts';
import { EmptyState, KeyValue, Meter, Note, Stepper, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Num, useExplained } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { Market } from './market.tsx';
import { What } from '../shared/what.tsx';

const WEEK_S = 7 * 86_400;

export function orderName(game: Game, order: DeliveryOrder): string {
  if (order.kind === 'accelerator') return nameIn(game, 'accelerators', order.item);
  if (order.kind === 'ports') return game.text.t('panel.cluster.portsOf', { name: nameIn(game, 'fabrics', order.item) });
  return game.text.t('panel.cluster.sparesOf', { name: nameIn(game, 'accelerators', order.item) });
}

/** The next batch on the dock. */
export function nextBatchS(order: DeliveryOrder, nowS: number): number {
  if (nowS < order.firstS) return order.firstS;
  return order.firstS + (Math.floor((nowS - order.firstS) / WEEK_S) + 1) * WEEK_S;
}
export function lastBatchS(order: DeliveryOrder): number {
  return order.firstS + Math.max(0, Math.ceil(order.ordered / Math.max(1, order.perWeek)) - 1) * WEEK_S;
}

export function OrdersTable({ game, orders }: GameProps & { orders: DeliveryOrder[] }) {
  const { text, frame } = game;
  return (
    <Table caption={text.t('panel.cluster.orders')} tight rows={orders} rowKey={(order) => String(order.id)} columns={[
      { id: 'item', head: text.t('panel.cluster.col.item'), cell: (order) => orderName(game, order) },
      { id: 'got', head: text.t('panel.cluster.col.delivered'), number: true, cell: (order) => <span class="num">{text.t('panel.of', { have: text.n(order.delivered, 'count'), limit: text.n(order.ordered, 'count') })}</span> },
      { id: 'next', head: text.t('panel.cluster.col.next'), number: true, cell: (order) => <span class="num">{dateOf(game, nextBatchS(order, frame.timeS))}</span> },
      { id: 'last', head: text.t('panel.cluster.col.last'), number: true, cell: (order) => <span class="num">{dateOf(game, Math.max(frame.timeS, lastBatchS(order)))}</span> },
    ]} />
  );
}

export function MachinesTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const today = frame.epochDay + Math.floor(frame.timeS / 86_400);
  const offered = offeredAccelerators(catalog, frame.scenario);
  const released = offered.filter((def) => Date.parse(def.releaseDate) / 86_400_000 <= today);
  const [chosen, setChosen] = useState<string | null>(null);
  const { stock, orders } = frame.compute;
  const def = offered.find((entry) => entry.id === chosen) ?? offered.find((entry) => entry.id === stock[0]?.accelerator) ?? released[released.length - 1];
  const coming = orders.filter((order) => order.kind !== 'ports');
  return (
    <>
      <Section title={text.t('panel.cluster.stock')} icon="package">
        {stock.length === 0 ? <EmptyState icon="package" title={text.t('panel.cluster.noStock')}>{text.t('panel.cluster.noStockHint')}</EmptyState> : (
          <Table caption={text.t('panel.cluster.stock')} tight rows={stock} rowKey={(row) => row.accelerator} columns={[
            { id: 'name', head: text.t('panel.cluster.col.item'), cell: (row) => nameIn(game, 'accelerators', row.accelerator) },
            { id: 'bought', head: text.t('panel.cluster.col.bought'), number: true, cell: (row) => <Num value={row.boughtGpus} unit="gpus" explain="waterfall.bought" /> },
            { id: 'dock', head: text.t('panel.cluster.col.dock'), number: true, cell: (row) => <Num value={row.gpus} unit="gpus" /> },
            { id: 'spares', head: text.t('panel.cluster.col.spares'), number: true, cell: (row) => <Num value={row.spareServers} unit="count" /> },
            { id: 'book', head: text.t('panel.cluster.col.book'), number: true, cell: (row) => <Num value={row.bookCents} unit="cents" /> },
          ]} />
        )}
      </Section>
      {coming.length > 0 && <Section title={text.t('panel.cluster.orders')} icon="truck"><OrdersTable game={game} orders={coming} /></Section>}
      {def && (
        <Section title={text.t('panel.cluster.buy')} icon="shopping-cart">
          <Market game={game} offered={offered} chosen={def.id} onChoose={setChosen} />
          <Buy key={def.id} game={game} def={def} />
        </Section>
      )}
    </>
  );
}

/** Racks that take it, or that it has none. */
function rackNames(game: Game, def: AcceleratorDef): string[] {
  const names = Object.values(game.catalog.racks).filter((rack) => rack.accelerator === def.id).map((rack) => game.text.t(rack.name));
  return names.length > 0 ? names : [game.text.t('panel.cluster.noRack')];
}

function Buy({ game, def }: GameProps & { def: AcceleratorDef }) {
  const { text, frame } = game;
  const [gpus, setGpus] = useState(def.gpusPerServer * 32);
  const [spares, setSpares] = useState(4);
  const [sold, setSold] = useState(def.gpusPerServer);
  const dock = frame.compute.stock.find((row) => row.accelerator === def.id)?.gpus ?? 0;
  const price = useExplained('gpuPrice', { accelerator: def.id })?.value ?? null;
  const resale = useExplained('gpuResale', { accelerator: def.id, gpus: sold })?.value ?? null;
  const batches = Math.ceil(gpus / Math.max(1, def.weeklyAllocation));
  return (
    <>
      <KeyValue items={[
        { id: 'price', label: text.t('panel.cluster.price'), value: <Num value={price} unit="cents" explain="gpuPrice" params={{ accelerator: def.id }} /> },
        { id: 'racks', label: text.t('panel.cluster.rackKinds'), value: <>{rackNames(game, def).map((name) => <div key={name}>{name}</div>)}</> },
        { id: 'resale', label: text.t('panel.cluster.resale'), value: <Num value={resale} unit="cents" explain="gpuResale" params={{ accelerator: def.id, gpus: sold }} /> },
        { id: 'life', label: <What id="panel.cluster.life" />, value: <span class="num">{text.t('panel.cluster.years', { n: def.economicLifeYears })}</span> },
        { id: 'peak', label: <What id="panel.cluster.peak" />, value: <span class="num">{text.t('panel.cluster.tflops', { n: def.peakTflops })}</span> },
        { id: 'memory', label: text.t('panel.cluster.memory'), value: <span class="num">{text.t('panel.gigabytes', { n: def.memoryGB })}</span> },
        { id: 'draw', label: text.t('panel.cluster.draw', { gpus: def.gpusPerServer }), value: <Num value={def.serverMaxKW} unit="kW" /> },
        { id: 'lead', label: text.t('panel.cluster.lead'), value: <Num value={def.leadDays} unit="days" /> },
        { id: 'weekly', label: text.t('panel.cluster.weekly'), value: <span class="num">{text.t('panel.cluster.perWeek', { n: def.weeklyAllocation })}</span> },
      ]} />
      <div class="row wrap top">
        <Stepper label={text.t('panel.cluster.gpusToBuy')} value={gpus} min={def.gpusPerServer} max={2_000_000} step={def.gpusPerServer} unit={text.t('panel.unit.gpus')} onChange={(value) => setGpus(Math.max(def.gpusPerServer, Math.round(value / def.gpusPerServer) * def.gpusPerServer))} />
        <OrderButton label={text.t('panel.cluster.order')} kind="primary" icon="shopping-cart" guide="cluster.order" command={{ type: 'compute.order', accelerator: def.id, gpus }} done={{ message: 'panel.cluster.ordered', params: { gpus, name: text.t(def.name) } }} />
      </div>
      <p class="xs muted">{text.t(batches > 1 ? 'panel.cluster.batches' : 'panel.cluster.oneBatch', { n: batches, perWeek: def.weeklyAllocation, days: def.leadDays })}</p>
      <div class="g2">
        <div class="col">
          <h4 class="xs faint">{text.t('panel.cluster.sparesHead')}</h4>
          <Stepper label={text.t('panel.cluster.spareServers')} value={spares} min={1} max={20_000} unit={text.t('panel.unit.servers')} onChange={setSpares} />
          <OrderButton size="sm" label={text.t('panel.cluster.buySpares')} command={{ type: 'compute.buySpares', accelerator: def.id, servers: spares }} />
        </div>
        <div class="col">
          <h4 class="xs faint">{text.t('panel.cluster.sellHead')}</h4>
          <Stepper label={text.t('panel.cluster.gpusToSell')} value={sold} min={1} max={Math.max(1, dock)} step={def.gpusPerServer} unit={text.t('panel.unit.gpus')} onChange={setSold} />
          <OrderButton
            size="sm" kind="danger" label={text.t('panel.cluster.sell')} command={{ type: 'compute.sell', accelerator: def.id, gpus: sold }}
            confirm={{ title: text.t('panel.cluster.sellTitle', { gpus: sold, name: text.t(def.name) }), body: text.t('panel.cluster.sellBody', { ratio: text.n(resale !== null && price ? resale / price : def.resaleRatio, 'ratio') }), action: text.t('panel.cluster.sell') }}
          />
        </div>
      </div>
      {dock > 0 && <Note>{text.t('panel.cluster.dockHint', { gpus: dock })}</Note>}
      {frame.waterfall.bought > 0 && <Meter thin label={text.t('panel.cluster.delivered')} value={frame.waterfall.delivered} max={frame.waterfall.bought} text={text.t('panel.of', { have: text.n(frame.waterfall.delivered, 'gpus'), limit: text.n(frame.waterfall.bought, 'gpus') })} hue="compute" />}
    </>
  );
}
