/**
 * Where the labels of a campus go: on free ground beside what they name, with a line to it, over no roof and over no other label.
 * Pure, in screen px about each thing at one zoom: moving the camera changes nothing.
 */
import { isoX, isoY, onBox, type Point } from '../shared/iso.ts';

/** A box that stands on the plot, tiles; labels keep off it as far as they can, the more it `weighs`. */
export interface Obstacle {
  x: number;
  y: number;
  w: number;
  d: number;
  h: number;
  weight: number;
}
export interface Wish {
  key: string;
  of: Obstacle;
  width: number; // of the label, px
  height: number;
  must: boolean; // else it is left out rather than covering something
}
/** Px from the middle of the thing's ground: the label's middle, and the end of its line. */
export interface Callout {
  x: number;
  y: number;
  tip: Point;
}

const CELL = 10; // px
const REACH = 230; // px round everything that stands
const RADII = [30, 46, 64, 84, 108, 136, 170, 210];
const TURNS = 28;
const GAP = 5; // px between labels
const PER_PX = 0.011; // cost of a longer line
const UNDER_LINE = 0.05; // cost of a cell under a line, against one under a label
const CROSSING = 2.5;
/** Cost up to which a label counts as standing free. */
const COVERS_LITTLE = 2;
/** Below is a little better than above: the eye reads a building from its front. */
const ABOVE = 0.25;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface Placed {
  box: Box;
  tip: Point;
  middle: Point;
}

/** Ground under an obstacle, world px. */
export const footOf = ({ x, y, w, d }: Obstacle): Point => ({ x: isoX(x + w / 2, y + d / 2), y: isoY(x + w / 2, y + d / 2) });

/** The first wishes choose first. Those that find no place are left out. */
export function placeCallouts(wishes: readonly Wish[], obstacles: readonly Obstacle[], zoom: number): Map<string, Callout> {
  const taken = new Occupied(obstacles, zoom);
  const placed: Placed[] = [];
  const out = new Map<string, Callout>();
  for (const wish of wishes) {
    let best: Placed | null = null;
    let least = wish.must ? Infinity : COVERS_LITTLE;
    for (const tip of tipsOf(wish.of, zoom)) {
      for (let turn = 0; turn < TURNS; turn++) {
        const angle = (turn / TURNS) * Math.PI * 2;
        const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
        for (const radius of RADII) {
          // From the label's edge, not from its middle: a wide one stands as far away as a high one.
          const clear = Math.min(wish.width / 2 / Math.max(0.01, Math.abs(cos)), wish.height / 2 / Math.max(0.01, Math.abs(sin)));
          const middle = { x: tip.x + cos * (radius * 0.6 + clear), y: tip.y + sin * (radius * 0.6 + clear) };
          const box = { left: middle.x - wish.width / 2, right: middle.x + wish.width / 2, top: middle.y - wish.height / 2, bottom: middle.y + wish.height / 2 };
          let cost = radius * PER_PX + (sin < 0 ? ABOVE : 0) + taken.under(box);
          if (cost >= least || placed.some((other) => meets(box, other.box, GAP) || holds(box, other.tip, GAP) || cuts(other, box))) continue;
          cost += taken.along(tip, middle) * UNDER_LINE;
          const line = { box, tip, middle };
          if (cost >= least || placed.some((other) => cuts(line, other.box) || holds(other.box, tip, GAP))) continue;
          for (const other of placed) if (crosses(line, other)) cost += CROSSING;
          if (cost >= least) continue;
          least = cost;
          best = line;
        }
      }
    }
    if (!best) continue;
    placed.push(best);
    const foot = footOf(wish.of);
    const [fx, fy] = [foot.x * zoom, foot.y * zoom];
    out.set(wish.key, { x: best.middle.x - fx, y: best.middle.y - fy, tip: { x: best.tip.x - fx, y: best.tip.y - fy } });
  }
  return out;
}

/** A line may end at the middle of either wall that is seen, or on the roof. */
function tipsOf({ x, y, w, d, h }: Obstacle, zoom: number): Point[] {
  const at = (tx: number, ty: number, z: number): Point => ({ x: isoX(tx, ty) * zoom, y: isoY(tx, ty, z) * zoom });
  return [at(x + w / 2, y + d - 0.1, h * 0.75), at(x + w - 0.1, y + d / 2, h * 0.75), at(x + w / 2, y + d / 2, h)];
}

const meets = (a: Box, b: Box, gap: number): boolean => a.left < b.right + gap && a.right > b.left - gap && a.top < b.bottom + gap && a.bottom > b.top - gap;
const holds = ({ left, right, top, bottom }: Box, { x, y }: Point, gap: number): boolean => x > left - gap && x < right + gap && y > top - gap && y < bottom + gap;

/** The line of one label runs through the box of another. */
function cuts({ tip, middle }: Placed, box: Box): boolean {
  for (let i = 1; i < 10; i++) if (holds(box, { x: tip.x + ((middle.x - tip.x) * i) / 10, y: tip.y + ((middle.y - tip.y) * i) / 10 }, 1)) return true;
  return false;
}

function crosses(a: Placed, b: Placed): boolean {
  const side = (p: Point, q: Point, r: Point): boolean => (q.x - p.x) * (r.y - p.y) > (q.y - p.y) * (r.x - p.x);
  return side(a.tip, a.middle, b.tip) !== side(a.tip, a.middle, b.middle) && side(b.tip, b.middle, a.tip) !== side(b.tip, b.middle, a.middle);
}

/** What is covered by things, in cells; sums of it up to each cell, so that a box is four look-ups. */
class Occupied {
  private readonly cols: number;
  private readonly rows: number;
  private readonly left: number;
  private readonly top: number;
  private readonly cells: Float32Array;
  private readonly sums: Float32Array;

  constructor(obstacles: readonly Obstacle[], zoom: number) {
    const bounds = obstacles.map(({ x, y, w, d, h }) => ({ left: isoX(x, y + d) * zoom, right: isoX(x + w, y) * zoom, top: isoY(x, y, h) * zoom, bottom: isoY(x + w, y + d) * zoom }));
    this.left = Math.min(0, ...bounds.map((box) => box.left)) - REACH;
    this.top = Math.min(0, ...bounds.map((box) => box.top)) - REACH;
    this.cols = Math.ceil((Math.max(0, ...bounds.map((box) => box.right)) + REACH - this.left) / CELL);
    this.rows = Math.ceil((Math.max(0, ...bounds.map((box) => box.bottom)) + REACH - this.top) / CELL);
    this.cells = new Float32Array(this.cols * this.rows);
    obstacles.forEach(({ x, y, w, d, h, weight }, i) => {
      const box = bounds[i]!;
      for (let row = this.row(box.top); row <= this.row(box.bottom); row++) {
        for (let col = this.col(box.left); col <= this.col(box.right); col++) {
          const at = row * this.cols + col;
          if (this.cells[at]! < weight && onBox((this.left + (col + 0.5) * CELL) / zoom, (this.top + (row + 0.5) * CELL) / zoom, x, y, w, d, h)) this.cells[at] = weight;
        }
      }
    });
    const wide = this.cols + 1;
    this.sums = new Float32Array(wide * (this.rows + 1));
    for (let row = 0; row < this.rows; row++) {
      let line = 0;
      for (let col = 0; col < this.cols; col++) {
        line += this.cells[row * this.cols + col]!;
        this.sums[(row + 1) * wide + col + 1] = this.sums[row * wide + col + 1]! + line;
      }
    }
  }

  private col(x: number): number {
    return Math.min(this.cols - 1, Math.max(0, Math.floor((x - this.left) / CELL)));
  }
  private row(y: number): number {
    return Math.min(this.rows - 1, Math.max(0, Math.floor((y - this.top) / CELL)));
  }

  /** Weight under a box, in cells. */
  under({ left, right, top, bottom }: Box): number {
    const wide = this.cols + 1;
    const [c0, c1, r0, r1] = [this.col(left), this.col(right) + 1, this.row(top), this.row(bottom) + 1];
    return (this.sums[r1 * wide + c1]! - this.sums[r0 * wide + c1]! - this.sums[r1 * wide + c0]! + this.sums[r0 * wide + c0]!) / 6;
  }

  /** Weight along a line, in cells. */
  along(from: Point, to: Point): number {
    const steps = Math.ceil(Math.hypot(to.x - from.x, to.y - from.y) / CELL);
    let sum = 0;
    for (let i = 0; i <= steps; i++) sum += this.cells[this.row(from.y + ((to.y - from.y) * i) / steps) * this.cols + this.col(from.x + ((to.x - from.x) * i) / steps)]!;
    return sum;
  }
}
