import { WATERFALL_STEPS } from '../../app/simValues.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { explainName, ExplainedView, FixRow, Toggletip, type Explained } from '../widgets/index.ts';
import { FIXES, runFix } from './fixes.ts';
import { useExplained } from './useExplained.ts';

const MOST_TERMS = 6;

/** A step of the waterfall: where its GPUs went, and three ways to mend it. */
export function StepInspector({ step }: { step: string }) {
  const app = useApp();
  const t = useT();
  const tree = useExplained(`waterfall.${step}`);
  const fixes = FIXES[step] ?? [];
  const waterfall = useAppState((state) => state.frame?.waterfall ?? null);
  const id = WATERFALL_STEPS.find((entry) => entry === step);
  const before = id ? WATERFALL_STEPS[WATERFALL_STEPS.indexOf(id) - 1] : undefined;
  const lost = waterfall && id && before ? waterfall[before] - waterfall[id] : 0;
  return (
    <>
      {tree && t.has(`explain.${tree.id}.what`) && <p class="sm muted">{t.t(`explain.${tree.id}.what`, tree.params)}</p>}
      {tree && (
        <dl class="kv">
          {tree.terms.slice(0, MOST_TERMS).map((term, i) => [
            <dt key={`t${i}`}>{explainName(t, term)}</dt>,
            <dd key={`v${i}`}><Term term={term} /></dd>,
          ])}
          <dt class="b">{explainName(t, tree)}</dt>
          <dd class="b"><Term term={tree} /></dd>
        </dl>
      )}
      {waterfall && lost >= 0.5 && (
        <p class="sm muted">{t.t('inspector.lostAs', { power: t.n(lost * waterfall.perGpu.kW, 'kW'), money: t.n(lost * waterfall.perGpu.centsPerHour, 'centsPerHour'), flops: t.n(lost * waterfall.perGpu.flops, 'flops') })}</p>
      )}
      <h3 class="hd">{t.t('inspector.fixes')}</h3>
      <div class="col fixes">
        {fixes.map((fix) => (
          <FixRow
            key={fix.id} title={t.t(`fix.${step}.${fix.id}`)} effect={t.t(`fix.${step}.${fix.id}.effect`)} when={t.t(`shell.panel.${fix.panel}`)}
            onPress={() => runFix(app, fix)}
          />
        ))}
      </div>
    </>
  );
}

export function Term({ term }: { term: Explained }) {
  const t = useT();
  const shown = t.n(term.value, term.unit);
  return <Toggletip title={explainName(t, term)} trigger={shown} label={t.t('widget.explain.open', { name: explainName(t, term), value: shown })}>{() => <ExplainedView node={term} />}</Toggletip>;
}
