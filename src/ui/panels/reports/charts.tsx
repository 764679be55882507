/** Up to three series of the daily record at once; each unit on its own chart. */
import { useMemo, useState } from 'preact/hooks';
import type { Unit } from '../../../app/i18n/format.ts';
import type { HistoryColumn } from '../../../sim/index.ts';
import { announce } from '../../a11y/live.tsx';
import { Chart, EmptyState, type Hue, Icon, type IconName, Switch } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { columnOf, timesOf, useHistory } from '../shared/history.ts';

const MOST = 3;
interface Series { id: HistoryColumn; unit: Unit; hue: Hue }
const GROUPS: readonly { id: string; icon: IconName; series: readonly Series[] }[] = [
  { id: 'gpus', icon: 'target', series: [
    { id: 'useful', unit: 'gpus', hue: 'accent' }, { id: 'inStep', unit: 'gpus', hue: 'heat' }, { id: 'healthy', unit: 'gpus', hue: 'good' }, { id: 'connected', unit: 'gpus', hue: 'network' },
    { id: 'cool', unit: 'gpus', hue: 'water' }, { id: 'powered', unit: 'gpus', hue: 'power' }, { id: 'installed', unit: 'gpus', hue: 'compute' }, { id: 'delivered', unit: 'gpus', hue: 'people' }, { id: 'bought', unit: 'gpus', hue: 'ink' },
  ] },
  { id: 'power', icon: 'zap', series: [{ id: 'loadKW', unit: 'kW', hue: 'accent' }, { id: 'supplyKW', unit: 'kW', hue: 'power' }, { id: 'itKW', unit: 'kW', hue: 'compute' }, { id: 'pue', unit: 'index', hue: 'power' }] },
  { id: 'heat', icon: 'thermometer', series: [{ id: 'hottestInletC', unit: 'degC', hue: 'heat' }, { id: 'dryBulbC', unit: 'degC', hue: 'water' }, { id: 'waterL', unit: 'litres', hue: 'water' }] },
  { id: 'run', icon: 'brain-circuit', series: [{ id: 'flopsDone', unit: 'flop', hue: 'accent' }, { id: 'interruptions', unit: 'count', hue: 'bad' }, { id: 'capability', unit: 'index', hue: 'accent' }, { id: 'frontier', unit: 'index', hue: 'network' }, { id: 'place', unit: 'count', hue: 'ink' }] },
  { id: 'lab', icon: 'landmark', series: [{ id: 'cashCents', unit: 'cents', hue: 'money' }, { id: 'revenueCentsPerDay', unit: 'cents', hue: 'good' }, { id: 'raisedCents', unit: 'cents', hue: 'network' }, { id: 'runwayDays', unit: 'days', hue: 'warn' }, { id: 'headcount', unit: 'people', hue: 'people' }, { id: 'fatigue', unit: 'ratio', hue: 'bad' }] },
];
const ALL = GROUPS.flatMap((group) => group.series);
const DASHES = ['solid', 'dashed', 'dotted'] as const;

export function ChartsTab({ game }: GameProps) {
  const { text, frame } = game;
  const history = useHistory(game);
  const [chosen, setChosen] = useState<readonly HistoryColumn[]>(['useful', 'powered', 'bought']);
  const x = useMemo(() => timesOf(game, history), [history, frame.epochDay]);
  const charts = useMemo(() => {
    const byUnit = new Map<Unit, Series[]>();
    for (const series of ALL) if (chosen.includes(series.id)) byUnit.set(series.unit, [...(byUnit.get(series.unit) ?? []), series]);
    return [...byUnit].map(([unit, list]) => ({
      unit, ids: list.map((series) => series.id).join(), names: list.map((series) => text.t(`panel.reports.series.${series.id}`)),
      series: list.map((series, i) => ({ id: series.id, label: text.t(`panel.reports.series.${series.id}`), values: columnOf(history, series.id), hue: series.hue, dash: DASHES[i % DASHES.length]!, strong: i === 0 })),
    }));
  }, [chosen, history, text]);
  function toggle(id: HistoryColumn, on: boolean): void {
    const next = on ? [...chosen, id].slice(-MOST) : chosen.filter((entry) => entry !== id);
    setChosen(next);
    announce.status(text.t('panel.reports.chosen', { n: next.length, most: MOST }));
  }
  const height = charts.length > 1 ? Math.floor(380 / charts.length) : 340;
  return (
    <div class="pcharts">
      <div class="pseries" role="group" aria-label={text.t('panel.reports.choose')}>
        <p class="xs muted">{text.t('panel.reports.chooseHint', { most: MOST })}</p>
        {GROUPS.map((group) => (
          <fieldset key={group.id}>
            <legend class="hd"><Icon name={group.icon} />{text.t(`panel.reports.group.${group.id}`)}</legend>
            {group.series.map((series) => <Switch key={series.id} label={text.t(`panel.reports.series.${series.id}`)} checked={chosen.includes(series.id)} onChange={(on) => toggle(series.id, on)} />)}
          </fieldset>
        ))}
      </div>
      <div class="col">
        {history.days < 2 ? <EmptyState icon="chart-line" title={text.t('panel.reports.noDays')}>{text.t('panel.reports.noDaysHint')}</EmptyState>
          : charts.length === 0 ? <EmptyState icon="chart-line" title={text.t('panel.reports.noSeries')} />
          : charts.map((chart) => (
            <Chart
              key={chart.ids} title={text.list(chart.names)} xLabel={text.t('panel.reports.day')} x={x} series={chart.series} unit={chart.unit} height={height} fromZero={chart.unit !== 'degC' && chart.unit !== 'index'}
              summary={text.t('panel.reports.summary', { days: history.days, now: text.list(chart.series.map((series, i) => text.t('widget.chart.probeValue', { label: chart.names[i] ?? '', value: text.n(series.values[series.values.length - 1], chart.unit) }))) })}
            />
          ))}
      </div>
    </div>
  );
}
