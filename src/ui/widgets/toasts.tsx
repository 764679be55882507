import { useRef } from 'preact/hooks';
import { createSignal, type Signal } from '../../lib/signal.ts';
import { useInterval, useStore } from '../hooks.ts';
import { Icon, type IconName } from './icon.tsx';
import { useText } from './text.tsx';
import { toneIcon, type Tone } from './tone.ts';

export interface Toast {
  id: number;
  text: string;
  tone: Tone;
  icon?: IconName | undefined;
  action?: { label: string; keys?: string | undefined; run: () => void } | undefined;
  /** Left to live; waits while somebody is at it. */
  ms: number;
}
export interface ToastStore extends Signal<readonly Toast[]> {
  push(toast: { text: string; tone?: Tone; icon?: IconName; action?: Toast['action']; ms?: number }): number;
  dismiss(id: number): void;
}

const LIFE_MS = 8000;
const TICK_MS = 250;
const SLEPT_MS = 2000;
const MOST = 3;

export function createToasts(): ToastStore {
  const list = createSignal<readonly Toast[]>([]);
  let last = 0;
  return {
    ...list,
    push({ text, tone = 'good', icon, action, ms = LIFE_MS }) {
      const id = (last += 1);
      // One confirmation at a time: they say what was just done, and stand over the alerts.
      const rest = list.getState().filter((toast) => tone !== 'good' || toast.tone !== 'good' || toast.action);
      list.setState([...rest, { id, text, tone, icon, action, ms }].slice(-MOST));
      return id;
    },
    dismiss: (id) => list.setState(list.getState().filter((t) => t.id !== id)),
  };
}

/** Confirms and offers undo. Never the only place of a fact. */
export function Toasts({ store }: { store: ToastStore }) {
  const text = useText();
  const all = useStore(store);
  const held = useRef(false);
  const lastMs = useRef(0);
  if (all.length === 0) lastMs.current = 0;
  useInterval(() => {
    // By the clock: a busy page calls late, and each call is not a quarter of a second. One that slept has not shown anything meanwhile.
    const now = performance.now();
    const passedMs = Math.min(lastMs.current === 0 ? TICK_MS : now - lastMs.current, SLEPT_MS);
    lastMs.current = now;
    if (held.current) return;
    const left = store.getState().map((t) => ({ ...t, ms: t.ms - passedMs })).filter((t) => t.ms > 0);
    store.setState(left);
  }, all.length > 0 ? TICK_MS : null);
  const hold = (): void => { held.current = true; };
  const release = (): void => { held.current = false; };
  return (
    <div class="toasts" role="status" onMouseEnter={hold} onMouseLeave={release} onFocusIn={hold} onFocusOut={release}>
      {all.map((t) => (
        <div key={t.id} class="toast">
          <Icon name={t.icon ?? toneIcon[t.tone]} class={`c-${t.tone}`} />
          <span class="grow">{t.text}</span>
          {t.action && (
            <button type="button" class="btn sm ghost" onClick={() => { held.current = false; t.action?.run(); store.dismiss(t.id); }}>
              {t.action.label}{t.action.keys && <> <kbd>{t.action.keys}</kbd></>}
            </button>
          )}
          <button type="button" class="btn quiet sq sm" aria-label={text.t('common.close')} onClick={() => { held.current = false; store.dismiss(t.id); }}><Icon name="x" /></button>
        </div>
      ))}
    </div>
  );
}
