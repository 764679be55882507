import type { ComponentChildren } from 'preact';
import { useUid } from '../hooks.ts';
import { Icon } from './icon.tsx';
import { cx } from './tone.ts';

/** Attributes that tie an input to its label, hint and error. Spread on the input. */
export interface FieldTies { id: string; 'aria-describedby'?: string; 'aria-invalid'?: 'true' }
export interface FieldProps {
  label: string;
  /** Right of the label: usually the value. */
  aside?: ComponentChildren;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  children: (ties: FieldTies) => ComponentChildren;
  class?: string | undefined;
  /** What remedies and guided steps call this control: words in its data-guide. */
  guide?: string | undefined;
}

export function Field({ label, aside, hint, error, children, class: className, guide }: FieldProps) {
  const id = useUid('f');
  const describedBy = [hint ? `${id}h` : '', error ? `${id}e` : ''].filter(Boolean).join(' ');
  return (
    <div class={cx('fld', className)} data-guide={guide}>
      <label for={id}><span>{label}</span>{aside}</label>
      {children({ id, ...(describedBy ? { 'aria-describedby': describedBy } : {}), ...(error ? { 'aria-invalid': 'true' as const } : {}) })}
      {hint && <span class="hint" id={`${id}h`}>{hint}</span>}
      {error && <p class="err" id={`${id}e`}><Icon name="octagon-x" /><span>{error}</span></p>}
    </div>
  );
}

export interface TextInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ComponentChildren;
  error?: string | null | undefined;
  placeholder?: string | undefined;
  type?: 'text' | 'search' | 'email' | undefined;
}
export function TextInput({ label, value, onChange, hint, error, placeholder, type = 'text' }: TextInputProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => <input class="inp" type={type as 'text'} value={value} placeholder={placeholder} onInput={(e) => onChange(e.currentTarget.value)} {...ties} />}
    </Field>
  );
}

export interface SelectProps<K extends string> {
  label: string;
  options: readonly { id: K; label: string; disabled?: boolean | undefined }[];
  value: K;
  onChange: (id: K) => void;
  hint?: ComponentChildren;
  error?: string | null | undefined;
}
export function Select<K extends string>({ label, options, value, onChange, hint, error }: SelectProps<K>) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <select class="inp" value={value} onChange={(e) => onChange(e.currentTarget.value as K)} {...ties}>
          {options.map((o) => <option key={o.id} value={o.id} disabled={o.disabled ?? false} selected={o.id === value}>{o.label}</option>)}
        </select>
      )}
    </Field>
  );
}
