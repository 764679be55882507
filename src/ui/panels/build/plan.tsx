/** The plan: orders collected, what they come to, what is missing, and the way to give them all. */
import { useEffect } from 'preact/hooks';
import { addToPlan, commitPlan, discardPlan, moveEntry, refreshPreview, removeEntry, setPlanning, stepPlan } from '../../../app/actions/plan.ts';
import type { PlanEntry } from '../../../app/plan/plan.ts';
import type { PlanPreview, Verdict } from '../../../sim/index.ts';
import { useAppFields, useAppState } from '../../context.ts';
import { useInterval } from '../../hooks.ts';
import { Button, type Condition, EmptyState, Icon, Note, Stat, Stats, Switch, Table, WhyList } from '../../widgets/index.ts';
import type { Game, GameProps } from '../shared/game.tsx';
import { dateOf, siteName } from '../shared/names.ts';
import { conditionOf } from '../shared/order.tsx';
import { orderWords } from '../shared/orderWords.ts';
import { Section } from '../shared/panel.tsx';
import { placeName } from '../../shell/names.ts';
import { PlanForecast } from './forecast.tsx';

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
      <Entries game={game} entries={entries} preview={preview} />
      {preview && <Missing game={game} preview={preview} />}
      {preview && <Totals game={game} preview={preview} />}
      <PlanForecast game={game} />
    </>
  );
}

function Entries({ game, entries, preview }: GameProps & { entries: readonly PlanEntry[]; preview: PlanPreview | null }) {
  const { text, app, frame, catalog } = game;
  const rows = entries.map((entry, i) => ({ entry, verdict: preview?.verdicts[i] ?? null, first: i === 0, last: i === entries.length - 1, name: orderWords(text, catalog, frame, entry.command) ?? text.t('plan.order') }));
  return (
    <Table
      caption={text.t('plan.caption')} tight rows={rows} rowKey={(row) => String(row.entry.key)} class="plan-t"
      columns={[
        { id: 'what', head: text.t('plan.col.what'), cell: (row) => <><span>{row.name}</span>{row.verdict && !row.verdict.ok && <Refused game={game} verdict={row.verdict} />}</> },
        { id: 'cost', head: text.t('plan.col.cost'), number: true, cell: (row) => <span class="num">{costWords(game, row.verdict)}</span> },
        { id: 'ready', head: text.t('plan.col.ready'), number: true, cell: (row) => <span class="num">{row.verdict ? readyWords(game, row.verdict.check.readyInS) : ''}</span> },
        { id: 'do', head: text.t('plan.col.do'), hideHead: true, cell: ({ entry: { key }, first, last, name }) => (
          <span class="plan-do">
            <Button size="sm" kind="quiet" icon="arrow-up" label={text.t('plan.up', { name })} disabled={first} onPress={() => moveEntry(app, key, -1)} />
            <Button size="sm" kind="quiet" icon="arrow-down" label={text.t('plan.down', { name })} disabled={last} onPress={() => moveEntry(app, key, 1)} />
            <Button size="sm" kind="quiet" icon="x" label={text.t('plan.remove', { name })} onPress={() => removeEntry(app, key)} />
          </span>
        ) },
      ]}
    />
  );
}

function Refused({ game, verdict }: GameProps & { verdict: Verdict }) {
  const { refusal } = verdict;
  if (!refusal) return null;
  const { text, detail } = conditionOf(game.text, refusal);
  return <small class="c-bad plan-no"><Icon name="x" /> {detail === undefined ? text : game.text.t('plan.refused', { text, detail })}</small>;
}

function costWords({ text }: Game, verdict: Verdict | null): string {
  if (!verdict) return '';
  const { payCents, monthlyCents } = verdict.check;
  if (payCents <= 0 && monthlyCents > 0) return text.n(monthlyCents, 'centsPerMonth');
  return text.n(payCents, 'cents');
}

function readyWords(game: Game, readyInS: number): string {
  return readyInS <= 0 ? game.text.t('plan.atOnce') : dateOf(game, game.frame.timeS + readyInS, 'date');
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
        <Stat label={text.t('plan.sum.ready')} value={readyWords(game, preview.readyInS)} note={preview.readyInS > 0 ? text.n(preview.readyInS, 'seconds') : undefined} />
        {figures.map(({ id, unit, more, all }) => <Stat key={id} label={text.t(`plan.sum.${id}`)} value={text.n(more, unit, { sign: true })} note={text.t('plan.sum.all', { all: text.n(all, unit) })} />)}
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
  return <Section title={text.t('plan.missing')} icon="list-checks"><WhyList conditions={conditions} /></Section>;
}

/** Below the list, always in sight. */
export function PlanFooter({ game }: GameProps) {
  const { text, app } = game;
  const { plan, planPreview } = useAppFields('plan', 'planPreview');
  const n = plan.entries.length;
  const given = planPreview?.verdicts.filter((verdict) => verdict.ok).length ?? 0;
  if (n === 0) return null;
  return (
    <div class="plan-foot">
      <div class="row wrap">
        <Button kind="primary" icon="check" disabled={given === 0} onPress={() => void commitPlan(app)}>{given < n ? text.t('plan.commitSome', { n: given, all: n }) : text.t('plan.commit', { n })}</Button>
        <Button icon="undo-2" kind="ghost" disabled={plan.past.length === 0} onPress={() => void stepPlan(app, 'undo')}>{text.t('plan.undo')}</Button>
        <Button icon="redo-2" kind="ghost" disabled={plan.future.length === 0} onPress={() => void stepPlan(app, 'redo')}>{text.t('plan.redo')}</Button>
        <Button icon="trash" kind="quiet" onPress={() => discardPlan(app)}>{text.t('plan.discard')}</Button>
      </div>
      <p class="xs faint">{text.t('plan.free')}</p>
    </div>
  );
}
