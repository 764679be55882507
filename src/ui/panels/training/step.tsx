/** The training step: number format, batch and degrees that a player may set, and what the planner makes of them. */
import type { RunPlan } from '../../../sim/index.ts';
import { KeyValue, Note, Select, Stepper } from '../../widgets/index.ts';
import type { GameProps } from '../shared/game.tsx';
import { Num } from '../shared/number.tsx';
import type { Spec } from './spec.ts';

const MILLION = 1e6;
const PRECISIONS = ['bf16', 'fp8'] as const;

export function StepFields({ game, spec, plan, onChange }: GameProps & { spec: Spec; plan: RunPlan | null; onChange: (change: Partial<Spec>) => void }) {
  const { text } = game;
  return (
    <details>
      <summary class="sm">{text.t('panel.training.expert')}</summary>
      <Select label={text.t('panel.training.precision')} value={spec.precision ?? 'bf16'} onChange={(value) => onChange({ precision: value === 'fp8' ? 'fp8' : 'bf16' })} options={PRECISIONS.map((id) => ({ id, label: text.t(`panel.training.precision.${id}`) }))} />
      <Stepper label={text.t('panel.training.batch')} showLabel value={(spec.batchTokens || plan?.batchTokens || 0) / MILLION} min={0.01} max={100_000} step={4} digits={2} unit={text.t('panel.unit.millionTokens')} onChange={(value) => onChange({ batchTokens: value * MILLION })} />
      {plan && <p class="xs muted">{text.t('panel.training.batchHint', { critical: plan.criticalBatchTokens, worth: plan.batchWorth })}</p>}
      <Stepper label={text.t('panel.training.tensor')} showLabel value={spec.tensor ?? 0} min={0} max={1024} step={1} unit="" onChange={(tensor) => onChange({ tensor })} />
      <Stepper label={text.t('panel.training.pipeline')} showLabel value={spec.pipeline ?? 0} min={0} max={1024} step={1} unit="" onChange={(pipeline) => onChange({ pipeline })} />
      {plan && <p class="xs muted">{text.t('panel.training.degreeHint', { domain: plan.domain })}</p>}
    </details>
  );
}

/** The plan in use, its step and the year of its software. */
export function StepSection({ game, plan }: GameProps & { plan: RunPlan }) {
  const { text } = game;
  if (!plan.plan) return <Note tone="warn">{text.t('panel.training.tooBig', { need: plan.needGB, have: plan.haveGB })}</Note>;
  const { tensor, pipeline, data, microBatch } = plan.plan;
  return (
    <KeyValue items={[
      { id: 'plan', label: text.t('panel.training.planIs'), value: <span class="num">{text.t('panel.training.planText', { tensor, pipeline, data, micro: microBatch })}</span> },
      { id: 'step', label: text.t('panel.training.step'), value: <Num value={plan.stepSeconds} unit="seconds" /> },
      { id: 'batch', label: text.t('panel.training.batch'), value: <Num value={plan.batchTokens} unit="tokens" /> },
      { id: 'software', label: text.t('panel.training.software'), value: <span class="num">{Math.floor(plan.softwareYear)}</span> },
    ]} />
  );
}
