import { useEffect, useState } from 'preact/hooks';
import { ruleOf } from '../../app/frames.ts';
import type { App } from '../../app/app.ts';
import type { AlertItem } from '../../app/state.ts';
import type { AlertRule } from '../../app/simValues.ts';
import type { Translator } from '../../app/i18n/translate.ts';
import type { Frame } from '../../sim/index.ts';
import { SHELL_TURN, useApp, useT, useTurnState } from '../context.ts';
import { setAlertRule } from '../screens/preferences.ts';
import { createKept } from '../memo.ts';
import { Button, Log, Menu, Tag, type LogEntry, type MenuItem } from '../widgets/index.ts';
import { alertGroups } from './alertGroups.ts';
import { toggleDigest } from './digest.ts';
import { eventMeta, eventText } from './names.ts';
import { freshSinceS, jumpToAlert, leadsSomewhere, seeAlerts, waitingAlerts } from './jump.ts';

const FILTERS = ['all', 'needs', 'bad', 'good'] as const;
type Filter = (typeof FILTERS)[number];
const SHOWN = 80;
const RULES: readonly AlertRule[] = ['pause', 'toast', 'log', 'less'];

function passes(alert: AlertItem, filter: Filter): boolean {
  const { priority } = alert.event;
  if (filter === 'needs') return priority === 'bad' || priority === 'warn';
  return filter === 'all' || priority === filter;
}

/** What is to happen the next time, from the alert itself. What can cost the run is never put away. */
function ruleItems(app: App, t: Translator, alert: AlertItem): MenuItem[] {
  const { event } = alert;
  const rule = ruleOf(app, event);
  return RULES.map((id) => ({
    id, label: t.t(`alert.rule.${id}`), checked: rule === id, disabledReason: id === 'less' && event.priority === 'bad' ? t.t('alert.neverLess') : null,
    run: () => setAlertRule(app, event.type, rule === id && app.store.getState().preferences.alertRules[event.type] !== undefined ? null : id),
  }));
}

const keptMeta = createKept<AlertItem, string>();
const keptEntry = createKept<AlertItem, LogEntry>();

/** How an alert stands in the list. */
interface Standing {
  meta: string;
  nested: boolean;
  others: number; // of its kind that stand behind it
  open: boolean; // these are shown
  toggle: () => void;
}

/** Outside of the feed, as what it answers is kept: its handlers would keep the picture of the game that the feed had at the time. */
function entryFor(app: App, t: Translator, alert: AlertItem, { meta, nested, others, open, toggle }: Standing): LogEntry {
  const { event } = alert;
  const [head = '', ...rest] = eventText(t, event).split(/(?<=[.?])\s+/);
  return {
    id: String(alert.key), tone: event.priority === 'log' ? 'info' : event.priority, head, body: rest.join(' ') || undefined, meta, count: alert.count, nested,
    go: leadsSomewhere(app, event) ? { label: t.t('shell.jump', { what: head }), run: () => jumpToAlert(app, alert) } : undefined,
    menu: nested ? undefined : { label: t.t('alert.rules', { what: head }), items: ruleItems(app, t, alert) },
    more: others === 0 ? undefined : { label: t.t(open ? 'alert.fold' : 'alert.unfold', { n: others }), open, toggle },
  };
}

/** Changes when something is built or torn down: names of places count what stands beside them. */
const plantOf = (frame: Frame | null): string => (frame?.sites ?? []).map(({ structures }) => `${structures.length}/${structures.at(-1)?.id ?? ''}`).join();

type SetOpened = (change: (all: readonly string[]) => readonly string[]) => void;
const toggleOf = (setOpened: SetOpened, type: string, open: boolean) => (): void => setOpened((all) => (open ? all.filter((other) => other !== type) : [...all, type]));

/** What happened: what needs the player first, then the newest; repeats of a kind behind one another. */
export function Feed() {
  const app = useApp();
  const t = useT();
  const [filter, setFilter] = useState<Filter>('all');
  const [opened, setOpened] = useState<readonly string[]>([]);
  const [hidden, showHidden] = useState(false);
  const { alerts, catalog, day, epochDay, panel, rules, step } = useTurnState(SHELL_TURN, (state) => ({ panel: state.panel, alerts: state.alerts, catalog: state.catalog, rules: state.preferences.alertRules, epochDay: state.frame?.epochDay ?? 0, day: Math.floor((state.frame?.timeS ?? 0) / 86_400), step: state.frame?.guide.step ?? 0 }));
  useEffect(() => { if (panel) seeAlerts(app, panel); }, [app, panel]);
  const waiting = waitingAlerts(alerts, day * 86_400);
  const { frame } = app.store.getState();
  const plant = plantOf(frame);
  const wanted = alerts.filter((alert) => passes(alert, filter));
  const less = new Set(wanted.filter((alert) => ruleOf(app, alert.event) === 'less'));
  const groups = alertGroups(hidden ? wanted : wanted.filter((alert) => !less.has(alert)), freshSinceS(day * 86_400)).slice(0, SHOWN);
  const entryOf = (alert: AlertItem, nested: boolean, others = 0, open = false): LogEntry => {
    const meta = keptMeta(alert, [t, catalog, day, epochDay, plant], () => eventMeta(t, catalog, frame, alert.event));
    return keptEntry(alert, [app, t, meta, rules, step, nested, others, open], () => entryFor(app, t, alert, { meta, nested, others, open, toggle: toggleOf(setOpened, alert.event.type, open) }));
  };
  const entries = groups.flatMap(({ type, first, others }): LogEntry[] => {
    const open = others.length > 0 && opened.includes(type);
    return [entryOf(first, false, others.length, open), ...(open ? others.map((alert) => entryOf(alert, true)) : [])];
  });
  return (
    <section class="feed" aria-labelledby="feed-h" data-region="alerts">
      <div class="sec-h">
        <h2 id="feed-h">{t.t('shell.alerts')}</h2>
        {waiting > 0 && <Tag tone="warn" icon={null}>{t.t('shell.needYou', { n: waiting })}</Tag>}
        <span class="grow" />
        <Button size="sm" kind="quiet" icon="eye" label={t.t('keys.digest.open')} onPress={() => toggleDigest(app)} />
        {waiting > 0 && <Button size="sm" kind="quiet" icon="check" label={t.t('shell.markRead')} onPress={() => app.store.setState({ alerts: alerts.map((alert) => ({ ...alert, read: true })) })} />}
        <Menu size="sm" icon="sliders-horizontal" label={t.t('shell.filter')} items={FILTERS.map((id) => ({ id, label: t.t(`shell.filter.${id}`), checked: filter === id, run: () => setFilter(id) }))} />
      </div>
      <Log label={t.t('shell.alertsNewestFirst')} entries={entries} empty={t.t('shell.noAlerts')} foot={less.size > 0 && <button type="button" class="btn quiet sm alertless" aria-expanded={hidden ? 'true' : 'false'} onClick={() => showHidden(!hidden)}>{t.t(hidden ? 'alert.lessHide' : 'alert.lessShow', { n: less.size })}</button>} />
    </section>
  );
}
