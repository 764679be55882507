/** The projection: isometric 2:1, one tile is 64 x 32 px, one unit of z is 32 px. */
export const HALF_W = 32;
export const HALF_H = 16;
export const UNIT_Z = 32;

export interface Point {
  x: number;
  y: number;
}
export interface Bounds {
  x: number;
  y: number;
  w: number;
  h: number;
}

export const isoX = (x: number, y: number): number => (x - y) * HALF_W;
export const isoY = (x: number, y: number, z = 0): number => (x + y) * HALF_H - z * UNIT_Z;

/** Ground point under a world pixel, in tiles. */
export function toTile(px: number, py: number): Point {
  const a = px / HALF_W;
  const b = py / HALF_H;
  return { x: (b + a) / 2, y: (b - a) / 2 };
}

/** Whether a world pixel is on the picture of a box that stands on the ground. */
export function onBox(px: number, py: number, x: number, y: number, w: number, d: number, height: number): boolean {
  const at = toTile(px, py);
  const low = Math.max(0, x - at.x, y - at.y);
  const high = Math.min(height, x + w - at.x, y + d - at.y);
  return low <= high;
}

/** World pixels covered by a ground of cols x rows tiles, with air around it. */
export function groundBounds(cols: number, rows: number, padX: number, padTop: number, padBottom: number): Bounds {
  const x = isoX(0, rows) - padX;
  const y = -padTop;
  return { x, y, w: isoX(cols, 0) + padX - x, h: isoY(cols, rows) + padBottom - y };
}
