import { WATERFALL_STEPS } from '../../app/simValues.ts';
import type { Frame, Remedy } from '../../sim/index.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { useState } from 'preact/hooks';
import { Button, explainName, ExplainedView, FixRow, Toggletip, type Explained } from '../widgets/index.ts';
import { BOUGHT, runFix } from './fixes.ts';
import { RemedyRow } from './remedyRow.tsx';
import { useExplained } from './useExplained.ts';

/** The largest of them; the rest on demand. */
const TOP = 3;

/** A cause as the simulation explains it: lost GPUs below zero, and what would mend it. */
type Cause = Explained & { remedies?: readonly Remedy[] };

/** A step of the waterfall: what holds GPUs back, the largest cause first, and what each way to mend it would give. */
export function StepInspector({ step }: { step: string }) {
  const app = useApp();
  const t = useT();
  const [all, setAll] = useState(false);
  const tree = useExplained(`waterfall.${step}`);
  const waterfall = useAppState((state) => state.frame?.waterfall ?? null);
  const id = WATERFALL_STEPS.find((entry) => entry === step);
  const before = id ? WATERFALL_STEPS[WATERFALL_STEPS.indexOf(id) - 1] : undefined;
  if (!tree || !waterfall || !id) return null;
  const what = t.has(`explain.${tree.id}.what`) && <p class="sm muted">{t.t(`explain.${tree.id}.what`, tree.params)}</p>;
  if (!before) {
    return (
      <>
        {what}
        <dl class="kv">{tree.terms.map((term, i) => [<dt key={`t${i}`}>{explainName(t, term)}</dt>, <dd key={`v${i}`}><Term term={term} /></dd>])}</dl>
        <div class="col fixes">
          {Object.entries(BOUGHT).map(([name, fix]) => <FixRow key={name} title={t.t(`fix.bought.${name}`)} effect={t.t(`fix.bought.${name}.effect`)} when={t.t(`shell.panel.${fix.panel}`)} onPress={() => runFix(app, fix)} />)}
        </div>
      </>
    );
  }
  const lost = waterfall[before] - waterfall[id];
  const causes = tree.terms.slice(1) as readonly Cause[];
  return (
    <>
      <p class="sm">{t.t('inspector.survive', { before: t.n(waterfall[before], 'gpus'), now: t.n(waterfall[id], 'gpus') })}</p>
      {lost >= 0.5 && <p class="xs muted">{t.t('inspector.lostAs', amounts(t, lost, waterfall.perGpu))}</p>}
      {causes.slice(0, all ? causes.length : TOP).map((cause, i) => <CauseCard key={cause.id + JSON.stringify(cause.params)} cause={cause} lost={lost} perGpu={waterfall.perGpu} isAbove={causes.slice(0, i).some((other) => (other.remedies?.length ?? 0) > 0)} />)}
      {causes.length > TOP && <Button size="sm" kind="quiet" icon={all ? 'chevron-up' : 'chevron-down'} expanded={all} onPress={() => setAll(!all)}>{t.t(all ? 'inspector.topCauses' : 'inspector.moreCauses', { n: causes.length - TOP, lost: t.n(causes.slice(TOP).reduce((sum, cause) => sum - (cause.value ?? 0), 0), 'gpus') })}</Button>}
      {what}
    </>
  );
}

function amounts(t: ReturnType<typeof useT>, gpus: number, perGpu: Frame['waterfall']['perGpu']): Record<string, string> {
  return { power: t.n(gpus * perGpu.kW, 'kW'), money: t.n(gpus * perGpu.centsPerHour, 'centsPerHour'), flops: t.n(gpus * perGpu.flops, 'flops') };
}

function CauseCard({ cause, lost, perGpu, isAbove }: { cause: Cause; lost: number; perGpu: Frame['waterfall']['perGpu']; isAbove: boolean }) {
  const t = useT();
  const gpus = -(cause.value ?? 0);
  const share = lost > 0 ? Math.min(1, gpus / lost) : 0;
  const what = `explain.${cause.id}.what`;
  return (
    <section class="cause col">
      <h3 class="row"><b class="grow">{explainName(t, cause)}</b><span class="num"><Term term={cause} /></span><span class="num faint">{t.n(share, 'ratio')}</span></h3>
      <span class="cbar" style={{ '--v': share }} />
      <p class="xs muted">{t.has(what) && t.t(what, cause.params)} <span class="num">{t.t('inspector.lostShort', amounts(t, gpus, perGpu))}</span></p>
      {!cause.remedies && isAbove && cause.id !== 'cause.other' && <p class="xs faint">{t.t('inspector.mendedAbove')}</p>}
      {cause.remedies?.length === 0 && <p class="xs faint">{t.t('inspector.noRemedy')}</p>}
      {cause.remedies && cause.remedies.length > 0 && <div class="col fixes">{cause.remedies.map((remedy, i) => <RemedyRow key={`${remedy.id}${i}`} remedy={remedy} />)}</div>}
    </section>
  );
}

export function Term({ term }: { term: Explained }) {
  const t = useT();
  const shown = t.n(term.value, term.unit);
  return <Toggletip title={explainName(t, term)} trigger={shown} label={t.t('widget.explain.open', { name: explainName(t, term), value: shown })}>{() => <ExplainedView node={term} />}</Toggletip>;
}
