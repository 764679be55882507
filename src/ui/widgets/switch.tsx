import type { ComponentChildren } from 'preact';
import { useUid } from '../hooks.ts';
import { cx } from './tone.ts';

export interface SwitchProps {
  label: ComponentChildren;
  checked: boolean;
  onChange: (checked: boolean) => void;
  hint?: string | undefined;
  disabled?: boolean | undefined;
  /** What remedies and guided steps call this control: words in its data-guide. */
  guide?: string | undefined;
}
export function Switch({ label, checked, onChange, hint, disabled, guide }: SwitchProps) {
  const id = useUid('sw');
  return (
    <label class="sw" data-guide={guide}>
      <input
        type="checkbox" checked={checked} aria-disabled={disabled ? 'true' : undefined} aria-describedby={hint ? id : undefined}
        onClick={(e) => { if (disabled) e.preventDefault(); }}
        onChange={(e) => { if (!disabled) onChange(e.currentTarget.checked); }}
      />
      <span>{label}{hint && <small class="xs faint hint" id={id}>{hint}</small>}</span>
    </label>
  );
}

export interface ChoiceProps<K extends string> {
  label: string;
  showLabel?: boolean | undefined;
  options: readonly { id: K; label: ComponentChildren; hint?: string | undefined }[];
  value: K | null;
  onChange: (id: K) => void;
  column?: boolean | undefined;
}
/** Radio buttons. */
export function Choice<K extends string>({ label, showLabel, options, value, onChange, column }: ChoiceProps<K>) {
  const name = useUid('ch');
  return (
    <fieldset class={cx(column ? 'col' : 'row wrap', 'choice')}>
      <legend class={showLabel ? 'hd' : 'vh'}>{label}</legend>
      {options.map((o) => (
        <label key={o.id} class="sw">
          <input type="radio" name={name} value={o.id} checked={o.id === value} onChange={() => onChange(o.id)} />
          <span>{o.label}{o.hint && <small class="xs faint hint">{o.hint}</small>}</span>
        </label>
      ))}
    </fieldset>
  );
}
