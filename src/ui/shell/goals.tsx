import { useAppState, useT } from '../context.ts';
import { Icon, Tag } from '../widgets/index.ts';

/** What the mission asks for, and how far it is. */
export function GoalList() {
  const t = useT();
  const { goals, scenario, score } = useAppState(({ frame, catalog }) => ({ goals: frame?.goals, score: frame?.score ?? 0, scenario: frame ? catalog?.scenarios[frame.scenario] : undefined }));
  if (!goals || !scenario) return null;
  return (
    <>
      <ul class="goals">
        {scenario.goals.map((def) => {
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
      <p class="sm muted row between"><span>{t.t('goals.score')}</span><b class="num">{t.n(score, 'count')}</b></p>
      <p class="xs faint">{t.t('goals.hint')}</p>
    </>
  );
}
