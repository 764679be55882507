import { expect, test, vi } from 'vitest';
import { createPlot, type PlotInput } from '../../src/ui/widgets/chartPlot.ts';
import { numberTicks, timeTicks } from '../../src/ui/widgets/chartTicks.ts';

test('ticks of numbers are round, within bounds, and far enough apart', () => {
  expect(numberTicks(0, 100, 300, 30)).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
  expect(numberTicks(-3, 9, 100, 30)).toEqual([0, 5]);
  expect(numberTicks(0, 0.6, 90, 30)).toEqual([0, 0.2, 0.4, 0.6]);
  expect(numberTicks(0.1, 0.9, 120, 30)).toEqual([0.2, 0.4, 0.6, 0.8]);
  expect(numberTicks(98_000, 100_300, 200, 30)).toEqual([98_000, 98_500, 99_000, 99_500, 100_000]);
  expect(numberTicks(7, 7, 200, 30)).toEqual([7]);
  for (let high = 1; high < 1e6; high *= 1.7) for (const gap of [30, 80]) {
    const ticks = numberTicks(0, high, 400, gap);
    expect(ticks.at(-1)).toBeLessThanOrEqual(high * (1 + 1e-9));
    ticks.slice(1).forEach((tick, i) => expect(((tick - ticks[i]!) / high) * 400).toBeGreaterThanOrEqual(gap * (1 - 1e-9)));
  }
});

const at = (text: string): number => Date.parse(`${text}Z`) / 1000;

test('ticks of time are round hours, days, months, years', () => {
  const words = (from: string, to: string, px: number): string[] => timeTicks(at(from), at(to), px, 80).map((tick) => new Date(tick * 1000).toISOString().slice(0, 13));
  expect(words('2024-04-01T02:10', '2024-04-02T02:10', 320)).toEqual(['2024-04-01T06', '2024-04-01T12', '2024-04-01T18', '2024-04-02T00']);
  expect(words('2024-04-01T00:00', '2024-04-05T00:00', 400)).toEqual(['2024-04-01T00', '2024-04-02T00', '2024-04-03T00', '2024-04-04T00', '2024-04-05T00']);
  expect(words('2024-01-15T00:00', '2024-12-20T00:00', 600)).toEqual(['2024-03-01T00', '2024-05-01T00', '2024-07-01T00', '2024-09-01T00', '2024-11-01T00']);
  expect(words('2021-05-01T00:00', '2026-02-01T00:00', 480)).toEqual(['2022-01-01T00', '2023-01-01T00', '2024-01-01T00', '2025-01-01T00', '2026-01-01T00']);
});

test('a plot tells the point under the pointer, draws gaps as gaps, and leaves no canvas behind', () => {
  const host = document.createElement('div');
  document.body.append(host);
  Object.defineProperty(host, 'clientWidth', { value: 520 });
  const onProbe = vi.fn<(index: number | null) => void>();
  const input: PlotInput = {
    x: [0, 10, 20, 30], time: false, height: 200, marks: [{ x: 10, label: 'here' }], fromZero: true, formatX: String, formatY: String, onProbe,
    series: [{ id: 'a', label: 'A', values: [1, null, 3, 4] }, { id: 'b', label: 'B', values: [4, 3, 2, 1], fill: true, strong: true }],
  };
  const strokes: number[][] = []; // the places along x of each path
  const real = HTMLCanvasElement.prototype.getContext;
  const spy = vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function getContext(this: HTMLCanvasElement, kind: string) {
    const context = real.call(this, kind as '2d') as object;
    return new Proxy(context, { get: (target, name) => (name === 'beginPath' ? () => strokes.push([]) : name === 'lineTo' ? (x: number) => strokes.at(-1)!.push(x) : Reflect.get(target, name) as unknown) });
  } as never);
  const plot = createPlot(host, input);
  spy.mockRestore();
  const canvas = host.querySelector('canvas')!;
  expect(onProbe).toHaveBeenLastCalledWith(null);
  const point = (x: number): void => { canvas.onpointermove!({ offsetX: x } as PointerEvent); };
  point(500);
  expect(onProbe).toHaveBeenLastCalledWith(3);
  point(2);
  expect(onProbe, 'left of the axis').toHaveBeenLastCalledWith(null);
  point(60);
  expect(onProbe).toHaveBeenLastCalledWith(0);
  canvas.onpointerleave!({} as PointerEvent);
  expect(onProbe).toHaveBeenLastCalledWith(null);
  strokes.length = 0;
  plot.setData({ ...input, series: [input.series[0]!], marks: [] });
  // Behind the grid's lines: the lonely first point, then the two behind the gap.
  expect(strokes.slice(-2).map((points) => points.length)).toEqual([1, 2]);
  plot.destroy();
  expect(host.querySelector('canvas')).toBeNull();
});
