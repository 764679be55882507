/** Teams by role. The table sets targets; the chosen team's pay, pace and lay-offs are below. */
import { useState } from 'preact/hooks';
import type { Cohort, RoleId } from '../../../sim/index.ts';
import { headsNeeded } from '../../../app/simValues.ts';
import { giveOrder } from '../../../app/actions/play.ts';
import { Button, Meter, Stats, Stepper, Table, Tag } from '../../widgets/index.ts';
import { PoliciesLink, PolicyControl, usePolicy } from '../policies/policyControl.tsx';
import type { GameProps } from '../shared/game.tsx';
import { roleName } from '../shared/names.ts';
import { Figure, Num } from '../shared/number.tsx';
import { useSetting } from '../shared/order.tsx';
import { TeamCard } from './team.tsx';
import { What } from '../shared/what.tsx';

export function TeamsTab({ game }: GameProps) {
  const { text, frame, catalog } = game;
  const { cohorts, key } = frame.people;
  const [chosen, setChosen] = useState<RoleId>('technicians');
  const inTeams = cohorts.reduce((sum, cohort) => sum + cohort.count, 0);
  const heads = inTeams + key.filter((person) => person.state === 'hired').length;
  const fatigue = inTeams > 0 ? cohorts.reduce((sum, cohort) => sum + cohort.count * cohort.fatigue, 0) / inTeams : null;
  const left = cohorts.reduce((sum, cohort) => sum + cohort.left, 0);
  const hired = cohorts.reduce((sum, cohort) => sum + cohort.hired, 0);
  const cohort = cohorts.find((entry) => entry.role === chosen) ?? cohorts[0];
  const rules = catalog.constants.people;
  const [picked, setPicked] = useState<readonly RoleId[]>([]);
  const toggle = (role: RoleId): void => setPicked(picked.includes(role) ? picked.filter((id) => id !== role) : [...picked, role]);
  const pool = frame.finance.holders.reduce((sum, holder) => sum + (holder.name === 'pool' ? holder.shares : 0), 0) / Math.max(1, frame.finance.holders.reduce((sum, holder) => sum + holder.shares, 0));
  return (
    <>
      <Stats class="g4">
        <Figure label={text.t('panel.people.heads')} value={heads} unit="people" explain="people.payroll" note={hired + left > 0 && text.t('panel.people.hiredLeft', { hired, n: left })} />
        <Figure label={<What id="panel.people.fatigue" />} value={fatigue} unit="ratio" note={!fatigue ? undefined : text.t('panel.people.fatigueNote', { errors: text.n(rules.fatigueErrorRatio * fatigue, 'ratio') })} />
        <Figure label={text.t('panel.people.staff')} value={frame.affairs.gauges.staff} unit="ratio" explain="people.culture" note={text.t('panel.people.staffNote')} />
        <Figure label={<What id="panel.people.pool" />} value={Math.max(0, pool - frame.people.grantedBp / 10_000)} unit="ratio" note={text.t('panel.people.poolNote')} />
      </Stats>
      <div class="row sm">
        <span class="grow"><PolicyControl game={game} policy="staff" /></span>
        <PoliciesLink game={game} />
      </div>
      <Bulk game={game} picked={picked} onAll={() => setPicked(picked.length === cohorts.length ? [] : cohorts.map((row) => row.role))} />
      <Table caption={text.t('panel.people.teams')} rows={cohorts} rowKey={(row) => row.role} selected={cohort?.role ?? null} onSelect={(role) => setChosen(role as RoleId)} columns={[
        { id: 'role', head: text.t('panel.people.col.role'), cell: (row) => roleName(game, row.role), sort: (row) => roleName(game, row.role) },
        { id: 'pick', head: text.t('panel.people.col.pick'), hideHead: true, width: '2.5rem', cell: (row) => <input type="checkbox" aria-label={text.t('panel.people.pick', { role: roleName(game, row.role) })} checked={picked.includes(row.role)} onChange={() => toggle(row.role)} /> },
        { id: 'heads', head: text.t('panel.people.col.heads'), number: true, cell: (row) => <Num value={row.count} unit="people" />, sort: (row) => row.count },
        { id: 'target', head: text.t('panel.people.col.target'), cell: (row) => <Target game={game} cohort={row} /> },
        { id: 'pipeline', head: text.t('panel.people.col.pipeline'), number: true, cell: (row) => <Num value={row.offersOut.reduce((sum, offer) => sum + offer.count, 0)} unit="people" explain="people.hiringSpeed" params={{ role: row.role }} /> },
        { id: 'fatigue', head: text.t('panel.people.col.fatigue'), width: '9rem', cell: (row) => (
          <span class="row"><span class="grow"><Meter bare thin label={text.t('panel.people.fatigueOf', { role: roleName(game, row.role) })} value={row.fatigue} hue={row.fatigue > 0.6 ? 'bad' : row.fatigue > 0.35 ? 'warn' : 'good'} text={text.n(row.fatigue, 'ratio')} /></span><Num value={row.fatigue} unit="ratio" /></span>
        ) },
        { id: 'output', head: text.t('panel.people.col.output'), number: true, cell: (row) => <Num value={outputOf(row, rules)} unit="index" explain="people.output" params={{ role: row.role }} /> },
        { id: 'needs', head: text.t('panel.people.col.needs'), number: true, cell: (row) => {
          const need = headsNeeded(frame, catalog, row.role);
          return need === null ? <span class="faint">{text.t('unit.unknown')}</span> : need > row.count ? <Tag tone="warn">{text.n(need, 'people')}</Tag> : <Num value={need} unit="people" />;
        } },
        { id: 'pace', head: text.t('panel.people.col.pace'), cell: (row) => <span class="sm muted">{text.t('panel.people.paceHours', { pace: text.t(`panel.people.pace.${row.pace}`), hours: rules.hoursPerWeekByPace[row.pace] ?? 0 })}</span> },
      ]} />
      <p class="xs faint">{text.t('panel.people.needsNote', { install: text.n(catalog.constants.policies.installDays, 'days'), build: text.n(catalog.constants.policies.buildDays, 'days'), hire: text.n(catalog.constants.policies.hireDays, 'days') })}</p>
      {cohort && <TeamCard key={cohort.role} game={game} cohort={cohort} />}
    </>
  );
}

/** Pace and pay of several teams in one go. */
function Bulk({ game, picked, onAll }: GameProps & { picked: readonly RoleId[]; onAll: () => void }) {
  const { text, frame, catalog, app } = game;
  const [pay, setPay] = useState(1);
  const chosen = frame.people.cohorts.filter((row) => picked.includes(row.role));
  const setPace = (pace: number): void => { for (const row of chosen) if (row.pace !== pace) void giveOrder(app, { type: 'people.setPace', role: row.role, pace }); };
  const [more, setMore] = useState(5);
  const search = (): void => { for (const row of chosen) void giveOrder(app, row.role in frame.policies.plan ? { type: 'policy.set', policy: 'hire', role: row.role, value: (frame.policies.plan[row.role] ?? 0) + more } : { type: 'people.setTarget', role: row.role, count: Math.max(row.target, row.count) + more }); };
  const givePay = (): void => { for (const row of chosen) if (row.payRatio !== pay) void giveOrder(app, { type: 'people.setPay', role: row.role, payRatio: pay, equityRatio: row.equityRatio }); };
  return (
    <div class="row sm" role="group" aria-label={text.t('panel.people.bulk', { n: chosen.length })}>
      <Button size="sm" kind="ghost" onPress={onAll}>{text.t('panel.people.bulkAll')}</Button>
      {chosen.length > 0 && (
        <>
          <span class="muted">{text.t('panel.people.bulk', { n: chosen.length })}</span>
          {catalog.constants.people.hoursPerWeekByPace.map((_hours, pace) => <Button key={pace} size="sm" kind="quiet" onPress={() => setPace(pace)}>{text.t(`panel.people.pace.${pace}`)}</Button>)}
          <Stepper label={text.t('panel.people.bulkPay')} showLabel value={pay} min={0.5} max={3} step={0.05} digits={2} onChange={setPay} />
          <Button size="sm" onPress={givePay}>{text.t('panel.people.bulkApply')}</Button>
          <Stepper label={text.t('panel.people.bulkMore')} showLabel value={more} min={1} max={1000} onChange={setMore} />
          <Button size="sm" onPress={search}>{text.t('panel.people.bulkSearch')}</Button>
        </>
      )}
    </div>
  );
}

function outputOf(cohort: Cohort, rules: GameProps['game']['catalog']['constants']['people']): number {
  const pace = rules.outputByPace[cohort.pace] ?? 1;
  return Math.max(0, cohort.count - cohort.onboarding / 2) * pace * (1 - rules.fatigueOutputLoss * cohort.fatigue) * cohort.leadRatio;
}

/** With a plan the number is what the policy hires to, without it the target of the search. */
function Target({ game, cohort }: GameProps & { cohort: Cohort }) {
  const { text } = game;
  const { role } = cohort;
  const [count, setCount] = useSetting(cohort.target, (value) => ({ type: 'people.setTarget', role, count: value }));
  const [plan, setPlan] = usePolicy({ game, policy: 'hire' }, role);
  return (
    <span class="row" data-guide={`people.target.${role}`}>
      <Stepper label={text.t('panel.people.targetOf', { role: roleName(game, role) })} value={plan ?? count} min={0} max={100_000} onChange={plan === null ? setCount : setPlan} />
      <label class="row xs" title={text.t('panel.policy.hire.what')}>
        <input type="checkbox" checked={plan !== null} onChange={(event) => setPlan(event.currentTarget.checked ? Math.max(cohort.target, cohort.count) : null)} />
        {text.t('panel.people.byPlan')}<span class="vh"> {roleName(game, role)}</span>
      </label>
    </span>
  );
}
