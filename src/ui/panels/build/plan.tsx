/** The plan: orders collected, what they come to, what is missing, and the way to give them all. */
import { useEffect } from 'preact/hooks';
import { addToPlan, commitPlan, discardPlan, refreshPreview, setPlanning, stepPlan } from '../../../app/actions/plan.ts';
import { entriesOf, nextStep } from '../../../app/plan/plan.ts';
import type { PlanPreview } from '../../../sim/index.ts';
import { useAppFields, useAppState } from '../../context.ts';
import { useInterval } from '../../hooks.ts';
import { Button, type Condition, EmptyState, Note, Stat, Stats, Switch, WhyList } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { siteName } from '../shared/names.ts';
import { orderWords } from '../shared/orderWords.ts';
import { Section } from '../shared/panel.tsx';
import { placeName } from '../../shell/names.ts';
import { PlanForecast } from './forecast.tsx';
import { arrivalWords, PlanList, stepName } from './planList.tsx';

/** While time passes, prices and cash do too. */
const RECHECK_MS = 1500;

/** Whether orders are collected: above every part of the panel. */
export function PlanSwitch({ game }: GameProps) {
  const { text, app } = game;
  const on = useAppState((state) => state.plan.on);
  return <Switch label={text.t('plan.switch')} checked={on} onChange={(next) => setPlanning(app, next)} />;
}

export function PlanTab({ game, onCatalogue }: GameProps & { onCatalogue: () => void }) {
  const { text, app } = game;
  const { plan, planPreview } = useAppFields('plan', 'planPreview');
  const { entries } = plan;
  useEffect(() => { void refreshPreview(app); }, [app]);
  useInterval(() => void refreshPreview(app), entries.length > 0 && app.store.getState().speed > 0 ? RECHECK_MS : null);
  if (entries.length === 0) {
    return (
      <EmptyState icon="list-checks" title={text.t('plan.empty')} action={(
        <div class="row wrap">
          <Button kind="primary" icon="hammer" onPress={() => { setPlanning(app, true); onCatalogue(); }}>{text.t('plan.start')}</Button>
          {plan.past.length > 0 && <Button kind="ghost" icon="undo-2" onPress={() => void stepPlan(app, 'undo')}>{text.t('plan.undo')}</Button>}
        </div>
      )}>{text.t('plan.emptyHint')}</EmptyState>
    );
  }
  // An answer to an earlier list is not shown beside this one.
  const preview = planPreview && planPreview.verdicts.length === entries.length ? planPreview : null;
  return (
    <>
      {!plan.on && <Note>{text.t('plan.resting')}</Note>}
      <PlanList game={game} preview={preview} />
      {preview && <Missing game={game} preview={preview} />}
      {preview && <Totals game={game} preview={preview} />}
      <PlanForecast game={game} />
    </>
  );
}

function Totals({ game, preview }: GameProps & { preview: PlanPreview }) {
  const { text } = game;
  const sum = (pick: (site: PlanPreview['after'][number]) => number): { more: number; all: number } => {
    const all = preview.after.reduce((total, site) => total + pick(site), 0);
    return { all, more: all - preview.before.reduce((total, site) => total + pick(site), 0) };
  };
  const figures = [
    { id: 'it', unit: 'kW' as const, ...sum((site) => site.itKW) },
    { id: 'load', unit: 'kW' as const, ...sum((site) => site.loadKW) },
    { id: 'supply', unit: 'kW' as const, ...sum((site) => site.supplyKW) },
    { id: 'reject', unit: 'kW' as const, ...sum((site) => site.rejectKW) },
    { id: 'water', unit: 'litresPerHour' as const, ...sum((site) => site.waterLPerHour) },
    { id: 'gpus', unit: 'gpus' as const, ...sum((site) => site.gpus) },
    { id: 'ground', unit: 'count' as const, ...sum((site) => site.groundTiles) },
  ];
  const hot = Math.max(...preview.after.map((site) => site.ambientC));
  return (
    <Section title={text.t('plan.totals')} icon="scale">
      <Stats class="plan-sum">
        <Stat label={text.t('plan.sum.cost')} value={text.n(preview.payCents, 'cents')} note={preview.monthlyCents > 0 ? text.t('plan.sum.monthly', { price: text.n(preview.monthlyCents, 'centsPerMonth') }) : text.t('plan.sum.cash', { cash: text.n(preview.cashCents, 'cents') })} />
        <Stat label={text.t('plan.sum.ready')} value={arrivalWords(game, preview.readyInS)} note={preview.readyInS > 0 ? text.n(preview.readyInS, 'seconds') : undefined} />
        {figures.filter(({ more }) => Math.abs(more) >= 0.5).map(({ id, unit, more, all }) => <Stat key={id} label={text.t(`plan.sum.${id}`)} value={text.n(more, unit, { sign: true })} note={text.t('plan.sum.all', { all: text.n(all, unit) })} />)}
      </Stats>
      <p class="xs faint">{text.t('plan.sum.basis', { ambient: text.n(hot, 'degC') })}</p>
    </Section>
  );
}

function Missing({ game, preview }: GameProps & { preview: PlanPreview }) {
  const { text, app, catalog, frame } = game;
  const conditions: Condition[] = [{
    id: 'cash', met: preview.payCents <= preview.cashCents,
    text: text.t(preview.payCents <= preview.cashCents ? 'plan.need.cashMet' : 'plan.need.cash', { short: text.n(preview.payCents - preview.cashCents, 'cents'), left: text.n(preview.cashCents - preview.payCents, 'cents') }),
  }];
  for (const { id, site, hall, have, need, unit, mend } of preview.needs) {
    const order = mend && orderWords(text, catalog, frame, mend);
    conditions.push({
      id: `${id}/${site}/${hall}`, met: false,
      text: text.t(`plan.need.${id}`, { short: text.n(need - have, unit), where: hall >= 0 ? placeName(text, catalog, frame, hall) : siteName(game, site) }),
      detail: text.t('plan.need.haveNeed', { have: text.n(have, unit), need: text.n(need, unit) }),
      ...(mend && order ? { fix: { label: text.t('plan.mend', { order }), run: () => void addToPlan(app, [mend]) } } : {}),
    });
  }
  const refused = preview.verdicts.filter((verdict) => !verdict.ok).length;
  if (preview.needs.length === 0) conditions.push({ id: 'plant', met: true, text: text.t('plan.need.none') });
  if (refused > 0) conditions.push({ id: 'refused', met: false, text: text.t('plan.need.refused', { n: refused }) });
  return <Section title={text.t('plan.missing')} icon="list-checks" class="plan-need"><WhyList conditions={conditions} /></Section>;
}

/** Below the list, always in sight. */
export function PlanFooter({ game }: GameProps) {
  const { text, app } = game;
  const { plan, planPreview } = useAppFields('plan', 'planPreview');
  const step = nextStep(plan);
  if (!step) return null;
  const takes = (entry: { key: number }): boolean => planPreview?.verdicts[plan.entries.findIndex((other) => other.key === entry.key)]?.ok ?? false;
  const due = entriesOf(plan, step.key);
  const given = due.filter(takes).length;
  const inSteps = plan.steps.length > 1;
  return (
    <div class="plan-foot">
      <div class="row wrap">
        <Button kind="primary" icon="check" disabled={given === 0} onPress={() => void commitPlan(app)}>
          {inSteps ? text.t('plan.commitStep', { step: stepName(text, plan, step), n: given }) : given < due.length ? text.t('plan.commitSome', { n: given, all: due.length }) : text.t('plan.commit', { n: given })}
        </Button>
        <Button icon="undo-2" kind="ghost" disabled={plan.past.length === 0} onPress={() => void stepPlan(app, 'undo')}>{text.t('plan.undo')}</Button>
        <Button icon="redo-2" kind="ghost" disabled={plan.future.length === 0} onPress={() => void stepPlan(app, 'redo')}>{text.t('plan.redo')}</Button>
        <Button icon="trash" kind="quiet" label={text.t('plan.discard')} onPress={() => discardPlan(app)} />
      </div>
      <p class="xs faint">{text.t('plan.free')}</p>
    </div>
  );
}
