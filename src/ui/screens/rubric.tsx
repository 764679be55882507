/** Where the points come from, criterion by criterion, goal by goal. The four parts are those of the score's own explanation. */
import type { Frame, ScenarioDef } from '../../sim/index.ts';
import { useAppState, useT } from '../context.ts';
import { EXPLAIN } from '../shell/explainIds.ts';
import { Num } from '../shell/num.tsx';
import { useExplained } from '../shell/useExplained.ts';
import { Icon, Table } from '../widgets/index.ts';

const BOXES = 4;

interface Row { id: string; name: string; note: string | null; ratio: number; points: number; most: number; goal: boolean; failed: boolean }

export function Rubric({ frame, scenario }: { frame: Frame; scenario: ScenarioDef }) {
  const t = useT();
  const weights = useAppState((state) => state.catalog?.constants.finance);
  const tree = useExplained(EXPLAIN['score'] ?? '');
  if (!weights) return null;
  const most: Record<string, number> = { goals: weights.scoreGoals, place: weights.scorePlace, useful: weights.scoreUseful, solvency: weights.scoreSolvency };
  const goalPoints = scenario.goals.reduce((sum, def) => sum + Math.max(0, def.points), 0);
  const rows: Row[] = [];
  for (const term of tree?.terms ?? []) {
    const part = term.id.slice('score.'.length);
    const weight = most[part] ?? 0;
    const ratio = weight > 0 ? (term.value ?? 0) / weight : 0;
    rows.push({ id: part, name: t.t(`explain.${term.id}.name`), note: t.t(`explain.${term.id}.what`), ratio, points: term.value ?? 0, most: weight, goal: false, failed: false });
    if (part !== 'goals') continue;
    for (const def of scenario.goals) {
      const state = frame.goals.find((goal) => goal.id === def.id);
      const own = goalPoints > 0 ? (weight * Math.max(0, def.points)) / goalPoints : 0;
      const met = state !== undefined && (state.met || (def.type === 'never' && !state.failed));
      const held = !met && def.type === 'holdFor' && state && state.heldHours > 0 ? t.t('goals.held', { held: t.n(state.heldHours, 'hours'), need: t.n(def.hours, 'hours') }) : null;
      rows.push({ id: `goal-${def.id}`, name: t.t(def.text), note: held, ratio: met ? 1 : 0, points: met ? own : 0, most: own, goal: true, failed: state?.failed ?? false });
    }
  }
  const now = tree?.value ?? frame.score;
  return (
    <>
      <Table
        tight class="rubric" caption={t.t('debrief.rubric')} rows={rows} rowKey={(row) => row.id} rowClass={(row) => (row.goal ? 'sub' : undefined)}
        totals={[t.t('goals.scoreFinal'), null, <Num key="n" id={EXPLAIN['score'] ?? ''} value={frame.score} unit="count" title={t.t('goals.scoreFinal')} class="x b num" />]}
        columns={[
          { id: 'aim', head: t.t('debrief.aim'), cell: (row) => (row.goal ? <span class="sm goal"><Icon name={row.ratio === 1 ? 'circle-check' : row.failed ? 'octagon-x' : 'target'} class={row.ratio === 1 ? 'c-good' : row.failed ? 'c-bad' : 'faint'} /><span>{row.name}{row.note && <small class="faint">{row.note}</small>}</span></span> : <b title={row.note ?? undefined}>{row.name}</b>) },
          { id: 'reached', head: t.t('debrief.reached'), cell: (row) => (row.goal ? <span class="sm muted">{t.t(row.ratio === 1 ? 'goals.met' : row.failed ? 'goals.failed' : 'debrief.open')}</span> : <Boxes ratio={row.ratio} words={t.n(row.ratio, 'ratio')} />) },
          { id: 'points', head: t.t('debrief.points'), number: true, cell: (row) => <span class={row.goal ? 'sm muted num' : 'num'}>{t.t('panel.of', { have: t.n(row.points, 'count', { digits: 0 }), limit: t.n(row.most, 'count', { digits: 0 }) })}</span> },
        ]}
      />
      {tree && now !== frame.score && <p class="xs faint">{t.t('debrief.rubricNow', { now: t.n(now, 'count') })}</p>}
    </>
  );
}

function Boxes({ ratio, words }: { ratio: number; words: string }) {
  const full = Math.round(ratio * BOXES);
  return <span class="boxes" role="img" aria-label={words} title={words}>{Array.from({ length: BOXES }, (_, i) => <i key={i} class={i < full ? 'on' : ''} />)}</span>;
}
