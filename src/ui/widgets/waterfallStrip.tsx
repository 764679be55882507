import type { ComponentChildren } from 'preact';
import { useRoving } from '../a11y/roving.ts';
import { useUid } from '../hooks.ts';
import { memo, useSteady } from '../memo.ts';
import { Icon, type IconName } from './icon.tsx';
import { Segmented } from './segmented.tsx';
import { Sparkline } from './sparkline.tsx';
import { useText } from './text.tsx';
import { cx, type Hue } from './tone.ts';

export interface WaterfallStep {
  /** bought, delivered, installed, powered, cool, connected, healthy, inStep, useful: named by widget.fall.<id>. */
  id: string;
  gpus: number;
  lostGpus: number;
  lostCentsPerHour: number | null;
  worst?: boolean | undefined;
  /** In a few words, read after the loss: "Supply". */
  cause?: string | undefined;
}
export type WaterfallMode = 'gpus' | 'percent' | 'power' | 'flops';
const MODES: readonly WaterfallMode[] = ['gpus', 'percent', 'power', 'flops'];
export interface WaterfallSpark { id: string; label: string; text: string; values: readonly (number | null)[]; hue: Hue }
export interface WaterfallStripProps {
  steps: readonly WaterfallStep[];
  openId: string | null;
  onOpen: (id: string | null) => void;
  mode: WaterfallMode;
  onMode: (mode: WaterfallMode) => void;
  /** One line only. `forced` by a full panel on a low screen is done by the style sheet (.shell.fold). */
  /** What one GPU stands for, for the views in power and FLOP/s. */
  perGpu: { kW: number; flops: number };
  folded: boolean;
  onFold: (folded: boolean) => void;
  /** The sentence in the head. */
  summary: ComponentChildren;
  tools?: ComponentChildren;
  sparks?: readonly WaterfallSpark[] | undefined;
}

const ICON: Readonly<Record<string, IconName>> = {
  bought: 'shopping-cart', delivered: 'truck', installed: 'server', powered: 'zap', cool: 'thermometer', connected: 'network',
  healthy: 'heart-pulse', inStep: 'align-horizontal-distribute-center', useful: 'target',
};
/** Later steps burn lower: the eye finds the cliff, not the last column. */
const FADE = 5.5;

export function WaterfallStrip(props: WaterfallStripProps) {
  const { steps, openId, onOpen, mode, folded } = props;
  const text = useText();
  const heading = useUid('fall');
  const all = Math.max(steps[0]?.gpus ?? 0, 1);
  const amount = (gpus: number, compact = false): string => {
    if (mode === 'percent') return text.n(gpus / all, 'ratio');
    if (mode === 'power') return text.n(gpus * props.perGpu.kW, 'kW');
    if (mode === 'flops') return text.n(gpus * props.perGpu.flops, 'flops');
    return text.n(gpus, 'gpus', compact ? { compact: true } : {});
  };
  const roving = useRoving(steps.map((s) => s.id), { loop: false });
  const toggle = useSteady((id: string) => onOpen(openId === id ? null : id));
  return (
    <section data-guide="waterfall" class={cx('fall', folded && 'folded')} aria-labelledby={heading} data-region="waterfall">
      <header>
        <h2 id={heading}>{text.t('widget.fall.title')}</h2>
        <button type="button" class="mini" aria-expanded={folded ? 'false' : 'true'} aria-label={text.t(folded ? 'widget.fall.unfold' : 'widget.fall.fold')} onClick={() => props.onFold(!folded)}>
          {steps.map((s, i) => <i key={s.id} style={{ height: `${(s.gpus / all) * 100}%`, opacity: String(1 - i * 0.06) }} />)}
        </button>
        <p class="sm grow line">{props.summary}</p>
        <Segmented class="opt" plain label={text.t('widget.fall.show')} value={mode} onChange={props.onMode}
          options={MODES.map((id) => ({ id, label: text.t(`widget.fall.${id}`) }))} />
        {props.tools}
      </header>
      <ol>
        {steps.map((step, i) => {
          const { tabIndex, ref, onKeyDown, onFocus } = roving.item(step.id);
          return (
            <Step
              key={step.id} id={step.id} at={i} level={((step.gpus / all) * 100).toFixed(2)} lost={((step.lostGpus / all) * 100).toFixed(2)} amount={amount(step.gpus)} short={amount(step.gpus, true)} lostAmount={amount(-step.lostGpus)}
              lostCost={step.lostCentsPerHour === null ? null : text.n(step.lostCentsPerHour, 'centsPerHour', { digits: 0 })} worst={step.worst === true} cause={step.cause} inGpus={mode === 'gpus'} open={openId === step.id}
              onToggle={toggle} tabIndex={tabIndex} button={ref} onKeyDown={onKeyDown} onFocus={onFocus}
            />
          );
        })}
      </ol>
      {props.sparks && (
        <div class="sparks" role="group" aria-label={text.t('widget.fall.sparks')}>
          {props.sparks.map((spark) => (
            <div key={spark.id}>
              <span class="xs faint">{spark.label}</span><div class="row between"><b class="sm num">{spark.text}</b></div>
              <Sparkline values={spark.values} hue={spark.hue} width={104} height={28} />
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

interface StepProps {
  id: string;
  at: number;
  /** Per cent of what was bought, in digits: what does not show is no change. */
  level: string;
  lost: string;
  amount: string;
  short: string;
  lostAmount: string;
  lostCost: string | null;
  worst: boolean;
  cause: string | undefined;
  inGpus: boolean;
  open: boolean;
  onToggle: (id: string) => void;
  tabIndex: number;
  button: (element: HTMLElement | null) => void;
  onKeyDown: (event: KeyboardEvent) => void;
  onFocus: () => void;
}

const Step = memo(function Step({ id, at, level, lost, amount, short, lostAmount, lostCost, worst, cause, inGpus, open, onToggle, tabIndex, button, onKeyDown, onFocus }: StepProps) {
  const text = useText();
  return (
    <li>
      <button type="button" data-guide={`waterfall.${id}`} class={cx('step', worst && 'worst')} aria-expanded={open ? 'true' : 'false'}
        onClick={() => onToggle(id)} tabIndex={tabIndex} ref={button} onKeyDown={onKeyDown} onFocus={onFocus}>
        <span class="bar" style={{ '--v': level, '--l': lost, '--fill': `color-mix(in srgb, var(--accent) ${100 - at * FADE}%, var(--surface-4))` }}>
          <i />{at > 0 && <s />}
        </span>
        <span class="nm">
          {ICON[id] && <Icon name={ICON[id] as IconName} />}
          <span class="nl">{text.t(`widget.fall.${id}`)}</span>{' '}
          <b>
            <span class="full">{amount}</span>
            <span class="abbr" aria-hidden="true">{short}</span>
          </b>
          {inGpus && <span class="vh"> {text.t('widget.fall.unit')}</span>}
        </span>
        <span class="ls">
          {at === 0 ? <span>{text.t('widget.fall.nameplate')}</span> : (
            <>
              <span><span class="vh">{text.t('widget.fall.lostHere')} </span>{lostAmount}</span>{' '}
              {lostCost !== null && <span>{lostCost}</span>}
              {worst && <span class="vh">{text.t('widget.fall.worst')}</span>}
              {cause && <span class="vh">{text.t('widget.fall.cause', { cause })}</span>}
            </>
          )}
        </span>
      </button>
    </li>
  );
});
