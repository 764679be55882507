/** One policy: switched on and off, its value, what it did last and why it waits. */
import { POLICY_RANGES } from '../../../app/simValues.ts';
import type { Command, PolicyId, RoleId } from '../../../sim/index.ts';
import { openPanel } from '../../../app/actions/play.ts';
import { Button, Note, Slider, Switch } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf } from '../shared/names.ts';
import { conditionOf, useSetting } from '../shared/order.tsx';

export interface PolicyProps extends GameProps { policy: PolicyId }

/** Value now and the way to set it; null = off. */
export function usePolicy({ game: { frame }, policy }: PolicyProps, role?: RoleId): [number | null, (value: number | null) => void] {
  const { policies, people } = frame;
  const now = policy === 'hire' ? (role ? policies.plan[role] : undefined) : policy === 'match' ? people.matchRatio || undefined : policies.values[policy];
  return useSetting<number | null>(now ?? null, (value): Command => (policy === 'match' ? { type: 'people.setMatch', ratio: value ?? 0 } : { type: 'policy.set', policy, value, ...(role ? { role } : {}) }));
}

/** Switch and value beside the place that the policy is about. */
export function PolicyControl({ game, policy }: PolicyProps) {
  const { text } = game;
  const [value, setValue] = usePolicy({ game, policy });
  const { min, max, step, start, unit } = POLICY_RANGES[policy];
  const least = policy === 'match' ? step : min;
  const most = policy === 'match' ? 2 : max;
  const format = policy === 'runway' ? (months: number) => text.t('panel.policy.months', { n: months }) : (n: number) => text.n(n, unit);
  return (
    <div class="pcard" data-guide={`policy.${policy}`}>
      <Switch label={text.t(`panel.policy.${policy}`)} checked={value !== null} onChange={(on) => setValue(on ? start : null)} hint={text.t(`panel.policy.${policy}.what`)} />
      {value !== null && <Slider label={text.t(`panel.policy.${policy}.value`)} value={value} min={least} max={most} step={step} format={format} onChange={setValue} />}
    </div>
  );
}

/** What it has done lately, and what stands in its way. */
export function PolicyDiary({ game, policy }: PolicyProps) {
  const { text, frame } = game;
  const acts = frame.policies.acts[policy];
  const wait = frame.policies.waits[policy];
  const recent = acts && Math.floor(frame.timeS / 2_592_000) === acts.month ? acts : null;
  return (
    <>
      {wait && <Note tone="warn">{text.t('panel.policy.waits', { why: conditionOf(text, { ...wait, ok: false }).text, date: dateOf(game, wait.sinceS) })}</Note>}
      {acts
        ? (
          <p class="xs muted">
            {text.t('panel.policy.did', { month: recent?.monthCount ?? 0, spent: text.n(recent?.monthCents ?? 0, 'cents'), n: acts.count, all: text.n(acts.cents, 'cents') })}{' '}
            {text.t('panel.policy.last', { date: dateOf(game, acts.lastS), what: text.t(acts.last.message, acts.last.params) })}
          </p>
        )
        : <p class="xs faint">{text.t('panel.policy.didNothing')}</p>}
    </>
  );
}

/** Leads to all policies. */
export function PoliciesLink({ game: { app, text, frame } }: GameProps) {
  const on = Object.keys(frame.policies.values).length + (Object.keys(frame.policies.plan).length > 0 ? 1 : 0) + (frame.people.matchRatio > 0 ? 1 : 0);
  function show(): void {
    app.store.setState({ panelTab: { ...app.store.getState().panelTab, reports: 'policies' } });
    openPanel(app, 'reports');
  }
  return <Button size="sm" kind="ghost" icon="sliders-horizontal" onPress={show}>{text.t('panel.policy.link', { n: on })}</Button>;
}
