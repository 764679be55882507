/** The training step: kind of model, context, number format, batch and degrees that a player may set, and what the planner makes of them. */
import type { RunPlan } from '../../../sim/index.ts';
import { KeyValue, Note, Select, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { Num } from '../shared/number.tsx';
import { aboutOf, type Spec } from './spec.ts';
import { What } from '../shared/what.tsx';

const MILLION = 1e6;
const PRECISIONS = ['bf16', 'fp8'] as const;
const SPARSITIES = [1, 4, 8, 16, 32];
const CONTEXTS = [8192, 32_768, 131_072, 1_048_576];
const RAMPS = ['auto', 'yes', 'no'] as const;

interface FieldsProps extends GameProps { spec: Spec; plan: RunPlan | null; onChange: (change: Partial<Spec>) => void }

export function StepFields({ game, spec, plan, onChange }: FieldsProps) {
  const { text } = game;
  const long = plan?.phases.find((entry) => entry.phase === 'long');
  return (
    <details>
      <summary class="sm">{text.t('panel.training.expert')}</summary>
      <div class="col">
        <Select label={text.t('panel.training.kind')} value={String(spec.sparsity ?? 1)} onChange={(value) => onChange({ sparsity: Number(value), expert: 0 })} options={SPARSITIES.map((n) => ({ id: String(n), label: text.t(n > 1 ? 'panel.training.kind.n' : 'panel.training.kind.1', { n }) }))} />
        {plan && plan.activeParams < spec.params && <p class="xs muted">{text.t('panel.training.kindHint', { active: plan.activeParams, dense: plan.denseParams, params: spec.params })}</p>}
        <Select label={text.t('panel.training.context')} value={String(spec.contextTokens ?? CONTEXTS[0])} onChange={(value) => onChange({ contextTokens: Number(value), context: 0 })} options={CONTEXTS.map((tokens) => ({ id: String(tokens), label: text.n(tokens, 'tokens') }))} />
        {long && <p class="xs muted">{text.t('panel.training.contextHint', { share: text.n(long.share, 'ratio'), days: text.n(long.days, 'days') })}</p>}
        <Select label={text.t('panel.training.precision')} value={spec.precision ?? 'bf16'} onChange={(value) => onChange({ precision: value === 'fp8' ? 'fp8' : 'bf16' })} options={PRECISIONS.map((id) => ({ id, label: text.t(`panel.training.precision.${id}`) }))} />
        <Stepper label={text.t('panel.training.batch')} showLabel value={(spec.batchTokens || plan?.batchTokens || 0) / MILLION} min={0.01} max={100_000} step={4} digits={2} unit={text.t('panel.unit.millionTokens')} onChange={(value) => onChange({ batchTokens: value * MILLION })} />
        {plan && <p class="xs muted">{text.t('panel.training.batchHint', { critical: plan.criticalBatchTokens, worth: plan.batchWorth })}</p>}
        <Select label={text.t('panel.training.ramp')} value={spec.ramp === undefined || spec.ramp === null ? 'auto' : spec.ramp ? 'yes' : 'no'} onChange={(value) => onChange({ ramp: value === 'auto' ? null : value === 'yes' })} options={RAMPS.map((id) => ({ id, label: text.t(`panel.training.ramp.${id}`, { answer: text.t(plan?.ramp ? 'panel.training.ramp.yes' : 'panel.training.ramp.no') }) }))} />
        <DegreeFields game={game} spec={spec} plan={plan} onChange={onChange} />
      </div>
    </details>
  );
}

/** Degrees of parallelism; those that the model has no use for are left out. */
export function DegreeFields({ game, spec, plan, onChange }: FieldsProps) {
  const { text } = game;
  const degree = (id: 'tensor' | 'pipeline' | 'context' | 'expert', label: string) => (
    <Stepper label={text.t(label)} showLabel value={spec[id] ?? 0} min={0} max={1024} step={1} unit="" onChange={(value) => onChange({ [id]: value })} />
  );
  return (
    <>
      {degree('tensor', 'panel.training.tensor')}
      {degree('pipeline', 'panel.training.pipeline')}
      {plan && plan.contextTokens > CONTEXTS[0]! && degree('context', 'panel.training.contextParallel')}
      {plan && plan.activeParams < spec.params && degree('expert', 'panel.training.expertParallel')}
      {plan && <p class="xs muted">{text.t('panel.training.degreeHint', { domain: plan.domain })}</p>}
    </>
  );
}

/** The plan in use, its step and the software that it runs on. `spec` says which run is asked about; without it the one that goes on. */
export function StepSection({ game, plan, spec }: GameProps & { plan: RunPlan; spec?: Spec }) {
  const { text } = game;
  const about = spec && aboutOf(spec);
  if (!plan.plan) return <Note tone="warn">{text.t('panel.training.tooBig', { need: plan.needGB, have: plan.haveGB })}</Note>;
  const { tensor, pipeline, context, expert, data } = plan.plan;
  const degrees = [`TP${tensor}`, `PP${pipeline}`, ...(context > 1 ? [`CP${context}`] : []), ...(expert > 1 ? [`EP${expert}`] : []), `DP${data}`].join(' ');
  return (
    <KeyValue items={[
      { id: 'plan', label: text.t('panel.training.planIs'), value: <Num value={data} unit="count" explain="plan" params={about}>{text.t('panel.training.planText', { degrees })}</Num> },
      { id: 'step', label: <What id="panel.training.step" />, value: <Num value={plan.stepSeconds} unit="seconds" /> },
      { id: 'batch', label: text.t('panel.training.batch'), value: <Num value={plan.batchTokens} unit="tokens" explain="runBatch" params={about} /> },
      { id: 'software', label: text.t('panel.training.software'), value: <Num value={plan.software.year} unit="none" explain="software" params={about}>{text.t('panel.training.maturity', { year: plan.software.year.toFixed(1), maturity: text.n(plan.software.maturity, 'ratio') })}</Num> },
    ]} />
  );
}
