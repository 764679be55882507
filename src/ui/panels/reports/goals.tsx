/** What this scenario asks for, and the score so far. */
import { Icon, Meter, Stats, Table, Tag } from '../../widgets/index.ts';
import type { GoalDef, GoalState } from '../../../sim/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { Figure } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';

export function GoalsTab({ game }: GameProps) {
  const { text, frame, scenario } = game;
  const rows = scenario.goals.flatMap((def) => {
    const state = frame.goals.find((goal) => goal.id === def.id);
    return state ? [{ def, state }] : [];
  });
  const daysLeft = scenario.lengthDays - frame.timeS / 86_400;
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.reports.score')} value={frame.score} unit="count" explain="score" note={text.t('panel.reports.scoreNote')} />
        <Figure label={text.t('panel.reports.goalsMet')} value={rows.filter((row) => row.state.met).length} unit="count" small={text.t('panel.reports.ofGoals', { n: rows.length })} />
        <Figure label={text.t('panel.reports.daysLeft')} value={Math.max(0, daysLeft)} unit="days" note={text.t('panel.reports.ends', { date: dateOf(game, scenario.lengthDays * 86_400, 'dateYear') })} />
        <Figure label={text.t('panel.reports.survived')} value={frame.incidents.survived} unit="count" note={text.t('panel.reports.lostNote', { n: frame.incidents.lost })} />
      </Stats>
      <Section title={text.t('panel.reports.tab.goals')} icon="list-checks">
        <Table caption={text.t('panel.reports.tab.goals')} rows={rows} rowKey={(row) => row.def.id} columns={[
          { id: 'goal', head: text.t('panel.reports.col.goal'), cell: (row) => <>{text.t(row.def.text)}{row.def.required && <> <Tag tone="acc">{text.t('panel.reports.required')}</Tag></>}</> },
          { id: 'points', head: text.t('panel.reports.col.points'), number: true, cell: (row) => <span class="num">{text.n(row.def.points, 'count')}</span> },
          { id: 'state', head: text.t('panel.reports.col.state'), width: '16rem', cell: (row) => <GoalProgress game={game} def={row.def} state={row.state} /> },
        ]} />
      </Section>
      {scenario.losses.length > 0 && (
        <Section title={text.t('panel.reports.losses')} icon="octagon-alert">
          <ul class="why">{scenario.losses.map((loss) => <li key={loss.id}><Icon name="octagon-alert" class="c-warn" /><span class="grow">{text.t(loss.text)}</span></li>)}</ul>
        </Section>
      )}
    </>
  );
}

function GoalProgress({ game, def, state }: GameProps & { def: GoalDef; state: GoalState }) {
  const { text } = game;
  if (state.failed) return <Tag tone="bad">{text.t('panel.reports.goal.failed')}</Tag>;
  if (state.met) return <Tag tone="good">{state.metS >= 0 ? text.t('panel.reports.goal.metOn', { date: dateOf(game, state.metS) }) : text.t('panel.reports.goal.met')}</Tag>;
  if (def.type === 'holdFor' && def.hours > 0) return <Meter thin label={text.t('panel.reports.goal.held')} value={state.heldHours} max={def.hours} text={text.t('panel.of', { have: text.n(state.heldHours, 'hours'), limit: text.n(def.hours, 'hours') })} />;
  return <span class="sm muted">{text.t(`panel.reports.goal.${def.type}`)}</span>;
}
