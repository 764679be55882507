/** What every component may ask for: the app (store, engine, saves) and the words. One provider, in app.tsx. */
import { createContext } from 'preact';
import { useContext, useMemo } from 'preact/hooks';
import type { App } from '../app/app.ts';
import type { AppState } from '../app/state.ts';
import type { Translator } from '../app/i18n/translate.ts';
import type { LoadExplained } from './widgets/explained.ts';
import { shallowEqual } from '../lib/shallowEqual.ts';
import { useStore } from './hooks.ts';

export interface UiContext {
  app: App;
  t: Translator;
}

export const AppContext = createContext<UiContext | null>(null);

function useUi(): UiContext {
  const context = useContext(AppContext);
  if (!context) throw new Error('a component was drawn outside of the app');
  return context;
}

export function useApp(): App {
  return useUi().app;
}

/** Part of the store; draws again only when that part changed (compared one level deep). */
export function useAppState<T>(select: (state: AppState) => T, equal: (a: T, b: T) => boolean = shallowEqual): T {
  return useStore(useUi().app.store, select, equal);
}

/** Some fields of the store, by name. */
export function useAppFields<K extends keyof AppState>(...keys: readonly K[]): Pick<AppState, K> {
  return useAppState((state) => Object.fromEntries(keys.map((key) => [key, state[key]])) as Pick<AppState, K>);
}

/** The translator: `t(id, params)`, `n(value, unit)`, `date(epochDay, seconds)` … */
export function useT(): Translator {
  return useUi().t;
}

/** Asks the simulation to explain a number, now: for ExplainNumber's `load`. */
export function useExplain(id: string, params: Record<string, number | string> = {}): LoadExplained {
  const { app } = useUi();
  const key = JSON.stringify(params);
  return useMemo(() => () => app.engine.ask({ type: 'explain', explainId: id, params: JSON.parse(key) as Record<string, number | string> }), [app, id, key]);
}
