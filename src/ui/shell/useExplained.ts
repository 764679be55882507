import { useEffect, useState } from 'preact/hooks';
import { useInterval } from '../hooks.ts';
import { useApp } from '../context.ts';
import type { Explained } from '../widgets/index.ts';

const AGAIN_MS = 1000;

/** An explanation kept fresh while it is on the screen. */
export function useExplained(id: string, params: Record<string, number | string> = {}): Explained | null {
  const app = useApp();
  const [tree, setTree] = useState<Explained | null>(null);
  const [asked, setAsked] = useState({ version: -1 });
  const key = `${id} ${JSON.stringify(params)}`;
  function ask(): void {
    asked.version = app.store.getState().frameVersion;
    const mine = key;
    app.engine.ask({ type: 'explain', explainId: id, params }).then((answer) => { if (mine === key) setTree(answer); }, () => setTree(null));
  }
  useEffect(() => {
    setTree(null);
    setAsked({ version: -1 });
    ask();
  }, [key]);
  useInterval(() => { if (app.store.getState().frameVersion !== asked.version) ask(); }, AGAIN_MS);
  return tree;
}
