import { useRef, useState } from 'preact/hooks';
import { clamp } from '../../lib/clamp.ts';
import { parseNumber } from '../../lib/parseNumber.ts';
import { useUid } from '../hooks.ts';
import { Icon } from './icon.tsx';
import { useText } from './text.tsx';

export interface StepperProps {
  label: string;
  /** Shown above; otherwise the label is only read. */
  showLabel?: boolean | undefined;
  value: number;
  onChange: (value: number) => void;
  /** Inside the box, after the number: already translated, "MW", "B params". */
  unit?: string | undefined;
  min?: number | undefined;
  max?: number | undefined;
  /** Arrows; Page keys do ten times as much, Shift a tenth. */
  step?: number | undefined;
  /** Decimals shown and kept. */
  digits?: number | undefined;
  disabled?: boolean | undefined;
  /** What remedies and guided steps call this control: words in its data-guide. */
  guide?: string | undefined;
}

export function Stepper(props: StepperProps) {
  const { label, value, onChange, unit, min = -Infinity, max = Infinity, step = 1, digits = 0, disabled = false } = props;
  const text = useText();
  const id = useUid('st');
  const [draft, setDraft] = useState<string | null>(null);
  // What the last key made of it: ten presses in one frame count ten times.
  const newest = useRef(value);
  newest.current = value;

  const keep = (v: number): number => clamp(Number(v.toFixed(digits)), min, max);
  // As many decimals as the number has, at most `digits`.
  const show = (v: number): string => text.n(v, 'none', { digits: (String(Number(v.toFixed(digits))).split('.')[1] ?? '').length });
  const typed = draft === null ? value : parseNumber(draft, text.decimal);
  const problem = typed === null ? text.t('widget.stepper.notNumber')
    : typed < min ? text.t('widget.stepper.tooLow', { min: show(min) })
    : typed > max ? text.t('widget.stepper.tooHigh', { max: show(max) }) : null;

  function change(to: number): void {
    if (disabled) return;
    const next = keep(to);
    setDraft(null);
    if (next === newest.current) return;
    newest.current = next;
    onChange(next);
  }
  function commit(): void {
    if (draft === null) return;
    if (typed !== null && problem === null) change(typed);
  }
  function onKeyDown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const size = event.key.startsWith('Page') ? step * 10 : event.shiftKey ? step * 0.1 : step;
    const from = typed ?? newest.current;
    const base = draft === null ? newest.current : from;
    if (event.key === 'ArrowUp' || event.key === 'PageUp') change(base + size);
    else if (event.key === 'ArrowDown' || event.key === 'PageDown') change(base - size);
    else if (event.key === 'Enter') return commit();
    else if (event.key === 'Escape' && draft !== null) {
      event.stopPropagation();
      return setDraft(null);
    } else return;
    event.preventDefault();
  }
  return (
    <span class="stepper-box" data-guide={props.guide}>
      <label for={id} class={props.showLabel ? 'xs faint' : 'vh'}>{label}</label>
      <span class="stepper" data-invalid={problem ? '' : undefined} data-disabled={disabled ? '' : undefined}>
        <button type="button" tabIndex={-1} aria-label={text.t('widget.stepper.less', { label })} onClick={() => change(newest.current - step)}><Icon name="minus" /></button>
        <input
          id={id} type="text" inputMode="decimal" role="spinbutton" autocomplete="off" value={draft ?? show(value)} readOnly={disabled}
          aria-valuenow={value} aria-valuemin={Number.isFinite(min) ? min : undefined} aria-valuemax={Number.isFinite(max) ? max : undefined}
          aria-valuetext={unit ? `${show(value)} ${unit}` : show(value)} aria-invalid={problem ? 'true' : undefined}
          aria-describedby={problem ? `${id}e` : undefined} aria-disabled={disabled ? 'true' : undefined}
          onInput={(e) => setDraft(e.currentTarget.value)} onBlur={commit} onKeyDown={onKeyDown}
        />
        {unit && <span class="u" aria-hidden="true">{unit}</span>}
        <button type="button" tabIndex={-1} aria-label={text.t('widget.stepper.more', { label })} onClick={() => change(newest.current + step)}><Icon name="plus" /></button>
      </span>
      {problem && <span class="err" id={`${id}e`}><Icon name="octagon-x" /><span>{problem}</span></span>}
    </span>
  );
}
