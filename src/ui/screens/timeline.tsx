import type { AlertItem } from '../../app/state.ts';
import { useT } from '../context.ts';
import { eventText } from '../shell/names.ts';
import { Icon, type IconName } from '../widgets/index.ts';

const DAY = 86_400;
const MOST = 14;
const ICONS: Record<string, IconName> = { good: 'circle-check', warn: 'triangle-alert', bad: 'octagon-x', log: 'info' };

/** The events that mattered, in order, on a line of time; read as a list. */
export function Timeline({ alerts, endS, epochDay }: { alerts: readonly AlertItem[]; endS: number; epochDay: number }) {
  const t = useT();
  const shown = pick(alerts);
  if (shown.length === 0) return <p class="muted sm">{t.t('debrief.quiet')}</p>;
  return (
    <ol class="tline">
      {shown.map((alert, i) => {
        const { event } = alert;
        return (
          <li key={alert.key} class={i % 2 ? 'under' : ''} style={{ left: `${((event.timeS / Math.max(endS, 1)) * 100).toFixed(2)}%` }}>
            <Icon name={ICONS[event.priority] ?? 'info'} class={event.priority === 'log' ? 'faint' : `c-${event.priority}`} />
            <span class="xs"><span class="faint num">{t.date(epochDay + Math.floor(event.timeS / DAY), 0, 'date')}</span> {eventText(t, event)}</span>
          </li>
        );
      })}
    </ol>
  );
}

/** Bad and good first, then warnings; in order of time. */
function pick(alerts: readonly AlertItem[]): AlertItem[] {
  const weight = (alert: AlertItem): number => ({ bad: 3, good: 3, warn: 2, log: 0 })[alert.event.priority];
  return [...alerts].filter((alert) => weight(alert) > 0).sort((a, b) => weight(b) - weight(a) || b.event.timeS - a.event.timeS).slice(0, MOST).sort((a, b) => a.event.timeS - b.event.timeS);
}
