/** Parts of the page that arrive when they are first shown. */
import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { isLostPart, losePart } from '../../app/actions/parts.ts';
import { useApp } from '../context.ts';

/**
 * A component that loads itself; shows nothing until then. When it does not arrive, a dialog says so (`needed`: nothing can be
 * shown without it); an error in its code goes to the error boundary.
 */
export function lazyView(load: () => Promise<ComponentType>, needed = false): ComponentType {
  let loaded: ComponentType | null = null;
  return function LazyView() {
    const app = useApp();
    const [, update] = useState(0);
    const [error, fail] = useState<unknown>(null);
    useEffect(() => {
      if (loaded) return;
      let alive = true;
      load().then(
        (view) => {
          loaded = view;
          if (alive) update((n) => n + 1);
        },
        (reason: unknown) => {
          if (isLostPart(reason)) void losePart(app, needed);
          else if (alive) fail(reason ?? new Error('a part of the page did not load'));
        },
      );
      return () => { alive = false; };
    }, []);
    if (error !== null) throw error;
    const View = loaded;
    return View ? <View /> : <div class="vh" aria-busy="true" />;
  };
}
