/** Figures and words about how a thing stands. */
import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';
import { cx, toneIcon, type Hue, type Tone } from './tone.ts';

export interface StatProps {
  label: ComponentChildren;
  value: ComponentChildren;
  /** After the value, smaller: "of 85.0 MW". */
  small?: ComponentChildren;
  /** Below. */
  note?: ComponentChildren;
  icon?: IconName | undefined;
  hue?: Hue | undefined;
}
/** A key figure; put several into Stats. */
export function Stat({ label, value, small, note, icon, hue }: StatProps) {
  return (
    <div class="stat">
      <dt class={icon ? 'row' : undefined}>{icon && <Icon name={icon} class={hue && `c-${hue}`} />}{label}</dt>
      <dd>{value}{small && <small> {small}</small>}</dd>
      {note && <dd class="n">{note}</dd>}
    </div>
  );
}
export function Stats({ class: className = 'row wrap stats', children }: { class?: string | undefined; children: ComponentChildren }) {
  return <dl class={className}>{children}</dl>;
}

export interface KeyValueItem { id?: string | undefined; label: ComponentChildren; value: ComponentChildren }
/** What is `false` says nothing yet and is left out. */
export function KeyValue({ items, class: className }: { items: readonly (KeyValueItem | false)[]; class?: string | undefined }) {
  return (
    <dl class={cx('kv', className)}>
      {items.map((item, i) => item && [<dt key={`k${item.id ?? i}`}>{item.label}</dt>, <dd key={`v${item.id ?? i}`}>{item.value}</dd>])}
    </dl>
  );
}

/** A word in a box. A tone brings its shape; `icon={null}` leaves it out only where the row already shows it. */
export function Tag({ tone, icon, children }: { tone?: Tone | 'acc' | undefined; icon?: IconName | null | undefined; children: ComponentChildren }) {
  const shape = icon === undefined && tone && tone !== 'acc' ? toneIcon[tone] : icon;
  return <span class={cx('tag', tone)}>{shape && <Icon name={shape} />}{children}</span>;
}

const BADGE_MOST = 9;

/** A count on an icon, "9+" from ten on; `label` is what is read. */
export function Badge({ count, label }: { count: number; label: string }) {
  return <span class="badge"><span aria-hidden="true">{count > BADGE_MOST ? `${BADGE_MOST}+` : count}</span><span class="vh"> {label}</span></span>;
}

export interface NoteProps { tone?: Tone | undefined; icon?: IconName | undefined; alert?: boolean | undefined; children: ComponentChildren }
export function Note({ tone = 'info', icon, alert, children }: NoteProps) {
  return (
    <div class={cx('note', tone !== 'info' && tone)} role={alert ? 'alert' : undefined}>
      <Icon name={icon ?? (tone === 'bad' ? 'octagon-alert' : toneIcon[tone])} /><span class="grow">{children}</span>
    </div>
  );
}

export interface EmptyStateProps {
  icon: IconName;
  title: string;
  /** What would fill it. */
  children?: ComponentChildren;
  action?: ComponentChildren;
}
export function EmptyState({ icon, title, children, action }: EmptyStateProps) {
  return (
    <div class="empty"><Icon name={icon} /><p class="b">{title}</p>{children && <p class="sm muted">{children}</p>}{action}</div>
  );
}

export interface FixRowProps {
  title: ComponentChildren;
  /** What it does. */
  effect?: ComponentChildren;
  when?: ComponentChildren;
  cost?: ComponentChildren;
  onPress: () => void;
  disabled?: boolean | undefined;
}
/** An action of the inspector. Left: what it does. Right: when and what it costs. Always in that order. */
export function FixRow({ title, effect, when, cost, onPress, disabled }: FixRowProps) {
  return (
    <button type="button" class="fix" aria-disabled={disabled ? 'true' : undefined} onClick={() => { if (!disabled) onPress(); }}>
      <span class="grow"><b>{title}</b>{effect && <small>{effect}</small>}</span>
      <span class="r">{when && <b class="num">{when}</b>}{cost && <small>{cost}</small>}</span>
      <Icon name="chevron-right" />
    </button>
  );
}
