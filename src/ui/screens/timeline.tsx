import { useT } from '../context.ts';
import { Icon, type IconName } from '../widgets/index.ts';
import type { Moment } from './course.ts';

const DAY = 86_400;
const ICONS: Record<Moment['tone'], IconName> = { good: 'circle-check', warn: 'triangle-alert', bad: 'octagon-x', info: 'info' };

/** The moments that mattered, in order, on a line of time; read as a list. */
export function Timeline({ moments, endS, epochDay }: { moments: readonly Moment[]; endS: number; epochDay: number }) {
  const t = useT();
  if (moments.length === 0) return <p class="muted sm">{t.t('debrief.quiet')}</p>;
  return (
    <ol class="tline">
      {moments.map((moment, i) => (
        <li key={moment.key} class={i % 2 ? 'under' : ''} style={{ left: `${((moment.timeS / Math.max(endS, 1)) * 100).toFixed(2)}%` }}>
          <Icon name={ICONS[moment.tone]} class={moment.tone === 'info' ? 'faint' : `c-${moment.tone}`} />
          <span class="xs"><span class="faint num">{t.date(epochDay + Math.floor(moment.timeS / DAY), 0, 'date')}</span> {moment.text}</span>
        </li>
      ))}
    </ol>
  );
}
