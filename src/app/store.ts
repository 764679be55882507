/** The page's store: zustand, vanilla, with selector subscriptions. Actions are functions in actions/, not methods of the store. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { subscribeWithSelector } from 'zustand/middleware';
import { initialState, type AppState } from './state.ts';
import type { Preferences } from './preferences.ts';

export type AppStore = ReturnType<typeof createAppStore>;

export function createAppStore(preferences: Preferences) {
  return createStore<AppState>()(subscribeWithSelector((): AppState => initialState(preferences)));
}

export type ReadStore = Pick<StoreApi<AppState>, 'getState' | 'subscribe'>;
