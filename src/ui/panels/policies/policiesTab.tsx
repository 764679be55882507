/** All policies in one place: what each does, its value, what it did. Hiring by plan is set by role in the table of teams. */
import { POLICY_IDS } from '../../../app/simValues.ts';
import { openPanel } from '../../../app/actions/play.ts';
import type { PolicyId } from '../../../sim/index.ts';
import { Button, Note, Stats } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { roleName } from '../shared/names.ts';
import { Figure, useExplained } from '../shared/number.tsx';
import { Section } from '../shared/panel.tsx';
import { PolicyControl, PolicyDiary } from './policyControl.tsx';

const GROUPS: readonly { id: string; icon: 'banknote' | 'users' | 'server'; policies: readonly PolicyId[] }[] = [
  { id: 'money', icon: 'banknote', policies: ['runway', 'spares'] },
  { id: 'people', icon: 'users', policies: ['hire', 'staff', 'match'] },
  { id: 'plant', icon: 'server', policies: ['fill', 'checkpoint', 'restore'] },
];

export function PoliciesTab({ game }: GameProps) {
  const { text, frame } = game;
  const { policies } = frame;
  const spent = POLICY_IDS.reduce((sum, id) => sum + (policies.acts[id]?.cents ?? 0), 0);
  const orders = POLICY_IDS.reduce((sum, id) => sum + (policies.acts[id]?.count ?? 0), 0);
  return (
    <>
      <p class="sm muted">{text.t('panel.policy.hint')}</p>
      {policies.held && <Note tone="warn">{text.t('panel.policy.held', { months: policies.values.runway ?? 0, days: Math.floor(frame.finance.runwayDays) })}</Note>}
      <Stats class="g4">
        <Figure label={text.t('panel.policy.orders')} value={orders} unit="count" note={text.t('panel.policy.ordersNote', { spent: text.n(spent, 'cents') })} />
        <Figure label={text.t('panel.policy.runwayNow')} value={frame.finance.runwayDays} unit="days" explain="finance.runway" />
        <Figure label={text.t('panel.policy.kept')} value={keptCents(game)} unit="cents" explain="policy.kept" note={text.t('panel.policy.keptNote')} />
        <PayRoom game={game} />
      </Stats>
      <div class="g3 pthree">
        {GROUPS.map((group) => (
          <Section key={group.id} title={text.t(`panel.policy.group.${group.id}`)} icon={group.icon} card>
            {group.policies.map((policy) => (
              <div key={policy} class="pcard" role="group" aria-label={text.t(`panel.policy.${policy}`)}>
                {policy === 'hire' ? <HirePlan game={game} /> : <PolicyControl game={game} policy={policy} />}
                <PolicyDiary game={game} policy={policy} />
              </div>
            ))}
          </Section>
        ))}
      </div>
    </>
  );
}

function keptCents({ frame, catalog }: GameProps['game']): number {
  const months = frame.policies.values.runway;
  return (months === undefined ? catalog.constants.policies.leastRunwayDays : months * 30) * Math.max(0, frame.finance.burnCentsPerDay);
}

function PayRoom({ game: { text } }: GameProps) {
  const tree = useExplained('policy.payRoom', {});
  return <Figure label={text.t('panel.policy.payRoom')} value={tree?.value ?? null} unit="centsPerMonth" explain="policy.payRoom" note={text.t('panel.policy.payRoomNote')} />;
}

function HirePlan({ game }: GameProps) {
  const { text, frame, app } = game;
  const roles = frame.people.cohorts.filter((cohort) => frame.policies.plan[cohort.role] !== undefined);
  function show(): void {
    app.store.setState({ panelTab: { ...app.store.getState().panelTab, people: 'teams' } });
    openPanel(app, 'people');
  }
  return (
    <>
      <b class="sm">{text.t('panel.policy.hire')}</b>
      <p class="xs muted">{text.t('panel.policy.hire.what')}</p>
      <p class="sm">{roles.length === 0 ? text.t('panel.policy.hireNone') : text.list(roles.map((cohort) => text.t('panel.policy.hireRole', { role: roleName(game, cohort.role), here: cohort.count, plan: frame.policies.plan[cohort.role] ?? 0 })))}</p>
      <Button size="sm" kind="ghost" icon="users" onPress={show}>{text.t('panel.policy.hireWhere')}</Button>
    </>
  );
}
