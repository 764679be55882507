/** Labs that are no more: why they ended, and what of theirs is for sale. */
import { useState } from 'preact/hooks';
import type { Lot } from '../../../sim/index.ts';
import { EmptyState, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { labParam } from './known.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

const unitsOf = (lot: Lot): number => (lot.kind === 'gpus' ? lot.gpus : lot.research + lot.systems);

function whatOf(game: Game, lot: Lot): string {
  const { text } = game;
  return lot.kind === 'gpus' ? text.t('panel.race.lotGpus', { gpus: text.n(lot.gpus, 'gpus'), item: nameIn(game, 'accelerators', lot.item) }) : text.t('panel.race.lotTeam', { research: lot.research, systems: lot.systems });
}

export function LotsTab({ game }: GameProps) {
  const { text, frame } = game;
  const { lots, rivals } = frame.race;
  const open = lots.filter((lot) => lot.winner === '');
  const gone = rivals.filter((lab) => lab.state === 'folded');
  if (gone.length === 0) return <EmptyState icon="scale" title={text.t('panel.race.noneFolded')}>{text.t('panel.race.noneFoldedHint')}</EmptyState>;
  return (
    <>
      {open.length > 0 && <div class="g2">{open.map((lot) => <Bid key={lot.id} game={game} lot={lot} />)}</div>}
      <Table caption={text.t('panel.race.gone')} showCaption rows={gone} rowKey={(row) => row.id} columns={[
        { id: 'lab', head: text.t('panel.race.col.lab'), cell: (row) => nameIn(game, 'rivals', row.id), sort: (row) => nameIn(game, 'rivals', row.id) },
        { id: 'when', head: text.t('panel.race.col.when'), cell: (row) => <span class="num">{dateOf(game, row.endedS, 'dateYear')}</span>, sort: (row) => row.endedS },
        { id: 'why', head: text.t('panel.race.col.why'), cell: (row) => <span class="sm">{text.t(`race.cause.${row.cause || 'burn'}`)}{row.buyer && ` ${text.t('panel.race.buyer', { lab: nameIn(game, 'rivals', row.buyer) })}`}</span> },
        { id: 'gap', head: text.t('panel.race.col.endGap'), number: true, cell: (row) => <Num value={row.endGap} unit="index" />, sort: (row) => row.endGap },
        { id: 'spent', head: text.t('panel.race.col.spent'), number: true, cell: (row) => <Num value={row.spentCents} unit="cents" explain="intel.books" params={{ rival: row.id, lab: labParam(game, row.id) }} />, sort: (row) => row.spentCents },
      ]} />
      {lots.length > open.length && <Table caption={text.t('panel.race.sold')} showCaption rows={lots.filter((lot) => lot.winner !== '')} rowKey={(row) => String(row.id)} columns={[
        { id: 'lab', head: text.t('panel.race.col.from'), cell: (row) => nameIn(game, 'rivals', row.rival) },
        { id: 'what', head: text.t('panel.race.col.what'), cell: (row) => whatOf(game, row) },
        { id: 'to', head: text.t('panel.race.col.to'), cell: (row) => (row.winner === 'own' ? <Tag tone="acc">{text.t('panel.race.you')}</Tag> : row.winner === 'review' ? <Tag tone="warn">{text.t('panel.race.review', { date: dateOf(game, row.closesS) })}</Tag> : row.winner === 'none' ? text.t('panel.race.nobody') : nameIn(game, 'rivals', row.winner)) },
        { id: 'paid', head: text.t('panel.race.col.paid'), number: true, cell: (row) => <Num value={row.paidCents || null} unit="cents" />, sort: (row) => row.paidCents },
      ]} />}
    </>
  );
}

const STEP_CENTS = 10_000;

function Bid({ game, lot }: GameProps & { lot: Lot }) {
  const { text } = game;
  const [dollars, setDollars] = useState(Math.ceil(Math.max(lot.bidCents, lot.floorCents) / STEP_CENTS) * STEP_CENTS / 100);
  return (
    <Section title={text.t('panel.race.lot', { lab: nameIn(game, 'rivals', lot.rival) })} icon="scale" card>
      <p>{whatOf(game, lot)}</p>
      <div class="row wrap">
        <Stepper label={text.t(`panel.race.bidEach.${lot.kind}`)} showLabel unit={text.t('panel.race.dollars')} value={dollars} min={1} max={1e8} step={STEP_CENTS / 100} onChange={setDollars} />
        <OrderButton label={text.t('panel.race.bid')} kind="primary" command={{ type: 'race.bid', lot: lot.id, cents: Math.round(dollars * 100) }} />
      </div>
      <p class="sm muted">{text.t('panel.race.bidHint', { floor: text.n(lot.floorCents, 'cents'), total: text.n(dollars * 100 * unitsOf(lot), 'cents'), date: dateOf(game, lot.closesS) })}{lot.bidCents > 0 && ` ${text.t('panel.race.bidNow', { bid: text.n(lot.bidCents, 'cents') })}`}</p>
    </Section>
  );
}
