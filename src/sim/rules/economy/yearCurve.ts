/** Values by year from published points. */
import { exp, lerp, log } from '../../core/maths.ts';
import type { YearPoint } from '../../world/catalogMarket.ts';

/** The points around a year: how far between them, 0..1. Outside, the nearer end twice. */
function around(points: readonly YearPoint[], year: number): { before: YearPoint; after: YearPoint; ratio: number } | null {
  const first = points[0];
  const last = points[points.length - 1];
  if (!first || !last) return null;
  if (year <= first.year) return { before: first, after: first, ratio: 0 };
  for (let p = 1; p < points.length; p++) {
    const before = points[p - 1]!;
    const after = points[p]!;
    if (year <= after.year) return { before, after, ratio: (year - before.year) / Math.max(1e-9, after.year - before.year) };
  }
  return { before: last, after: last, ratio: 0 };
}

/** Straight between points, level outside; 0 without points. For rates. */
export function linearAt(points: readonly YearPoint[], year: number): number {
  const place = around(points, year);
  return place ? lerp(place.before.value, place.after.value, place.ratio) : 0;
}

/** At a steady yearly rate between points, level before the first, falling by `fallPerYear` after the last. For prices; 0 without points. */
export function geometricAt(points: readonly YearPoint[], year: number, fallPerYear: number): number {
  const place = around(points, year);
  if (!place) return 0;
  const { before, after, ratio } = place;
  const between = before === after ? before.value : exp(lerp(log(before.value), log(after.value), ratio));
  const beyond = Math.max(0, year - points[points.length - 1]!.year);
  return beyond > 0 && fallPerYear < 1 ? between * exp(beyond * log(1 - fallPerYear)) : between;
}
