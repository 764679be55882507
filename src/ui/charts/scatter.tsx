import { useEffect, useRef, useState } from 'preact/hooks';
import { useT } from '../context.ts';
import { Table } from '../widgets/index.ts';
import { sampleRows } from '../widgets/chart.tsx';
import type { Unit } from '../../app/i18n/format.ts';
import type { SeriesDef } from './series.ts';

export interface ScatterAxis { def: SeriesDef; name: string; label: string; values: readonly (number | null)[] }
export interface ScatterProps {
  across: ScatterAxis;
  up: ScatterAxis;
  dateOf: (row: number) => string;
  summary: string;
  height: number;
  asTable: boolean;
  canvasRef: (canvas: HTMLCanvasElement | null) => void;
}
const TABLE_ROWS = 120;

/** One point a day: two series against each other. The older a day, the fainter; the last has a ring. */
export function Scatter({ across, up, dateOf, summary, height, asTable, canvasRef }: ScatterProps) {
  const t = useT();
  const host = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const [width, setWidth] = useState(0);
  const [theme, setTheme] = useState(0);
  const rows = across.values.flatMap((value, i) => (value !== null && up.values[i] != null ? [i] : []));
  useEffect(() => {
    const element = host.current;
    if (!element) return;
    const sizes = new ResizeObserver(() => setWidth(element.clientWidth));
    sizes.observe(element);
    const watch = new MutationObserver(() => setTheme((n) => n + 1));
    watch.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme', 'style'] });
    return () => { sizes.disconnect(); watch.disconnect(); };
  }, [asTable]);
  useEffect(() => {
    canvasRef(canvas.current);
    return () => canvasRef(null);
  }, [asTable]);
  useEffect(() => {
    if (canvas.current && width > 0) draw(canvas.current, width, height, rows.map((i) => [across.values[i]!, up.values[i]!]), across, up, (value, unit) => t.n(value, unit, unit === 'count' || unit === 'gpus' || unit === 'people' ? { compact: true } : {}));
  }, [across, up, width, height, theme, t, asTable]);
  const title = t.t('charts.against', { up: up.name, across: across.name });
  if (asTable) {
    return (
      <div class="scroll plot-table" tabIndex={0} role="group" aria-label={title} style={{ maxHeight: `${height + 40}px` }}>
        <Table caption={`${title}. ${summary}`} tight rows={sampleRows(rows.length, TABLE_ROWS).map((at) => rows[at]!)} rowKey={(i) => String(i)} columns={[
          { id: 'day', head: t.t('charts.day'), cell: dateOf },
          { id: 'across', head: across.name, number: true, cell: (i) => t.n(across.values[i], across.def.unit) },
          { id: 'up', head: up.name, number: true, cell: (i) => t.n(up.values[i], up.def.unit) },
        ]} />
      </div>
    );
  }
  return (
    <figure class="plot">
      <figcaption class="hd">{title}</figcaption>
      <div ref={host} style={{ height: `${height}px` }}><canvas ref={canvas} role="img" aria-label={`${title}. ${summary}`} style={{ width: '100%', height: `${height}px` }} /></div>
      <p class="xs muted">{summary}</p>
    </figure>
  );
}

/** Round numbers that span low to high, about `most` of them. */
export function ticksOf(low: number, high: number, most: number): number[] {
  const span = high - low || Math.abs(high) || 1;
  const raw = span / Math.max(most, 1);
  const ten = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * ten).find((n) => n >= raw) ?? raw;
  const ticks: number[] = [];
  for (let n = Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) ticks.push(n * step);
  return ticks;
}

function draw(canvas: HTMLCanvasElement, width: number, height: number, points: readonly (readonly [number, number])[], across: ScatterAxis, up: ScatterAxis, words: (value: number, unit: Unit) => string): void {
  const c = canvas.getContext('2d');
  if (!c) return;
  const ratio = window.devicePixelRatio || 1;
  canvas.width = Math.round(width * ratio);
  canvas.height = Math.round(height * ratio);
  const style = getComputedStyle(canvas);
  const colour = (name: string): string => style.getPropertyValue(name).trim();
  const size = (Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16) * 0.75;
  c.setTransform(ratio, 0, 0, ratio, 0, 0);
  c.clearRect(0, 0, width, height);
  c.font = `${size}px ${style.fontFamily}`;
  const range = (at: 0 | 1): [number, number] => {
    const values = points.map((point) => point[at]);
    const low = Math.min(...values);
    const high = Math.max(...values);
    const pad = (high - low) * 0.05 || Math.abs(high) * 0.1 || 1;
    return points.length > 0 ? [low - (low >= 0 && low < pad ? low : pad), high + pad] : [0, 1];
  };
  const [x0, x1] = range(0);
  const [y0, y1] = range(1);
  const yTicks = ticksOf(y0, y1, Math.floor(height / 50));
  const room = Math.max(...yTicks.map((tick) => c.measureText(words(tick, up.def.unit)).width), 20);
  const box = { left: room + size * 2.2, right: width - 16, top: 8, bottom: height - size * 3.6 };
  const px = (x: number): number => box.left + ((x - x0) / (x1 - x0)) * (box.right - box.left);
  const py = (y: number): number => box.bottom - ((y - y0) / (y1 - y0)) * (box.bottom - box.top);
  c.strokeStyle = colour('--line');
  c.fillStyle = colour('--ink-3');
  c.lineWidth = 1;
  c.textAlign = 'right';
  c.textBaseline = 'middle';
  for (const tick of yTicks) {
    c.beginPath();
    c.moveTo(box.left, py(tick));
    c.lineTo(box.right, py(tick));
    c.stroke();
    c.fillText(words(tick, up.def.unit), box.left - 6, py(tick));
  }
  c.textAlign = 'center';
  c.textBaseline = 'top';
  for (const tick of ticksOf(x0, x1, Math.floor(width / 110))) {
    c.beginPath();
    c.moveTo(px(tick), box.top);
    c.lineTo(px(tick), box.bottom);
    c.stroke();
    c.fillText(words(tick, across.def.unit), px(tick), box.bottom + 5);
  }
  c.fillText(across.label, (box.left + box.right) / 2, box.bottom + size * 1.9);
  c.save();
  c.translate(size * 0.3, (box.top + box.bottom) / 2);
  c.rotate(-Math.PI / 2);
  c.fillText(up.label, 0, 0);
  c.restore();
  const accent = colour('--accent');
  points.forEach(([x, y], i) => {
    c.globalAlpha = 0.25 + 0.75 * ((i + 1) / points.length);
    c.fillStyle = accent;
    c.beginPath();
    c.arc(px(x), py(y), 3, 0, 7);
    c.fill();
  });
  c.globalAlpha = 1;
  const last = points.at(-1);
  if (!last) return;
  c.strokeStyle = colour('--ink');
  c.lineWidth = 2;
  c.beginPath();
  c.arc(px(last[0]), py(last[1]), 6, 0, 7);
  c.stroke();
}
