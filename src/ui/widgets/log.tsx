import type { ComponentChildren } from 'preact';
import { memo } from '../memo.ts';
import { Icon, type IconName } from './icon.tsx';
import { Menu, type MenuItem } from './menu.tsx';
import { useText } from './text.tsx';
import { cx, toneIcon, urgentIcon, type Tone } from './tone.ts';

export interface LogEntry {
  id: string;
  tone: Tone;
  /** What and the number, bold. */
  head: string;
  /** The consequence. */
  body?: string | undefined;
  /** Time and place. */
  meta?: string | undefined;
  /** How often, when repeats were counted instead of listed. */
  count?: number | undefined;
  icon?: IconName | undefined;
  go?: { label: string; run: () => void } | undefined;
  /** What can be done about such entries. */
  menu?: { label: string; items: readonly MenuItem[] } | undefined;
  /** Further entries of the same kind, folded behind this one. */
  more?: { label: string; open: boolean; toggle: () => void } | undefined;
  /** Unfolded from behind another. */
  nested?: boolean | undefined;
}

/** Drawn again when its entry is another one: lists hand over the same entry while it says the same. */
export const AlertRow = memo(function AlertRow({ entry }: { entry: LogEntry }) {
  const text = useText();
  return (
    <div class={cx('alert', entry.tone, entry.nested && 'nested')} data-alert={entry.id}>
      <Icon name={entry.icon ?? (entry.tone === 'bad' ? urgentIcon : toneIcon[entry.tone])} />
      <p>
        {(entry.tone === 'bad' || entry.tone === 'warn') && <span class="vh">{text.t(`widget.log.${entry.tone}`)} </span>}
        <b>{entry.head}</b>{entry.body && ` ${entry.body}`}
        {(entry.count ?? 1) > 1 && <span class="faint"> {text.t('widget.log.times', { n: entry.count ?? 1 })}</span>}
      </p>
      <span class="acts">
        {entry.menu && <Menu size="sm" icon="ellipsis" label={entry.menu.label} items={entry.menu.items} />}
        {entry.go && <button type="button" class="btn quiet sq sm" aria-label={entry.go.label} onClick={entry.go.run}><Icon name="arrow-right" /></button>}
      </span>
      {entry.meta && <small>{entry.meta}</small>}
      {entry.more && <button type="button" class="btn quiet sm more" aria-expanded={entry.more.open ? 'true' : 'false'} onClick={entry.more.toggle}><Icon name={entry.more.open ? 'chevron-up' : 'chevron-down'} />{entry.more.label}</button>}
    </div>
  );
});

/** Newest first; new lines are read politely. */
export function Log({ label, entries, empty, foot }: { label: string; entries: readonly LogEntry[]; empty?: string | undefined; foot?: ComponentChildren }) {
  return (
    <div class="sec-b scroll flush" role="log" aria-label={label} aria-relevant="additions" tabIndex={0}>
      {entries.map((entry) => <AlertRow key={entry.id} entry={entry} />)}
      {entries.length === 0 && empty && <p class="sm faint pad">{empty}</p>}
      {foot}
    </div>
  );
}
