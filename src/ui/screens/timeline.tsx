import { useT } from '../context.ts';
import { Icon, type IconName } from '../widgets/index.ts';
import type { Moment } from './course.ts';

const DAY = 86_400;
const ICONS: Record<Moment['tone'], IconName> = { good: 'circle-check', warn: 'triangle-alert', bad: 'octagon-x', info: 'info' };

/** The moments that mattered, in order, on a line of time; read as a list. */
export function Timeline({ moments, endS, epochDay }: { moments: readonly Moment[]; endS: number; epochDay: number }) {
  const t = useT();
  if (moments.length === 0) return <p class="muted sm">{t.t('debrief.quiet')}</p>;
  const lanes = lanesOf(moments, Math.max(endS, 1));
  return (
    <ol class="tline">
      {moments.map((moment) => (
        <li key={moment.key} class={lanes.get(moment.key)} style={{ left: `${((moment.timeS / Math.max(endS, 1)) * 100).toFixed(2)}%` }}>
          <Icon name={ICONS[moment.tone]} class={moment.tone === 'info' ? 'faint' : `c-${moment.tone}`} />
          <span class="xs"><span class="faint num">{t.date(epochDay + Math.floor(moment.timeS / DAY), 0, 'date')}</span> {moment.text}</span>
        </li>
      ))}
    </ol>
  );
}

/** Room of a label, as a share of the line. */
const LABEL = 0.11;
type Lane = 'over' | 'under' | 'bare';

/** Above or below the line, weightiest first; without a label where both are taken. */
function lanesOf(moments: readonly Moment[], endS: number): Map<string, Lane> {
  const taken: Record<'over' | 'under', number[]> = { over: [], under: [] };
  const lanes = new Map<string, Lane>();
  for (const { key, timeS } of [...moments].sort((a, b) => b.weight - a.weight || a.timeS - b.timeS)) {
    const at = timeS / endS;
    const free = (['over', 'under'] as const).filter((lane) => taken[lane].every((other) => Math.abs(other - at) >= LABEL));
    const lane = free.length === 2 && taken.over.length > taken.under.length ? 'under' : free[0];
    if (lane) taken[lane].push(at);
    lanes.set(key, lane ?? 'bare');
  }
  return lanes;
}
