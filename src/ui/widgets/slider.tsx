import type { Unit } from '../../app/i18n/format.ts';
import { Field } from './field.tsx';
import { useText } from './text.tsx';

export interface SliderProps {
  label: string;
  value: number;
  min: number;
  max: number;
  step?: number | undefined;
  unit?: Unit | undefined;
  /** Instead of unit. */
  format?: ((value: number) => string) | undefined;
  onChange: (value: number) => void;
  hint?: string | undefined;
  /** What remedies and guided steps call this control: words in its data-guide. */
  guide?: string | undefined;
}

/** Always with its number; only where a range is explored. */
export function Slider({ label, value, min, max, step = 1, unit = 'none', format, onChange, hint, guide }: SliderProps) {
  const text = useText();
  const words = format ?? ((v: number) => text.n(v, unit));
  const share = max > min ? ((value - min) / (max - min)) * 100 : 0;
  return (
    <Field label={label} aside={<b class="num">{words(value)}</b>} hint={hint} guide={guide}>
      {(ties) => (
        <>
          <input
            type="range" aria-label={label} min={min} max={max} step={step} value={value} aria-valuetext={words(value)} style={{ '--v': share.toFixed(2) }}
            onInput={(e) => onChange(Number(e.currentTarget.value))} {...ties}
          />
          <span class="hint row between" aria-hidden="true"><span>{words(min)}</span><span>{words(max)}</span></span>
        </>
      )}
    </Field>
  );
}
