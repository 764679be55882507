import { createContext, type ComponentChildren } from 'preact';
import { useContext, useEffect, useLayoutEffect, useRef } from 'preact/hooks';
import { createKeymap, type Keymap } from '../a11y/keymap.ts';
import { useListener, useStore, useUid } from '../hooks.ts';
import { Icon } from './icon.tsx';
import { place, type Box } from './place.ts';
import { useText } from './text.tsx';
import { openTips, tipPath, tips, type Tip } from './tips.ts';
import { cx } from './tone.ts';

/** The id of the tip that a component is drawn in; null outside of tips. */
export const TipContext = createContext<string | null>(null);
export const KeymapContext = createContext<Keymap>(createKeymap());

export interface ToggletipProps {
  /** The heading of the tip and its name in the path. */
  title: string;
  /** The content; called only while open. */
  children: (tip: Tip) => ComponentChildren;
  /** What the trigger shows. */
  trigger: ComponentChildren;
  triggerClass?: string | undefined;
  /** Read instead of the trigger's text. */
  label?: string | undefined;
}

/** A button that opens a tip by click, Enter, Space or the Explain key. Needs one <TipLayer/> in the page. */
export function Toggletip({ title, children, trigger, triggerClass = 'x num', label }: ToggletipProps) {
  const id = useUid('tip');
  const parent = useContext(TipContext);
  const keymap = useContext(KeymapContext);
  const button = useRef<HTMLButtonElement>(null);
  const open = useStore(openTips, (all) => all.some((t) => t.id === id));
  const show = (): void => {
    if (button.current) tips.open({ id, parent, trigger: button.current, title, render: children });
  };
  return (
    <button
      ref={button} type="button" class={triggerClass} data-explain="" aria-label={label} aria-haspopup="dialog"
      aria-expanded={open ? 'true' : 'false'} aria-controls={open ? id : undefined}
      onClick={() => (open ? tips.close(id) : show())}
      onKeyDown={(event) => {
        if (keymap.match(event) !== 'explain') return;
        event.preventDefault();
        event.stopPropagation();
        if (!open) show();
      }}
    >
      {trigger}
    </button>
  );
}

/** For the Explain key elsewhere: open what explains the focused thing. */
export function explainFocused(root: Document = document): boolean {
  const focused = root.activeElement;
  const target = focused?.closest<HTMLElement>('[data-explain]') ?? focused?.querySelector<HTMLElement>('[data-explain]')
    ?? focused?.closest('tr, dd, .stat, .chip, li')?.querySelector<HTMLElement>('[data-explain]');
  if (!target) return false;
  if (target.getAttribute('aria-expanded') !== 'true') target.click();
  return true;
}

const boxOf = (e: Element): Box => {
  const { left, top, width, height } = e.getBoundingClientRect();
  return { left, top, width, height };
};

function TipBox({ tip, last }: { tip: Tip; last: boolean }) {
  const text = useText();
  const box = useRef<HTMLDivElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const path = tipPath(tip);

  function settle(): void {
    const element = box.current;
    if (!element || !tip.trigger.isConnected) return;
    const size = element.getBoundingClientRect();
    const parentBox = tip.parent === null ? null : document.getElementById(tip.parent);
    const avoid = [...document.querySelectorAll('[data-tip-avoid]'), ...(parentBox ? [parentBox] : [])].map(boxOf);
    const view = { left: 0, top: 0, width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
    const anchor = parentBox ? { ...boxOf(parentBox), top: boxOf(tip.trigger).top } : boxOf(tip.trigger);
    if (parentBox) anchor.height = boxOf(tip.trigger).height;
    const at = place(anchor, { width: size.width, height: size.height }, view, avoid, parentBox !== null);
    element.style.left = `${Math.round(at.left)}px`;
    element.style.top = `${Math.round(at.top)}px`;
  }
  useLayoutEffect(() => {
    const element = box.current;
    element?.showPopover?.();
    settle();
    heading.current?.focus({ preventScroll: true });
    const observer = globalThis.ResizeObserver && element ? new ResizeObserver(settle) : null;
    if (element) observer?.observe(element);
    return () => observer?.disconnect();
  }, [tip.id]);
  useListener(globalThis.window ?? null, 'resize', settle);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      tips.close(tip.id);
    } else if (event.key === 'Tab') {
      const stops = [...(box.current?.querySelectorAll<HTMLElement>('button, a[href], [tabindex="0"]') ?? [])];
      const at = stops.indexOf(document.activeElement as HTMLElement);
      if (event.shiftKey ? at <= 0 : at === stops.length - 1) {
        event.preventDefault();
        tip.trigger.focus();
      }
    }
  }
  return (
    <div ref={box} id={tip.id} class={cx('tip', path.length > 1 && 'nested')} popover="manual" role="dialog" aria-labelledby={`${tip.id}h`} onKeyDown={onKeyDown} data-last={last ? '' : undefined}>
      <div class="tiph">
        <div class="grow">
          {path.length > 1 && (
            <nav class="crumb" aria-label={text.t('widget.tip.path')}>
              {path.map((step) => step.id === tip.id
                ? <span key={step.id} aria-current="true">{step.title}</span>
                : [<button key={step.id} type="button" class="x" onClick={() => document.getElementById(`${step.id}h`)?.focus()}>{step.title}</button>, <Icon key={`${step.id}i`} name="chevron-right" />])}
            </nav>
          )}
          <h2 id={`${tip.id}h`} ref={heading} tabIndex={-1}>{tip.title}</h2>
        </div>
        <button type="button" class="btn quiet sq sm" aria-label={text.t('widget.tip.pin')} aria-pressed={tip.pinned ? 'true' : 'false'} onClick={() => tips.togglePin(tip.id)}><Icon name="pin" /></button>
        <button type="button" class="btn quiet sq sm" aria-label={text.t('common.close')} onClick={() => tips.close(tip.id)}><Icon name="x" /></button>
      </div>
      <div class="in"><TipContext.Provider value={tip.id}>{tip.render(tip)}</TipContext.Provider></div>
    </div>
  );
}

/** Draws the open tips. Put it once, as the last child of the page. */
export function TipLayer() {
  const all = useStore(openTips);
  const window = globalThis.window ?? null;
  useListener<KeyboardEvent>(window, 'keydown', (event) => {
    if (event.key === 'Escape' && !event.defaultPrevented && tips.closeLast()) event.preventDefault();
  });
  useListener<PointerEvent>(window, 'pointerdown', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('.tip, [data-explain]')) return;
    tips.closeUnpinned();
  });
  useEffect(() => () => tips.clear(), []);
  return <>{all.map((tip, i) => <TipBox key={tip.id} tip={tip} last={i === all.length - 1} />)}</>;
}
