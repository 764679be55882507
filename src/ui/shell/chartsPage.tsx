import { useState } from 'preact/hooks';
import type { HistoryColumn } from '../../sim/index.ts';
import type { Unit } from '../../app/i18n/format.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Chart, EmptyState, Icon, Segmented, Sparkline, type ChartSeries, type Hue, type IconName } from '../widgets/index.ts';
import { useHistory } from './useHistory.ts';

interface Series { id: HistoryColumn; unit: Unit; hue: Hue; dash?: 'solid' | 'dashed' | 'dotted' | 'dashdot' }
const GROUPS: readonly { id: string; icon: IconName; series: readonly Series[] }[] = [
  { id: 'gpus', icon: 'target', series: [
    { id: 'bought', unit: 'gpus', hue: 'ink', dash: 'dotted' }, { id: 'delivered', unit: 'gpus', hue: 'ink', dash: 'dashed' }, { id: 'installed', unit: 'gpus', hue: 'compute' },
    { id: 'powered', unit: 'gpus', hue: 'power' }, { id: 'cool', unit: 'gpus', hue: 'water' }, { id: 'connected', unit: 'gpus', hue: 'network' },
    { id: 'healthy', unit: 'gpus', hue: 'good' }, { id: 'inStep', unit: 'gpus', hue: 'people' }, { id: 'useful', unit: 'gpus', hue: 'accent' },
  ] },
  { id: 'power', icon: 'zap', series: [
    { id: 'supplyKW', unit: 'kW', hue: 'power', dash: 'dashed' }, { id: 'loadKW', unit: 'kW', hue: 'power' }, { id: 'itKW', unit: 'kW', hue: 'compute' }, { id: 'pue', unit: 'index', hue: 'water' },
  ] },
  { id: 'heat', icon: 'thermometer', series: [{ id: 'hottestInletC', unit: 'degC', hue: 'heat' }, { id: 'dryBulbC', unit: 'degC', hue: 'water', dash: 'dashed' }, { id: 'waterL', unit: 'litres', hue: 'water' }] },
  { id: 'run', icon: 'brain-circuit', series: [{ id: 'flopsDone', unit: 'flop', hue: 'accent' }, { id: 'interruptions', unit: 'count', hue: 'bad' }, { id: 'capability', unit: 'index', hue: 'network' }, { id: 'frontier', unit: 'index', hue: 'ink', dash: 'dashed' }] },
  { id: 'lab', icon: 'landmark', series: [
    { id: 'cashCents', unit: 'cents', hue: 'money' }, { id: 'raisedCents', unit: 'cents', hue: 'money', dash: 'dashed' }, { id: 'revenueCentsPerDay', unit: 'cents', hue: 'money', dash: 'dotted' },
    { id: 'runwayDays', unit: 'days', hue: 'ink' }, { id: 'headcount', unit: 'people', hue: 'people' }, { id: 'fatigue', unit: 'ratio', hue: 'people', dash: 'dashed' }, { id: 'place', unit: 'count', hue: 'network' },
  ] },
];
const ALL = GROUPS.flatMap((group) => group.series);
const SPANS = { month: 30, quarter: 90, all: Infinity } as const;
type Span = keyof typeof SPANS;
const SMALL: readonly HistoryColumn[] = ['useful', 'loadKW', 'hottestInletC', 'cashCents'];

/** Any series of the daily record against any other of the same unit. */
export function ChartsPage() {
  const app = useApp();
  const t = useT();
  const epochDay = useAppState((state) => state.frame?.epochDay ?? 0);
  const history = useHistory();
  const [chosen, setChosen] = useState<readonly HistoryColumn[]>(['bought', 'installed', 'powered', 'useful']);
  const [span, setSpan] = useState<Span>('all');
  const from = Math.max(0, (history?.days ?? 0) - SPANS[span]);
  const valuesOf = (id: HistoryColumn): (number | null)[] => Array.from(history?.columns[id]?.subarray(from) ?? [], (value) => (Number.isFinite(value) && !(value < 0 && id === 'hottestInletC') ? value : null));
  const x = Array.from(history?.columns['day']?.subarray(from) ?? [], (day) => (epochDay + day) * 86_400);
  const series = ALL.filter((entry) => chosen.includes(entry.id));
  const units = [...new Set(series.map((entry) => entry.unit))];
  const toggle = (id: HistoryColumn): void => setChosen(chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id]);

  function download(): void {
    const columns = history ? Object.keys(history.columns) : [];
    const lines = [columns.join(',')];
    for (let day = 0; day < (history?.days ?? 0); day++) lines.push(columns.map((column) => String(history?.columns[column]?.[day] ?? '')).join(','));
    app.download('gigawatt-history.csv', new TextEncoder().encode(lines.join('\n')), 'text/csv');
  }
  return (
    <section class="panel full charts" aria-labelledby="charts-h" data-region="panel">
      <header>
        <Icon name="chart-line" class="c-accent" />
        <h2 id="charts-h" tabIndex={-1}>{t.t('charts.title')}</h2>
        <span class="grow" />
        <Segmented plain label={t.t('charts.span')} value={span} onChange={setSpan} options={(Object.keys(SPANS) as Span[]).map((id) => ({ id, label: t.t(`charts.span.${id}`) }))} />
        <Button size="sm" icon="download" onPress={download}>{t.t('charts.csv')}</Button>
        <Button kind="quiet" icon="x" label={t.t('common.close')} onPress={() => app.store.setState({ chartsOpen: false })} />
      </header>
      <div class="chgrid">
        <div class="chpick scroll" role="group" aria-label={t.t('charts.pick')} tabIndex={0}>
          {GROUPS.map((group) => (
            <fieldset key={group.id}>
              <legend class="hd"><Icon name={group.icon} />{t.t(`charts.group.${group.id}`)}</legend>
              {group.series.map((entry) => (
                <label key={entry.id} class="sw">
                  <input type="checkbox" checked={chosen.includes(entry.id)} onChange={() => toggle(entry.id)} />
                  <span class="grow">{t.t(`history.${entry.id}`)}</span>
                  <i class={`sws c-${entry.hue}`} aria-hidden="true" />
                </label>
              ))}
            </fieldset>
          ))}
        </div>
        <div class="chmain scroll" tabIndex={0} role="group" aria-label={t.t('charts.title')}>
          {(history?.days ?? 0) < 2 ? <EmptyState icon="chart-line" title={t.t('charts.none')}>{t.t('charts.noneWhy')}</EmptyState> : units.length === 0 ? <EmptyState icon="chart-line" title={t.t('charts.pickOne')} /> : units.map((unit) => {
            const these = series.filter((entry) => entry.unit === unit);
            const lines: ChartSeries[] = these.map((entry) => ({ id: entry.id, label: t.t(`history.${entry.id}`), values: valuesOf(entry.id), hue: entry.hue, dash: entry.dash, fill: entry.id === 'useful', strong: entry.id === 'useful' }));
            return (
              <Chart
                key={unit} title={t.list(lines.map((line) => line.label))} x={x} xLabel={t.t('charts.day')} series={lines} unit={unit} height={units.length === 1 ? 330 : 210}
                fromZero={unit !== 'degC' && unit !== 'index'}
                summary={t.list(lines.map((line) => t.t('charts.sentence', { name: line.label, first: t.n(line.values.find((value) => value !== null) ?? null, unit), last: t.n(line.values.findLast((value) => value !== null) ?? null, unit) })))}
              />
            );
          })}
          <div class="g4 chsmall">
            {SMALL.map((id) => {
              const entry = ALL.find((item) => item.id === id);
              const values = valuesOf(id);
              return (
                <div key={id} class="card">
                  <p class="xs muted">{t.t(`history.${id}`)}</p>
                  <p class="b num">{t.n(values.at(-1) ?? null, entry?.unit ?? 'none')}</p>
                  <Sparkline values={values} hue={entry?.hue} width={140} height={36} />
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}
