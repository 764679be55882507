import { useState } from 'preact/hooks';
import type { AlertItem } from '../../app/state.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { Button, Log, Menu, Tag, type LogEntry } from '../widgets/index.ts';
import { eventMeta, eventText } from './names.ts';
import { jumpToAlert, leadsSomewhere, needsPlayer } from './jump.ts';

const FILTERS = ['all', 'needs', 'bad', 'good'] as const;
type Filter = (typeof FILTERS)[number];
const SHOWN = 80;

function passes(alert: AlertItem, filter: Filter): boolean {
  const { priority } = alert.event;
  if (filter === 'needs') return priority === 'bad' || priority === 'warn';
  return filter === 'all' || priority === filter;
}

export function Feed() {
  const app = useApp();
  const t = useT();
  const [filter, setFilter] = useState<Filter>('all');
  const { alerts, catalog, epochDay, day } = useAppState((state) => ({ alerts: state.alerts, catalog: state.catalog, epochDay: state.frame?.epochDay ?? 0, day: Math.floor((state.frame?.timeS ?? 0) / 86_400), step: state.frame?.guide.step ?? 0 }));
  const waiting = alerts.filter(needsPlayer).length;
  void epochDay;
  void day;
  const { frame } = app.store.getState();
  const entries: LogEntry[] = alerts.filter((alert) => passes(alert, filter)).slice(0, SHOWN).map((alert) => {
    const { event } = alert;
    const [head = '', ...rest] = eventText(t, event).split(/(?<=[.?])\s+/);
    return {
      id: String(alert.key), tone: event.priority === 'log' ? 'info' : event.priority, head, body: rest.join(' ') || undefined,
      meta: eventMeta(t, catalog, frame, event), count: alert.count,
      go: leadsSomewhere(app, event) ? { label: t.t('shell.jump', { what: head }), run: () => jumpToAlert(app, alert) } : undefined,
    };
  });
  return (
    <section class="feed" aria-labelledby="feed-h" data-region="alerts">
      <div class="sec-h">
        <h2 id="feed-h">{t.t('shell.alerts')}</h2>
        {waiting > 0 && <Tag tone="warn" icon={null}>{t.t('shell.needYou', { n: waiting })}</Tag>}
        <span class="grow" />
        {waiting > 0 && <Button size="sm" kind="quiet" icon="check" label={t.t('shell.markRead')} onPress={() => app.store.setState({ alerts: alerts.map((alert) => ({ ...alert, read: true })) })} />}
        <Menu size="sm" icon="sliders-horizontal" label={t.t('shell.filter')} items={FILTERS.map((id) => ({ id, label: t.t(`shell.filter.${id}`), checked: filter === id, run: () => setFilter(id) }))} />
      </div>
      <Log label={t.t('shell.alertsNewestFirst')} entries={entries} empty={t.t('shell.noAlerts')} />
    </section>
  );
}
