import type { ComponentChildren } from 'preact';
import { clamp } from '../../lib/clamp.ts';
import type { Unit } from '../../app/i18n/format.ts';
import { useText } from './text.tsx';
import { Icon } from './icon.tsx';
import { cx, hueVar, type Hue } from './tone.ts';

const share = (v: number, min: number, max: number): string => (max > min ? clamp(((v - min) / (max - min)) * 100, 0, 100) : 0).toFixed(2);

export interface MeterProps {
  label: string;
  value: number | null;
  min?: number | undefined;
  max?: number | undefined;
  /** A tick. */
  limit?: number | undefined;
  hue?: Hue | undefined;
  /** Hatched: an estimate. */
  estimated?: boolean | undefined;
  thin?: boolean | undefined;
  /** The number with its limit, "84.8 of 85.0 MW": shown with the label above the bar, and read as the value. */
  text?: string | undefined;
  /** Bar only; the words are elsewhere. */
  bare?: boolean | undefined;
}
export function Meter({ label, value, min = 0, max = 1, limit, hue = 'accent', estimated, thin, text, bare }: MeterProps) {
  const words = useText();
  const shown = text ?? words.n(value === null || max <= min ? null : (value - min) / (max - min), 'ratio');
  const bar = (
    <span
      class={cx('meter', thin && 'thin')} role="meter" aria-label={label} aria-valuemin={min} aria-valuemax={max}
      aria-valuenow={clamp(value ?? min, min, max)} aria-valuetext={shown}
      style={{ '--v': share(value ?? min, min, max), '--c': hueVar(hue), ...(limit === undefined ? {} : { '--m': share(limit, min, max) }) }}
    >
      <i class={estimated ? 'h' : ''} />{limit !== undefined && <u />}
    </span>
  );
  if (bare) return bar;
  return <div class="meter-box"><div class="row between sm"><span>{label}</span><b class="num">{shown}</b></div>{bar}</div>;
}

export interface ProgressProps {
  label: string;
  /** Null: how far is not known. */
  value: number | null;
  max?: number | undefined;
  /** "18 of 30, 17 s left" */
  text?: string | undefined;
  onCancel?: (() => void) | undefined;
  hue?: Hue | undefined;
}
/** Long work: count, rest, and always a way to stop. */
export function Progress({ label, value, max = 1, text, onCancel, hue = 'accent' }: ProgressProps) {
  const words = useText();
  return (
    <div class="meter-box">
      <div class="row between sm"><span>{label}</span><b class="num">{text ?? words.n(value === null ? null : value / max, 'ratio')}</b></div>
      <span class="meter" role="progressbar" aria-label={label} aria-valuemin={0} aria-valuemax={max} aria-valuenow={value ?? undefined}
        aria-valuetext={text} style={{ '--v': value === null ? '38' : share(value, 0, max), '--c': hueVar(hue) }}>
        <i class={value === null ? 'h' : ''} />
      </span>
      {onCancel && <div class="row"><button type="button" class="btn sm" onClick={onCancel}>{words.t('common.cancel')}</button></div>}
    </div>
  );
}

export interface IntervalProps {
  label: string;
  /** The scale that all rows of a list share. */
  min: number;
  max: number;
  low: number | null;
  high: number | null;
  best: number | null;
  /** Known exactly (one's own): a diamond. */
  exact?: boolean | undefined;
  unit: Unit;
  hue?: Hue | undefined;
}
/** 90 % interval: bar, tick at the best guess. */
export function Interval({ label, min, max, low, high, best, exact, unit, hue = 'network' }: IntervalProps) {
  const text = useText();
  const words = exact ? text.t('widget.interval.exact', { label, value: text.n(best, unit) })
    : text.t('widget.interval.between', { label, range: text.range(low, high, unit), best: text.n(best, unit) });
  return (
    <span class="iv grow" role="img" aria-label={words}
      style={{ '--a': share(low ?? min, min, max), '--b': share(high ?? min, min, max), '--m': share(best ?? min, min, max), '--c': hueVar(hue) }}>
      {exact ? <b><Icon name="diamond" /></b> : <>{low !== null && high !== null && <i />}{best !== null && <u />}</>}
    </span>
  );
}

export interface StackPart { id: string; label: string; value: number; hue?: Hue | undefined; text?: string | undefined }
/** One whole in parts: ownership, energy, spending. Text inside when it fits; the reading order is the list. */
export function StackBar({ label, parts, total, children }: { label: string; parts: readonly StackPart[]; total?: number | undefined; children?: ComponentChildren }) {
  const text = useText();
  const sum = total ?? parts.reduce((s, p) => s + p.value, 0);
  return (
    <div class="stack" role="list" aria-label={label}>
      {parts.filter((p) => p.value > 0).map((p) => {
        const part = p.text ?? text.n(sum > 0 ? p.value / sum : null, 'ratio');
        return (
          <span key={p.id} role="listitem" title={`${p.label} ${part}`} style={{ '--c': hueVar(p.hue ?? 'ink'), flexGrow: String(sum > 0 ? p.value / sum : 0) }}>
            <span class="vh">{p.text ?? `${p.label} ${part}`}</span><span class="n" aria-hidden="true">{part}</span>
          </span>
        );
      })}
      {children}
    </div>
  );
}
