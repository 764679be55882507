/** The debrief's page on other labs: what was known, what the player believed, what was true. */
import type { Frame, QuantityId } from '../../sim/index.ts';
import { scoreOfBelief } from '../../app/simValues.ts';
import { useAppState, useT } from '../context.ts';
import { Table, Tag } from '../widgets/index.ts';

const UNITS = { gpus: 'gpus', powerKW: 'kW', cashCents: 'cents', heads: 'people', capability: 'index' } as const;

interface Row { key: string; lab: string; quantity: QuantityId; low: number | null; high: number | null; believed: Frame['race']['beliefs'][number] | undefined; truth: number | null }

export function RivalsTruth({ frame }: { frame: Frame }) {
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const { race } = frame;
  const nameOf = (id: string): string => t.t(catalog?.rivals[id]?.name ?? id);
  const gone = race.rivals.filter((lab) => lab.state === 'folded').sort((a, b) => a.endedS - b.endedS);
  const rows: Row[] = race.rivals.flatMap((lab) => (['gpus', 'powerKW', 'cashCents', 'heads', 'releaseDay', 'capability'] as const).flatMap((quantity) => {
    const truth = race.truth?.[lab.id]?.[quantity] ?? null;
    const believed = race.beliefs.find((belief) => belief.rival === lab.id && belief.quantity === quantity);
    const known = lab.estimates[quantity];
    return truth === null && !believed ? [] : [{ key: `${lab.id}/${quantity}`, lab: nameOf(lab.id), quantity, low: known?.low ?? null, high: known?.high ?? null, believed, truth }];
  }));
  const words = (quantity: QuantityId, value: number | null): string => (value === null ? t.t('common.none') : quantity === 'releaseDay' ? t.date(frame.epochDay + Math.floor(value), 0, 'dateYear') : t.n(value, UNITS[quantity]));
  const span = (quantity: QuantityId, low: number | null, high: number | null): string => (quantity === 'releaseDay' ? t.t('panel.race.dates', { from: words(quantity, low), to: words(quantity, high) }) : t.range(low, high, UNITS[quantity]));
  const held = race.beliefs.filter(({ low, high, truth }) => truth >= low && truth <= high).length;
  const scores = new Map(catalog ? race.beliefs.map((belief) => [belief, scoreOfBelief(belief, catalog)]) : []);
  const mean = scores.size > 0 ? [...scores.values()].reduce((sum, score) => sum + score, 0) / scores.size : null;
  return (
    <section class="card top" aria-labelledby="rivals-h">
      <h3 class="hd" id="rivals-h">{t.t('debrief.rivals')}</h3>
      {gone.length > 0 ? <ul class="why">{gone.map((lab) => <li key={lab.id}>{t.t('debrief.folded', { lab: nameOf(lab.id), date: t.date(frame.epochDay + Math.floor(lab.endedS / 86_400), 0, 'dateYear'), why: t.t(`race.cause.${lab.cause || 'burn'}`) })}{lab.buyer && ` ${t.t('panel.race.buyer', { lab: nameOf(lab.buyer) })}`}</li>)}</ul> : <p>{t.t('debrief.stand')}</p>}
      <p class="sm muted">{race.beliefs.length > 0 ? t.t('debrief.calibration', { held, all: race.beliefs.length }) : t.t('debrief.noBeliefs')}{mean !== null && ` ${t.t('debrief.beliefScore', { score: t.n(mean, 'ratio') })}`}</p>
      <p class="legend" aria-hidden="true">
        {(['known', 'believed', 'truth'] as const).map((id) => <span key={id}><svg viewBox="0 0 18 12">{id === 'truth' ? <path d="M9 0V12" stroke="var(--accent)" stroke-width="3" /> : <rect y="2.5" width="18" height="7" rx="1.5" fill={id === 'known' ? 'var(--ink-3)' : 'var(--network)'} />}</svg>{t.t(`debrief.${id}`)}</span>)}
      </p>
      <Table tight caption={t.t('debrief.rivals')} rows={rows} rowKey={(row) => row.key} columns={[
        { id: 'lab', head: t.t('panel.race.col.lab'), cell: (row) => row.lab, sort: (row) => row.lab },
        { id: 'what', head: t.t('panel.race.col.what'), cell: (row) => t.t(`panel.race.q.${row.quantity}`), sort: (row) => row.quantity },
        { id: 'drawn', head: t.t('debrief.drawn'), cell: (row) => <Spans row={row} /> },
        { id: 'known', head: t.t('debrief.known'), number: true, cell: (row) => (row.low === null ? t.t('common.none') : <span class="num">{span(row.quantity, row.low, row.high)}</span>) },
        { id: 'believed', head: t.t('debrief.believed'), number: true, cell: ({ believed, quantity }) => (believed ? <span class="num">{span(quantity, believed.low, believed.high)}</span> : t.t('common.none')) },
        { id: 'held', head: t.t('debrief.held'), cell: ({ believed }) => { const held = believed && believed.truth >= believed.low && believed.truth <= believed.high; return believed ? <Tag tone={held ? 'good' : 'bad'}>{t.t(held ? 'debrief.yes' : 'debrief.no')}</Tag> : null; } },
        { id: 'score', head: t.t('debrief.score'), number: true, cell: ({ believed }) => (believed ? <span class="num">{t.n(scores.get(believed) ?? null, 'ratio')}</span> : null) },
        { id: 'truth', head: t.t('debrief.truth'), number: true, cell: (row) => <b class="num">{words(row.quantity, row.truth)}</b> },
      ]} />
    </section>
  );
}

const WIDE = 132;

/** Known at the end (above), believed (below), and the truth as a line through both: each row on a scale of its own. */
function Spans({ row: { low, high, believed, truth } }: { row: Row }) {
  const ends = [low, high, believed?.low, believed?.high, truth].filter((value): value is number => typeof value === 'number' && Number.isFinite(value));
  if (ends.length < 2) return null;
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const pad = Math.max((most - least) * 0.08, Number.EPSILON);
  const x = (value: number): number => ((value - least + pad) / (most - least + 2 * pad)) * WIDE;
  const bar = (from: number, to: number, y: number, fill: string) => <rect x={x(from)} y={y} width={Math.max(2, x(to) - x(from))} height="7" rx="1.5" fill={fill} />;
  return (
    <svg class="spans" viewBox={`0 0 ${WIDE} 20`} aria-hidden="true">
      {low !== null && high !== null && bar(low, high, 2, 'var(--ink-3)')}
      {believed && bar(believed.low, believed.high, 11, 'var(--network)')}
      {truth !== null && <path d={`M${x(truth)} 0V20`} stroke="var(--accent)" stroke-width="2.5" />}
    </svg>
  );
}
