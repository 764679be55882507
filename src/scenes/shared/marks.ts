/** Marks and outlines drawn as lines: trouble, choice, ghosts. Shape tells them apart before colour does. */
import type Phaser from 'phaser';
import { ACCENT, hex, INK } from './colour.ts';
import { isoX, isoY } from './iso.ts';

type Graphics = Phaser.GameObjects.Graphics;
const DARK = hex(INK);

export function diamondPath(g: Graphics, x: number, y: number, w: number, d: number, z = 0): void {
  g.beginPath();
  g.moveTo(isoX(x, y), isoY(x, y, z));
  g.lineTo(isoX(x + w, y), isoY(x + w, y, z));
  g.lineTo(isoX(x + w, y + d), isoY(x + w, y + d, z));
  g.lineTo(isoX(x, y + d), isoY(x, y + d, z));
  g.closePath();
}

/** Corner brackets round a footprint. */
export function brackets(g: Graphics, x: number, y: number, w: number, d: number, colour = 0xffffff, pen = 1): void {
  const corners: [number, number, number, number][] = [[x, y, 1, 1], [x + w, y, -1, 1], [x + w, y + d, -1, -1], [x, y + d, 1, -1]];
  const arm = Math.min(0.6, w * 0.3, d * 0.3) + 0.12;
  for (const [line, tint, alpha] of [[5, DARK, 0.65], [2.4, colour, 1]] as const) {
    g.lineStyle(line * pen, tint, alpha);
    for (const [cx, cy, sx, sy] of corners) {
      g.beginPath();
      g.moveTo(isoX(cx + sx * arm, cy), isoY(cx + sx * arm, cy));
      g.lineTo(isoX(cx, cy), isoY(cx, cy));
      g.lineTo(isoX(cx, cy + sy * arm), isoY(cx, cy + sy * arm));
      g.strokePath();
    }
  }
}

/** What the player has chosen: the brightest line on the stage. */
export const CHOSEN = 0xffffff;
export const VERDICT = { valid: 0xa5e6cd, invalid: 0xff9c8c, unknown: 0xd4eefa } as const;

/** The edges of a box that the viewer sees. */
export function boxEdges(g: Graphics, x: number, y: number, w: number, d: number, height: number, colour: number, pen = 1): void {
  const at = (px: number, py: number, z: number): { x: number; y: number } => ({ x: isoX(px, py), y: isoY(px, py, z) });
  const lines = [
    [at(x, y + d, 0), at(x, y + d, height), at(x, y, height), at(x + w, y, height), at(x + w, y, 0), at(x + w, y + d, 0), at(x, y + d, 0)],
    [at(x, y + d, height), at(x + w, y + d, height), at(x + w, y, height)],
    [at(x + w, y + d, 0), at(x + w, y + d, height)],
  ];
  for (const [width, tint, alpha] of [[4.4, DARK, 0.7], [1.8, colour, 1]] as const) {
    g.lineStyle(width * pen, tint, alpha);
    for (const line of lines) g.strokePoints(line as Phaser.Math.Vector2[], false);
  }
}

/** Allowed is a plain outline, refused is hatched and crossed, not known yet is dashed light blue. */
export function areaMark(g: Graphics, x: number, y: number, w: number, d: number, state: keyof typeof VERDICT, pen = 1): void {
  const colour = hex(state === 'valid' ? ACCENT.ok : state === 'invalid' ? ACCENT.crit : ACCENT.plan);
  const inset = 0.04;
  const [ax, ay, aw, ad] = [x + inset, y + inset, w - inset * 2, d - inset * 2];
  g.fillStyle(colour, 0.38);
  diamondPath(g, ax, ay, aw, ad);
  g.fillPath();
  if (state === 'invalid') {
    g.lineStyle(1.8 * pen, 0x5c150c, 0.75);
    for (let k = ax + 0.25; k < ax + aw; k += 0.25 * pen) g.lineBetween(isoX(k, ay), isoY(k, ay), isoX(k, ay + ad), isoY(k, ay + ad));
  }
  g.lineStyle(3.8 * pen, DARK, 0.6);
  diamondPath(g, ax, ay, aw, ad);
  g.strokePath();
  g.lineStyle(2 * pen, VERDICT[state], 1);
  diamondPath(g, ax, ay, aw, ad);
  g.strokePath();
  if (state === 'invalid') crossed(g, ax, ay, aw, ad, pen);
}

/** Corner to corner: no. */
function crossed(g: Graphics, x: number, y: number, w: number, d: number, pen: number): void {
  for (const [width, tint] of [[5, DARK], [2.6, VERDICT.invalid]] as const) {
    g.lineStyle(width * pen, tint, 0.95);
    g.lineBetween(isoX(x, y), isoY(x, y), isoX(x + w, y + d), isoY(x + w, y + d));
    g.lineBetween(isoX(x + w, y), isoY(x + w, y), isoX(x, y + d), isoY(x, y + d));
  }
}

/** Trouble above a thing: upright cross on a diamond, double chevron on a disc, a bolt. `size` in world px. */
export function troubleMark(g: Graphics, kind: 'warn' | 'crit' | 'bolt', px: number, py: number, size: number): void {
  const r = size;
  if (kind === 'crit') {
    g.fillStyle(DARK, 0.85).fillPoints([{ x: px, y: py - r - 2 }, { x: px + r + 2, y: py }, { x: px, y: py + r + 2 }, { x: px - r - 2, y: py }] as Phaser.Math.Vector2[], true);
    g.fillStyle(hex(ACCENT.crit), 1).fillPoints([{ x: px, y: py - r }, { x: px + r, y: py }, { x: px, y: py + r }, { x: px - r, y: py }] as Phaser.Math.Vector2[], true);
    g.lineStyle(r * 0.28, 0xffffff, 1);
    g.lineBetween(px - r * 0.42, py, px + r * 0.42, py);
    g.lineBetween(px, py - r * 0.42, px, py + r * 0.42);
    return;
  }
  g.fillStyle(DARK, 0.85).fillCircle(px, py, r + 2);
  g.fillStyle(hex(kind === 'warn' ? ACCENT.warn : ACCENT.power), 1).fillCircle(px, py, r);
  g.lineStyle(r * 0.24, DARK, 1);
  if (kind === 'warn') {
    for (const dy of [-0.34, 0.14]) {
      g.beginPath();
      g.moveTo(px - r * 0.5, py + r * (dy - 0.1));
      g.lineTo(px, py + r * (dy + 0.3));
      g.lineTo(px + r * 0.5, py + r * (dy - 0.1));
      g.strokePath();
    }
    return;
  }
  g.fillStyle(DARK, 1).fillPoints([{ x: px + r * 0.2, y: py - r * 0.75 }, { x: px - r * 0.45, y: py + r * 0.12 }, { x: px - r * 0.02, y: py + r * 0.12 }, { x: px - r * 0.2, y: py + r * 0.75 }, { x: px + r * 0.45, y: py - r * 0.12 }, { x: px + r * 0.02, y: py - r * 0.12 }] as Phaser.Math.Vector2[], true);
}
