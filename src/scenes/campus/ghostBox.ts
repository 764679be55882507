/** What is ordered and not there yet: stakes and a dashed line on the ground, in the colour of plans. */
import type Phaser from 'phaser';
import { ACCENT, hex } from '../shared/colour.ts';
import { isoX, isoY } from '../shared/iso.ts';

const PLAN = hex(ACCENT.plan);
const EDGE = 0xdff1fb;
const DASH_PX = 6;
const POST_TILES = 0.3; // survey stakes at the corners

/** Marked out on the ground, and no more: what is not there must not hide what is. */
export function ghostBox(g: Phaser.GameObjects.Graphics, x: number, y: number, w: number, d: number, pen: number): void {
  const inset = 0.14;
  const [ax, ay, bx, by] = [x + inset, y + inset, x + w - inset, y + d - inset];
  const corner = (px: number, py: number): { x: number; y: number } => ({ x: isoX(px, py), y: isoY(px, py) });
  const foot = [corner(ax, ay), corner(bx, ay), corner(bx, by), corner(ax, by)];
  g.fillStyle(PLAN, 0.13).fillPoints(foot as Phaser.Math.Vector2[], true);
  g.lineStyle(pen, EDGE, 0.5);
  for (let i = 0; i < 4; i++) dashed(g, foot[i]!, foot[(i + 1) % 4]!);
  g.lineStyle(1.2 * pen, EDGE, 0.6);
  for (const [px, py] of [[ax, ay], [bx, ay], [bx, by], [ax, by]] as const) g.lineBetween(isoX(px, py), isoY(px, py), isoX(px, py), isoY(px, py, POST_TILES));
}

function dashed(g: Phaser.GameObjects.Graphics, from: { x: number; y: number }, to: { x: number; y: number }): void {
  const steps = Math.max(1, Math.round(Math.hypot(to.x - from.x, to.y - from.y) / DASH_PX));
  for (let i = 0; i < steps; i += 2) {
    const [a, b] = [i / steps, Math.min(1, (i + 1.2) / steps)];
    g.lineBetween(from.x + (to.x - from.x) * a, from.y + (to.y - from.y) * a, from.x + (to.x - from.x) * b, from.y + (to.y - from.y) * b);
  }
}
