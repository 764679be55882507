import { useAppState, useT } from '../context.ts';
import { EXPLAIN } from './explainIds.ts';
import { Num } from './num.tsx';
import { Icon, Tag } from '../widgets/index.ts';

/** By then whoever plays has found out. */
const HINT_FOR_S = 30 * 86_400;

/** What the mission asks for, and how far it is. */
export function GoalList({ final = false }: { final?: boolean }) {
  const t = useT();
  const { goals, scenario, score, early } = useAppState((state) => ({ early: (state.frame?.timeS ?? 0) < HINT_FOR_S, goals: state.frame?.goals, score: state.frame?.score ?? 0, scenario: state.frame ? state.catalog?.scenarios[state.frame.scenario] : undefined }));
  if (!goals || !scenario) return null;
  return (
    <>
      <ul class="goals">
        {[...scenario.goals].sort((a, b) => Number(b.required) - Number(a.required)).map((def) => {
          const state = goals.find((goal) => goal.id === def.id);
          const held = def.type === 'holdFor' && state && !state.met && state.heldHours > 0;
          return (
            <li key={def.id}>
              <Icon name={state?.met ? 'circle-check' : state?.failed ? 'octagon-x' : def.required ? 'target' : 'star'} class={state?.met ? 'c-good' : state?.failed ? 'c-bad' : 'faint'} />
              <span class="grow">
                {t.t(def.text)}
                {held && <small class="faint">{t.t('goals.held', { held: t.n(state.heldHours, 'hours'), need: t.n(def.hours, 'hours') })}</small>}
                {!def.required && <small class="faint">{t.t('goals.extra')}</small>}
              </span>
              {state?.met && <Tag tone="good" icon={null}>{t.t('goals.met')}</Tag>}
              {state?.failed && <Tag tone="bad" icon={null}>{t.t('goals.failed')}</Tag>}
            </li>
          );
        })}
      </ul>
      <p class="sm muted row between"><span>{t.t(final ? 'goals.scoreFinal' : 'goals.score')}</span><Num id={EXPLAIN['score'] ?? ''} value={score} unit="count" title={t.t('goals.scoreFinal')} class="x b num" /></p>
      {!final && early && <p class="xs faint">{t.t('goals.hint')}</p>}
    </>
  );
}
