import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Unit } from '../../app/i18n/format.ts';
import { Button } from './button.tsx';
import type { Plot, PlotInput } from './chartPlot.ts';
import type { ChartSeries } from './chartSeries.ts';
import { Table } from './table.tsx';
import { useText } from './text.tsx';
import { hueVar } from './tone.ts';

export type { ChartSeries };

export interface ChartProps {
  title: string;
  showTitle?: boolean | undefined;
  /** The sentence that says what the chart shows. */
  summary: string;
  /** Seconds since 1970-01-01 UTC of game time, or plain numbers. Ascending. */
  x: readonly number[];
  xKind?: 'time' | 'number' | undefined;
  /** Head of the first column of the table. */
  xLabel: string;
  formatX?: ((x: number) => string) | undefined;
  series: readonly ChartSeries[];
  unit: Unit;
  marks?: readonly { x: number; label: string }[] | undefined;
  /** CSS pixels. */
  height?: number | undefined;
  fromZero?: boolean | undefined;
  /** What the scale measures, along it. */
  axisLabel?: string | undefined;
  /** A second scale, for the series that are `right`. */
  right?: { unit: Unit; label: string; fromZero: boolean } | undefined;
  /** Drawing over a stretch with the pointer. The same must be possible without. */
  onBrush?: ((from: number, to: number) => void) | undefined;
  /** What stands under the drawing, in step with its axis. */
  lane?: ((area: PlotArea) => ComponentChildren) | undefined;
  /** A last column of the table. */
  notes?: { head: string; cell: (index: number) => ComponentChildren } | undefined;
  /** Shown as the table from outside; the button of its own is then left out. */
  asTable?: boolean | undefined;
  plotRef?: ((plot: Plot | null) => void) | undefined;
}
/** Of the drawing, CSS pixels from the left of the chart. */
export interface PlotArea { left: number; width: number }

const DAY = 86400;
const TABLE_ROWS = 120;
const SWATCH = { solid: '', dashed: '5 3', dotted: '1.5 2.5', dashdot: '6 2 1.5 2' } as const;

/** A few rows of many, always with the last. */
export function sampleRows(length: number, most: number): number[] {
  if (length <= most) return Array.from({ length }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.round((i * (length - 1)) / (most - 1)));
}

export function Chart(props: ChartProps) {
  const { title, summary, x, xKind = 'time', series, unit, marks = [], height = 220, fromZero = true } = props;
  const text = useText();
  const host = useRef<HTMLDivElement>(null);
  const probe = useRef<HTMLParagraphElement>(null);
  const plot = useRef<Plot | null>(null);
  const [ownTable, setOwnTable] = useState(false);
  const asTable = props.asTable || ownTable;
  const [area, setArea] = useState<PlotArea | null>(null);
  const [theme, setTheme] = useState(0);

  const newestProps = useRef(props);
  newestProps.current = props;

  const dateX = (v: number): string => text.date(Math.floor(v / DAY), v % DAY, 'date');
  const formatX = props.formatX ?? (xKind === 'time' ? dateX : (v: number) => text.n(v, 'none'));
  const ticks = (of: Unit) => (v: number): string => text.n(v, of, of === 'count' || of === 'gpus' || of === 'people' ? { compact: true } : {});
  const input: PlotInput = {
    x, series, height, time: xKind === 'time', marks, formatX, fromZero, formatY: ticks(unit), axisLabel: props.axisLabel ?? null,
    right: props.right ? { label: props.right.label, fromZero: props.right.fromZero, formatY: ticks(props.right.unit) } : null,
    onBrush: props.onBrush ? (from, to) => newestProps.current.onBrush?.(from, to) : null,
    onLayout: (left, width) => { if (newestProps.current.lane) setArea({ left, width }); },
    onProbe(index) {
      if (!probe.current) return;
      const words = index === null ? '' : text.t('widget.chart.probe', {
        x: formatX(x[index] ?? 0),
        values: text.list(series.map((s) => text.t('widget.chart.probeValue', { label: s.label, value: text.n(s.values[index], s.unit ?? unit) }))),
      });
      probe.current.textContent = words;
    },
  };
  const newest = useRef(input);
  newest.current = input;
  // The shape of the chart decides when it is built again; new values only flow in.
  const shape = useMemo(() => JSON.stringify([series.map((s) => [s.id, s.label, s.hue, s.dash, s.fill, s.strong, s.right]), height, xKind, marks, unit, props.axisLabel, props.right, fromZero]), [series, height, xKind, marks, unit, props.axisLabel, props.right, fromZero]);

  useEffect(() => {
    const element = host.current;
    if (asTable || !element) return;
    let alive = true;
    let sizes: ResizeObserver | null = null;
    void import('./chartPlot.ts').then(({ createPlot }) => {
      if (!alive) return;
      plot.current = createPlot(element, newest.current);
      newestProps.current.plotRef?.(plot.current);
      sizes = new ResizeObserver(() => plot.current?.resize(element.clientWidth));
      sizes.observe(element);
    }).catch((error: unknown) => {
      if (alive) setOwnTable(true); // the table needs no code of its own
      throw error;
    });
    return () => {
      alive = false;
      sizes?.disconnect();
      newestProps.current.plotRef?.(null);
      plot.current?.destroy();
      plot.current = null;
    };
  }, [asTable, shape, theme]);
  useEffect(() => { plot.current?.setData(newest.current); }, [x, series]);
  useEffect(() => {
    const watch = new MutationObserver(() => setTheme((n) => n + 1));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] });
    return () => watch.disconnect();
  }, []);

  const rows = asTable ? sampleRows(x.length, TABLE_ROWS) : [];
  return (
    <figure class="plot">
      <figcaption class="row between">
        <span class={props.showTitle === false ? 'vh' : 'hd'}>{title}</span>
        <span class="grow" />
        {props.asTable === undefined && <Button size="sm" kind="quiet" icon={asTable ? 'chart-line' : 'table-2'} pressed={asTable} onPress={() => setOwnTable(!ownTable)}>{text.t('widget.chart.asTable')}</Button>}
      </figcaption>
      {asTable ? (
        <div class="scroll plot-table" tabIndex={0} role="group" aria-label={title} style={{ maxHeight: `${height + 40}px` }}>
          <Table
            caption={`${title}. ${summary}`} tight rows={rows} rowKey={(i) => String(i)}
            columns={[
              { id: 'x', head: props.xLabel, cell: (i) => formatX(x[i] ?? 0) },
              ...series.map((s) => ({ id: s.id, head: s.label, number: true, cell: (i: number) => text.n(s.values[i], s.unit ?? unit) })),
              ...(props.notes ? [{ id: 'notes', head: props.notes.head, cell: props.notes.cell }] : []),
            ]}
          />
        </div>
      ) : (
        <>
          <div ref={host} class="plot-host" role="img" aria-label={`${title}. ${summary}`} style={{ height: `${height}px` }} />
          {props.lane && area && props.lane(area)}
          <p ref={probe} class="xs muted plot-probe" aria-hidden="true" />
          {series.length > 1 && (
            <div class="legend" aria-hidden="true">
              {series.map((s) => (
                <span key={s.id}><svg viewBox="0 0 18 8"><path d="M0 4H18" stroke={hueVar(s.hue ?? 'ink')} stroke-width="2" stroke-dasharray={SWATCH[s.dash ?? 'solid']} /></svg>{s.right ? text.t('widget.chart.right', { label: s.label }) : s.label}</span>
              ))}
            </div>
          )}
        </>
      )}
    </figure>
  );
}
