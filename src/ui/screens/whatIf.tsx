/** "What if I had not?": the game played again without a decision, on demand, and what came of it. Nothing is said here that was not computed. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { decisionsOf, LATER_DAYS, type WhatIfResult } from '../../app/simValues.ts';
import type { Branch, CourseReading, Frame, LoggedCommand, ScenarioDef } from '../../sim/index.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { ordinal } from '../shell/names.ts';
import { Button, Note, Progress, Select } from '../widgets/index.ts';
import { decisionWords } from './course.ts';

const DAY = 86_400;
type Done = Extract<WhatIfResult, { state: 'done' }>;

export function WhatIf({ frame, scenario, log }: { frame: Frame; scenario: ScenarioDef; log: readonly LoggedCommand[] | null }) {
  const app = useApp();
  const t = useT();
  const catalog = useAppState((state) => state.catalog);
  const [ratio, setRatio] = useState<number | null>(null);
  const [result, setResult] = useState<WhatIfResult | null>(null);
  const [failed, setFailed] = useState(false);
  const [chosen, setChosen] = useState('most');
  const alive = useRef(true);
  useEffect(() => {
    alive.current = true;
    return () => {
      alive.current = false;
      app.engine.endWhatIf();
    };
  }, [app]);
  if (!catalog || log === null) return null;
  const decisions = decisionsOf(log, []);
  if (decisions.length === 0) return <p class="muted">{t.t('debrief.noOrders')}</p>;
  const words = (branch: Pick<Branch, 'decision'>['decision']): string => decisionWords(t, catalog, frame, log, branch);
  const dateOf = (timeS: number): string => t.date(frame.epochDay + Math.floor(timeS / DAY), 0, 'date');

  async function run(): Promise<void> {
    setRatio(0);
    setFailed(false);
    try {
      const answer = await app.engine.whatIf(chosen === 'most' ? null : Number(chosen), (part) => { if (alive.current) setRatio((before) => Math.max(before ?? 0, part)); });
      if (answer && alive.current) setResult(answer);
    } catch {
      if (alive.current) setFailed(true);
    }
    if (alive.current) setRatio(null);
  }
  return (
    <>
      <p class="sm muted">{t.t('debrief.whatIfIntro')}</p>
      <div class="row wrap end">
        <span class="grow">
          <Select label={t.t('debrief.without')} value={chosen} onChange={setChosen} options={[
            { id: 'most', label: t.t('debrief.mostAtStake') },
            ...decisions.map((decision) => ({ id: String(decision.orders[0]), label: t.t('debrief.decision', { date: dateOf(decision.atS), what: words(decision) }) })),
          ]} />
        </span>
        <Button kind="primary" icon="git-branch" disabled={ratio !== null} onPress={() => void run()}>{t.t('debrief.whatIf')}</Button>
      </div>
      {ratio !== null && <Progress label={t.t('debrief.whatIfRuns')} value={ratio} text={t.n(ratio, 'ratio')} onCancel={() => app.engine.endWhatIf()} />}
      {failed && <Note tone="warn" alert>{t.t('debrief.whatIfFailed')}</Note>}
      {ratio === null && result && result.state !== 'done' && (
        <Note tone="warn" alert>{t.t(`debrief.whatIf.${result.state}`, result.state === 'too-long' ? { days: t.n(result.days, 'days'), most: t.n(result.mostDays, 'days') } : {})}</Note>
      )}
      {ratio === null && result?.state === 'done' && (
        <>
          <ol class="decs">
            {[...result.branches].sort((a, b) => Math.abs(brought(result, b)) < Math.abs(brought(result, a)) ? -1 : 1).map((branch) => (
              <li key={branch.decision.orders[0]} class="dec">
                <b class={`bignum ${toneOf(result, branch)}`}>{t.t('debrief.brought', { n: Math.abs(brought(result, branch)), points: t.n(brought(result, branch), 'count', { sign: true }) })}</b>
                <span>
                  <b>{t.t('debrief.decisionHead', { what: words(branch.decision), date: dateOf(branch.decision.atS) })}</b>
                  <br /><span class="sm">{outcomeWords(result, branch)}</span>
                  <br /><span class="xs muted">{figures(result, branch)}{branch.refused > 0 && ` ${t.t('debrief.rested', { n: branch.refused })}`}</span>
                </span>
              </li>
            ))}
          </ol>
          <p class="xs faint">{t.t('debrief.whatIfHonest', { tried: result.branches.length, all: result.decisions })}</p>
        </>
      )}
    </>
  );

  function outcomeWords({ asPlayed, endS }: Done, { reading, later }: Branch): string {
    const was = asPlayed.outcome;
    const is = reading.outcome;
    const days = (fromS: number, toS: number): string => t.n(Math.max(1, Math.round((toS - fromS) / DAY)), 'days');
    if (is.state === 'lost' && was.state !== 'lost') return t.t('debrief.wouldLose', { date: dateOf(is.atS) });
    if (was.state === 'lost') {
      if (is.state === 'lost') return is.atS === was.atS ? t.t('debrief.wouldLoseToo') : t.t(is.atS > was.atS ? 'debrief.wouldLoseLater' : 'debrief.wouldLoseSooner', { days: days(Math.min(is.atS, was.atS), Math.max(is.atS, was.atS)) });
      if (later?.state === 'lost') return t.t('debrief.wouldLoseLater', { days: days(was.atS, later.atS) });
      return t.t('debrief.wouldStand', { days: t.n(LATER_DAYS, 'days') });
    }
    if (was.state === 'won') {
      const wonS = is.state === 'won' ? is.atS : later?.state === 'won' ? later.atS : null;
      if (wonS !== null) return Math.abs(wonS - was.atS) < DAY ? t.t('debrief.wouldWinToo') : t.t(wonS > was.atS ? 'debrief.wouldWinLater' : 'debrief.wouldWinSooner', { days: days(Math.min(wonS, was.atS), Math.max(wonS, was.atS)) });
      if (later?.state === 'lost') return t.t('debrief.wouldLose', { date: dateOf(later.atS) });
      return t.t('debrief.wouldNotWin', { days: days(was.atS, Math.max(endS, was.atS) + LATER_DAYS * DAY) });
    }
    const changed = goalsChanged(asPlayed, reading);
    return changed ?? t.t('debrief.wouldSame');
  }

  /** The first goal that is met on one course and not on the other. */
  function goalsChanged(asPlayed: CourseReading, reading: CourseReading): string | null {
    for (const goal of asPlayed.goals) {
      const other = reading.goals.find((entry) => entry.id === goal.id);
      const def = scenario.goals.find((entry) => entry.id === goal.id);
      if (other && def && other.met !== goal.met) return t.t(goal.met ? 'debrief.wouldMiss' : 'debrief.wouldMeet', { goal: t.t(def.text) });
    }
    return null;
  }

  function figures({ asPlayed }: Done, { reading }: Branch): string {
    const change = (id: string, was: string, is: string): string => t.t(`debrief.figure.${id}`, { was, is });
    return [
      change('peak', t.n(asPlayed.peakUsefulGpus, 'gpus'), t.n(reading.peakUsefulGpus, 'gpus')),
      change('cash', t.n(asPlayed.cashCents, 'cents'), t.n(reading.cashCents, 'cents')),
      ...(asPlayed.place === reading.place ? [] : [change('place', ordinal(t, asPlayed.place), ordinal(t, reading.place))]),
    ].join(' ');
  }
}

/** Points that the decision brought: the game's score less that without it. */
function brought({ asPlayed }: Done, { reading }: Branch): number {
  return asPlayed.score - reading.score;
}

function toneOf(result: Done, branch: Branch): string {
  const points = brought(result, branch);
  return points > 0 ? 'c-good' : points < 0 ? 'c-bad' : 'faint';
}
