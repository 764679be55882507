/** The drawing of a chart, loaded when the first chart is shown. Colours come from the tokens of the theme. */
import UPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { ChartSeries } from './chartSeries.ts';

export const DASHES: Readonly<Record<NonNullable<ChartSeries['dash']>, readonly number[]>> = {
  solid: [], dashed: [8, 5], dotted: [2, 4], dashdot: [10, 4, 2, 4],
};

export interface PlotInput {
  x: readonly number[];
  series: readonly ChartSeries[];
  height: number;
  time: boolean;
  marks: readonly { x: number; label: string }[];
  formatX: (x: number) => string;
  formatY: (y: number) => string;
  fromZero: boolean;
  /** What the scales measure, along them. */
  axisLabel: string | null;
  right: { label: string; formatY: (y: number) => string; fromZero: boolean } | null;
  /** A stretch of the x axis was drawn over; null: this chart is not to be drawn over. */
  onBrush: ((from: number, to: number) => void) | null;
  /** Left edge and width of the drawing, CSS pixels from the left of the host. */
  onLayout: (left: number, width: number) => void;
  /** The index under the pointer, or null. */
  onProbe: (index: number | null) => void;
}
export interface Plot { setData(input: PlotInput): void; resize(width: number): void; destroy(): void; canvas: HTMLCanvasElement }

const LABEL_GAP = 15;

function token(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

export function createPlot(host: HTMLElement, first: PlotInput): Plot {
  let input = first;
  const ink = token(host, '--ink-3');
  const line = token(host, '--line');
  const strong = token(host, '--ink');
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const size = rem * 0.75;
  const font = `${size}px ${getComputedStyle(host).fontFamily}`;
  const colour = (s: ChartSeries): string => token(host, s.hue === 'ink' || s.hue === undefined ? '--ink-2' : `--${s.hue}`);
  const data = (): UPlot.AlignedData => [input.x as number[], ...input.series.map((s) => s.values as (number | null)[])];
  const { right } = input;
  const direct = right === null && input.series.length > 1 && input.series.length <= 6 && host.clientWidth > rem * 26;
  host.toggleAttribute('data-direct', direct);
  const longest = Math.max(0, ...input.series.map((s) => s.label.length));

  /** Names at the end of their lines, pushed apart. */
  function drawLabels(u: UPlot): void {
    if (!direct) return;
    const ratio = UPlot.pxRatio;
    const ends = input.series.map((s, i) => {
      let at = s.values.length - 1;
      while (at >= 0 && s.values[at] == null) at -= 1;
      return { s, y: at < 0 ? Number.NaN : u.valToPos(s.values[at] ?? 0, 'y', true), i };
    }).filter((e) => !Number.isNaN(e.y)).sort((a, b) => a.y - b.y);
    ends.forEach((e, i) => {
      const above = ends[i - 1];
      if (above) e.y = Math.max(e.y, above.y + LABEL_GAP * ratio);
    });
    u.ctx.save();
    u.ctx.font = `${size * ratio}px ${getComputedStyle(host).fontFamily}`;
    u.ctx.textBaseline = 'middle';
    u.ctx.textAlign = 'left';
    for (const e of ends) {
      u.ctx.fillStyle = e.s.strong ? strong : colour(e.s);
      u.ctx.fillText(e.s.label, u.bbox.left + u.bbox.width + 6 * ratio, e.y);
    }
    u.ctx.restore();
  }
  function drawMarks(u: UPlot): void {
    u.ctx.save();
    u.ctx.strokeStyle = ink;
    u.ctx.fillStyle = ink;
    u.ctx.font = `${size * UPlot.pxRatio}px ${getComputedStyle(host).fontFamily}`;
    u.ctx.textAlign = 'center';
    u.ctx.setLineDash([3 * UPlot.pxRatio, 3 * UPlot.pxRatio]);
    for (const mark of input.marks) {
      const x = u.valToPos(mark.x, 'x', true);
      u.ctx.beginPath();
      u.ctx.moveTo(x, u.bbox.top);
      u.ctx.lineTo(x, u.bbox.top + u.bbox.height);
      u.ctx.stroke();
      u.ctx.fillText(mark.label, x, u.bbox.top - 5 * UPlot.pxRatio);
    }
    u.ctx.restore();
  }
  let laid = '';
  function tellLayout(u: UPlot): void {
    const left = u.bbox.left / UPlot.pxRatio;
    const width = u.bbox.width / UPlot.pxRatio;
    if (laid === `${left} ${width}`) return;
    laid = `${left} ${width}`;
    input.onLayout(left, width);
  }
  const named = (label: string | null): Partial<UPlot.Axis> => (label === null ? {} : { label, labelFont: font, labelSize: size * 1.5, labelGap: 0 });
  const axis: UPlot.Axis = { stroke: ink, font, grid: { stroke: line, width: 1 }, ticks: { show: false }, gap: 4 };
  const tickRoom = (_u: UPlot, values: string[] | null): number => Math.max(rem * (input.axisLabel === null ? 2 : 3.75), ...(values ?? []).map((v) => v.length * size * 0.62 + 10));
  const u = new UPlot({
    width: Math.max(host.clientWidth, 120), height: input.height,
    tzDate: (s) => new Date((s + new Date(s * 1000).getTimezoneOffset() * 60) * 1000),
    legend: { show: false }, cursor: { y: false, drag: { x: input.onBrush !== null, y: false, setScale: false }, points: { size: 7 } },
    padding: [input.marks.length > 0 ? 20 : 8, direct ? longest * size * 0.55 + 12 : 8, 0, 0],
    scales: { x: { time: input.time }, y: { range: (_u, low, high) => rangeOf(low, high, input.fromZero) }, ...(right ? { y2: { range: (_u: UPlot, low: number | null, high: number | null) => rangeOf(low, high, right.fromZero) } } : {}) },
    axes: [
      { ...axis, grid: { show: false }, values: (_u, ticks) => ticks.map((t) => input.formatX(t)), space: rem * 5, size: rem * 1.9 },
      { ...axis, ...named(input.axisLabel), values: (_u, ticks) => ticks.map((t) => input.formatY(t)), size: tickRoom },
      ...(right ? [{ ...axis, ...named(right.label), scale: 'y2', side: 1 as const, grid: { show: false }, values: (_u: UPlot, ticks: number[]) => ticks.map((t) => right.formatY(t)), size: tickRoom }] : []),
    ],
    series: [
      {},
      ...input.series.map((s): UPlot.Series => ({
        scale: s.right ? 'y2' : 'y', label: s.label, stroke: colour(s), width: s.strong ? 2.25 : 1.5, dash: [...DASHES[s.dash ?? 'solid']], points: { show: false },
        ...(s.fill ? { fill: `color-mix(in srgb, ${colour(s)} 28%, transparent)` } : {}),
      })),
    ],
    hooks: {
      draw: [drawMarks, drawLabels, tellLayout],
      setSelect: [(self) => {
        const { left, width } = self.select;
        if (width > 6) input.onBrush?.(self.posToVal(left, 'x'), self.posToVal(left + width, 'x'));
        if (width > 0) self.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      }],
      setCursor: [(self) => input.onProbe(self.cursor.idx ?? null)],
    },
  }, data(), host);
  return {
    setData(next) {
      input = next;
      u.setData(data());
    },
    resize: (width) => u.setSize({ width: Math.max(width, 120), height: input.height }),
    destroy: () => u.destroy(),
    canvas: u.ctx.canvas,
  };
}

function rangeOf(low: number | null, high: number | null, fromZero: boolean): [number, number] {
  if (low === null || high === null || !Number.isFinite(low) || !Number.isFinite(high)) return [0, 1];
  const bottom = fromZero ? Math.min(0, low) : low;
  const pad = (high - bottom) * 0.06 || Math.abs(high) * 0.1 || 1;
  return [fromZero && bottom === 0 ? 0 : bottom - pad, high + pad];
}
