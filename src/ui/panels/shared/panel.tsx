/** The frame of a panel: heading that takes the focus, tabs that are remembered, body, footer. */
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { openPanel } from '../../../app/actions/play.ts';
import type { PanelId } from '../../../app/state.ts';
import { useApp, useAppState, useT } from '../../context.ts';
import { useUid } from '../../hooks.ts';
import { GuideLine } from '../../shell/guide.tsx';
import { StopNote } from '../../shell/stopNote.tsx';
import { Button, cx, Icon, type IconName, type Tab, TabPanel, Tabs, tips } from '../../widgets/index.ts';

export interface PanelProps {
  id: PanelId;
  icon: IconName;
  full?: boolean;
  /** Between heading and close button. */
  aside?: ComponentChildren;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

export function Panel({ id, icon, full, aside, footer, children }: PanelProps) {
  const app = useApp();
  const text = useT();
  const heading = useUid('panel');
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus({ preventScroll: true }), [id]);
  // An order can take the place of its own button: who stood on it goes on from the panel's heading, not from the top of the page.
  const inside = useRef<Element | null>(null);
  useLayoutEffect(() => {
    if (!inside.current || inside.current.isConnected) return;
    inside.current = null;
    if (document.activeElement === null || document.activeElement === document.body) title.current?.focus({ preventScroll: true });
  });
  const close = (): void => openPanel(app, null);
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || app.store.getState().tool) return;
    event.preventDefault();
    event.stopPropagation();
    if (!tips.closeLast()) close();
  }
  return (
    <section class={cx('panel', id, full && 'full')} aria-labelledby={heading} data-region="panel" onKeyDown={onKeyDown} onFocusIn={(event) => { inside.current = event.target as Element; }} onFocusOut={(event) => { if ((event.target as Element).isConnected && event.relatedTarget !== null) inside.current = null; }}>
      <header>
        <Icon name={icon} class="c-accent" />
        <h2 id={heading} ref={title} tabIndex={-1}>{text.t(`panel.${id}.title`)}</h2>
        <span class="grow" />
        {aside && <span class="sm muted">{aside}</span>}
        <Button kind="quiet" icon="x" label={text.t('panel.close')} onPress={close} />
      </header>
      {full && <><GuideLine /><StopNote bar /></>}
      {children}
      {footer && <footer>{footer}</footer>}
    </section>
  );
}

/** The chosen tab of a panel, kept in the store while the panel is closed. */
export function usePanelTab<K extends string>(panel: PanelId, tabs: readonly K[]): [K, (tab: K) => void] {
  const app = useApp();
  const kept = useAppState((state) => state.panelTab[panel]);
  const value = tabs.find((tab) => tab === kept) ?? (tabs[0] as K);
  return [value, (tab) => app.store.setState({ panelTab: { ...app.store.getState().panelTab, [panel]: tab } })];
}

export interface TabbedProps<K extends string> {
  panel: PanelId;
  tabs: readonly Tab<K>[];
  value: K;
  onChange: (tab: K) => void;
  children: ComponentChildren;
}
export function Tabbed<K extends string>({ panel, tabs, value, onChange, children }: TabbedProps<K>) {
  const text = useT();
  return (
    <>
      <Tabs id={`p-${panel}`} label={text.t(`panel.${panel}.title`)} tabs={tabs} value={value} onChange={onChange} />
      <TabPanel tabs={`p-${panel}`} value={value} class="body">{children}</TabPanel>
    </>
  );
}

/** A named part of a panel's body. */
export function Section({ title, icon, aside, card, class: className, children }: {
  title: string; icon?: IconName | undefined; aside?: ComponentChildren; card?: boolean; class?: string | undefined; children: ComponentChildren;
}) {
  const id = useUid('sec');
  return (
    <section class={cx('psec', card && 'card', className)} aria-labelledby={id}>
      <div class="row between">
        <h3 class="hd" id={id}>{icon && <Icon name={icon} />}{title}</h3>
        {aside && <span class="xs muted">{aside}</span>}
      </div>
      {children}
    </section>
  );
}
