/** Storage that checkpoints are written to: what the run has, what more racks of it would save, and the order for them. */
import { useState } from 'preact/hooks';
import { runWriteS, storageGBPerS, storageRacks, timeRatio, writeGBPerS, youngDalyS } from '../../../app/simValues.ts';
import type { NetworkState, Site } from '../../../sim/index.ts';
import { placeName } from '../../shell/names.ts';
import { KeyValue, Select, Stepper, Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';
import { What } from '../shared/what.tsx';

const OFFERS = [1, 2, 4, 8];
const HOUR_S = 3600;

export function StorageSection({ game, site, network }: GameProps & { site: Site; network: NetworkState }) {
  const { text, frame, catalog } = game;
  const { storage } = catalog.constants;
  const [racks, setRacks] = useState(1);
  const [chosen, setChosen] = useState<number | null>(null);
  const halls = site.structures.filter((entry) => entry.hall && entry.stage === 'ready');
  const hall = halls.find((entry) => entry.id === chosen) ?? halls.find((entry) => entry.hall?.fabric?.top) ?? halls[0];
  if (!hall) return null;
  const { job } = frame.compute;
  const run = job?.site === site.id && job.assignedGpus > 0 ? job : null;
  const gpus = run?.assignedGpus ?? network.portsDelivered;
  const gbps = (more: number): number => writeGBPerS(gpus, storageGBPerS(site, catalog) + more * storage.rackGBPerS, catalog);
  const mttiS = frame.compute.reliability.mttiHours * HOUR_S;
  const writeS = (more: number): number => (run ? runWriteS(site, run.params, run.assignedGpus, catalog, more) : 0);
  const bestS = (more: number): number => youngDalyS(writeS(more), mttiS);
  const kept = (more: number): number => (mttiS > 0 ? timeRatio(writeS(more), bestS(more), mttiS, 0) : 1);
  const coming = site.structures.flatMap((entry) => entry.hall?.storage?.coming ?? []);
  const known = run !== null && mttiS > 0;
  return (
    <Section title={text.t('panel.cluster.storage')} icon="package" card>
      <p class="xs muted">{text.t('panel.cluster.storageHint', { kW: storage.rackKW, gbps: storage.rackGBPerS })}</p>
      <KeyValue items={[
        { id: 'gbps', label: <What id="panel.cluster.storageNow" />, value: <span class="num">{text.t('panel.cluster.gBPerS', { n: gbps(0) })}</span> },
        { id: 'racks', label: text.t('panel.cluster.storageRacks'), value: <Num value={storageRacks(site)} unit="count" /> },
        ...(run ? [{ id: 'write', label: <What id="panel.cluster.storageWrite" />, value: <Num value={writeS(0)} unit="seconds" explain="checkpointOptimum" /> }] : []),
      ]} />
      {coming.map((order) => <p key={order.readyS} class="sm">{text.t('panel.cluster.storageComing', { n: order.tiles.length, date: dateOf(game, order.readyS) })}</p>)}
      <Table caption={text.t('panel.cluster.storageOffers')} showCaption tight rows={OFFERS} rowKey={String} columns={[
        { id: 'racks', head: text.t('panel.cluster.storageMore'), number: true, cell: (n) => text.n(n, 'count') },
        { id: 'gbps', head: text.t('panel.cluster.storageTakes'), number: true, cell: (n) => text.n(gbps(n), 'count') },
        ...(known ? [
          { id: 'write', head: text.t('panel.cluster.storageWrite'), what: 'panel.cluster.storageWrite.what', number: true, cell: (n: number) => text.n(writeS(n), 'seconds') },
          { id: 'best', head: text.t('panel.cluster.storageBest'), number: true, cell: (n: number) => text.n(bestS(n), 'seconds') },
          { id: 'gain', head: text.t('panel.cluster.storageGain'), number: true, cell: (n: number) => text.n((kept(n) - kept(0)) * gpus, 'gpus') },
        ] : []),
        { id: 'cents', head: text.t('panel.cluster.col.price'), number: true, cell: (n) => text.n(n * storage.rackPriceCents, 'cents') },
      ]} />
      {halls.length > 1 && <Select label={text.t('panel.cluster.col.hall')} value={String(hall.id)} onChange={(value) => setChosen(Number(value))} options={halls.map((entry) => ({ id: String(entry.id), label: placeName(text, catalog, frame, entry.id) }))} />}
      <div class="row wrap top">
        <Stepper label={text.t('panel.cluster.storageMore')} value={racks} min={1} max={500} step={1} onChange={setRacks} />
        <OrderButton label={text.t('panel.cluster.buyStorage')} icon="shopping-cart" guide="storage.extend" command={{ type: 'storage.extend', hall: hall.id, racks }} onDone={() => setRacks(1)} />
      </div>
    </Section>
  );
}
