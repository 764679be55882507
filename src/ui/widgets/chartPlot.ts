/** The drawing of a chart on a canvas, loaded when the first chart is shown. Colours come from the tokens of the theme. */
import type { ChartSeries } from './chartSeries.ts';
import { numberTicks, timeTicks } from './chartTicks.ts';

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
  /** The index under the pointer, or null. */
  onProbe: (index: number | null) => void;
}
export interface Plot { setData(input: PlotInput): void; resize(width: number): void; destroy(): void }

const LABEL_GAP = 15;
const GAP = 4;
const Y_SPACE = 30;
const LEAST_WIDTH = 120;
const DOT_RADIUS = 3.5;

function token(element: Element, name: string): string {
  return getComputedStyle(element).getPropertyValue(name).trim();
}

export function createPlot(host: HTMLElement, first: PlotInput): Plot {
  let input = first;
  let width = Math.max(host.clientWidth, LEAST_WIDTH);
  let pointerX: number | null = null;
  const canvas = document.createElement('canvas');
  const c = canvas.getContext('2d')!;
  const ink = token(host, '--ink-3');
  const line = token(host, '--line');
  const strong = token(host, '--ink');
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16;
  const size = rem * 0.75;
  const font = `${size}px ${getComputedStyle(host).fontFamily}`;
  const colour = (s: ChartSeries): string => token(host, s.hue === 'ink' || s.hue === undefined ? '--ink-2' : `--${s.hue}`);
  const colours = input.series.map(colour);
  const direct = input.series.length > 1 && input.series.length <= 6 && host.clientWidth > rem * 26;
  host.toggleAttribute('data-direct', direct);
  const longest = Math.max(0, ...input.series.map((s) => s.label.length));

  function draw(): void {
    const { x, series, height, marks, formatX, formatY } = input;
    const ratio = globalThis.devicePixelRatio || 1;
    canvas.width = Math.round(width * ratio); // clears it
    canvas.height = Math.round(height * ratio);
    canvas.style.cssText = `display:block;width:${width}px;height:${height}px`;
    c.scale(ratio, ratio);
    c.font = font;

    const values = series.flatMap((s) => s.values).filter((value) => value !== null && Number.isFinite(value)) as number[];
    const [low, high] = values.length === 0 ? [0, 1] : rangeOf(values.reduce((a, b) => Math.min(a, b)), values.reduce((a, b) => Math.max(a, b)), input.fromZero);
    const top = marks.length > 0 ? 20 : 8;
    const bottom = height - Math.round(rem * 1.9);
    const yTicks = numberTicks(low, high, bottom - top, Y_SPACE);
    const left = Math.ceil(Math.max(rem * 2, ...yTicks.map((tick) => formatY(tick).length * size * 0.62 + 10)));
    const right = width - Math.ceil(direct ? longest * size * 0.55 + 12 : 8);
    const from = x[0] ?? 0;
    const span = (x.at(-1) ?? 0) - from || 1;
    const atX = (value: number): number => left + ((value - from) / span) * (right - left);
    const atY = (value: number): number => bottom - ((value - low) / (high - low)) * (bottom - top);

    c.strokeStyle = line;
    c.fillStyle = ink;
    c.textAlign = 'right';
    c.textBaseline = 'middle';
    for (const tick of yTicks) {
      const y = Math.round(atY(tick)) + 0.5; // a whole pixel
      path([[left, y], [right, y]]);
      c.fillText(formatY(tick), left - GAP, y);
    }
    c.textAlign = 'center';
    c.textBaseline = 'top';
    for (const tick of (input.time ? timeTicks : numberTicks)(from, from + span, right - left, rem * 5)) c.fillText(formatX(tick), atX(tick), bottom + GAP);

    c.save();
    c.beginPath();
    c.rect(left, top, right - left, bottom - top);
    c.clip();
    c.lineJoin = 'round';
    series.forEach((s, i) => {
      c.strokeStyle = colours[i]!;
      c.lineWidth = s.strong ? 2.25 : 1.5;
      c.setLineDash([...DASHES[s.dash ?? 'solid']]);
      for (const run of runsOf(s.values)) {
        const points = run.map((index): [number, number] => [atX(x[index]!), atY(s.values[index]!)]);
        path(points);
        if (!s.fill) continue;
        const base = atY(Math.min(Math.max(0, low), high));
        c.lineTo(points.at(-1)![0], base);
        c.lineTo(points[0]![0], base);
        c.fillStyle = `color-mix(in srgb, ${colours[i]} 28%, transparent)`;
        c.fill();
      }
    });
    c.restore();

    c.strokeStyle = ink;
    c.fillStyle = ink;
    c.setLineDash([3, 3]);
    c.textBaseline = 'alphabetic';
    for (const mark of marks) {
      path([[atX(mark.x), top], [atX(mark.x), bottom]]);
      c.fillText(mark.label, atX(mark.x), top - 5);
    }
    if (direct) drawLabels(right, atY);
    probe(left, right, top, bottom, atX, atY);
  }

  function path(points: readonly (readonly [number, number])[]): void {
    c.beginPath();
    for (const [x, y] of points) c.lineTo(x, y);
    c.stroke();
  }

  /** Names at the end of their lines, pushed apart. */
  function drawLabels(right: number, atY: (value: number) => number): void {
    const ends = input.series.flatMap((s, i) => {
      const last = s.values.findLast((value) => value != null);
      return last == null ? [] : [{ s, i, y: atY(last) }];
    }).sort((a, b) => a.y - b.y);
    c.textBaseline = 'middle';
    c.textAlign = 'left';
    ends.forEach((end, place) => {
      const above = ends[place - 1];
      if (above) end.y = Math.max(end.y, above.y + LABEL_GAP);
      c.fillStyle = end.s.strong ? strong : colours[end.i]!;
      c.fillText(end.s.label, right + 6, end.y);
    });
  }

  /** A line under the pointer, and a dot on each line at the nearest point. */
  function probe(left: number, right: number, top: number, bottom: number, atX: (value: number) => number, atY: (value: number) => number): void {
    const { x, series } = input;
    if (pointerX === null || pointerX < left || pointerX > right || x.length === 0) return input.onProbe(null);
    path([[Math.round(pointerX) + 0.5, top], [Math.round(pointerX) + 0.5, bottom]]);
    let nearest = 0;
    for (let i = 1; i < x.length; i++) if (Math.abs(atX(x[i]!) - pointerX) < Math.abs(atX(x[nearest]!) - pointerX)) nearest = i;
    series.forEach((s, i) => {
      const value = s.values[nearest];
      if (value == null) return;
      c.fillStyle = colours[i]!;
      c.beginPath();
      c.arc(atX(x[nearest]!), atY(value), DOT_RADIUS, 0, Math.PI * 2);
      c.fill();
    });
    input.onProbe(nearest);
  }

  canvas.onpointermove = (event) => {
    pointerX = event.offsetX;
    draw();
  };
  canvas.onpointerleave = () => {
    pointerX = null;
    draw();
  };
  host.append(canvas);
  draw();
  return {
    setData(next) {
      input = next;
      draw();
    },
    resize(next) {
      width = Math.max(next, LEAST_WIDTH);
      draw();
    },
    destroy: () => canvas.remove(),
  };
}

/** The indices of unbroken stretches of values. */
function runsOf(values: readonly (number | null)[]): number[][] {
  const runs: number[][] = [];
  values.forEach((value, i) => {
    if (value == null || !Number.isFinite(value)) return;
    if (runs.at(-1)?.at(-1) === i - 1) runs.at(-1)!.push(i);
    else runs.push([i]);
  });
  return runs;
}

function rangeOf(low: number, high: number, fromZero: boolean): [number, number] {
  const bottom = fromZero ? Math.min(0, low) : low;
  const pad = (high - bottom) * 0.06 || Math.abs(high) * 0.1 || 1;
  return [fromZero && bottom === 0 ? 0 : bottom - pad, high + pad];
}
