/** Takes frames and events from the engine into the store: alerts, speed, outcome, autosave. */
import type { FrameMessage } from '../host/client.ts';
import { DAY_S } from '../sim/index.ts';
import type { SimEvent } from '../sim/index.ts';
import type { App } from './app.ts';
import { autosave } from './actions/saves.ts';
import { showToast } from './actions/toasts.ts';
import { keepResult } from './results.ts';
import { withMoments } from './moments.ts';
import { lockedPanels } from './unlocked.ts';
import { pauseRules } from './preferences.ts';
import { settleAlerts } from './settled.ts';
import type { AlertRule } from '../host/protocol.ts';
import type { AlertItem } from './state.ts';

const MAX_ALERTS = 200;
const MAX_CHRONICLE = 3_000;
const MERGE_WITHIN_S = 6 * 3_600;
const MERGE_LOG_WITHIN_S = 48 * 3_600; // progress reports would push the rest out of sight
const AUTOSAVE_EVERY_MS = 60_000;

let alertKey = 1;
let lastAutosaveMs = 0;

/** Applies one frame message. The previous frame's rack buffers go back to the engine: read racks from the store's frame only. */
export function takeFrame(app: App, message: FrameMessage): void {
  const { store, engine } = app;
  const before = store.getState();
  const { frame, speed } = message;
  const locked = lockedPanels(frame, before.catalog?.scenarios[frame.scenario]);
  const events = message.events.filter((event) => event.type !== 'guide.step' && !tooEarly(event, locked)); // the guide says its steps itself
  const first = before.frame === null;
  const stopping = speed === 0 ? events.findLast((event) => ruleOf(app, event) === 'pause') : undefined;
  const ended = !first && before.frame?.outcome.state === 'playing' && frame.outcome.state !== 'playing';
  store.setState({
    frame, frameVersion: before.frameVersion + 1, speed,
    stoppedBy: speed === 0 ? stopping ?? before.stoppedBy : null,
    alerts: settleAlerts(events.length > 0 ? mergeAlerts(before.alerts, events, (event) => ruleOf(app, event) === 'less') : before.alerts, frame),
    chronicle: withNews(before.chronicle, events),
    moments: withMoments(before, frame, message.events),
    ...(ended ? { screen: 'debrief' as const } : {}),
  });
  if (ended) keepResult(app.settings, frame, before.packs.used.length > 0);
  if (before.frame) engine.recycle(before.frame.racks);
  if (!ended) for (const event of events) if (ruleOf(app, event) === 'toast') showToast(app, `event.${event.type}`, event.params, event.priority === 'good' ? 'good' : event.priority === 'log' ? 'info' : event.priority);
  const newDay = before.frame !== null && Math.floor(before.frame.timeS / DAY_S) !== Math.floor(frame.timeS / DAY_S);
  if (ended || (newDay && app.nowMs() - lastAutosaveMs > AUTOSAVE_EVERY_MS)) {
    lastAutosaveMs = app.nowMs();
    void autosave(app);
  }
}

function withNews(chronicle: readonly SimEvent[], events: readonly SimEvent[]): readonly SimEvent[] {
  const news = events.filter((event) => event.priority !== 'log');
  return news.length > 0 ? [...chronicle, ...news].slice(-MAX_CHRONICLE) : chronicle;
}

/** A warning about nothing but a panel that the mission has not opened yet: the player could do nothing about it. */
function tooEarly(event: SimEvent, locked: ReadonlySet<string>): boolean {
  return event.priority === 'warn' && event.panel !== null && locked.has(event.panel) && event.site === null && event.structure === null;
}

export function takeCrash(app: App, message: string, stack: string): void {
  app.store.setState({ crash: { message, stack }, speed: 0 });
}

/** What the player wants of events of this kind. */
export function ruleOf(app: App, event: SimEvent): AlertRule {
  const { alertRules } = app.store.getState().preferences;
  const rules = pauseRules(alertRules);
  return rules[event.type] ?? rules[`*${event.priority}`] ?? (event.priority === 'good' ? 'toast' : event.priority === 'bad' ? 'pause' : 'log');
}

/** Newest first; the same thing at the same place within six hours (reports: two days) is counted, not repeated. What is `isQuiet` waits for nobody. */
export function mergeAlerts(alerts: readonly AlertItem[], events: readonly SimEvent[], isQuiet: (event: SimEvent) => boolean = () => false): AlertItem[] {
  const next = alerts.slice();
  for (const event of events) {
    const index = next.findIndex((item) => item.event.type === event.type && item.event.site === event.site && item.event.structure === event.structure && event.timeS - item.event.timeS < (event.priority === 'log' ? MERGE_LOG_WITHIN_S : MERGE_WITHIN_S));
    const before = index >= 0 ? next[index]! : null;
    if (before) next.splice(index, 1);
    next.unshift({ key: before?.key ?? alertKey++, event, count: (before?.count ?? 0) + 1, read: isQuiet(event) }); // the same row of the list, told again
  }
  return next.slice(0, MAX_ALERTS);
}
