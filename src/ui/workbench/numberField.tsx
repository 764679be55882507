import { useState } from 'preact/hooks';
import type { SheetField } from '../../sim/index.ts';
import { benchQuantity, numberInBox } from '../../app/workbench/quantity.ts';
import { parseNumber, type DecimalMark } from '../../lib/parseNumber.ts';
import { plainText } from '../../lib/plainText.ts';
import { useT } from '../context.ts';
import { Field } from '../widgets/index.ts';

export type NumberSheetField = Extract<SheetField, { type: 'number' | 'integer' }>;
export interface NumberFieldProps {
  field: NumberSheetField;
  label: string;
  value: unknown;
  error: string | null;
  onChange: (value: unknown) => void;
  slider?: boolean;
  placeholder?: string;
}

/** Positions of the slider: an arrow moves by one. */
const POSITIONS = 200;
const DRAGGED_DIGITS = 3;

/** A range this many times its example is walked by ratio, declared or not: else every use of it would lie in one corner. */
const WIDE = 200;
/** The least step of such a range that begins at 0, as a share of its example. */
const LEAST = 1e-3;

/** Where ratios begin, or null for a field that moves evenly. 0, which has no ratios, is the first position. */
export function ratioFloor({ min, max, example, logScale }: NumberSheetField): number | null {
  if (min < 0 || (logScale !== true && max < example * WIDE)) return null;
  const floor = min > 0 ? min : example * LEAST;
  return floor > 0 && floor < max ? floor : null;
}

export function positionOf(field: NumberSheetField, value: number): number {
  const { min, max } = field;
  const floor = ratioFloor(field);
  if (value <= min) return 0;
  const share = floor === null ? (value - min) / (max - min) : Math.log(Math.max(value, floor) / floor) / Math.log(max / floor);
  return Math.round(Math.min(1, Math.max(0, share)) * POSITIONS);
}

export function valueAt(field: NumberSheetField, position: number): number {
  const { min, max } = field;
  const share = position / POSITIONS;
  const floor = ratioFloor(field);
  if (position <= 0) return min;
  if (position >= POSITIONS) return max;
  return rounded(field, floor === null ? min + (max - min) * share : floor * (max / floor) ** share);
}

/** To figures that read well, and within the bounds. */
export function rounded({ min, max, type }: NumberSheetField, exact: number): number {
  const value = Number(exact.toPrecision(DRAGGED_DIGITS));
  return Math.min(max, Math.max(min, type === 'integer' ? Math.round(value) : value));
}

/** What was typed: "1e24", "1.2k", "3.8e25". Anything else stays text, and the calculator says what is wrong with it. */
export function typedValue(text: string, decimal: DecimalMark = '.'): unknown {
  const known = parseNumber(text, decimal);
  if (known !== null) return known;
  const plain = Number(text.replace(decimal, '.'));
  return text.trim() !== '' && Number.isFinite(plain) ? plain : text;
}

/** A number box, and a slider where a range is explored. */
export function NumberField({ field, label, value, error, onChange, slider = true, placeholder }: NumberFieldProps) {
  const t = useT();
  const [draft, setDraft] = useState<string | null>(null);
  const number = typeof value === 'number' && Number.isFinite(value) ? value : null;
  const shown = draft ?? (number === null ? plainText(value) : numberInBox(number).replace('.', t.decimal));
  const isShare = field.unit === '1' && field.type === 'number' && field.min >= 0 && field.max === 1; // typed as 0..1, told as percent
  const unit = isShare && number !== null ? t.n(number, 'ratio') : field.unit === '1' ? '' : field.unit;
  const position = positionOf(field, number ?? field.min);
  return (
    <Field label={label} error={error} aside={unit === '' ? undefined : <span class="xs faint">{unit}</span>}>
      {(ties) => (
        <span class="wb-num">
          <input
            class="inp num" type="text" inputMode="decimal" autocomplete="off" spellcheck={false} placeholder={placeholder} value={shown} {...ties}
            onInput={(event) => { setDraft(event.currentTarget.value); onChange(typedValue(event.currentTarget.value, t.decimal)); }}
            onBlur={() => setDraft(null)}
          />
          {slider && (
            <input
              type="range" min={0} max={POSITIONS} step={1} value={position} aria-label={t.t('workbench.slider', { field: label })} aria-valuetext={number === null ? undefined : benchQuantity(t, number, field.unit)}
              style={{ '--v': ((position / POSITIONS) * 100).toFixed(1) }} onInput={(event) => onChange(valueAt(field, Number(event.currentTarget.value)))}
            />
          )}
        </span>
      )}
    </Field>
  );
}
