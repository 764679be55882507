/** What changed since the player last looked: the rows of the list, when it shows itself, and the one sentence that a listener hears. */
import { useEffect, useRef } from 'preact/hooks';
import { openPanel, select } from '../../app/actions/play.ts';
import type { App } from '../../app/app.ts';
import type { AppState, DigestMark } from '../../app/state.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import type { Unit } from '../../app/i18n/format.ts';
import type { Frame, SimEvent } from '../../sim/index.ts';
import { announce } from '../a11y/live.tsx';
import { useApp, useT } from '../context.ts';
import { showStructure, waitingAlerts } from './jump.ts';
import { findStructure, ordinal, placeName } from './names.ts';

const HOUR = 3_600;
/** Shows itself after so much fast time, or so long with the window left alone. */
const FAST_S = 24 * HOUR;
const AWAY_S = 12 * HOUR;
const FAST_SPEED = 3;

export function markOf(frame: Frame): DigestMark {
  const { top, people, compute } = frame;
  return {
    timeS: frame.timeS, useful: top.gpusUseful, loadKW: top.loadKW, cashCents: top.cashCents, place: top.place, hottestC: top.hottestC,
    heads: people.cohorts.reduce((sum, team) => sum + team.count, 0), capability: compute.models.reduce((best, model) => Math.max(best, model.capability), 0),
  };
}

export type RowId = 'useful' | 'power' | 'cash' | 'place' | 'hottest' | 'people' | 'capability';
export interface DigestRow {
  id: RowId;
  from: string;
  to: string;
  delta: string;
  tone: 'good' | 'warn' | 'none';
}

/** What moved enough to be worth a line; nothing when nothing did. */
export function digestRows(t: Translator, before: DigestMark, now: DigestMark): DigestRow[] {
  const rows: DigestRow[] = [];
  /** `better`: 1 when more is better, -1 when less is, 0 when it depends. */
  const add = (id: RowId, from: number, to: number, unit: Unit, least: number, better: 1 | -1 | 0, words = (value: number): string => t.n(value, unit)): void => {
    const change = to - from;
    if (Math.abs(change) < least) return;
    rows.push({ id, from: words(from), to: words(to), delta: t.delta(id === 'place' ? -change : change, unit === 'degC' ? 'kelvin' : unit), tone: better === 0 ? 'none' : change * better > 0 ? 'good' : 'warn' });
  };
  add('useful', before.useful, now.useful, 'gpus', 1, 1);
  add('power', before.loadKW, now.loadKW, 'kW', Math.max(1, before.loadKW * 0.005), 0);
  add('cash', before.cashCents, now.cashCents, 'cents', 100_000, 1);
  add('place', before.place, now.place, 'count', 1, -1, (value) => ordinal(t, value));
  if (before.hottestC >= 0 && now.hottestC >= 0) add('hottest', before.hottestC, now.hottestC, 'degC', 0.5, -1);
  add('people', before.heads, now.heads, 'people', 1, 0);
  add('capability', before.capability, now.capability, 'index', 0.005, 1);
  return rows;
}

export interface DigestNews { key: string; event: SimEvent; n: number }
const WEIGHT: Record<SimEvent['priority'], number> = { bad: 3, warn: 2, good: 1, log: 0 };

/** What finished, failed or opened since the mark: one line a kind, the newest of it, the most pressing first. */
export function digestNews(chronicle: readonly SimEvent[], sinceS: number): DigestNews[] {
  const kinds = new Map<string, DigestNews>();
  for (const event of chronicle) if (event.timeS > sinceS) kinds.set(event.type, { key: event.type, event, n: (kinds.get(event.type)?.n ?? 0) + 1 });
  return [...kinds.values()].sort((a, b) => WEIGHT[b.event.priority] - WEIGHT[a.event.priority] || b.event.timeS - a.event.timeS);
}

/** Where a number of the list is explained or steered. */
export function goTo(app: App, id: RowId): void {
  const { frame } = app.store.getState();
  switch (id) {
    case 'useful': return select(app, { kind: 'step', step: frame?.waterfall.worst || 'useful' });
    case 'power': return openPanel(app, 'power');
    case 'cash': return openPanel(app, 'capital');
    case 'place': return openPanel(app, 'race');
    case 'people': return openPanel(app, 'people');
    case 'capability': return openPanel(app, 'training');
    case 'hottest': {
      const found = frame && findStructure(frame, frame.top.hottestHall);
      if (found) showStructure(app, found.site.id, found.structure.id);
    }
  }
}

let cameFrom: HTMLElement | null = null;

/** The mark goes to now: the player has read what changed. The focus goes back to where it was. */
export function readDigest(app: App): void {
  const { frame } = app.store.getState();
  const inside = document.activeElement?.closest('.digest') != null;
  app.store.setState({ digest: { since: frame ? markOf(frame) : null, open: false } });
  if (inside && cameFrom?.isConnected) cameFrom.focus();
  cameFrom = null;
}

/** Asked for: the list takes the focus. Asked for again: it has been read. */
export function toggleDigest(app: App): void {
  const { digest } = app.store.getState();
  if (digest.open) return readDigest(app);
  cameFrom = document.activeElement instanceof HTMLElement && document.activeElement !== document.body ? document.activeElement : null;
  app.store.setState({ digest: { ...digest, open: true } });
  setTimeout(() => document.getElementById('digest-h')?.focus({ preventScroll: true }));
}

/** "5 h passed. 312 more GPUs useful. Cash fell by $0.4M. 2 alerts wait." */
export function digestText(t: Translator, before: DigestMark, now: DigestMark, waiting: number): string {
  const parts = [t.t('digest.passed', { time: t.n(now.timeS - before.timeS, 'seconds') })];
  const change = (id: string, delta: number, unit: 'gpus' | 'cents' | 'kelvin', least: number): void => {
    if (Math.abs(delta) >= least) parts.push(t.t(`digest.${id}.${delta > 0 ? 'up' : 'down'}`, { amount: t.n(Math.abs(delta), unit) }));
  };
  change('useful', now.useful - before.useful, 'gpus', 1);
  change('cash', now.cashCents - before.cashCents, 'cents', 100_000);
  if (now.hottestC >= 0 && before.hottestC >= 0) change('hottest', now.hottestC - before.hottestC, 'kelvin', 0.5);
  if (waiting > 0) parts.push(t.t('digest.waiting', { n: waiting }));
  return parts.join(' ');
}

/** Neither into an incident, nor between the steps of a guide, nor over the end. */
function mayShow({ frame, catalog, digest }: AppState): boolean {
  if (!frame || digest.open || frame.outcome.state !== 'playing' || (frame.incident !== null && frame.incident.endedS < 0)) return false;
  const steps = catalog?.scenarios[frame.scenario]?.steps.length ?? 0;
  return frame.guide.skipped || frame.guide.step >= steps;
}

export function useDigest(): void {
  const { store } = useApp();
  const t = useT();
  const heard = useRef<DigestMark | null>(null);
  const fastFromS = useRef<number | null>(null);
  useEffect(() => {
    const show = (): void => { if (mayShow(store.getState())) store.setState({ digest: { ...store.getState().digest, open: true } }); };
    /** The player is looking until now: unless a list is still unread, what comes next is told against this moment. */
    const look = (frame: Frame): void => { if (!store.getState().digest.open) store.setState({ digest: { since: markOf(frame), open: false } }); };
    const { frame: first, digest } = store.getState();
    if (first && digest.since === null) look(first);
    const stop = store.subscribe((state, before) => {
      const { frame, speed } = state;
      if (!frame) return;
      if (state.digest.since === null || state.digest.since.timeS > frame.timeS) store.setState({ digest: { since: markOf(frame), open: false } });
      if (before.speed === 0 && speed > 0) heard.current = markOf(frame);
      else if (before.speed > 0 && speed === 0 && heard.current && frame.timeS > heard.current.timeS) {
        announce.digest(digestText(t, heard.current, markOf(frame), waitingAlerts(state.alerts, frame.timeS)));
        heard.current = null;
      }
      if (before.speed < FAST_SPEED && speed >= FAST_SPEED && fastFromS.current === null) {
        fastFromS.current = frame.timeS;
        look(frame);
      } else if (before.speed >= FAST_SPEED && speed < FAST_SPEED && fastFromS.current !== null) {
        const ranS = frame.timeS - fastFromS.current;
        fastFromS.current = null;
        if (ranS >= FAST_S) show();
      }
      const live = frame.incident !== null && frame.incident.endedS < 0;
      const wasLive = before.frame?.incident != null && before.frame.incident.endedS < 0;
      if (live && !wasLive && frame.incident) {
        announce.alert(t.t(`incident.${frame.incident.kind}.start`, { hall: placeName(t, state.catalog, frame, frame.incident.halls[0] ?? -1), worst: frame.incident.worstC }));
      }
    });
    let leftS: number | null = null;
    const leave = (): void => {
      const { frame } = store.getState();
      if (!frame || leftS !== null) return;
      leftS = frame.timeS;
      look(frame);
    };
    const back = (): void => {
      const { frame } = store.getState();
      if (frame && leftS !== null && frame.timeS - leftS >= AWAY_S) show();
      leftS = null;
    };
    const seen = (): void => (document.hidden ? leave() : back());
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('blur', leave);
    window.addEventListener('focus', back);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('blur', leave);
      window.removeEventListener('focus', back);
    };
  }, [store, t]);
}
