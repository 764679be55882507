import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { useListener } from '../hooks.ts';
import { useT } from '../context.ts';
import { Icon, Mark } from '../widgets/index.ts';

export interface PageBarProps {
  title: string;
  /** What Esc and the button at the left do. */
  onBack: () => void;
  back?: string | undefined;
  children?: ComponentChildren;
}

/** The head of every full page. Its title takes the focus when the page opens. */
export function PageBar({ title, onBack, back, children }: PageBarProps) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus({ preventScroll: true }), [title]);
  useListener<KeyboardEvent>(window, 'keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return;
    event.preventDefault();
    onBack();
  });
  return (
    <header class="pagebar" data-region="page">
      <span class="mark"><Mark size={26} /></span>
      <button type="button" class="btn quiet" onClick={onBack}><Icon name="arrow-left" />{back ?? t.t('common.back')} <kbd>{t.t('key.escape')}</kbd></button>
      <h1 class="lg" ref={heading} tabIndex={-1}>{title}</h1>
      <span class="grow" />
      {children}
    </header>
  );
}
