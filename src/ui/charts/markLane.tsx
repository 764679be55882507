import { useState } from 'preact/hooks';
import { useRoving } from '../a11y/roving.ts';
import { useApp, useAppState, useT } from '../context.ts';
import { jumpToEvent, leadsSomewhere } from '../shell/jump.ts';
import { cx, Button, Icon, type IconName, type PlotArea } from '../widgets/index.ts';
import { clusterMarks, kindOf, MARK_KINDS, type Cluster, type Mark, type MarkKind } from './marks.ts';

export const MARK_ICONS: Record<MarkKind, IconName> = { bad: 'octagon-x', warn: 'triangle-alert', good: 'circle-check', order: 'shopping-cart', setting: 'sliders-horizontal' };
export const markHue = (kind: MarkKind): string => (kind === 'order' || kind === 'setting' ? 'c-ink' : `c-${kind}`);
const GAP = 26; // CSS pixels: room of one button
const DAY = 86_400;
const READ_AT_ONCE = 8;

/** Which kinds of marks are shown, with how many there are. */
export function MarkFilter({ marks, kinds, onChange }: { marks: readonly Mark[]; kinds: readonly string[]; onChange: (kinds: string[]) => void }) {
  const t = useT();
  return (
    <div class="row wrap chkinds" role="group" aria-label={t.t('charts.marks')}>
      <span class="xs faint" aria-hidden="true">{t.t('charts.marks')}</span>
      {MARK_KINDS.map((kind) => {
        const on = kinds.includes(kind);
        const n = marks.filter((mark) => mark.kind === kind).length;
        return (
          <Button key={kind} size="sm" kind="quiet" pressed={on} onPress={() => onChange(on ? kinds.filter((other) => other !== kind) : [...kinds, kind])}>
            <Icon name={MARK_ICONS[kind]} class={on ? markHue(kind) : 'faint'} />{t.t(`charts.kind.${kind}`)} <span class="num faint">{t.n(n, 'count')}</span>
          </Button>
        );
      })}
    </div>
  );
}

export interface MarkLaneProps {
  area: PlotArea;
  /** In the range of the axis. */
  marks: readonly Mark[];
  fromS: number;
  toS: number;
  chosen: string | null;
  onChoose: (cluster: Cluster | null) => void;
}

/** Marks under a time axis, in step with it: one tab stop, arrows go along; what is near each other shares a button. */
export function MarkLane({ area, marks, fromS, toS, chosen, onChoose }: MarkLaneProps) {
  const t = useT();
  const epochDay = useAppState((state) => state.frame?.epochDay ?? 0);
  const clusters = clusterMarks(marks, (mark) => area.left + Math.min(1, (mark.timeS - fromS) / Math.max(toS - fromS, 1)) * area.width, GAP);
  const roving = useRoving(clusters.map((cluster) => cluster.key), { loop: false });
  if (clusters.length === 0) return <p class="xs faint chlane-none" style={{ marginLeft: `${area.left}px` }}>{t.t('charts.marksNone')}</p>;
  return (
    <div class="chlane" role="toolbar" aria-label={t.t('charts.marksLane')}>
      {clusters.map((cluster) => {
        const kind = kindOf(cluster);
        const first = cluster.marks[0]!;
        const when = t.date(epochDay + Math.floor(first.timeS / DAY), 0, 'date');
        return (
          <button
            key={cluster.key} type="button" class={cx('chmark', chosen === cluster.key && 'on', markHue(kind))} style={{ left: `${cluster.at.toFixed(1)}px` }} aria-expanded={chosen === cluster.key ? 'true' : 'false'}
            aria-label={t.t('charts.markHere', { when, what: first.text, n: cluster.marks.length, more: cluster.marks.length - 1 })} title={`${when}: ${first.text}`}
            onClick={() => onChoose(chosen === cluster.key ? null : cluster)} {...roving.item(cluster.key)}
          >
            <Icon name={MARK_ICONS[kind]} />{cluster.marks.length > 1 && <small class="num">{t.n(cluster.marks.length, 'count', { compact: true })}</small>}
          </button>
        );
      })}
    </div>
  );
}

/** What the chosen marks say. */
export function MarkReader({ cluster, onClose }: { cluster: Cluster; onClose: () => void }) {
  const app = useApp();
  const t = useT();
  const epochDay = useAppState((state) => state.frame?.epochDay ?? 0);
  const [all, setAll] = useState(false);
  const sorted = cluster.marks.filter((mark) => mark.kind !== 'setting').concat(cluster.marks.filter((mark) => mark.kind === 'setting'));
  const shown = all ? sorted : sorted.slice(0, READ_AT_ONCE);
  return (
    <section class="card chread" role="status" aria-label={t.t('charts.marksRead')}>
      <ul>
        {shown.map((mark) => (
          <li key={mark.key} class="row">
            <Icon name={MARK_ICONS[mark.kind]} class={markHue(mark.kind)} />
            <span class="num faint xs">{t.date(epochDay + Math.floor(mark.timeS / DAY), mark.timeS % DAY, 'dateTime')}</span>
            <span class="grow sm">{mark.text}</span>
            {mark.event && leadsSomewhere(app, mark.event) && <Button size="sm" kind="quiet" icon="arrow-right" label={t.t('shell.jump', { what: mark.text })} onPress={() => { app.store.setState({ chartsOpen: false, panel: null }); jumpToEvent(app, mark.event!); }} />}
          </li>
        ))}
      </ul>
      <div class="row">
        {!all && cluster.marks.length > READ_AT_ONCE && <Button size="sm" kind="quiet" onPress={() => setAll(true)}>{t.t('charts.marksMore', { n: cluster.marks.length - READ_AT_ONCE })}</Button>}
        <span class="grow" /><Button size="sm" kind="quiet" icon="x" onPress={onClose}>{t.t('common.close')}</Button>
      </div>
    </section>
  );
}
