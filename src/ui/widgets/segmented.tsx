import { useRoving } from '../a11y/roving.ts';
import { Icon, type IconName } from './icon.tsx';
import { cx } from './tone.ts';

export interface SegmentedOption<K extends string> {
  id: K;
  label: string;
  /** Shown instead of the label, which stays as the name. */
  icon?: IconName | undefined;
  iconAndLabel?: boolean | undefined;
  title?: string | undefined;
}
export interface SegmentedProps<K extends string> {
  label: string;
  options: readonly SegmentedOption<K>[];
  value: K | null;
  onChange: (id: K) => void;
  /** Quiet chosen segment, for switches of view; the ember is for state that works (speed). */
  plain?: boolean | undefined;
  class?: string | undefined;
  /** What remedies and guided steps call this control: words in its data-guide. */
  guide?: string | undefined;
}

/** One choice of a few: a radio group, arrows choose. */
export function Segmented<K extends string>({ label, options, value, onChange, plain, class: className, guide }: SegmentedProps<K>) {
  const roving = useRoving(options.map((o) => o.id), { axis: 'both', current: value, onMove: (id) => onChange(id as K) });
  return (
    <div class={cx('seg', plain && 'plain', className)} role="radiogroup" aria-label={label} data-guide={guide}>
      {options.map((o) => (
        <button
          key={o.id} type="button" role="radio" aria-checked={o.id === value ? 'true' : 'false'} title={o.title}
          aria-label={o.icon && !o.iconAndLabel ? o.label : undefined} onClick={() => onChange(o.id)} {...roving.item(o.id)}
        >
          {o.icon && <Icon name={o.icon} />}
          {(!o.icon || o.iconAndLabel) && o.label}
        </button>
      ))}
    </div>
  );
}
