import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { useUid } from '../hooks.ts';
import { Button } from './button.tsx';
import { Icon, type IconName } from './icon.tsx';
import { cx, toneIcon, type Tone } from './tone.ts';

/** A modal box: focus stays inside, Esc closes, focus goes back to where it was. */
export function Modal({ open, onClose, labelledBy, label, class: className, children }: {
  open: boolean; onClose: () => void; labelledBy?: string | undefined; label?: string | undefined; class?: string | undefined; children: ComponentChildren;
}) {
  const box = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const dialog = box.current;
    if (!open || !dialog) return;
    const before = document.activeElement;
    if (!dialog.open) dialog.showModal();
    (dialog.querySelector<HTMLElement>('[data-autofocus]') ?? dialog.querySelector<HTMLElement>('input, select, textarea, button'))?.focus();
    return () => {
      if (dialog.open) dialog.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);
  if (!open) return null;
  return (
    <dialog
      ref={box} class={cx('dlg', className)} aria-labelledby={labelledBy} aria-label={label}
      onCancel={(event) => { event.preventDefault(); onClose(); }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {children}
    </dialog>
  );
}

export interface DialogAction {
  id: string;
  label: string;
  kind?: 'primary' | 'danger' | undefined;
  disabled?: boolean | undefined;
  run: () => void;
}
export interface DialogProps {
  open: boolean;
  title: string;
  /** Esc, and the safe choice. */
  onClose: () => void;
  tone?: Tone | undefined;
  icon?: IconName | undefined;
  children: ComponentChildren;
  /** The safe choice first: it is first in tab order and has the focus. */
  actions: readonly DialogAction[];
}
/** Only for what cannot be undone, and for forms; says in numbers what is lost. */
export function Dialog({ open, title, onClose, tone, icon, children, actions }: DialogProps) {
  const id = useUid('dlg');
  const shape = icon ?? (tone ? toneIcon[tone] : undefined);
  return (
    <Modal open={open} onClose={onClose} labelledBy={id}>
      <header>{shape && <Icon name={shape} class={tone && `c-${tone}`} />}<h2 id={id}>{title}</h2></header>
      <div class="in sm">{children}</div>
      <footer>
        {actions.map((a) => <Button key={a.id} kind={a.kind} disabled={a.disabled} onPress={a.run}>{a.label}</Button>)}
      </footer>
    </Modal>
  );
}
