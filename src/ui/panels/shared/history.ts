/** The daily record of the game, asked for once a day. */
import { useEffect, useState } from 'preact/hooks';
import type { HistoryColumn } from '../../../sim/index.ts';
import type { Game } from './game.tsx';

export interface History { days: number; columns: Record<string, Float64Array> }
const EMPTY: History = { days: 0, columns: {} };

export function useHistory(game: Game): History {
  const [history, setHistory] = useState<History>(EMPTY);
  const { app } = game;
  useEffect(() => {
    let alive = true;
    app.engine.ask({ type: 'history' }).then((data) => { if (alive) setHistory(data); }, () => undefined);
    return () => { alive = false; };
  }, [app, game.frame.historyDays, game.frame.scenario, game.frame.seed]);
  return history;
}

/** A column as a chart takes it; values that mean "none" become gaps. */
export function columnOf(history: History, name: HistoryColumn, scale = 1): (number | null)[] {
  const column = history.columns[name];
  return column ? Array.from(column, (value) => (Number.isFinite(value) ? value * scale : null)) : [];
}

/** Days of the record as seconds since 1970 of game time. */
export function timesOf(game: Game, history: History): number[] {
  const days = history.columns['day'];
  return days ? Array.from(days, (day) => (game.frame.epochDay + day) * 86_400) : [];
}
