/** One team: pay, equity, pace, lay-offs. */
import { useState } from 'preact/hooks';
import { giveOrder } from '../../../app/actions/play.ts';
import { personDef } from '../../../app/simValues.ts';
import type { Cohort } from '../../../sim/index.ts';
import { KeyValue, Segmented, Slider, Stepper } from '../../widgets/index.ts';
import { personName } from '../../shell/names.ts';
import type { GameProps } from '../shared/game.tsx';
import { dateOf, roleName } from '../shared/names.ts';
import { Num } from '../shared/number.tsx';
import { OrderButton, useSetting } from '../shared/order.tsx';
import { Section } from '../shared/panel.tsx';

export function TeamCard({ game, cohort }: GameProps & { cohort: Cohort }) {
  const { text, catalog, app, frame } = game;
  const { role } = cohort;
  const def = catalog.roles[role];
  const rules = catalog.constants.people;
  const name = roleName(game, role);
  const [pay, setPay] = useSetting(cohort.payRatio, (payRatio) => ({ type: 'people.setPay', role, payRatio, equityRatio: cohort.equityRatio }));
  const [equity, setEquity] = useSetting(cohort.equityRatio, (equityRatio) => ({ type: 'people.setPay', role, payRatio: cohort.payRatio, equityRatio }));
  const [leaving, setLeaving] = useState(1);
  const leader = frame.people.key.find((person) => person.state === 'hired' && person.lead === 'team' && personDef(frame.people, catalog, person.id)?.role === role);
  const share = leaving / Math.max(1, frame.people.cohorts.reduce((sum, entry) => sum + entry.count, 0));
  const under = cohort.strikeCents > frame.people.shareCents && cohort.count > 0;
  const next = cohort.offersOut.reduce((soonest, offer) => Math.min(soonest, offer.answerS), Infinity);
  return (
    <div class="g3 pthree">
      <Section title={text.t('panel.people.paceTitle', { role: name })} icon="timer" card>
        <Segmented guide={`people.setPace.${role}`} label={text.t('panel.people.paceTitle', { role: name })} value={String(cohort.pace)} onChange={(pace) => void giveOrder(app, { type: 'people.setPace', role, pace: Number(pace) })}
          options={rules.hoursPerWeekByPace.map((hours, pace) => ({ id: String(pace), label: text.t(`panel.people.pace.${pace}`), title: text.t('panel.people.paceHours', { pace: text.t(`panel.people.pace.${pace}`), hours }) }))} />
        <p class="sm muted">{text.t('panel.people.paceEffect', { hours: rules.hoursPerWeekByPace[cohort.pace] ?? 0, output: text.n((rules.outputByPace[cohort.pace] ?? 1) - 1, 'ratio', { sign: true }), fatigue: text.n(restingFatigue(cohort.pace, rules), 'ratio') })}</p>
        <KeyValue items={[
          cohort.onboarding > 0 && { id: 'new', label: text.t('panel.people.onboarding'), value: <Num value={cohort.onboarding} unit="people" /> },
          { id: 'attrition', label: text.t('panel.people.attrition'), value: <Num value={def.annualAttrition * (1 + rules.fatigueAttrition * cohort.fatigue)} unit="ratio" explain="people.attrition" params={{ role }} /> },
          leader !== undefined && { id: 'led', label: text.t('panel.people.lead'), value: <span class="num">{personName(text, catalog, frame.people, leader.id)}</span> },
          Number.isFinite(next) && { id: 'next', label: text.t('panel.people.nextAnswer'), value: <span class="num">{dateOf(game, next)}</span> },
        ]} />
      </Section>
      <Section title={text.t('panel.people.payTitle', { role: name })} icon="banknote" card>
        <Slider label={text.t('panel.people.pay')} value={pay} min={0.5} max={3} step={0.05} format={(value) => text.t('panel.people.payOf', { ratio: text.n(value, 'ratio'), salary: text.n(def.salaryCentsPerYear * value, 'cents') })} onChange={setPay} />
        <Slider label={text.t('panel.people.equity')} value={equity} min={0} max={3} step={0.05} unit="ratio" onChange={setEquity} hint={text.t('panel.people.equityHint', { bp: text.n(def.equityBp / 100, 'percent') })} />
        {cohort.strikeCents > 0 && frame.people.shareCents > 0 && <p class="sm muted">{text.t('panel.people.optionsAt', { now: text.n(frame.people.shareCents, 'cents'), strike: text.n(cohort.strikeCents, 'cents') })}</p>}
        {under && (
          <OrderButton label={text.t('panel.people.reprice')} size="sm" command={{ type: 'people.reprice', role }} hideReady
            confirm={{ title: text.t('panel.people.repriceAsk'), body: text.t('panel.people.repriceBody', { loss: text.n(rules.repriceCredibility * 100, 'index') }), action: text.t('panel.people.reprice'), plain: true }} />
        )}
      </Section>
      <Section title={text.t('panel.people.layOffTitle')} icon="log-out" card>
        <Stepper label={text.t('panel.people.layOffCount', { role: name })} value={leaving} min={1} max={Math.max(1, cohort.count)} unit={text.t('panel.unit.people', { n: leaving })} onChange={setLeaving} />
        <OrderButton
          label={text.t('panel.people.layOff')} kind="danger" icon="log-out" command={{ type: 'people.layOff', role, count: leaving }}
          confirm={{
            title: text.t('panel.people.layOffAsk', { n: leaving, role: name }),
            body: text.t('panel.people.layOffBody', { months: rules.severanceMonths, shock: text.n(cohort.count > 0 ? rules.layoffShock * leaving / cohort.count : 0, 'ratio') }),
            action: text.t('panel.people.layOff'),
          }}
        />
        <p class="xs muted">{text.t('panel.people.layOffHint')} {def.projectWork ? text.t('panel.people.projectHint') : text.t('panel.people.layOffCulture', { loss: text.n(rules.layoffStaff * share * 100, 'index'), days: rules.layoffDays })}</p>
      </Section>
    </div>
  );
}

/** Where fatigue settles when a pace is kept up. */
function restingFatigue(pace: number, rules: GameProps['game']['catalog']['constants']['people']): number {
  const gain = rules.fatiguePerWeekByPace[pace] ?? 0;
  return gain + rules.recoveryPerWeek > 0 ? gain / (gain + rules.recoveryPerWeek) : 0;
}
