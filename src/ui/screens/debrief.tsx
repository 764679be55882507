import { exportRun } from '../../app/actions/saves.ts';
import { nextMission, readResults } from '../../app/results.ts';
import { quitToTitle, startScenario } from '../../app/actions/session.ts';
import type { ScenarioDef } from '../../sim/index.ts';
import type { HistoryData } from '../../app/simValues.ts';
import { GameDialogs } from '../dialogs/gameDialogs.tsx';
import { useApp, useAppFields, useT } from '../context.ts';
import { GoalList } from '../shell/goals.tsx';
import { ordinal } from '../shell/names.ts';
import { useHistory } from '../shell/useHistory.ts';
import { Button, Chart, EmptyState, Icon, Stat, Stats, Tag, type ChartSeries } from '../widgets/index.ts';
import { courseOf } from './course.ts';
import { PageBar } from './pageBar.tsx';
import { RivalsTruth } from './rivalsTruth.tsx';
import { Timeline } from './timeline.tsx';

const DAY = 86_400;

/** What came of it: outcome and score, goals, the course of events, the waterfall day by day. */
export function DebriefScreen() {
  const app = useApp();
  const t = useT();
  const { frame, catalog, alerts } = useAppFields('frame', 'catalog', 'alerts');
  const history = useHistory();
  const scenario = frame ? catalog?.scenarios[frame.scenario] : undefined;
  if (!frame || !scenario) return null;
  const { outcome, top } = frame;
  const next = nextMission(Object.values(catalog?.scenarios ?? {}), readResults(app.settings), frame.scenario);
  const day = Math.floor((outcome.state === 'playing' ? frame.timeS : outcome.atS) / DAY) + 1;
  const loss = scenario.losses.find((entry) => entry.id === outcome.reason) ?? scenario.goals.find((goal) => goal.id === outcome.reason);
  const peak = Math.max(0, ...(history?.columns['useful'] ?? []));
  return (
    <>
      <PageBar title={t.t('debrief.title')} back={t.t('debrief.back')} onBack={() => app.store.setState({ screen: 'game' })}>
        <Button icon="share-2" onPress={() => app.store.setState({ dialog: 'share' })}>{t.t('menu.share')}</Button>
        <Button icon="printer" onPress={() => window.print()}>{t.t('debrief.print')}</Button>
        <Button icon="download" onPress={() => void exportRun(app)}>{t.t('menu.run')}</Button>
        <Button kind="primary" icon="rotate-ccw" onPress={() => void startScenario(app, frame.scenario, frame.seed, null, frame.settings ?? {})}>{t.t('debrief.again')}</Button>
      </PageBar>
      <main class="db" data-region="debrief">
        <div class="top row between wrap">
          <div>
            <Tag tone={outcome.state === 'won' ? 'good' : outcome.state === 'playing' ? 'info' : 'bad'}>{t.t(`debrief.${outcome.state}`, { day })}</Tag>
            <h2 class="bignum">{t.t('debrief.head', { mission: t.t(scenario.name), n: frame.score, score: t.n(frame.score, 'count') })}</h2>
            {outcome.state === 'won' && peak >= 1 && <p class="row c-good"><Icon name="trophy" />{t.t('debrief.triumph', { useful: t.n(peak, 'gpus'), bought: t.n(top.gpusBought, 'gpus') })}</p>}
            <p class="muted">{loss ? t.t(loss.text) : outcome.reason ? t.t(`outcome.${outcome.reason}`) : null}</p>
          </div>
          <Stats>
            <Stat label={t.t('debrief.peak')} value={t.n(peak, 'gpus')} note={t.t('shell.chip.of', { value: t.n(top.gpusBought, 'gpus') })} />
            <Stat label={t.t('debrief.place')} value={ordinal(t, top.place)} note={t.t('shell.chip.of', { value: t.n(top.labs, 'count') })} />
            <Stat label={t.t('shell.chip.cash')} value={t.n(top.cashCents, 'cents')} />
            <Stat label={t.t('debrief.incidents')} value={t.n(frame.incidents.survived, 'count')} note={t.t('debrief.incidentsLost', { n: frame.incidents.lost })} />
          </Stats>
        </div>
        {outcome.state === 'won' && next && (
          <section class="top card row wrap db-next" aria-labelledby="next-h">
            <Icon name="flag" class="c-accent" />
            <div class="grow">
              <h3 id="next-h">{t.t('debrief.next', { mission: t.t(next.name) })}</h3>
              <p class="sm muted">{t.t('debrief.nextTeaches', { teaches: next.teaches[0] ? t.t(next.teaches[0]) : '', minutes: next.minutes })}</p>
            </div>
            <Button kind="primary" iconAfter="arrow-right" onPress={() => { quitToTitle(app); app.store.setState({ screen: 'missions', chosenScenario: next.id }); }}>{t.t('debrief.nextGo')}</Button>
          </section>
        )}
        <section class="top card" aria-labelledby="tl-h">
          <h3 class="hd" id="tl-h">{t.t('debrief.timeline')}</h3>
          <Timeline moments={catalog ? courseOf(t, catalog, frame, history, alerts) : []} endS={Math.max(outcome.atS, frame.timeS)} epochDay={frame.epochDay} />
        </section>
        <section class="card wide2" aria-label={t.t('debrief.waterfall')}>
          {history && history.days >= 2 ? <FallChart history={history} epochDay={frame.epochDay} /> : <EmptyState icon="chart-line" title={t.t('charts.none')} />}
        </section>
        <section class="card col" aria-labelledby="goals-h">
          <h3 class="hd" id="goals-h">{t.t('goals.title')}</h3>
          <GoalList final />
        </section>
        <section class="card line top" aria-labelledby="lost-h">
          <h3 class="hd" id="lost-h">{t.t('debrief.lostHead')}</h3>
          <Lost history={history} scenario={scenario} />
        </section>
        {frame.race.truth && <RivalsTruth frame={frame} />}
        <p class="top row"><Button icon="arrow-left" onPress={() => app.store.setState({ screen: 'game' })}>{t.t('debrief.playOn')}</Button><Button kind="quiet" icon="log-out" onPress={() => quitToTitle(app)}>{t.t('debrief.quit')}</Button></p>
      </main>
      <GameDialogs />
    </>
  );
}

const SHOWN = ['bought', 'delivered', 'installed', 'powered', 'useful'] as const;

function FallChart({ history, epochDay }: { history: HistoryData; epochDay: number }) {
  const t = useT();
  const hues = { bought: 'ink', delivered: 'ink', installed: 'compute', powered: 'power', useful: 'accent' } as const;
  const dashes = { bought: 'dotted', delivered: 'dashed', installed: 'solid', powered: 'dashdot', useful: 'solid' } as const;
  const x = Array.from(history.columns['day'] ?? [], (day) => (epochDay + day) * DAY);
  const series: ChartSeries[] = SHOWN.map((id) => ({ id, label: t.t(`history.${id}`), values: Array.from(history.columns[id] ?? []), hue: hues[id], dash: dashes[id], strong: id === 'useful', fill: id === 'useful' }));
  const end = (id: string): number => history.columns[id]?.at(-1) ?? 0;
  return <Chart title={t.t('debrief.waterfall')} x={x} xLabel={t.t('charts.day')} series={series} unit="gpus" height={260} summary={t.t('debrief.waterfallSays', { bought: t.n(end('bought'), 'gpus'), useful: t.n(end('useful'), 'gpus') })} />;
}

/** GPU-days lost at each step over the whole run: what held this lab back. */
function Lost({ history, scenario }: { history: HistoryData | null; scenario: ScenarioDef }) {
  const t = useT();
  const steps = ['bought', 'delivered', 'installed', 'powered', 'cool', 'connected', 'healthy', 'inStep', 'useful'];
  const sum = (id: string): number => (history?.columns[id] ?? new Float64Array()).reduce((total, value) => total + value, 0);
  const all = sum('bought');
  const losses = steps.slice(1).map((id, i) => ({ id, lost: Math.max(0, sum(steps[i] ?? '') - sum(id)) })).sort((a, b) => b.lost - a.lost).filter((entry) => entry.lost > 0).slice(0, 3);
  if (all <= 0 || losses.length === 0) return <p class="muted">{t.t('debrief.nothingLost')}</p>;
  return (
    <ol class="lost" data-scenario={scenario.id}>
      {losses.map((entry) => (
        <li key={entry.id} class="dec">
          <b class="bignum c-accent">{t.n(entry.lost / all, 'ratio')}</b>
          <span><b>{t.t(`widget.fall.${entry.id}`)}</b><br /><span class="sm muted">{t.t(`debrief.lost.${entry.id}`)}</span></span>
          <span class="num sm muted">{t.t('debrief.gpuDays', { days: t.n(entry.lost, 'gpus', { compact: true }) })}</span>
        </li>
      ))}
    </ol>
  );
}
