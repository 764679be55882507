/** Capability over time: the lab against the best in the field. */
import { useMemo } from 'preact/hooks';
import { Chart, EmptyState } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { columnOf, timesOf, useHistory } from '../shared/history.ts';

/** Share of the chart's width that a mark's name takes. */
const LABEL_SHARE = 0.13;

/** Newest first, those whose names would run into another's are left out. */
export function spaced(marks: readonly { x: number; label: string }[], gap: number): { x: number; label: string }[] {
  const kept: { x: number; label: string }[] = [];
  for (const mark of [...marks].sort((a, b) => b.x - a.x)) if (kept.every((other) => other.x - mark.x >= gap)) kept.push(mark);
  return kept.reverse();
}

export function RaceChart({ game }: GameProps) {
  const { text, frame } = game;
  const history = useHistory(game);
  const x = useMemo(() => timesOf(game, history), [history, frame.epochDay]);
  const series = useMemo(() => {
    const blank = (values: (number | null)[]): (number | null)[] => values.map((value) => (value !== null && value > 0 ? value : null));
    return [
      { id: 'frontier', label: text.t('panel.race.frontier'), values: blank(columnOf(history, 'frontier')), hue: 'network' as const, dash: 'dashed' as const },
      { id: 'own', label: text.t('panel.race.best'), values: blank(columnOf(history, 'capability')), hue: 'accent' as const, strong: true },
    ];
  }, [history, text]);
  const out = frame.race.releases.filter((release) => release.out && release.releasedS > 0);
  const marks = useMemo(() => spaced(out.map((release) => ({ x: frame.epochDay * 86_400 + release.releasedS, label: release.name })), frame.timeS * LABEL_SHARE), [out.length, frame.historyDays]);
  if (history.days < 2) return <EmptyState icon="chart-line" title={text.t('charts.none')}>{text.t('charts.noneWhy')}</EmptyState>;
  return (
    <Chart
      title={text.t('panel.race.chartTitle')} xLabel={text.t('charts.day')} x={x} series={series} unit="index" height={380} fromZero={false} marks={marks}
      summary={text.t('panel.race.chartWords', { best: text.n(frame.race.best > 0 ? frame.race.best : null, 'index'), frontier: text.n(frame.race.frontier > 0 ? frame.race.frontier : null, 'index') })}
    />
  );
}
