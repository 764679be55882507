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
}

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
  const [asTable, setAsTable] = useState(false);
  const [theme, setTheme] = useState(0);

  const dateX = (v: number): string => text.date(Math.floor(v / DAY), v % DAY, 'date');
  const formatX = props.formatX ?? (xKind === 'time' ? dateX : (v: number) => text.n(v, 'none'));
  const compact = unit === 'count' || unit === 'gpus' || unit === 'people' ? { compact: true } : {};
  const input: PlotInput = {
    x, series, height, time: xKind === 'time', marks, formatX, fromZero, formatY: (v) => text.n(v, unit, compact),
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
  const shape = useMemo(() => JSON.stringify([series.map((s) => [s.id, s.label, s.hue, s.dash, s.fill, s.strong]), height, xKind, marks]), [series, height, xKind, marks]);

  useEffect(() => {
    const element = host.current;
    if (asTable || !element) return;
    let alive = true;
    let sizes: ResizeObserver | null = null;
    void import('./chartPlot.ts').then(({ createPlot }) => {
      if (!alive) return;
      plot.current = createPlot(element, newest.current);
      sizes = new ResizeObserver(() => plot.current?.resize(element.clientWidth));
      sizes.observe(element);
    }).catch((error: unknown) => {
      if (alive) setAsTable(true); // the table needs no code of its own
      throw error;
    });
    return () => {
      alive = false;
      sizes?.disconnect();
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
        <Button size="sm" kind="quiet" icon={asTable ? 'chart-line' : 'table-2'} pressed={asTable} onPress={() => setAsTable(!asTable)}>{text.t('widget.chart.asTable')}</Button>
      </figcaption>
      {asTable ? (
        <div class="scroll plot-table" tabIndex={0} role="group" aria-label={title} style={{ maxHeight: `${height + 40}px` }}>
          <Table
            caption={`${title}. ${summary}`} tight rows={rows} rowKey={(i) => String(i)}
            columns={[
              { id: 'x', head: props.xLabel, cell: (i) => formatX(x[i] ?? 0) },
              ...series.map((s) => ({ id: s.id, head: s.label, number: true, cell: (i: number) => text.n(s.values[i], s.unit ?? unit) })),
            ]}
          />
        </div>
      ) : (
        <>
          <div ref={host} class="plot-host" role="img" aria-label={`${title}. ${summary}`} style={{ height: `${height}px` }} />
          <p ref={probe} class="xs muted plot-probe" aria-hidden="true" />
          {series.length > 1 && (
            <div class="legend" aria-hidden="true">
              {series.map((s) => (
                <span key={s.id}><svg viewBox="0 0 18 8"><path d="M0 4H18" stroke={hueVar(s.hue ?? 'ink')} stroke-width="2" stroke-dasharray={SWATCH[s.dash ?? 'solid']} /></svg>{s.label}</span>
              ))}
            </div>
          )}
        </>
      )}
    </figure>
  );
}
