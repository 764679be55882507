import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useRoving } from '../a11y/roving.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './text.tsx';

export interface Tab<K extends string> { id: K; label: string; count?: number | undefined; icon?: IconName | undefined }
export interface TabsProps<K extends string> {
  /** Ties the tabs to their panels; unique in the page. */
  id: string;
  label: string;
  tabs: readonly Tab<K>[];
  value: K;
  onChange: (id: K) => void;
}

/** One tab stop; arrows move and open at once. */
export function Tabs<K extends string>({ id, label, tabs, value, onChange }: TabsProps<K>) {
  const text = useText();
  const roving = useRoving(tabs.map((t) => t.id), { current: value, onMove: (key) => onChange(key as K) });
  return (
    <div class="tabs" role="tablist" aria-label={label}>
      {tabs.map((tab) => (
        <button
          key={tab.id} type="button" role="tab" id={`${id}-tab-${tab.id}`} aria-selected={tab.id === value ? 'true' : 'false'}
          aria-controls={tab.id === value ? `${id}-panel` : undefined} onClick={() => onChange(tab.id)} {...roving.item(tab.id)}
        >
          {tab.icon && <Icon name={tab.icon} />}
          {tab.count === undefined ? tab.label : text.t('widget.tabs.counted', { label: tab.label, count: tab.count })}
        </button>
      ))}
    </div>
  );
}

/** What the chosen tab shows, from its top. */
export function TabPanel({ tabs, value, class: className, children }: { tabs: string; value: string; class?: string | undefined; children: ComponentChildren }) {
  const scrolled = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => { if (scrolled.current) scrolled.current.scrollTop = 0; }, [value]);
  return <div ref={scrolled} role="tabpanel" id={`${tabs}-panel`} aria-labelledby={`${tabs}-tab-${value}`} class={className}>{children}</div>;
}
