import { useEffect, useState } from 'preact/hooks';
import type { HistoryData } from '../../app/simValues.ts';
import { useApp, useAppState } from '../context.ts';

/** The daily record, asked for again when a day has been added. Null until it has come. */
export function useHistory(wanted = true): HistoryData | null {
  const app = useApp();
  const days = useAppState((state) => state.frame?.historyDays ?? 0);
  const [history, setHistory] = useState<HistoryData | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let alive = true;
    app.engine.ask({ type: 'history' }).then((answer) => { if (alive) setHistory(answer); }, () => undefined);
    return () => { alive = false; };
  }, [app, days, wanted]);
  return history;
}
