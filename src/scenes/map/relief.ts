/** Heights of a region, and the cut-paper bands above each level. Pure: the same seed is the same land. */
import { noise, rng } from '../shared/noise.ts';

export const MAP_W = 1366;
export const MAP_H = 768;
export const CELL = 8;
/** The land reaches past the frame, so that wide screens see no edge. */
export const MARGIN = 360;

export const BANDS: readonly [number, string][] = [[0.2, '#566853'], [0.31, '#647655'], [0.43, '#76845a'], [0.55, '#8b9063'], [0.68, '#a29c6e'], [0.8, '#b9ad80']];
export const DEEP = '#27445a';
export const SHALLOW = '#305a70';

export interface Relief {
  cols: number;
  rows: number;
  heights: Float32Array; // per grid corner, row by row
  at(x: number, y: number): number;
}

interface Hill {
  x: number;
  y: number;
  rx: number;
  ry: number;
  add: number;
}

export function makeRelief(seed: number): Relief {
  const random = rng(seed * 31 + 7);
  const hills: Hill[] = Array.from({ length: 7 }, (_, i) => ({
    x: random() * MAP_W, y: random() * MAP_H, rx: 110 + random() * 230, ry: 70 + random() * 140, add: i < 5 ? 0.14 + random() * 0.2 : -0.16,
  }));
  const height = (x: number, y: number): number => {
    const u = x / 215 + 40;
    const v = y / 165 + 40;
    let h = 0.52 * noise(u, v, seed + 5) + 0.27 * noise(u * 2.1 + 9, v * 2.1, seed + 6) + 0.11 * noise(u * 4.3, v * 4.3, seed + 7) + 0.06;
    for (const { x: hx, y: hy, rx, ry, add } of hills) h += add * Math.exp(-(((x - hx) / rx) ** 2) - ((y - hy) / ry) ** 2);
    return Math.max(0.22, h); // seas and lakes are the content's, not chance
  };
  const cols = Math.ceil((MAP_W + MARGIN * 2) / CELL) + 1;
  const rows = Math.ceil((MAP_H + MARGIN * 2) / CELL) + 1;
  const heights = new Float32Array(cols * rows);
  for (let j = 0; j < rows; j++) for (let i = 0; i < cols; i++) heights[j * cols + i] = height(i * CELL - MARGIN, j * CELL - MARGIN);
  return { cols, rows, heights, at: height };
}

/** The area above a level: one polygon per cell it cuts (marching squares), whole runs of cells as one rectangle. */
export function areaAbove(relief: Relief, level: number, into: { moveTo(x: number, y: number): void; lineTo(x: number, y: number): void; closePath(): void }): void {
  const { cols, rows, heights } = relief;
  for (let j = 0; j + 1 < rows; j++) {
    const y = j * CELL - MARGIN;
    let run = -1;
    for (let i = 0; i + 1 <= cols; i++) {
      const corners = i + 1 < cols ? [heights[j * cols + i]!, heights[j * cols + i + 1]!, heights[(j + 1) * cols + i + 1]!, heights[(j + 1) * cols + i]!] : [];
      const full = corners.length === 4 && corners.every((h) => h >= level);
      if (full) {
        if (run < 0) run = i;
        continue;
      }
      if (run >= 0) {
        box(run * CELL - MARGIN, y, (i - run) * CELL, into);
        run = -1;
      }
      if (corners.some((h) => h >= level)) cell(i * CELL - MARGIN, y, corners, level, into);
    }
  }
}

type Pen = Parameters<typeof areaAbove>[2];

function box(x: number, y: number, w: number, into: Pen): void {
  into.moveTo(x, y);
  into.lineTo(x + w, y);
  into.lineTo(x + w, y + CELL);
  into.lineTo(x, y + CELL);
  into.closePath();
}

function cell(x: number, y: number, h: readonly number[], level: number, into: Pen): void {
  const px = [x, x + CELL, x + CELL, x];
  const py = [y, y, y + CELL, y + CELL];
  let first = true;
  const point = (ax: number, ay: number): void => {
    if (first) into.moveTo(ax, ay);
    else into.lineTo(ax, ay);
    first = false;
  };
  for (let i = 0; i < 4; i++) {
    const j = (i + 1) % 4;
    const a = h[i]! - level;
    const b = h[j]! - level;
    if (a >= 0) point(px[i]!, py[i]!);
    if (a < 0 !== b < 0) {
      const k = a / (a - b);
      point(px[i]! + (px[j]! - px[i]!) * k, py[i]! + (py[j]! - py[i]!) * k);
    }
  }
  into.closePath();
}
