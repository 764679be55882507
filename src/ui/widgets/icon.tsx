import { h } from 'preact';
import { leaf } from '../memo.ts';
import { ICONS, type IconName, type IconShape } from './icons.ts';
import { cx } from './tone.ts';

export type { IconName } from './icons.ts';

interface IconProps { name: IconName; class?: string | undefined; label?: string | undefined }

/** Decoration unless `label` is given. */
export const Icon = leaf(({ name, class: className, label }: IconProps) => {
  const shapes: readonly IconShape[] = ICONS[name] as unknown as readonly IconShape[];
  return (
    <svg class={cx('i', className)} viewBox="0 0 24 24" {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': 'true' })}>
      {shapes.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
});

/** The mark of the game: four columns of a waterfall, what is lost above each in a third of the ink. */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 28 28" fill="currentColor" aria-hidden="true">
      <path d="M2 3h4v22H2zM8 7h4v18H8zM14 14h4v11h-4zM20 17h4v8h-4z" />
      <path opacity=".35" d="M8 3h4v3H8zM14 3h4v10h-4zM20 3h4v13h-4z" />
    </svg>
  );
}
