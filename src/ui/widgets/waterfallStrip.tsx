import type { ComponentChildren } from 'preact';
import { useRoving } from '../a11y/roving.ts';
import { useUid } from '../hooks.ts';
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
          const level = (step.gpus / all) * 100;
          const lost = (step.lostGpus / all) * 100;
          const lossText = amount(-step.lostGpus);
          return (
            <li key={step.id}>
              <button type="button" data-guide={`waterfall.${step.id}`} class={cx('step', step.worst && 'worst')} aria-expanded={openId === step.id ? 'true' : 'false'}
                onClick={() => onOpen(openId === step.id ? null : step.id)} {...roving.item(step.id)}>
                <span class="bar" style={{ '--v': level.toFixed(2), '--l': lost.toFixed(2), '--fill': `color-mix(in srgb, var(--accent) ${100 - i * FADE}%, var(--surface-4))` }}>
                  <i />{i > 0 && <s />}
                </span>
                <span class="nm">
                  {ICON[step.id] && <Icon name={ICON[step.id] as IconName} />}
                  <span class="nl">{text.t(`widget.fall.${step.id}`)}</span>{' '}
                  <b>
                    <span class="full">{amount(step.gpus)}</span>
                    <span class="abbr" aria-hidden="true">{amount(step.gpus, true)}</span>
                  </b>
                  {mode === 'gpus' && <span class="vh"> {text.t('widget.fall.unit')}</span>}
                </span>
                <span class="ls">
                  {i === 0 ? <span>{text.t('widget.fall.nameplate')}</span> : (
                    <>
                      <span><span class="vh">{text.t('widget.fall.lostHere')} </span>{lossText}</span>{' '}
                      {step.lostCentsPerHour !== null && <span>{text.n(step.lostCentsPerHour, 'centsPerHour', { digits: 0 })}</span>}
                      {step.worst && <span class="vh">{text.t('widget.fall.worst')}</span>}
                      {step.cause && <span class="vh">{text.t('widget.fall.cause', { cause: step.cause })}</span>}
                    </>
                  )}
                </span>
              </button>
            </li>
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
