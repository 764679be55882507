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

/** Half of what is words is drawn with even pictures of the game, half with odd ones. */
export type Turn = 0 | 1;
export const PANEL_TURN: Turn = 0;
export const SHELL_TURN: Turn = 1; // waterfall, alerts, rail, tables of the stage
const EVERY_MS = 190;

/**
 * Part of the store for what is read rather than watched. Pictures of the game come ten times a second at full speed; this draws with every other
 * one, so that no picture has to wait for all of the page. Slower pictures, those of a game that stands still, and every change that is not a
 * picture (an order taken, a tab chosen) are drawn at once. What is drawn reads the newest picture, never one that it kept.
 */
export function useTurnState<T>(turn: Turn, select: (state: AppState) => T, equal: (a: T, b: T) => boolean = shallowEqual): T {
  return useStore(useUi().app.store, select, equal, useTurns(turn));
}

/** Says of each new state whether it is drawn now or with the next. */
export function useTurns(turn: Turn): (state: AppState) => boolean {
  const { store } = useUi().app;
  return useMemo(() => {
    let seen = store.getState().frameVersion;
    let drawnMs = performance.now();
    return ({ frameVersion, speed }: AppState): boolean => {
      const now = performance.now();
      const waits = frameVersion !== seen && speed > 0 && frameVersion % 2 !== turn && now - drawnMs < EVERY_MS;
      seen = frameVersion;
      if (!waits) drawnMs = now;
      return !waits;
    };
  }, [store, turn]);
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
