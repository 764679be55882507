/** Charts: any series of the daily record against any other, over any stretch of it, with what happened and what was ordered. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChartsLook } from '../../app/state.ts';
import { useApp, useAppFields, useAppState, useT } from '../context.ts';
import { memo } from '../memo.ts';
import { useHistory } from '../shell/useHistory.ts';
import { Button, EmptyState, Menu, Segmented } from '../widgets/index.ts';
import type { Plot } from '../widgets/chartPlot.ts';
import { Brush } from './brush.tsx';
import { csvOf, pngOf, type Drawing } from './export.ts';
import { LineCharts } from './lineCharts.tsx';
import { MarkFilter, MarkReader } from './markLane.tsx';
import { collectMarks, type Cluster, type LoggedOrder } from './marks.ts';
import { SeriesPicker } from './picker.tsx';
import { Scatter, type ScatterAxis } from './scatter.tsx';
import { ALL, correlation, GROUPS, seriesDef, timesOf, valuesOf, type SeriesDef, type SeriesId } from './series.ts';

const DAY = 86_400;
const SPANS = { month: 30, quarter: 90, all: Infinity } as const;
const MODES = ['lines', 'axes', 'scatter'] as const;
const LEAST_DAYS = 2;
const LEGEND_DASHES = { solid: [], dashed: [6, 4], dotted: [2, 3], dashdot: [7, 3, 2, 3] } as const;

/** The session's orders, asked for when the charts open and once a day. */
function useOrders(): readonly LoggedOrder[] {
  const app = useApp();
  const days = useAppState((state) => state.frame?.historyDays ?? 0);
  const [orders, setOrders] = useState<readonly LoggedOrder[]>([]);
  useEffect(() => {
    let alive = true;
    app.engine.ask({ type: 'log' }).then((log) => { if (alive) setOrders(log); }, () => undefined);
    return () => { alive = false; };
  }, [app, days]);
  return orders;
}

/** Drawn again with the record, what happened and what is chosen, not with every frame. */
export const ChartsView = memo(Charts);

function Charts() {
  const app = useApp();
  const t = useT();
  const { charts: look, chronicle, catalog } = useAppFields('charts', 'chronicle', 'catalog');
  const { epochDay, days } = useAppState((state) => ({ epochDay: state.frame?.epochDay ?? 0, days: state.frame?.historyDays ?? 0 }));
  const history = useHistory();
  const orders = useOrders();
  const [asTable, setAsTable] = useState(false);
  const [open, setOpen] = useState<Cluster | null>(null);
  const plots = useRef(new Map<string, Plot | HTMLCanvasElement>());
  const change = (part: Partial<ChartsLook>): void => app.store.setState({ charts: { ...app.store.getState().charts, ...part } });

  const rows = history?.days ?? 0;
  const last = Math.max(rows - 1, 0);
  const [from, to] = look.span === 'brush' ? [Math.min(look.brush[0], last), Math.min(look.brush[1], last)] : [Math.max(0, rows - SPANS[look.span]), last];
  const x = useMemo(() => (history ? timesOf(history, epochDay).slice(from, to + 1) : []), [history, epochDay, from, to]);
  const cut = (def: SeriesDef): (number | null)[] => (history ? valuesOf(history, def.id).slice(from, to + 1) : []);
  const allMarks = useMemo(() => {
    const { frame } = app.store.getState();
    return frame && catalog ? collectMarks(t, catalog, frame, chronicle, orders) : [];
  }, [t, catalog, chronicle, orders, days]);
  const fromS = (x[0] ?? 0) - epochDay * DAY;
  const toS = (x.at(-1) ?? 0) - epochDay * DAY;
  // What happened after the last row has no day on the axis yet: it stands at its end.
  const inRange = allMarks.filter((mark) => mark.timeS >= fromS && (to === last || mark.timeS <= toS));
  const marks = inRange.filter((mark) => look.kinds.includes(mark.kind));
  const dateOf = (row: number): string => t.date(epochDay + (history?.columns['day']?.[row] ?? row), 0, 'date');
  const [a, b] = look.pair.map((id) => seriesDef(id as SeriesId)) as [SeriesDef, SeriesDef];
  const chosen = ALL.filter((entry) => look.chosen.includes(entry.id));
  const shown = look.mode === 'lines' ? chosen : [a, b];
  const brushOver = (fromX: number, toX: number): void => {
    const first = x.findIndex((value) => value >= fromX);
    const end = x.findLastIndex((value) => value <= toX);
    if (first >= 0 && end - first >= LEAST_DAYS) change({ span: 'brush', brush: [from + first, from + end] });
  };
  const nameOf = (def: SeriesDef): string => t.t(`history.${def.id}`);

  function downloadCsv(ids: readonly SeriesId[], start: number, end: number): void {
    if (history) app.download('gigawatt-charts.csv', new TextEncoder().encode(csvOf(t, history, epochDay, ids, start, end, allMarks.filter((mark) => look.kinds.includes(mark.kind)))), 'text/csv');
  }
  async function downloadPng(): Promise<void> {
    const { frame } = app.store.getState();
    const style = getComputedStyle(document.body);
    const inkOf = (def: SeriesDef): string => style.getPropertyValue(def.hue === 'ink' ? '--ink-2' : `--${def.hue}`).trim();
    const drawings = [...plots.current].map(([key, plot]): Drawing => {
      const lines = shown.filter((def) => look.mode !== 'lines' || def.axis === key);
      return {
        canvas: plot instanceof HTMLCanvasElement ? plot : plot.canvas, title: look.mode === 'scatter' ? t.t('charts.against', { up: nameOf(b), across: nameOf(a) }) : t.list(lines.map(nameOf)),
        legend: look.mode === 'scatter' ? [] : lines.map((def, i) => ({ label: nameOf(def), colour: inkOf(def), dash: LEGEND_DASHES[look.mode === 'axes' && i === 1 && def.dash === a.dash ? 'dashed' : def.dash ?? 'solid'] })),
      };
    });
    const scenario = frame && catalog?.scenarios[frame.scenario];
    const bytes = await pngOf(drawings, scenario ? t.t(scenario.name) : '', t.t('charts.source', { from: dateOf(from), to: dateOf(to), seed: String(frame?.seed ?? '') }));
    if (bytes) app.download('gigawatt-charts.png', bytes, 'image/png');
  }

  const pick = (side: 0 | 1) => (
    <label class="row xs faint chpair">{t.t(look.mode === 'axes' ? `charts.pair.axes${side}` : `charts.pair.scatter${side}`)}
      <select class="inp" value={look.pair[side]} onChange={(e) => change({ pair: side === 0 ? [e.currentTarget.value, look.pair[1]] : [look.pair[0], e.currentTarget.value] })}>
        {GROUPS.map((group) => <optgroup key={group.id} label={t.t(`charts.group.${group.id}`)}>{group.series.map((def) => <option key={def.id} value={def.id} selected={def.id === look.pair[side]}>{nameOf(def)}</option>)}</optgroup>)}
      </select>
    </label>
  );

  let body: preact.ComponentChildren;
  if (rows < 2) body = <EmptyState icon="chart-line" title={t.t('charts.none')}>{t.t('charts.noneWhy')}</EmptyState>;
  else if (shown.length === 0) body = <EmptyState icon="chart-line" title={t.t('charts.pickOne')} />;
  else if (look.mode === 'scatter') {
    const axis = (def: SeriesDef): ScatterAxis => ({ def, name: nameOf(def), label: axisLabel(t, def), values: cut(def) });
    const [across, up] = [axis(a), axis(b)];
    const found = correlation(across.values, up.values);
    body = <Scatter across={across} up={up} dateOf={(row) => dateOf(from + row)} height={340} asTable={asTable} canvasRef={(canvas) => { if (canvas) plots.current.set('scatter', canvas); else plots.current.delete('scatter'); }} summary={found ? t.t('charts.correlation', { r: t.n(found.r, 'index'), days: t.n(found.days, 'days') }) : t.t('charts.correlationNone')} />;
  } else {
    body = (
      <LineCharts
        mode={look.mode} shown={shown} x={x} cut={cut} marks={marks} fromS={fromS} toS={toS} open={open} onOpen={setOpen} onBrush={brushOver} asTable={asTable}
        plotRef={(key, plot) => { if (plot) plots.current.set(key, plot); else plots.current.delete(key); }}
      />
    );
  }
  const overview = shown.at(-1);
  return (
    <div class={look.mode === 'lines' ? 'chgrid' : 'chgrid pair'}>
      {look.mode === 'lines' && <SeriesPicker chosen={look.chosen} onChange={(next) => change({ chosen: next })} />}
      <div class="chmain scroll" tabIndex={0} role="group" aria-label={t.t('charts.title')}>
        <div class="row wrap chtools">
          <Segmented plain label={t.t('charts.mode')} value={look.mode} onChange={(mode) => change({ mode })} options={MODES.map((id) => ({ id, label: t.t(`charts.mode.${id}`) }))} />
          <Segmented plain label={t.t('charts.span')} value={look.span} onChange={(span) => change({ span })} options={[...(Object.keys(SPANS) as (keyof typeof SPANS)[]).map((id) => ({ id, label: t.t(`charts.span.${id}`) })), ...(look.span === 'brush' ? [{ id: 'brush' as const, label: t.t('charts.span.brush', { from: dateOf(from), to: dateOf(to) }) }] : [])]} />
          <span class="grow" />
          <Button size="sm" kind="quiet" icon="table-2" pressed={asTable} onPress={() => setAsTable(!asTable)}>{t.t('widget.chart.asTable')}</Button>
          <Menu size="sm" icon="download" label={t.t('charts.export')} items={[
            { id: 'csv', label: t.t('charts.exportShown'), run: () => downloadCsv(shown.map((def) => def.id), from, to) },
            { id: 'all', label: t.t('charts.exportAll'), run: () => downloadCsv(ALL.map((def) => def.id), 0, last) },
            { id: 'png', label: t.t('charts.exportPng'), disabledReason: asTable || shown.length === 0 || rows < 2 ? t.t('charts.pngNone') : null, run: () => void downloadPng() },
          ]} />
        </div>
        <div class="row wrap chtools">
          {look.mode !== 'lines' && <>{pick(0)}{pick(1)}</>}
          {look.mode !== 'scatter' && <MarkFilter marks={inRange} kinds={look.kinds} onChange={(kinds) => { setOpen(null); change({ kinds }); }} />}
        </div>
        {body}
        {open && look.mode !== 'scatter' && <MarkReader key={open.key} cluster={open} onClose={() => setOpen(null)} />}
        {history && rows > LEAST_DAYS && overview && <Brush values={valuesOf(history, overview.id)} hue={overview.hue} from={from} to={to} dateOf={dateOf} onChange={(start, end) => change({ span: 'brush', brush: [Math.max(0, start), Math.min(last, end)] })} />}
      </div>
    </div>
  );
}

/** "Useful, GPUs" */
export const axisLabel = (t: ReturnType<typeof useT>, def: SeriesDef): string => t.t('charts.axisOf', { name: t.t(`history.${def.id}`), unit: t.t(`charts.unit.${def.axis}`) });
