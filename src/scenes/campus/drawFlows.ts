/** Draws cables and pipes, and the pads and bars of an overlay. Lines only; on change only. */
import type Phaser from 'phaser';
import { ACCENT, hex, INK } from '../shared/colour.ts';
import { isoX, isoY } from '../shared/iso.ts';
import { diamondPath } from '../shared/marks.ts';
import type { Feeder, Medium } from './feeders.ts';
import type { OverlayLook, Pattern } from './overlay.ts';

type Graphics = Phaser.GameObjects.Graphics;
const DARK = hex(INK);
export const FLOW_COLOUR: Record<Medium, number> = { power: hex(ACCENT.power), cold: hex(ACCENT.cold), warm: hex(ACCENT.warm) };
const FULL = 0.97;

/** `pen`: see StageView. `shown`: an overlay speaks of this medium, so its lines are as wide as their flow; else they lie quietly on the ground. */
export function drawFlows(g: Graphics, feeders: readonly Feeder[], shown: (medium: Medium) => boolean, pen: number): void {
  for (const extra of [2.6, 0]) {
    for (const { points, load, share, medium } of feeders) {
      const loud = shown(medium);
      const width = (loud ? 2 + Math.sqrt(share) * 4.5 : medium === 'power' ? 1 + Math.sqrt(share) * 1.6 : 2) + extra;
      const full = load > FULL && medium === 'power';
      const colour = extra > 0 ? DARK : full ? hex(ACCENT.warn) : FLOW_COLOUR[medium];
      g.lineStyle(width * pen, colour, extra > 0 ? (loud ? 0.75 : medium === 'power' ? 0.3 : 0.6) : loud ? 1 : medium === 'power' ? 0.6 : 1);
      g.beginPath();
      points.forEach(([x, y], i) => (i === 0 ? g.moveTo(x, y) : g.lineTo(x, y)));
      g.strokePath();
      if (full && loud && extra === 0) ticks(g, points, pen);
    }
  }
}

/** A full line is barred, like a congested corridor on the map. */
function ticks(g: Graphics, points: Feeder['points'], pen: number): void {
  g.lineStyle(4.5 * pen, 0x2a1c08, 0.9);
  for (let i = 1; i < points.length; i++) {
    const [[ax, ay], [bx, by]] = [points[i - 1]!, points[i]!];
    const length = Math.hypot(bx - ax, by - ay);
    for (let at = 5; at + 3 < length; at += 11) g.lineBetween(ax + ((bx - ax) * at) / length, ay + ((by - ay) * at) / length, ax + ((bx - ax) * (at + 3)) / length, ay + ((by - ay) * (at + 3)) / length);
  }
}

export interface Padded {
  x: number;
  y: number;
  w: number;
  d: number;
  look: OverlayLook;
}

const RIM = 0.16;
const BAR = 0.4; // tiles before the front

/** Coloured ground round each structure with its pattern, and a bar along its front that shows how full it is. */
export function drawPads(g: Graphics, pads: readonly Padded[], pen: number): void {
  for (const { x, y, w, d, look } of pads) {
    const { pad, level } = look;
    if (pad) {
      const [ax, ay, aw, ad] = [x - RIM, y - RIM, w + RIM * 2, d + RIM * 2];
      g.fillStyle(pad.colour, 0.42);
      diamondPath(g, ax, ay, aw, ad);
      g.fillPath();
      drawPattern(g, pad.pattern, ax, ay, aw, ad, pen);
      g.lineStyle(3.6 * pen, DARK, 0.6);
      diamondPath(g, ax, ay, aw, ad);
      g.strokePath();
      g.lineStyle(2 * pen, pad.colour, 1);
      diamondPath(g, ax, ay, aw, ad);
      g.strokePath();
    }
    if (level !== null) drawBar(g, x, y + d + BAR, w, level, look.bar ?? pad?.colour ?? 0xffffff, pen);
  }
}

function drawPattern(g: Graphics, pattern: Pattern, x: number, y: number, w: number, d: number, pen: number): void {
  if (pattern === 'plain') return;
  g.lineStyle(2 * pen, DARK, 0.6);
  const along = (): void => {
    for (let k = x + 0.2; k < x + w; k += 0.4) g.lineBetween(isoX(k, y), isoY(k, y), isoX(k, y + d), isoY(k, y + d));
  };
  const across = (): void => {
    for (let k = y + 0.2; k < y + d; k += 0.4) g.lineBetween(isoX(x, k), isoY(x, k), isoX(x + w, k), isoY(x + w, k));
  };
  if (pattern !== 'hatch') along();
  if (pattern !== 'stripes') across();
}

function drawBar(g: Graphics, x: number, y: number, w: number, level: number, colour: number, pen: number): void {
  const line = (from: number, to: number, width: number, tint: number, alpha: number): void => {
    g.lineStyle(width * (0.6 + pen * 0.4), tint, alpha);
    g.lineBetween(isoX(from, y), isoY(from, y), isoX(to, y), isoY(to, y));
  };
  line(x - 0.06, x + w + 0.06, 12, DARK, 0.85);
  line(x, x + w, 8, 0x4a5160, 1);
  if (level > 0.005) line(x, x + w * Math.min(1, level), 8, colour, 1);
  for (let i = 1; i < 4; i++) line(x + (w * i) / 4 - 0.015, x + (w * i) / 4 + 0.015, 8, DARK, 0.8);
}
