import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { useRoving } from '../a11y/roving.ts';
import { useListener, useUid } from '../hooks.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { place } from './place.ts';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconName | undefined;
  /** Keys or a detail, on the right. */
  hint?: string | undefined;
  /** Why it cannot be chosen now. */
  disabledReason?: string | null | undefined;
  checked?: boolean | undefined;
  /** A line above. */
  separated?: boolean | undefined;
  run: () => void;
}
export interface MenuProps {
  label: string;
  items: readonly MenuItem[];
  icon?: IconName | undefined;
  /** Show the label on the button; otherwise only the icon. */
  text?: boolean | undefined;
  kind?: 'quiet' | 'ghost' | undefined;
  size?: 'sm' | undefined;
}

/** A button with a menu: arrows move, Enter chooses, Esc closes and gives the focus back. */
export function Menu({ label, items, icon = 'menu', text, kind = 'quiet', size }: MenuProps) {
  const id = useUid('menu');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const roving = useRoving(items.map((i) => i.id), { axis: 'y' });
  function close(focusBack: boolean): void {
    setOpen(false);
    if (focusBack) button.current?.focus();
  }
  useLayoutEffect(() => {
    const box = list.current;
    if (!open || !box || !button.current) return;
    box.showPopover?.();
    const { width, height } = box.getBoundingClientRect();
    const { left, top, width: w, height: h } = button.current.getBoundingClientRect();
    const view = { left: 0, top: 0, width: document.documentElement.clientWidth, height: document.documentElement.clientHeight };
    const at = place({ left, top, width: w, height: h }, { width, height }, view);
    box.style.left = `${at.left}px`;
    box.style.top = `${at.top}px`;
    const first = items[0];
    if (first) roving.focus(first.id);
  }, [open]);
  useListener<PointerEvent>(open ? globalThis.window : null, 'pointerdown', (event) => {
    const target = event.target as Node;
    if (!list.current?.contains(target) && !button.current?.contains(target)) close(false);
  });
  return (
    <>
      <Button buttonRef={button} kind={kind} size={size} icon={icon} label={text ? undefined : label} hasPopup="menu" expanded={open} controls={open ? id : undefined} onPress={() => setOpen(!open)}>
        {text ? label : undefined}
      </Button>
      {open && (
        <div ref={list} id={id} class="menubox" role="menu" aria-label={label} popover="manual"
          onKeyDown={(event) => {
            if (event.key === 'Escape' || event.key === 'Tab') {
              if (event.key === 'Escape') event.preventDefault();
              event.stopPropagation();
              close(true);
            }
          }}>
          {items.map((item) => (
            <button
              key={item.id} type="button" role={item.checked === undefined ? 'menuitem' : 'menuitemcheckbox'} aria-checked={item.checked}
              aria-disabled={item.disabledReason ? 'true' : undefined} class={item.separated ? 'sep' : undefined} {...roving.item(item.id)}
              onClick={() => {
                if (item.disabledReason) return;
                close(true);
                item.run();
              }}
            >
              {item.checked !== undefined ? <Icon name={item.checked ? 'check' : 'minus'} class={item.checked ? '' : 'ghosted'} /> : item.icon && <Icon name={item.icon} />}
              <span class="grow">{item.label}{item.disabledReason && <small>{item.disabledReason}</small>}</span>
              {item.hint && <kbd>{item.hint}</kbd>}
            </button>
          ))}
        </div>
      )}
    </>
  );
}
