/** The market: every accelerator that vendors sell in this game, what it can do, what it costs and when it comes. */
import { notOffered } from '../../../app/simValues.ts';
import type { AcceleratorDef } from '../../../sim/index.ts';
import { Table } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Num, useExplained } from '../shared/number.tsx';

const DAY_S = 86_400;
const DAY_MS = 86_400_000;

/** List price of one GPU today; before its release, that of the first day. */
function Price({ def }: { def: AcceleratorDef }) {
  const price = useExplained('gpuPrice', { accelerator: def.id })?.value ?? null;
  return <Num value={price} unit="cents" explain="gpuPrice" params={{ accelerator: def.id }} />;
}

export function Market({ game, offered, chosen, onChoose }: GameProps & { offered: AcceleratorDef[]; chosen: string; onChoose: (id: string) => void }) {
  const { text, frame, catalog } = game;
  const dayOf = (def: AcceleratorDef): number => Date.parse(def.releaseDate) / DAY_MS;
  const today = frame.epochDay + Math.floor(frame.timeS / DAY_S);
  const rented = Object.values(catalog.accelerators).filter((def) => notOffered(def, undefined) === 'rented-only').map((def) => text.t(def.name));
  return (
    <>
      <Table caption={text.t('panel.cluster.market')} tight rows={offered} rowKey={(def) => def.id} selected={chosen} onSelect={onChoose} columns={[
        { id: 'name', head: text.t('panel.cluster.col.item'), cell: (def) => text.t(def.name) },
        { id: 'peak', head: text.t('panel.cluster.col.peak'), number: true, cell: (def) => <Num value={def.peakTflops} unit="count" /> },
        { id: 'memory', head: text.t('panel.cluster.memory'), number: true, cell: (def) => <span class="num">{text.t('panel.gigabytes', { n: def.memoryGB })}</span> },
        { id: 'watts', head: text.t('panel.cluster.col.power'), number: true, cell: (def) => <Num value={def.serverMaxKW / def.gpusPerServer} unit="kW" /> },
        { id: 'price', head: text.t('panel.cluster.col.price'), number: true, cell: (def) => <Price def={def} /> },
        { id: 'lead', head: text.t('panel.cluster.col.lead'), number: true, cell: (def) => <Num value={def.leadDays} unit="days" /> },
        {
          id: 'from', head: text.t('panel.cluster.col.from'),
          cell: (def) => (dayOf(def) <= today ? text.t('panel.cluster.nowOnSale') : dateOf(game, (dayOf(def) - frame.epochDay) * DAY_S)),
        },
      ]} />
      <p class="xs muted">{text.t('panel.cluster.marketNote')}</p>
      {rented.length > 0 && <p class="xs muted">{text.t('panel.cluster.rentedOnly', { names: text.list(rented) })}</p>}
    </>
  );
}
