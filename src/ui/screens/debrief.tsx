import { useEffect, useState } from 'preact/hooks';
import { exportRun } from '../../app/actions/saves.ts';
import { nextMission, readResults } from '../../app/results.ts';
import { quitToTitle, startScenario } from '../../app/actions/session.ts';
import type { LoggedCommand, ScenarioDef } from '../../sim/index.ts';
import type { HistoryData } from '../../app/simValues.ts';
import { GameDialogs } from '../dialogs/gameDialogs.tsx';
import { useApp, useAppFields, useT } from '../context.ts';
import { ordinal } from '../shell/names.ts';
import { useHistory } from '../shell/useHistory.ts';
import { Button, EmptyState, Icon, Stat, Stats, Tag } from '../widgets/index.ts';
import { courseOf, ordersOf } from './course.ts';
import { FallOverTime } from './fallOverTime.tsx';
import { PageBar } from './pageBar.tsx';
import { RivalsTruth } from './rivalsTruth.tsx';
import { Rubric } from './rubric.tsx';
import { Timeline } from './timeline.tsx';
import { WhatIf } from './whatIf.tsx';

const DAY = 86_400;

/** What came of it: outcome and score, goals, the course of events, the waterfall day by day. */
export function DebriefScreen() {
  const app = useApp();
  const t = useT();
  const { frame, catalog, alerts, packs } = useAppFields('frame', 'catalog', 'alerts', 'packs');
  const history = useHistory();
  const log = useLog();
  const scenario = frame ? catalog?.scenarios[frame.scenario] : undefined;
  if (!frame || !scenario) return null;
  const { outcome, top } = frame;
  const next = nextMission(Object.values(catalog?.scenarios ?? {}), readResults(app.settings, packs.used.length > 0), frame.scenario);
  const day = Math.floor((outcome.state === 'playing' ? frame.timeS : outcome.atS) / DAY) + 1;
  const loss = scenario.losses.find((entry) => entry.id === outcome.reason) ?? scenario.goals.find((goal) => goal.id === outcome.reason);
  const peak = Math.max(0, ...(history?.columns['useful'] ?? []));
  const moments = catalog ? [...courseOf(t, catalog, frame, history, alerts), ...ordersOf(t, catalog, frame, log ?? [])].sort((a, b) => a.timeS - b.timeS) : [];
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
          <Timeline moments={moments} endS={Math.max(outcome.atS, frame.timeS)} epochDay={frame.epochDay} />
        </section>
        <section class="card wide2 col" aria-label={t.t('debrief.waterfall')}>
          {history && history.days >= 2 ? <FallOverTime history={history} epochDay={frame.epochDay} /> : <EmptyState icon="chart-line" title={t.t('charts.none')} />}
          <h3 class="hd">{t.t('debrief.lostHead')}</h3>
          <Lost history={history} scenario={scenario} />
        </section>
        <section class="card col" aria-labelledby="goals-h">
          <h3 class="hd" id="goals-h">{t.t('debrief.rubric')}</h3>
          <Rubric frame={frame} scenario={scenario} />
        </section>
        <section class="card top col" aria-labelledby="if-h">
          <h3 class="hd" id="if-h">{t.t('debrief.decisions')}</h3>
          <WhatIf frame={frame} scenario={scenario} log={log} />
        </section>
        {frame.race.truth && <RivalsTruth frame={frame} />}
        <p class="top row"><Button icon="arrow-left" onPress={() => app.store.setState({ screen: 'game' })}>{t.t(outcome.state === 'lost' ? 'debrief.playOn' : 'debrief.goOn')}</Button><Button kind="quiet" icon="log-out" onPress={() => quitToTitle(app)}>{t.t('debrief.quit')}</Button></p>
      </main>
      <GameDialogs />
    </>
  );
}

/** The orders that were given, once; null until they have come. */
function useLog(): readonly LoggedCommand[] | null {
  const app = useApp();
  const [log, setLog] = useState<readonly LoggedCommand[] | null>(null);
  useEffect(() => {
    let alive = true;
    app.engine.ask({ type: 'log' }).then((answer) => { if (alive) setLog(answer); }, () => undefined);
    return () => { alive = false; };
  }, [app]);
  return log;
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
