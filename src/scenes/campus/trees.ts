/** Where trees stand. Seeded by the site; they give way to anything built. Pure. */
import type { Area } from '../../app/actions/placing.ts';
import { noise, rng } from '../shared/noise.ts';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import { riverDistance, type Ground } from './ground.ts';

export interface Tree {
  sprite: string;
  x: number;
  y: number;
  near: boolean; // may stand before or behind a building: an image of its own, else painted with the land
}

const NEAR_TILES = 2.5;

export function plantTrees(ground: Ground, standing: readonly Area[], bounds: Bounds): Tree[] {
  const random = rng(ground.seed + 11);
  const { cols, rows, seed, river } = ground;
  const spanX = cols + 70;
  const spanY = rows + 70;
  const cells = new Map<number, Tree[]>();
  const trees: Tree[] = [];
  for (let i = 0; i < 9000; i++) {
    const x = random() * spanX - 35;
    const y = random() * spanY - 35;
    const pick = random();
    const px = isoX(x, y);
    const py = isoY(x, y);
    if (px < bounds.x - 30 || py < bounds.y - 10 || px > bounds.x + bounds.w + 30 || py > bounds.y + bounds.h + 60) continue;
    const inPlot = x > -0.6 && y > -0.6 && x < cols && y < rows;
    const distance = riverDistance(river, x + 0.5, y + 0.5);
    const wood = ground.woods.some((area) => x > area.x - 0.3 && y > area.y - 0.3 && x < area.x + area.w - 0.7 && y < area.y + area.d - 0.7);
    const wish = noise(x / 4.4 + 50, y / 4.4 + 50, seed + 8) + (distance < 4.2 ? 0.14 : 0) + (y < -4 ? 0.12 : 0) + (inPlot ? -0.09 : x < -9 || y < -9 || x > cols + 9 || y > rows + 9 ? 0.07 : 0.02) + (wood ? 0.5 : 0);
    if (wish < 0.64 || !isFree(ground, standing, x, y, distance, wood)) continue;
    const gap = wish > 0.72 ? 0.45 : 0.75;
    if (crowded(cells, x, y, gap)) continue;
    const kind = noise(x / 7 + 50, y / 7 + 50, seed + 21) > 0.5 ? `pine-${Math.floor(pick * 3)}` : `tree-${Math.floor(pick * 5)}`;
    const near = x > -NEAR_TILES && y > -NEAR_TILES && x < cols + NEAR_TILES && y < rows + NEAR_TILES;
    const tree = { sprite: kind, x, y, near };
    trees.push(tree);
    const key = cellKey(x, y);
    cells.set(key, [...(cells.get(key) ?? []), tree]);
  }
  for (const { x, y } of hedgerows(ground)) if (isFree(ground, standing, x, y, riverDistance(river, x + 0.5, y + 0.5), false)) trees.push({ sprite: `tree-${Math.floor(random() * 5)}`, x, y, near: true });
  for (const { x, y } of avenue(ground)) if (isFree(ground, standing, x, y, riverDistance(river, x + 0.5, y + 0.5), false)) trees.push({ sprite: `tree-${Math.floor(random() * 5)}`, x, y, near: true });
  trees.push(...bales(ground, standing));
  return trees.sort((a, b) => a.x + a.y - b.x - b.y);
}

const AVENUE_EVERY = 2.6; // tiles

/** Trees in a row beyond the roads, as along any road that was laid out. */
function avenue({ cols, rows, substation, carPark }: Ground): { x: number; y: number }[] {
  const out: { x: number; y: number }[] = [];
  for (let x = -12; x < cols + 10; x += AVENUE_EVERY) if (x + 1 < substation.x - 1 || x > carPark.x + carPark.w) out.push({ x, y: rows + 1.45 });
  for (let y = -12; y < rows - 1; y += AVENUE_EVERY) out.push({ x: cols + 1.45, y });
  return out;
}

/** Trees along the edges between fields, in short rows with gaps, as hedges that were let grow. */
function hedgerows({ parcels, cols, near, seed }: Ground): { x: number; y: number }[] {
  const random = rng(seed + 77);
  const out: { x: number; y: number }[] = [];
  for (const area of parcels) {
    for (const [along, across] of [[area.w, 0], [0, area.d]] as const) {
      // The two far edges of each field: every edge once. The plot's own edges have the fence.
      if ((along > 0 && area.y < 1) || (across > 0 && area.x < 1)) continue;
      let row = random() < 0.7 ? 2 + random() * 4 : 0;
      for (let at = 0.6; at < along + across - 1; at += 0.8 + random() * 0.5) {
        row -= 1;
        if (row < -3 - random() * 5) row = 2 + random() * 4;
        if (row < 0) continue;
        const [x, y] = along > 0 ? [area.x + at - 0.5, area.y - 0.5] : [area.x - 0.5, area.y + at - 0.5];
        if (x < cols - 2 && y < near - 2) out.push({ x, y });
      }
    }
  }
  return out;
}

/** Bales on what was cut, off its edges. */
function bales(ground: Ground, standing: readonly Area[]): Tree[] {
  const { parcels, seed } = ground;
  const random = rng(seed + 79);
  const out: Tree[] = [];
  for (const area of parcels) {
    if (area.use !== 'stubble' && area.use !== 'hay') continue;
    for (let i = 0; i < (area.w * area.d) / (area.use === 'stubble' ? 13 : 40); i++) {
      const x = area.x + 0.6 + random() * (area.w - 2);
      const y = area.y + 0.6 + random() * (area.d - 2);
      if (isFree(ground, standing, x, y, riverDistance(ground.river, x + 0.5, y + 0.5), false)) out.push({ sprite: 'hay-bale', x, y, near: true });
    }
  }
  return out;
}

const cellKey = (x: number, y: number): number => (Math.floor(x) + 200) * 1000 + Math.floor(y) + 200;

function crowded(cells: Map<number, Tree[]>, x: number, y: number, gap: number): boolean {
  for (let i = -1; i <= 1; i++) for (let j = -1; j <= 1; j++) for (const tree of cells.get(cellKey(x + i, y + j)) ?? []) if (Math.hypot(tree.x - x, tree.y - y) < gap) return true;
  return false;
}

function isFree(ground: Ground, standing: readonly Area[], x: number, y: number, distance: number, wood: boolean): boolean {
  const { cols, rows, river, substation, carPark, fields, yard, gate, pond } = ground;
  const clear = (area: Area, pad: number): boolean => x + 1 < area.x - pad || y + 1 < area.y - pad || x > area.x + area.w + pad || y > area.y + area.d + pad;
  if (river && distance < river.width / 52 + 0.7) return false;
  if (y > rows - 1.2 && y < rows + 1.4) return false; // road
  if (x > cols - 1.2 && x < cols + 1.4) return false;
  if ((yard && !clear(yard, 0.3)) || (gate && Math.abs(x - gate.x) < 2 && Math.abs(y - gate.y) < 1.6)) return false;
  if (pond && Math.hypot(x + 0.5 - pond.x, y + 0.5 - pond.y) < pond.r + 0.9) return false;
  if (!clear(substation, 0.4) || !clear(carPark, 0.3)) return false;
  if (y > substation.y + 0.8 && y < substation.y + 2.6 && x < substation.x) return false; // under the line
  if (fields.some((area) => x > area.x - 1 && y > area.y - 1 && x < area.x + area.w && y < area.y + area.d)) return false;
  if (!wood && Math.floor(x + 0.5) >= 0 && ground.surfaceAt(Math.floor(x + 0.5), Math.floor(y + 0.5)) === 'road') return false;
  if (ground.farms.some((farm) => x > farm.x - 1 && y > farm.y - 1 && x < farm.x + 4 && y < farm.y + 3)) return false;
  return standing.every((area) => clear(area, 0.9));
}
