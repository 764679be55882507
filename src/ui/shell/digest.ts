/** What a listener hears: one summary a pause, the start of an incident, the end of the run. */
import { useEffect, useRef } from 'preact/hooks';
import type { Frame } from '../../sim/index.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import { announce } from '../a11y/live.tsx';
import { useApp, useT } from '../context.ts';
import { needsPlayer } from './jump.ts';
import { placeName } from './names.ts';

interface Mark { timeS: number; useful: number; cash: number; hottest: number }
const markOf = (frame: Frame): Mark => ({ timeS: frame.timeS, useful: frame.top.gpusUseful, cash: frame.top.cashCents, hottest: frame.top.hottestC });

/** "5 h passed. 312 more GPUs useful. Cash fell by $0.4M. 2 alerts wait." */
export function digestText(t: Translator, before: Mark, now: Mark, waiting: number): string {
  const parts = [t.t('digest.passed', { time: t.n(now.timeS - before.timeS, 'seconds') })];
  const change = (id: string, delta: number, unit: 'gpus' | 'cents' | 'kelvin', least: number): void => {
    if (Math.abs(delta) >= least) parts.push(t.t(`digest.${id}.${delta > 0 ? 'up' : 'down'}`, { amount: t.n(Math.abs(delta), unit) }));
  };
  change('useful', now.useful - before.useful, 'gpus', 1);
  change('cash', now.cash - before.cash, 'cents', 100_000);
  if (now.hottest >= 0 && before.hottest >= 0) change('hottest', now.hottest - before.hottest, 'kelvin', 0.5);
  if (waiting > 0) parts.push(t.t('digest.waiting', { n: waiting }));
  return parts.join(' ');
}

export function useDigest(): void {
  const { store } = useApp();
  const t = useT();
  const since = useRef<Mark | null>(null);
  useEffect(() => store.subscribe((state, before) => {
    const { frame, speed } = state;
    if (!frame) return;
    if (before.speed === 0 && speed > 0) since.current = markOf(frame);
    else if (before.speed > 0 && speed === 0 && since.current && frame.timeS > since.current.timeS) {
      announce.digest(digestText(t, since.current, markOf(frame), state.alerts.filter(needsPlayer).length));
      since.current = null;
    }
    const live = frame.incident !== null && frame.incident.endedS < 0;
    const wasLive = before.frame?.incident != null && before.frame.incident.endedS < 0;
    if (live && !wasLive && frame.incident) {
      announce.alert(t.t(`incident.${frame.incident.kind}.start`, { hall: placeName(t, state.catalog, frame, frame.incident.halls[0] ?? -1), worst: frame.incident.worstC }));
    }
  }), [store, t]);
}
