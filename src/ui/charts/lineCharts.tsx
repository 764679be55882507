import { useMemo } from 'preact/hooks';
import { useAppState, useT } from '../context.ts';
import { Chart, type ChartSeries, type PlotArea } from '../widgets/index.ts';
import type { Plot } from '../widgets/chartPlot.ts';
import { MarkLane } from './markLane.tsx';
import { distinctTexts, type Cluster, type Mark } from './marks.ts';
import { fromZero, type AxisId, type SeriesDef } from './series.ts';

const DAY = 86_400;
const TALL = 270;
const HALF = 190;
const LOW = 160;

export interface LineChartsProps {
  mode: 'lines' | 'axes';
  shown: readonly SeriesDef[];
  x: readonly number[];
  cut: (def: SeriesDef) => (number | null)[];
  marks: readonly Mark[];
  fromS: number;
  toS: number;
  open: Cluster | null;
  onOpen: (cluster: Cluster | null) => void;
  onBrush: (from: number, to: number) => void;
  asTable: boolean;
  plotRef: (key: string, plot: Plot | null) => void;
}

/** `lines`: a chart for each scale. `axes`: two series in one chart, each with its own scale. Marks stand under the first. */
export function LineCharts({ mode, shown, x, cut, marks, fromS, toS, open, onOpen, onBrush, asTable, plotRef }: LineChartsProps) {
  const t = useT();
  const epochDay = useAppState((state) => state.frame?.epochDay ?? 0);
  const lines = useMemo(() => new Map(shown.map((def) => [def.id, cut(def)])), [shown.map((def) => def.id).join(), x]);
  const groups: { key: string; defs: readonly SeriesDef[] }[] = mode === 'axes'
    ? [{ key: 'axes', defs: shown }]
    : [...new Set(shown.map((def) => def.axis))].map((axis: AxisId) => ({ key: axis, defs: shown.filter((def) => def.axis === axis) }));
  const drawn = useMemo(() => (open ? edgesOf(open, (toS - fromS) / 60).map((timeS) => ({ x: epochDay * DAY + timeS, label: '' })) : []), [open, epochDay, fromS, toS]);
  const height = groups.length === 1 ? TALL : groups.length === 2 ? HALF : LOW;
  const lane = (area: PlotArea) => <MarkLane area={area} marks={marks} fromS={fromS} toS={toS} chosen={open?.key ?? null} onChoose={onOpen} />;
  return (
    <>
      {groups.map(({ key, defs }, at) => {
        const [first, second] = defs;
        const twoScales = mode === 'axes' && second !== undefined && second.axis !== first?.axis;
        const series: ChartSeries[] = defs.map((def, i) => ({
          id: `${def.id}${i}`, label: t.t(`history.${def.id}`), values: lines.get(def.id) ?? [], hue: def.hue, dash: mode === 'axes' && i === 1 && def.dash === first?.dash ? 'dashed' : def.dash, fill: def.id === 'useful' && !twoScales, strong: def.id === 'useful', unit: def.unit, right: twoScales && i === 1,
        }));
        return (
          <Chart
            key={key} title={t.list(series.map((line) => line.label))} x={x} xLabel={t.t('charts.day')} series={series} unit={first?.unit ?? 'none'} height={height} fromZero={first ? fromZero(first.axis) : true}
            axisLabel={first ? t.t(`charts.axis.${first.axis}`) : undefined} right={twoScales && second ? { unit: second.unit, label: t.t(`charts.axis.${second.axis}`), fromZero: fromZero(second.axis) } : undefined}
            marks={drawn} onBrush={onBrush} lane={at === 0 ? lane : undefined} asTable={asTable} plotRef={(plot) => plotRef(key, plot)}
            notes={at === 0 ? { head: t.t('charts.marks'), cell: (i) => distinctTexts(t, onDay(marks, (x[i] ?? 0) - epochDay * DAY)).join('; ') } : undefined}
            summary={t.list(series.map((line, i) => t.t('charts.sentence', { name: line.label, first: t.n(line.values.find((value) => value !== null) ?? null, defs[i]!.unit), last: t.n(line.values.findLast((value) => value !== null) ?? null, defs[i]!.unit) })))}
          />
        );
      })}
    </>
  );
}

/** When a heap of marks begins and ends, or where it is when that is one place in the picture. */
function edgesOf({ marks }: Cluster, leastS: number): number[] {
  const first = marks[0]!.timeS;
  const last = marks.at(-1)!.timeS;
  return last - first > leastS ? [first, last] : [first];
}

const onDay = (marks: readonly Mark[], dayS: number): Mark[] => marks.filter((mark) => mark.timeS >= dayS && mark.timeS < dayS + DAY);
