/** The plan against doing nothing, run ahead on copies of the game. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { commandsOf } from '../../../app/plan/plan.ts';
import type { ForecastData, ForecastRunData } from '../../../app/simValues.ts';
import { useAppState } from '../../context.ts';
import { Button, Chart, type ChartSeries, Note, Progress, Segmented, Table } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Section } from '../shared/panel.tsx';

const DAYS = ['30', '90', '180'] as const;
type Days = (typeof DAYS)[number];
const LINES = [
  { id: 'useful', unit: 'gpus', hue: 'accent' }, { id: 'loadKW', unit: 'kW', hue: 'power' }, { id: 'cashCents', unit: 'cents', hue: 'money' }, { id: 'hottestInletC', unit: 'degC', hue: 'heat' },
] as const;
type Line = (typeof LINES)[number];
const DAY_S = 86_400;

/** No inlet is at zero or below: such readings stand for "no hall runs". */
const readings = (run: ForecastRunData, { id }: Line): (number | null)[] => Array.from(run.columns[id], (value) => (Number.isFinite(value) && !(id === 'hottestInletC' && value <= 0) ? value : null));
const lastOf = (values: readonly (number | null)[]): number | null => values.at(-1) ?? null;

export function PlanForecast({ game }: GameProps) {
  const { text, app, frame } = game;
  const entries = useAppState((state) => state.plan.entries);
  const steps = useAppState((state) => state.plan.steps.length);
  const [days, setDays] = useState<Days>('90');
  const [ratio, setRatio] = useState<number | null>(null);
  const [shown, setShown] = useState<{ forecast: ForecastData; of: typeof entries; atS: number } | null>(null);
  const [failed, setFailed] = useState(false);
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      app.engine.endForecast();
    };
  }, [app]);

  async function run(): Promise<void> {
    setRatio(0);
    setFailed(false);
    const asked = { of: entries, atS: frame.timeS };
    try {
      const forecast = await app.engine.forecast(commandsOf(app.store.getState().plan), Number(days), (part) => { if (alive.current) setRatio(part); });
      if (forecast && alive.current) setShown({ forecast, ...asked });
    } catch {
      if (alive.current) setFailed(true);
    }
    if (alive.current) setRatio(null);
  }
  return (
    <Section title={text.t('plan.forecast')} icon="git-compare">
      <div class="row wrap end">
        <Segmented plain label={text.t('plan.forecastDays')} value={days} onChange={setDays} options={DAYS.map((id) => ({ id, label: text.n(Number(id), 'days') }))} />
        <Button icon="chart-line" disabled={ratio !== null} onPress={() => void run()}>{text.t('plan.forecastRun')}</Button>
      </div>
      {ratio !== null && <Progress label={text.t('plan.forecasting')} value={ratio} text={text.n(ratio, 'ratio')} onCancel={() => app.engine.endForecast()} />}
      {failed && <Note tone="warn" alert>{text.t('plan.forecastFailed')}</Note>}
      {shown && ratio === null && <Outcome game={game} forecast={shown.forecast} atS={shown.atS} stale={shown.of !== entries} />}
      <p class="xs faint">{text.t('plan.forecastHonest')}{steps > 1 && ` ${text.t('plan.forecastSteps')}`}</p>
    </Section>
  );
}

function Outcome({ game, forecast, atS, stale }: GameProps & { forecast: ForecastData; atS: number; stale: boolean }) {
  const { text, frame } = game;
  const [line, setLine] = useState<Line['id']>('useful');
  const { without, withPlan, fromDay, days } = forecast;
  const chosen = LINES.find((entry) => entry.id === line) ?? LINES[0];
  const series: ChartSeries[] = [
    { id: 'without', label: text.t('plan.without'), values: readings(without, chosen), hue: 'ink', dash: 'dashed' },
    { id: 'with', label: text.t('plan.with'), values: readings(withPlan, chosen), hue: chosen.hue, strong: true },
  ];
  const length = Math.max(...series.map(({ values }) => values.length));
  const filled = series.map((entry) => ({ ...entry, values: [...entry.values, ...Array<null>(length - entry.values.length).fill(null)] }));
  const until = dateOf(game, atS + days * DAY_S);
  const ends = LINES.map((entry) => ({ entry, was: lastOf(readings(without, entry)), becomes: lastOf(readings(withPlan, entry)) }));
  const end = ends.find(({ entry }) => entry === chosen)!;
  return (
    <>
      {stale && <Note tone="warn">{text.t('plan.forecastStale')}</Note>}
      {withPlan.refused > 0 && <Note tone="warn">{text.t('plan.forecastRefused', { n: withPlan.refused })}</Note>}
      <Lost game={game} run={without} message="plan.lostWithout" />
      <Lost game={game} run={withPlan} message="plan.lostWith" />
      <Table
        caption={text.t('plan.forecastCaption', { date: until })} showCaption tight rows={ends} rowKey={({ entry }) => entry.id} selected={line} onSelect={(id) => setLine(id as Line['id'])}
        columns={[
          { id: 'what', head: text.t('plan.col.figure'), cell: ({ entry }) => text.t(`history.${entry.id}`) },
          { id: 'without', head: text.t('plan.without'), number: true, cell: ({ entry, was }) => <span class="num">{text.n(was, entry.unit)}</span> },
          { id: 'with', head: text.t('plan.with'), number: true, cell: ({ entry, becomes }) => <span class="num">{text.n(becomes, entry.unit)}</span> },
          { id: 'change', head: text.t('plan.col.change'), number: true, cell: ({ entry, was, becomes }) => <span class="num">{was === null || becomes === null ? text.t('common.none') : text.n(becomes - was, entry.id === 'hottestInletC' ? 'kelvin' : entry.unit, { sign: true })}</span> },
        ]}
      />
      {length > 1 && (
        <Chart
          title={text.t(`history.${chosen.id}`)} showTitle height={150} xLabel={text.t('charts.day')} unit={chosen.unit} series={filled} fromZero={chosen.id !== 'hottestInletC'}
          x={Array.from({ length }, (_, i) => (frame.epochDay + fromDay + i) * DAY_S)}
          summary={text.t('plan.forecastSummary', { what: text.t(`history.${chosen.id}`), date: until, without: text.n(end.was, chosen.unit), with: text.n(end.becomes, chosen.unit) })}
        />
      )}
    </>
  );
}

function Lost({ game, run, message }: { game: Game; run: ForecastRunData; message: string }) {
  return run.lostOnDay < 0 ? null : <Note tone="bad">{game.text.t(message, { date: dateOf(game, run.lostOnDay * DAY_S) })}</Note>;
}
