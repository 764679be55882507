import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { App } from '../../app/app.ts';
import { dismissToast } from '../../app/actions/toasts.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { useListener, useStore } from '../hooks.ts';
import { createToasts, cx, Toasts, type ToastStore } from '../widgets/index.ts';

/** What is shown lives on from screen to screen. */
const shownBy = new WeakMap<App, ToastStore>();
function toastsOf(app: App): ToastStore {
  const toasts = shownBy.get(app) ?? createToasts();
  shownBy.set(app, toasts);
  return toasts;
}

/**
 * Moves the store's toasts into the kit's, which lives, waits and leaves by itself. In the game (`inShell`) they have a place of their own below
 * the alerts and cover nothing; on other screens they float, and make way for what has the focus.
 */
export function ToastLayer({ inShell = false }: { inShell?: boolean }) {
  const app = useApp();
  const t = useT();
  const { waiting, screen } = useAppState((state) => ({ waiting: state.toasts, screen: state.screen }));
  const toasts = toastsOf(app);
  const shown = useStore(toasts, (all) => all.length);
  const box = useRef<HTMLDivElement>(null);
  const [away, setAway] = useState(false);
  // What the game had to say is over with it: the debrief's score stays free.
  useEffect(() => { if (screen === 'debrief') for (const { id } of toasts.getState()) toasts.dismiss(id); }, [screen]);
  useEffect(() => {
    for (const toast of waiting) {
      toasts.push({ text: t.t(toast.message, toast.params), tone: toast.tone });
      dismissToast(app, toast.key);
    }
  }, [waiting]);
  const makeWay = (): void => {
    const focused = document.activeElement;
    const over = box.current?.firstElementChild;
    if (inShell || !over || !focused || focused === document.body || over.contains(focused)) return;
    if (overlap(over.getBoundingClientRect(), focused.getBoundingClientRect())) setAway((now) => !now);
  };
  useLayoutEffect(() => {
    if (shown === 0) return;
    // The list above has just become shorter: what has the focus stays in it.
    if (!inShell) makeWay();
    else if (document.activeElement?.closest('.side, .panel')) document.activeElement.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
  }, [shown, inShell]);
  useListener<FocusEvent>(window, 'focusin', makeWay);
  return <div ref={box} class={cx(inShell && 'toasts-in', screen === 'debrief' && 'toasts-low', away && 'toasts-high') || undefined}><Toasts store={toasts} /></div>;
}

const overlap = (a: DOMRect, b: DOMRect): boolean => a.height > 0 && a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
