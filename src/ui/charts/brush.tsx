import { useT } from '../context.ts';
import { hueVar, type Hue } from '../widgets/index.ts';
import { sparkPath } from '../widgets/sparkline.tsx';

const WIDTH = 700;
const HEIGHT = 34;
const LEAST = 2; // days

export interface BrushProps {
  /** Of the whole record, one a day. */
  values: readonly (number | null)[];
  hue: Hue;
  from: number; // rows, both included
  to: number;
  dateOf: (row: number) => string;
  onChange: (from: number, to: number) => void;
}

/** The whole record in small, and the stretch of it that is shown: two handles, by pointer, touch or arrows. */
export function Brush({ values, hue, from, to, dateOf, onChange }: BrushProps) {
  const t = useT();
  const last = Math.max(values.length - 1, 1);
  const share = (row: number): string => `${((row / last) * 100).toFixed(2)}%`;
  return (
    <div class="chbrush" role="group" aria-label={t.t('charts.brush')}>
      <div class="chbrush-b">
        <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true"><path d={sparkPath(values, WIDTH, HEIGHT).d} fill="none" stroke={hueVar(hue)} stroke-width="1.5" vector-effect="non-scaling-stroke" /></svg>
        <i style={{ left: 0, width: share(from) }} /><i style={{ left: share(to), right: 0 }} />
        <input type="range" min={0} max={last} value={from} aria-label={t.t('charts.from')} aria-valuetext={dateOf(from)} onInput={(e) => onChange(Math.min(Number(e.currentTarget.value), to - LEAST), to)} />
        <input type="range" min={0} max={last} value={to} aria-label={t.t('charts.to')} aria-valuetext={dateOf(to)} onInput={(e) => onChange(from, Math.max(Number(e.currentTarget.value), from + LEAST))} />
      </div>
      <p class="row between xs faint num" aria-hidden="true"><span>{dateOf(from)}</span><span>{t.t('charts.brushHint')}</span><span>{dateOf(to)}</span></p>
    </div>
  );
}
