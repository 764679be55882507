/** The GPU waterfall day by day: useful GPUs at the foot, above them what each step lost, up to all that were bought. */
import { useMemo, useState } from 'preact/hooks';
import type { HistoryData } from '../../app/simValues.ts';
import { useT } from '../context.ts';
import { Button, Table } from '../widgets/index.ts';
import { sampleRows } from '../widgets/chart.tsx';
import { lossBands } from './lossBands.ts';

const WIDTH = 936;
const HEIGHT = 286;
const LEFT = 46;
const RIGHT = 158;
const FOOT = 22;
const TOP = 8;
/** Columns drawn of a long game. */
const MOST = 240;
const TABLE_ROWS = 120;
/** Lines of the legend at the right lie at least this far apart. */
const LINE = 15;

/** Two bands beside each other differ in lightness and in pattern, not in hue alone. */
const LOOK: Record<string, { fill: string; pattern?: 'up' | 'down' | 'dots' }> = {
  useful: { fill: 'var(--accent)' }, delivered: { fill: 'var(--surface-4)' }, installed: { fill: 'var(--ink-3)', pattern: 'up' }, powered: { fill: 'var(--power)' }, cool: { fill: 'var(--heat)', pattern: 'down' },
  connected: { fill: 'var(--network)' }, healthy: { fill: 'var(--bad)', pattern: 'dots' }, inStep: { fill: 'var(--people)' }, lost: { fill: 'var(--water)', pattern: 'up' },
};

export function FallOverTime({ history, epochDay }: { history: HistoryData; epochDay: number }) {
  const t = useT();
  const [asTable, setAsTable] = useState(false);
  const [at, setAt] = useState<number | null>(null);
  const days = history.columns['day'] ?? new Float64Array();
  const bands = useMemo(() => lossBands(history), [history]);
  const bought = Array.from(history.columns['bought'] ?? []);
  const rows = sampleRows(days.length, MOST);
  const top = niceTop(Math.max(1, ...bought));
  const right = WIDTH - RIGHT;
  const first = days[0] ?? 0;
  const last = days[days.length - 1] ?? 0;
  const x = (i: number): number => LEFT + ((right - LEFT) * ((days[i] ?? 0) - first)) / Math.max(1, last - first);
  const y = (gpus: number): number => TOP + (HEIGHT - FOOT - TOP) * (1 - gpus / top);
  const nameOf = (id: string): string => (id === 'useful' ? t.t('history.useful') : t.t(`debrief.band.${id}`));
  const date = (i: number): string => t.date(epochDay + (days[i] ?? 0), 0, 'date');
  const end = days.length - 1;
  const summary = t.t('debrief.waterfallSays', { bought: t.n(bought.at(-1) ?? 0, 'gpus'), useful: t.n(history.columns['useful']?.at(-1) ?? 0, 'gpus') });
  const shown = bands.filter((band) => band.gpus.some((gpus) => gpus >= 0.5));
  let from = Array.from(days, () => 0);
  const areas = shown.map((band) => {
    const low = from;
    const high = low.map((value, i) => value + (band.gpus[i] ?? 0));
    from = high;
    const d = `M${rows.map((i) => `${x(i).toFixed(1)} ${y(high[i] ?? 0).toFixed(1)}`).join('L')}L${rows.toReversed().map((i) => `${x(i).toFixed(1)} ${y(low[i] ?? 0).toFixed(1)}`).join('L')}Z`;
    return { id: band.id, d, middle: ((low[end] ?? 0) + (high[end] ?? 0)) / 2, gpus: band.gpus };
  });
  const labels = spread(areas.map(({ middle }) => y(middle)), TOP + 6, HEIGHT - FOOT);
  const probe = at ?? end;
  const read = (i: number): string => t.t('debrief.fallAt', { date: date(i), values: t.list(areas.map(({ id, gpus }) => t.t('widget.chart.probeValue', { label: nameOf(id), value: t.n(gpus[i] ?? 0, 'gpus') }))) });
  const move = (by: number): void => setAt(Math.max(0, Math.min(end, probe + by)));
  return (
    <figure class="plot">
      <figcaption class="row between">
        <span class="hd">{t.t('debrief.waterfall')}</span><span class="grow" />
        <Button size="sm" kind="quiet" icon={asTable ? 'chart-line' : 'table-2'} pressed={asTable} onPress={() => setAsTable(!asTable)}>{t.t('widget.chart.asTable')}</Button>
      </figcaption>
      {asTable ? (
        <div class="scroll plot-table" tabIndex={0} role="group" aria-label={t.t('debrief.waterfall')} style={{ maxHeight: `${HEIGHT + 40}px` }}>
          <Table tight caption={`${t.t('debrief.waterfall')}. ${summary}`} rows={sampleRows(days.length, TABLE_ROWS)} rowKey={(i) => String(i)} columns={[
            { id: 'day', head: t.t('charts.day'), cell: date },
            ...areas.map(({ id, gpus }) => ({ id, head: nameOf(id), number: true, cell: (i: number) => t.n(gpus[i] ?? 0, 'gpus') })),
            { id: 'bought', head: t.t('history.bought'), number: true, cell: (i) => t.n(bought[i] ?? 0, 'gpus') },
          ]} />
        </div>
      ) : (
        <>
          <div
            class="fallplot" role="slider" tabIndex={0} aria-label={`${t.t('debrief.waterfall')}. ${summary}`} aria-valuemin={0} aria-valuemax={end} aria-valuenow={probe} aria-valuetext={read(probe)}
            onKeyDown={(event) => {
              const by = { ArrowLeft: -1, ArrowRight: 1, PageUp: -30, PageDown: 30, Home: -end, End: end }[event.key];
              if (by === undefined) return;
              event.preventDefault();
              move(by);
            }}
            onPointerMove={(event) => {
              const box = event.currentTarget.getBoundingClientRect();
              const share = (((event.clientX - box.left) / box.width) * WIDTH - LEFT) / (right - LEFT);
              setAt(Math.max(0, Math.min(end, Math.round(share * end))));
            }}
            onPointerLeave={() => setAt(null)}
          >
            <svg class="chart" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true">
              <defs>
                <pattern id="fb-up" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6L6 0" stroke="var(--surface-1)" stroke-width="1.4" /></pattern>
                <pattern id="fb-down" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0L6 6" stroke="var(--surface-1)" stroke-width="1.4" /></pattern>
                <pattern id="fb-dots" width="5" height="5" patternUnits="userSpaceOnUse"><circle cx="2.5" cy="2.5" r="1.1" fill="var(--surface-1)" /></pattern>
              </defs>
              {[0, 0.25, 0.5, 0.75, 1].map((part) => (
                <g key={part}><path class={part === 0 ? 'ax0' : 'ax'} d={`M${LEFT} ${y(top * part)}H${right}`} /><text x={LEFT - 6} y={y(top * part) + 4} text-anchor="end">{t.n(top * part, 'count', { compact: true })}</text></g>
              ))}
              {areas.map(({ id, d }) => {
                const look = LOOK[id] ?? { fill: 'var(--ink-3)' };
                return <g key={id}><path d={d} fill={look.fill} stroke="var(--surface-1)" stroke-width=".8" />{look.pattern && <path d={d} fill={`url(#fb-${look.pattern})`} />}</g>;
              })}
              {[0, 0.25, 0.5, 0.75, 1].map((part) => { const i = Math.round(part * end); return <text key={part} x={x(i)} y={HEIGHT - 5} text-anchor={part === 0 ? 'start' : part === 1 ? 'end' : 'middle'}>{date(i)}</text>; })}
              {areas.map(({ id, middle }, n) => {
                const look = LOOK[id] ?? { fill: 'var(--ink-3)' };
                const at_ = labels[n] ?? 0;
                return (
                  <g key={id}>
                    <path d={`M${right} ${y(middle)}L${right + 9} ${at_}H${right + 13}`} fill="none" stroke="var(--line-strong)" />
                    <rect x={right + 15} y={at_ - 5} width="10" height="10" fill={look.fill} />{look.pattern && <rect x={right + 15} y={at_ - 5} width="10" height="10" fill={`url(#fb-${look.pattern})`} />}
                    <text class={id === 'useful' ? 's' : 'l'} x={right + 29} y={at_ + 4}>{nameOf(id)}</text>
                  </g>
                );
              })}
              {at !== null && <path d={`M${x(at)} ${TOP}V${HEIGHT - FOOT}`} stroke="var(--ink)" stroke-dasharray="2 2" />}
            </svg>
          </div>
          <p class="xs muted plot-probe">{read(probe)}</p>
        </>
      )}
    </figure>
  );
}

/** The next round number that four steps divide well. */
function niceTop(value: number): number {
  let unit = 1;
  while (unit * 10 <= value) unit *= 10;
  return [1, 1.2, 1.6, 2, 2.4, 3.2, 4, 5, 6, 8, 10].map((part) => part * unit).find((top) => top >= value) ?? value;
}

/** Heights of labels, in order from the foot up, moved apart. */
function spread(wanted: readonly number[], top: number, foot: number): number[] {
  const out = [...wanted];
  let limit = foot;
  for (let i = 0; i < out.length; i++) {
    out[i] = Math.min(out[i] ?? 0, limit);
    limit = out[i]! - LINE;
  }
  limit = top;
  for (let i = out.length - 1; i >= 0; i--) {
    out[i] = Math.max(out[i]!, limit);
    limit = out[i]! + LINE;
  }
  return out;
}
