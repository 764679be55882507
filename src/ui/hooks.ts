import { useEffect, useLayoutEffect, useReducer, useRef, useState } from 'preact/hooks';
import { shallowEqual } from '../lib/shallowEqual.ts';

/** What a zustand vanilla store and lib/signal have in common. */
export interface ReadableStore<S> {
  getState(): S;
  subscribe(listener: () => void): () => void;
}

/** Part of a store; renders again only when that part changed, and at a change that `isDue` lets pass with the next one. */
export function useStore<S, T = S>(
  store: ReadableStore<S>, select: (state: S) => T = (s) => s as unknown as T, equal: (a: T, b: T) => boolean = shallowEqual, isDue?: (state: S) => boolean,
): T {
  const [, render] = useReducer<number, void>((n) => n + 1, 0);
  const held = useRef<{ value: T } | null>(null);
  const next = select(store.getState());
  if (!held.current || !equal(held.current.value, next)) held.current = { value: next };
  const latest = useRef(select);
  latest.current = select;
  useLayoutEffect(() => {
    const check = (): void => {
      if (isDue && !isDue(store.getState())) return;
      if (held.current && !equal(held.current.value, latest.current(store.getState()))) render();
    };
    check();
    return store.subscribe(check);
  }, [store, isDue]);
  return held.current.value;
}

/** Calls the newest `run` every `ms`; null stops. */
export function useInterval(run: () => void, ms: number | null): void {
  const latest = useRef(run);
  latest.current = run;
  useEffect(() => {
    if (ms === null) return;
    const timer = setInterval(() => latest.current(), ms);
    return () => clearInterval(timer);
  }, [ms]);
}

/** A listener on the window or another target that always calls the newest handler. */
export function useListener<E extends Event>(target: EventTarget | null, type: string, handler: (event: E) => void, capture = false): void {
  const latest = useRef(handler);
  latest.current = handler;
  useLayoutEffect(() => { // with the first paint: a key pressed before it is not lost
    if (!target) return;
    const listen = (event: Event): void => latest.current(event as E);
    target.addEventListener(type, listen, capture);
    return () => target.removeEventListener(type, listen, capture);
  }, [target, type, capture]);
}

export function useMediaQuery(query: string): boolean {
  const [matches, set] = useState(() => globalThis.matchMedia?.(query).matches ?? false);
  useEffect(() => {
    const list = globalThis.matchMedia?.(query);
    if (!list) return;
    const update = (): void => set(list.matches);
    update();
    list.addEventListener('change', update);
    return () => list.removeEventListener('change', update);
  }, [query]);
  return matches;
}

let ids = 0;
/** An id that is unique in the page and stays the same for the life of the component. */
export function useUid(prefix = 'u'): string {
  const id = useRef('');
  if (id.current === '') id.current = `${prefix}${(ids += 1)}`;
  return id.current;
}
