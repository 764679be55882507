/** The land of a plot as it was bought: fields in their rows, edges grown over, and the wheel marks of those who build on it. On change only. */
import type { Area } from '../../app/actions/placing.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { rng } from '../shared/noise.ts';
import { polygon } from '../shared/painter.ts';
import type { Ground, Parcel } from './ground.ts';

type Context = CanvasRenderingContext2D;

/** The ground of each use, its row, and how far apart rows are, tiles. */
const LOOK: Record<Parcel['use'], { ground: string; row: string; every: number; wide: number }> = {
  hay: { ground: '#a3b071', row: 'rgba(226,228,164,0.30)', every: 1.3, wide: 0.62 },
  stubble: { ground: '#bdae70', row: 'rgba(142,124,70,0.30)', every: 0.42, wide: 0.1 },
  pasture: { ground: '#8fa568', row: 'rgba(190,204,140,0.14)', every: 3.1, wide: 1.3 },
  fallow: { ground: '#a2a878', row: 'rgba(120,140,84,0.16)', every: 2.3, wide: 0.9 },
};
const EDGE = 'rgba(98,120,70,0.5)';

function area(context: Context, x: number, y: number, w: number, d: number): void {
  polygon(context, [[isoX(x, y), isoY(x, y)], [isoX(x + w, y), isoY(x + w, y)], [isoX(x + w, y + d), isoY(x + w, y + d)], [isoX(x, y + d), isoY(x, y + d)]]);
}

export function paintParcels(context: Context, { parcels, seed }: Ground): void {
  const random = rng(seed + 31);
  for (const { x, y, w, d, use, along } of parcels) {
    const { ground, row, every, wide } = LOOK[use];
    area(context, x, y, w, d);
    context.fillStyle = ground;
    context.fill();
    context.fillStyle = row;
    const [length, across] = along === 'x' ? [w, d] : [d, w];
    for (let at = every / 2; at + wide < across; at += every) {
      const [from, to] = [0.4 + random() * 0.15, length - 0.4 - random() * 0.15];
      if (along === 'x') area(context, x + from, y + at, to - from, wide);
      else area(context, x + at, y + from, wide, to - from);
      context.fill();
    }
    if (use === 'pasture') graze(context, { x, y, w, d }, random);
    if (use === 'fallow') bloom(context, { x, y, w, d }, random);
    // The headland, where nothing turns the soil.
    context.lineWidth = 7;
    context.strokeStyle = EDGE;
    area(context, x, y, w, d);
    context.stroke();
    context.lineWidth = 2.4;
    context.strokeStyle = 'rgba(186,196,138,0.4)';
    context.stroke();
  }
}

const RUST = 'rgba(60,72,44,0.3)';

/** A flock in one half of its field, with shade below each. */
function graze(context: Context, { x, y, w, d }: Area, random: () => number): void {
  const [mx, my] = [x + w * (0.3 + random() * 0.4), y + d * (0.3 + random() * 0.4)];
  for (let i = 0; i < Math.min(16, (w * d) / 7); i++) {
    const [tx, ty] = [mx + (random() - 0.5) * w * 0.55, my + (random() - 0.5) * d * 0.55];
    const [px, py] = [isoX(tx, ty), isoY(tx, ty)];
    const head = random() < 0.5 ? -1 : 1;
    for (const [dx, dy, rx, ry, colour] of [[1.6, 1.2, 4.4, 1.7, RUST], [0, -1.4, 3.6, 2.3, '#efe9da'], [head * 3.4, -1.8, 1.3, 1.1, '#4a4038']] as const) {
      context.beginPath();
      context.ellipse(px + dx, py + dy, rx, ry, 0, 0, Math.PI * 2);
      context.fillStyle = colour;
      context.fill();
    }
  }
}

const FLOWERS = ['rgba(236,222,150,0.85)', 'rgba(226,226,236,0.8)', 'rgba(186,142,176,0.8)'];

/** Land left to itself: flowers in drifts. */
function bloom(context: Context, { x, y, w, d }: Area, random: () => number): void {
  for (let drift = 0; drift < (w * d) / 14; drift++) {
    const [mx, my] = [x + 0.8 + random() * (w - 1.6), y + 0.8 + random() * (d - 1.6)];
    context.fillStyle = FLOWERS[drift % FLOWERS.length]!;
    for (let i = 0; i < 12; i++) {
      const [tx, ty] = [mx + (random() - 0.5) * 1.4, my + (random() - 0.5) * 1.4];
      context.fillRect(isoX(tx, ty), isoY(tx, ty), 1.5, 1.2);
    }
  }
}

const MARKS_PER_TILE = 0.34;

/** Wheel marks and dark, wet places on bare earth. */
export function paintTracks(context: Context, ground: Ground): void {
  const random = rng(ground.seed + 91);
  const soil = (x: number, y: number): boolean => ground.surfaceAt(Math.floor(x), Math.floor(y)) === 'soil';
  context.lineCap = 'round';
  for (let i = 0; i < ground.cols * ground.near * MARKS_PER_TILE; i++) {
    const [x, y, turn, long] = [random() * ground.cols, random() * ground.near, random() < 0.75 ? 0 : 1, 1.2 + random() * 2.2];
    const [ex, ey] = turn === 0 ? [x + long, y + (random() - 0.5) * 0.7] : [x + (random() - 0.5) * 0.7, y + long];
    if (!soil(x, y) || !soil(ex, ey)) continue;
    for (const off of [0, 0.16]) {
      const [ox, oy] = turn === 0 ? [0, off] : [off, 0];
      context.beginPath();
      context.moveTo(isoX(x + ox, y + oy), isoY(x + ox, y + oy));
      context.quadraticCurveTo(isoX((x + ex) / 2 + ox, (y + ey) / 2 + oy + 0.2), isoY((x + ex) / 2 + ox, (y + ey) / 2 + oy + 0.2), isoX(ex + ox, ey + oy), isoY(ex + ox, ey + oy));
      context.lineWidth = 1.5;
      context.strokeStyle = 'rgba(96,74,46,0.26)';
      context.stroke();
    }
  }
}
