/** What is known of other labs: ranges by quantity, the evidence behind them, studies to order, and the player's own beliefs. */
import { useState } from 'preact/hooks';
import type { KnownLab, QuantityId } from '../../../sim/index.ts';
import { EmptyState, Note, Segmented, Select, Stepper, Table, Tag } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, nameIn } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

const QUANTITIES: readonly QuantityId[] = ['gpus', 'powerKW', 'cashCents', 'heads', 'releaseDay', 'capability'];
const UNITS = { gpus: 'gpus', powerKW: 'kW', cashCents: 'cents', heads: 'people', releaseDay: 'days', capability: 'index' } as const;
/** Errors of these are shares, of the others in their unit. */
const BY_RATIO: readonly QuantityId[] = ['gpus', 'powerKW', 'heads'];
/** Typed in whole thousands of GPUs, MW, millions of dollars, people, days. */
const TYPED: Record<QuantityId, number> = { gpus: 1000, powerKW: 1000, cashCents: 1e8, heads: 1, releaseDay: 1, capability: 1 };
const DAY_S = 86_400;

export function rangeWords(game: Game, quantity: QuantityId, low: number, high: number): string {
  const { text } = game;
  if (quantity === 'releaseDay') {
    const [from, to] = [low, high].map((day) => dateOf(game, day * DAY_S, 'dateYear'));
    const sameYear = from!.slice(-4) === to!.slice(-4);
    return text.t('panel.race.dates', { from: sameYear ? dateOf(game, low * DAY_S) : from!, to: to! });
  }
  return text.range(low, high, UNITS[quantity]);
}

/** Parameters of the explanation behind an estimate, with the names that its heading says. */
export function estimateOf(game: Game, rival: string, quantity: QuantityId): Record<string, string> {
  return { rival, of: quantity, lab: labParam(game, rival), quantity: `@panel.race.q.${quantity}` };
}
export function labParam({ catalog }: Game, rival: string): string {
  return `@${catalog.rivals[rival]?.name ?? rival}`;
}

export function KnownTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const labs = frame.race.rivals.filter((lab) => lab.state === 'active');
  const [chosen, setChosen] = useState<string | null>(null);
  const lab = labs.find((entry) => entry.id === chosen) ?? labs[0];
  if (!lab) return <EmptyState icon="flag" title={text.t('panel.race.alone')} />;
  return (
    <>
      <Table caption={text.t('panel.race.tab.known')} rows={labs} rowKey={(row) => row.id} selected={lab.id} onSelect={setChosen} columns={[
        { id: 'lab', head: text.t('panel.race.col.lab'), cell: (row) => { const way = catalog.rivals[row.id]?.economy?.strategy; return <>{nameIn(game, 'rivals', row.id)}{way && <div class="xs muted">{text.t(`panel.race.way.${way}`)}</div>}</>; }, sort: (row) => nameIn(game, 'rivals', row.id) },
        ...QUANTITIES.map((quantity) => ({
          id: quantity, head: text.t(`panel.race.q.${quantity}`), number: quantity !== 'releaseDay',
          cell: (row: KnownLab) => { const known = row.estimates[quantity]; return known ? <Num value={known.middle} unit={UNITS[quantity]} explain="intel.estimate" params={estimateOf(game, row.id, quantity)}><span class="sm">{rangeWords(game, quantity, known.low, known.high)}</span></Num> : <span class="faint">{text.t('common.none')}</span>; },
          sort: (row: KnownLab) => row.estimates[quantity]?.middle ?? null,
        })),
        { id: 'word', head: text.t('panel.race.col.word'), number: true, cell: (row) => <Num value={row.record} unit="ratio" explain="intel.record" params={{ rival: row.id, lab: labParam(game, row.id) }} />, sort: (row) => row.record },
      ]} />
      <Note>{text.t('panel.race.knownHint')}</Note>
      <div class="g2">
        <Studies key={`s${lab.id}`} game={game} lab={lab} />
        <Beliefs key={`b${lab.id}`} game={game} lab={lab} />
      </div>
      <Evidence game={game} lab={lab} />
    </>
  );
}

function Studies({ game, lab }: GameProps & { lab: KnownLab }) {
  const { text, catalog, frame } = game;
  const studies = Object.values(catalog.evidence).filter((def) => def.priceCents > 0);
  const [source, setSource] = useState(studies[0]?.id ?? '');
  const def = catalog.evidence[source];
  const ordered = frame.race.studies.find((study) => study.rival === lab.id && study.source === source);
  if (!def) return null;
  return (
    <Section title={text.t('panel.race.studies', { lab: nameIn(game, 'rivals', lab.id) })} icon="search" card>
      <Select label={text.t('panel.race.study')} options={studies.map((entry) => ({ id: entry.id, label: text.t(entry.name) }))} value={source} onChange={setSource} />
      <p class="sm">{text.t(def.text)}</p>
      <p class="sm muted">{text.t('panel.race.studySees', { what: def.sees.map(({ quantity, sd }) => text.t('panel.race.studyError', { quantity: text.t(`panel.race.q.${quantity}`), error: text.n(sd, quantity === 'releaseDay' || quantity === 'capability' ? UNITS[quantity] : 'ratio') })).join(', ') })}</p>
      {ordered && <p class="sm"><Tag tone="acc">{text.t('panel.race.studyDue', { date: dateOf(game, ordered.readyS) })}</Tag></p>}
      <OrderButton label={text.t('panel.race.order')} kind="primary" command={{ type: 'intel.study', rival: lab.id, source }} />
    </Section>
  );
}

function Beliefs({ game, lab }: GameProps & { lab: KnownLab }) {
  const { text } = game;
  const quantities = QUANTITIES.filter((quantity) => lab.estimates[quantity]);
  const [quantity, setQuantity] = useState<QuantityId>('gpus');
  return (
    <Section title={text.t('panel.race.beliefs')} icon="scale" card>
      <Segmented label={text.t('panel.race.believeWhat')} options={quantities.map((id) => ({ id, label: text.t(`panel.race.q.${id}`) }))} value={quantity} onChange={setQuantity} />
      <Belief key={quantity} game={game} lab={lab} quantity={quantity} />
    </Section>
  );
}

function Belief({ game, lab, quantity }: GameProps & { lab: KnownLab; quantity: QuantityId }) {
  const { text, frame } = game;
  const typed = TYPED[quantity];
  const held = frame.race.beliefs.find((belief) => belief.rival === lab.id && belief.quantity === quantity);
  const start = held ?? lab.estimates[quantity];
  const [low, setLow] = useState(Math.max(0, Math.floor((start?.low ?? 0) / typed)));
  const [high, setHigh] = useState(Math.max(1, Math.ceil((start?.high ?? 1) / typed)));
  const unit = text.t(`panel.race.typed.${quantity}`);
  return (
    <>
      <div class="row wrap">
        <Stepper label={text.t('panel.race.low')} showLabel value={low} min={0} max={1e6} unit={unit} onChange={setLow} />
        <Stepper label={text.t('panel.race.high')} showLabel value={high} min={0} max={1e6} unit={unit} onChange={setHigh} />
      </div>
      <p class="sm muted">{held ? text.t('panel.race.held', { range: rangeWords(game, quantity, held.low, held.high), date: dateOf(game, held.atS) }) : text.t('panel.race.heldNone')}</p>
      <OrderButton label={text.t('panel.race.believe')} command={{ type: 'intel.believe', rival: lab.id, quantity, low: low * typed, high: high * typed }} />
    </>
  );
}

function Evidence({ game, lab }: GameProps & { lab: KnownLab }) {
  const { text, frame, catalog } = game;
  const rows = frame.race.evidence.filter((item) => item.rival === lab.id).map((item, i) => ({ ...item, key: `${item.atS}/${i}` })).toReversed();
  if (rows.length === 0) return <EmptyState icon="search" title={text.t('panel.race.noEvidence')}>{text.t('panel.race.noEvidenceHint')}</EmptyState>;
  return (
    <Table tight showCaption caption={text.t('panel.race.evidence', { lab: nameIn(game, 'rivals', lab.id) })} rows={rows} rowKey={(row) => row.key} columns={[
      { id: 'when', head: text.t('panel.race.col.when'), cell: (row) => <span class="num">{dateOf(game, row.atS, 'dateYear')}</span>, sort: (row) => row.atS },
      { id: 'source', head: text.t('panel.race.col.source'), cell: (row) => <>{text.t(catalog.evidence[row.source]?.name ?? row.source)}{row.bought && <> <Tag>{text.t('panel.race.bought')}</Tag></>}</>, sort: (row) => row.source },
      { id: 'what', head: text.t('panel.race.col.what'), cell: (row) => text.t(`panel.race.q.${row.quantity}`), sort: (row) => row.quantity },
      { id: 'read', head: text.t('panel.race.col.reads'), what: 'panel.race.col.reads.what', number: true, cell: (row) => <span class="num">{row.quantity === 'releaseDay' ? dateOf(game, row.value * DAY_S, 'dateYear') : text.n(row.value, UNITS[row.quantity])}</span> },
      { id: 'error', head: text.t('panel.race.col.error'), number: true, cell: (row) => <span class="num">{text.n(row.sd, BY_RATIO.includes(row.quantity) ? 'ratio' : UNITS[row.quantity])}</span>, sort: (row) => row.sd },
    ]} />
  );
}
