/** A game on one line of time: what happened above it, the player's orders below. */
import { useState } from 'preact/hooks';
import { useT } from '../context.ts';
import { Icon, Segmented, Table, cx, type IconName } from '../widgets/index.ts';
import type { Moment, MomentKind } from './course.ts';

const DAY = 86_400;
const ICONS: Record<MomentKind, IconName> = { goal: 'target', model: 'brain-circuit', plant: 'zap', money: 'banknote', trouble: 'triangle-alert', order: 'diamond' };
const VIEWS = ['all', 'goal', 'plant', 'money', 'trouble', 'order'] as const;
type View = (typeof VIEWS)[number];
/** Marks on one side of the line; the list beneath holds all. */
const MOST = 30;
/** Room of a label, as a share of the line. */
const LABEL = 0.115;
const LANES = 2;

const inView = (view: View, kind: MomentKind): boolean => view === 'all' || kind === view || (view === 'goal' && kind === 'model');

export function Timeline({ moments, endS, epochDay }: { moments: readonly Moment[]; endS: number; epochDay: number }) {
  const t = useT();
  const [view, setView] = useState<View>('all');
  if (moments.length === 0) return <p class="muted sm">{t.t('debrief.quiet')}</p>;
  const lengthS = Math.max(endS, 1);
  const seen = moments.filter((moment) => inView(view, moment.kind));
  const side = (orders: boolean): Placed[] => place(seen.filter(({ kind }) => (kind === 'order') === orders), lengthS);
  const when = (moment: Moment): string => t.date(epochDay + Math.floor(moment.timeS / DAY), 0, 'date');
  const marks = (orders: boolean) => side(orders).map(({ moment, at, lane }) => (
    <li key={moment.key} class={cx(orders && 'under', lane === null ? 'bare' : `lane${lane}`, at > 1 - LABEL && 'late')} style={{ left: `${(at * 100).toFixed(2)}%` }} title={`${when(moment)} ${moment.text}`}>
      <Icon name={moment.tone === 'bad' ? 'octagon-x' : ICONS[moment.kind]} class={moment.kind === 'order' ? 'c-accent' : moment.tone === 'info' ? 'faint' : `c-${moment.tone}`} />
      <span class="xs"><span class="faint num">{when(moment)}</span> {moment.text}</span>
    </li>
  ));
  return (
    <>
      <Segmented plain label={t.t('debrief.show')} value={view} onChange={setView} options={VIEWS.filter((id) => moments.some(({ kind }) => inView(id, kind))).map((id) => ({ id, label: t.t(`debrief.show.${id}`) }))} />
      <div class="tline">
        <ol aria-label={t.t('debrief.happened')}>{marks(false)}</ol>
        <div class="tl-axis" aria-hidden="true">{months(epochDay, lengthS).map(({ at, day }) => <span key={day} class="xs num" style={{ left: `${(at * 100).toFixed(2)}%` }}>{t.date(day, 0, 'date')}</span>)}</div>
        <ol aria-label={t.t('debrief.show.order')}>{marks(true)}</ol>
      </div>
      <details class="tl-all">
        <summary class="sm">{t.t('debrief.asList', { n: seen.length })}</summary>
        <div class="scroll" tabIndex={0} role="group" aria-label={t.t('debrief.timeline')}>
          <Table tight caption={t.t('debrief.timeline')} rows={seen} rowKey={(row) => row.key} columns={[
            { id: 'when', head: t.t('charts.day'), cell: (row) => <span class="num">{when(row)}</span>, sort: (row) => row.timeS },
            { id: 'kind', head: t.t('debrief.kind'), cell: (row) => <span class="row"><Icon name={ICONS[row.kind]} />{t.t(`debrief.kind.${row.kind}`)}</span>, sort: (row) => row.kind },
            { id: 'what', head: t.t('debrief.what'), cell: (row) => row.text },
          ]} />
        </div>
      </details>
    </>
  );
}

interface Placed { moment: Moment; at: number; lane: number | null }

/** Labels in two lanes, weightiest first; a mark without a label where both are taken. */
function place(moments: readonly Moment[], lengthS: number): Placed[] {
  const lanes: number[][] = Array.from({ length: LANES }, () => []);
  const ranked = [...moments].sort((a, b) => b.weight - a.weight || a.timeS - b.timeS).slice(0, MOST);
  return ranked.map((moment) => {
    const at = moment.timeS / lengthS;
    // Labels near the end grow to the left, so their room lies there.
    const from = at > 1 - LABEL ? at - LABEL : at;
    const lane = lanes.findIndex((taken) => taken.every((other) => Math.abs(other - from) >= LABEL));
    if (lane >= 0) lanes[lane]!.push(from);
    return { moment, at, lane: lane < 0 ? null : lane };
  }).sort((a, b) => a.at - b.at);
}

/** About eight dates along the line. */
function months(epochDay: number, lengthS: number): { at: number; day: number }[] {
  const days = lengthS / DAY;
  const every = Math.max(1, Math.round(days / 8));
  const out: { at: number; day: number }[] = [];
  for (let day = every; day < days - every / 2; day += every) out.push({ at: day / days, day: epochDay + day });
  return out;
}
