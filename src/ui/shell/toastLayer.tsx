import { useEffect, useRef } from 'preact/hooks';
import { dismissToast } from '../../app/actions/toasts.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { createToasts, Toasts, type ToastStore } from '../widgets/index.ts';

/** Moves the store's toasts into the kit's, which lives, waits and leaves by itself. */
export function ToastLayer() {
  const app = useApp();
  const t = useT();
  const { waiting, screen } = useAppState((state) => ({ waiting: state.toasts, screen: state.screen }));
  const shown = useRef<ToastStore | null>(null);
  const toasts = (shown.current ??= createToasts());
  // What the game had to say is over with it: the debrief's score stays free.
  useEffect(() => { if (screen === 'debrief') for (const { id } of toasts.getState()) toasts.dismiss(id); }, [screen]);
  useEffect(() => {
    for (const toast of waiting) {
      toasts.push({ text: t.t(toast.message, toast.params), tone: toast.tone });
      dismissToast(app, toast.key);
    }
  }, [waiting]);
  return <div class={screen === 'debrief' ? 'toasts-low' : undefined}><Toasts store={toasts} /></div>;
}
