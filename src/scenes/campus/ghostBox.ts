/** What is ordered and not there yet: a box of dashed edges and thin strokes, in the colour of plans. */
import type Phaser from 'phaser';
import { ACCENT, hex } from '../shared/colour.ts';
import { isoX, isoY } from '../shared/iso.ts';

const PLAN = hex(ACCENT.plan);
const EDGE = 0xe6f6ff;
const DASH_PX = 7;
const STROKE_TILES = 0.35;

export function ghostBox(g: Phaser.GameObjects.Graphics, x: number, y: number, w: number, d: number, height: number, pen: number): void {
  const inset = 0.08;
  const [ax, ay, bx, by] = [x + inset, y + inset, x + w - inset, y + d - inset];
  const corner = (px: number, py: number, z: number): { x: number; y: number } => ({ x: isoX(px, py), y: isoY(px, py, z) });
  const face = (alpha: number, ...points: { x: number; y: number }[]): void => {
    g.fillStyle(PLAN, alpha).fillPoints(points as Phaser.Math.Vector2[], true);
  };
  const top = [corner(ax, ay, height), corner(bx, ay, height), corner(bx, by, height), corner(ax, by, height)];
  face(0.16, corner(ax, by, 0), corner(bx, by, 0), top[2]!, top[3]!);
  face(0.24, corner(bx, by, 0), corner(bx, ay, 0), top[1]!, top[2]!);
  face(0.2, ...top);
  g.lineStyle(pen * 0.8, EDGE, 0.4);
  for (let k = ay + STROKE_TILES; k < by; k += STROKE_TILES) g.lineBetween(isoX(ax, k), isoY(ax, k, height), isoX(bx, k), isoY(bx, k, height));
  const edges: [{ x: number; y: number }, { x: number; y: number }][] = [
    [top[0]!, top[1]!], [top[1]!, top[2]!], [top[2]!, top[3]!], [top[3]!, top[0]!],
    [corner(ax, by, 0), top[3]!], [corner(bx, by, 0), top[2]!], [corner(bx, ay, 0), top[1]!], [corner(ax, by, 0), corner(bx, by, 0)], [corner(bx, by, 0), corner(bx, ay, 0)],
  ];
  g.lineStyle(1.6 * pen, EDGE, 0.95);
  for (const [from, to] of edges) dashed(g, from, to);
}

function dashed(g: Phaser.GameObjects.Graphics, from: { x: number; y: number }, to: { x: number; y: number }): void {
  const steps = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / DASH_PX));
  for (let i = 0; i < steps; i += 2) {
    const [a, b] = [i / steps, Math.min(1, (i + 1.2) / steps)];
    g.lineBetween(from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a, from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b);
  }
}
