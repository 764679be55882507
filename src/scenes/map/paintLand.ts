/** Paints a region: bands, lakes, rivers, woods, corridors, unknown land. Once per region. */
import type { RegionDef } from '../../sim/index.ts';
import type { Bounds } from '../shared/iso.ts';
import { ACCENT } from '../shared/colour.ts';
import { noise, rng } from '../shared/noise.ts';
import { polygon, spline, type Painter } from '../shared/painter.ts';
import { areaAbove, BANDS, DEEP, MAP_H, MAP_W, makeRelief, MARGIN, SHALLOW, type Relief } from './relief.ts';

type Points = readonly (readonly [number, number])[];

export const LAND: Bounds = { x: -MARGIN, y: -MARGIN, w: MAP_W + MARGIN * 2, h: MAP_H + MARGIN * 2 };

export function paintLand(painter: Painter, region: RegionDef): void {
  const { context } = painter;
  const relief = makeRelief(region.seed);
  const lakes = region.lakes.map(({ points }) => extended(points));
  context.lineJoin = 'round';
  context.lineCap = 'round';
  paintBands(context, relief);
  for (const lake of lakes) paintLake(context, lake);
  for (const river of region.rivers) paintRiver(context, river.points, river.width);
  paintWoods(context, relief, region, lakes);
  for (const kind of ['road', 'fibre', 'gas', 'planned', 'hv138', 'hv345', 'congested'] as const) {
    for (const corridor of region.corridors) if (corridor.kind === kind) paintCorridor(context, kind, corridor.points);
  }
  paintNodes(context, region);
  for (const { points } of region.unsurveyed) paintUnknown(context, extended(points));
}

function paintBands(context: CanvasRenderingContext2D, relief: Relief): void {
  BANDS.forEach(([level, colour], i) => {
    const area = new Path2D();
    areaAbove(relief, level, area);
    if (i > 0) {
      context.save();
      context.translate(3.5, 4);
      context.fillStyle = 'rgba(20,27,38,0.30)';
      context.fill(area);
      context.restore();
    }
    context.fillStyle = context.strokeStyle = colour;
    context.lineWidth = 0.8;
    context.fill(area);
    context.stroke(area);
  });
}

/** Points on the frame's edge are pushed past it: the lake goes on where wide screens look. */
function extended(points: Points): Points {
  const push = (v: number, high: number): number => (v <= 2 ? v - MARGIN : v >= high - 2 ? v + MARGIN : v);
  return points.map(([x, y]) => [push(x, MAP_W), push(y, MAP_H)] as const);
}

function closed(context: CanvasRenderingContext2D, points: Points): void {
  const n = points.length;
  const mid = (i: number): readonly [number, number] => [(points[i % n]![0] + points[(i + 1) % n]![0]) / 2, (points[i % n]![1] + points[(i + 1) % n]![1]) / 2];
  context.beginPath();
  context.moveTo(...mid(0));
  for (let i = 1; i <= n; i++) context.quadraticCurveTo(points[i % n]![0], points[i % n]![1], ...mid(i));
  context.closePath();
}

/** Sunk paper: the land's edge throws its shadow into the water. */
function paintLake(context: CanvasRenderingContext2D, points: Points): void {
  closed(context, points);
  context.strokeStyle = 'rgba(20,27,38,0.30)';
  context.lineWidth = 5;
  context.stroke();
  context.fillStyle = SHALLOW;
  context.fill();
  context.save();
  context.clip();
  context.translate(5, 6);
  closed(context, points);
  context.strokeStyle = 'rgba(16,26,38,0.5)';
  context.lineWidth = 15;
  context.stroke();
  context.translate(12, 14);
  closed(context, points);
  context.lineWidth = 44;
  context.strokeStyle = SHALLOW;
  context.fillStyle = DEEP;
  context.fill();
  context.stroke();
  context.restore();
}

function paintRiver(context: CanvasRenderingContext2D, points: Points, width: number): void {
  const strokes: [number, string][] = [[width + 3, 'rgba(29,44,58,0.45)'], [width, '#4f8aa3'], [Math.max(1, width * 0.2), 'rgba(134,188,205,0.7)']];
  for (const [line, colour] of strokes) {
    spline(context, points);
    context.lineWidth = line;
    context.strokeStyle = colour;
    context.stroke();
  }
}

/** Woods where it is low and moist; they thin out with height. */
function paintWoods(context: CanvasRenderingContext2D, relief: Relief, region: RegionDef, lakes: Points[]): void {
  const random = rng(region.seed + 4);
  const spots = [...region.towns, ...region.plants];
  const trees: [number, number, number, boolean][] = [];
  for (let i = 0; i < 9000; i++) {
    const x = random() * LAND.w + LAND.x;
    const y = random() * LAND.h + LAND.y;
    const size = 0.8 + random() * 0.5;
    const dark = random() < 0.5;
    const h = relief.at(x, y);
    if (h < 0.24 || h > 0.66 || noise(x / 90 + 30, y / 80 + 30, region.seed + 31) < 0.6) continue;
    if (lakes.some((lake) => inside(lake, x, y)) || spots.some((spot) => Math.hypot(spot.x - x, (spot.y - y) * 1.5) < 46)) continue;
    if (region.rivers.some((river) => nearLine(river.points, x, y, 9))) continue;
    trees.push([x, y, size, dark]);
  }
  trees.sort((a, b) => a[1] - b[1]);
  context.lineWidth = 0.5;
  context.strokeStyle = '#2b3f38';
  for (const [x, y, k, dark] of trees) {
    context.fillStyle = dark ? '#3f5a4b' : '#48634f';
    polygon(context, [[x, y - 7 * k], [x + 2.7 * k, y], [x - 2.7 * k, y]]);
    context.fill();
    context.stroke();
  }
}

function inside(points: Points, x: number, y: number): boolean {
  let odd = false;
  for (let i = 0, j = points.length - 1; i < points.length; j = i++) {
    const [ax, ay] = points[i]!;
    const [bx, by] = points[j]!;
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) odd = !odd;
  }
  return odd;
}

function nearLine(points: Points, x: number, y: number, distance: number): boolean {
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1]!;
    const [bx, by] = points[i]!;
    const length2 = (bx - ax) ** 2 + (by - ay) ** 2 || 1;
    const t = Math.min(1, Math.max(0, ((x - ax) * (bx - ax) + (y - ay) * (by - ay)) / length2));
    if (Math.hypot(x - ax - t * (bx - ax), y - ay - t * (by - ay)) < distance) return true;
  }
  return false;
}

type CorridorKind = RegionDef['corridors'][number]['kind'];

/** Kinds differ by line and dash, not by colour alone. */
export function paintCorridor(context: CanvasRenderingContext2D, kind: CorridorKind, given: Points): void {
  const points = extended(given);
  const stroke = (width: number, colour: string, dash: number[] = [], cap: CanvasLineCap = 'round'): void => {
    context.beginPath();
    points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
    context.lineWidth = width;
    context.strokeStyle = colour;
    context.lineCap = cap;
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
    context.lineCap = 'round';
  };
  const under = (width: number): void => stroke(width, 'rgba(16,22,31,0.55)');
  switch (kind) {
    case 'hv345': under(7.5); stroke(5, ACCENT.power); stroke(1.8, '#4b3c18'); break;
    case 'hv138': under(4.4); stroke(2.2, ACCENT.power); break;
    case 'planned': under(4); stroke(2.2, ACCENT.power, [7, 6]); break;
    case 'congested': under(9.5); stroke(7, ACCENT.warn); stroke(7, '#2a1c08', [2.5, 7], 'butt'); break;
    case 'gas': under(4.4); stroke(2, '#c98a5e'); stroke(5, '#e9b48d', [0.1, 14]); break;
    case 'fibre': stroke(1.5, ACCENT.network, [2, 4]); break;
    case 'road': stroke(3.6, 'rgba(26,33,43,0.4)'); stroke(1.7, 'rgba(169,170,156,0.75)'); break;
  }
}

/** Switching stations stand where high-voltage lines meet or bend into others. */
function paintNodes(context: CanvasRenderingContext2D, region: RegionDef): void {
  const ends = new Map<string, number>();
  for (const { kind, points } of region.corridors) {
    if (kind !== 'hv345' && kind !== 'hv138' && kind !== 'congested') continue;
    for (const point of [points[0], points.at(-1)]) if (point) ends.set(point.join(), (ends.get(point.join()) ?? 0) + (kind === 'hv138' ? 0.6 : 1));
  }
  for (const [at, weight] of ends) {
    if (weight < 1.5) continue;
    const [x, y] = at.split(',').map(Number) as [number, number];
    context.fillStyle = '#1a212c';
    context.strokeStyle = ACCENT.power;
    context.lineWidth = 2;
    context.beginPath();
    context.roundRect(x - 6, y - 6, 12, 12, 2);
    context.fill();
    context.stroke();
    context.fillStyle = ACCENT.power;
    context.fillRect(x - 2, y - 2, 4, 4);
  }
}

/** Unknown land is hatched, not black. */
function paintUnknown(context: CanvasRenderingContext2D, points: Points): void {
  context.save();
  closed(context, points);
  context.clip();
  context.fillStyle = 'rgba(27,36,49,0.66)';
  context.fillRect(LAND.x, LAND.y, LAND.w, LAND.h);
  context.strokeStyle = 'rgba(125,139,153,0.42)';
  context.lineWidth = 1.2;
  context.beginPath();
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  for (let k = x0 - (y1 - y0); k < x1; k += 12.7) {
    context.moveTo(k, y1);
    context.lineTo(k + (y1 - y0), y0);
  }
  context.stroke();
  context.restore();
}
