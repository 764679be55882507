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

const TRESTLE_EVERY = 80; // world px
const STEEL = 0x8b949f;
const STEEL_DARK = 0x2b323d;

/** What the foot of a post meets: open ground, ground that something hides, or a roof so many tiles high. */
export type Footing = 'open' | 'behind' | number;

/** Pipes run on a bridge: its shadow on the ground, and posts down to what is under it. `under` lies below the buildings, `over` above them. */
export function drawTrestles(under: Graphics, over: Graphics, feeders: readonly Feeder[], tall: number, footing: (wx: number, wy: number) => Footing, pen: number): void {
  const drop = -isoY(0, 0, tall);
  under.lineStyle(7, DARK, 0.16);
  for (const { points } of feeders) {
    for (let i = 1; i < points.length; i++) under.lineBetween(points[i - 1]![0] + drop * 0.3, points[i - 1]![1] + drop * 1.1, points[i]![0] + drop * 0.3, points[i]![1] + drop * 1.1);
  }
  const done = new Set<string>();
  for (const { points } of feeders) {
    const [[ax, ay], [bx, by]] = [points[0]!, points.at(-1)!];
    const steps = Math.max(1, Math.round(Math.hypot(bx - ax, by - ay) / TRESTLE_EVERY));
    for (let i = 0; i <= steps; i++) {
      const [x, y] = [ax + ((bx - ax) * i) / steps, ay + ((by - ay) * i) / steps];
      const key = `${Math.round(x / 10)},${Math.round(y / 10)}`;
      if (done.has(key)) continue;
      done.add(key);
      const foot = footing(x, y + drop);
      const low = typeof foot === 'number' ? y - isoY(0, 0, Math.max(0, tall - foot)) : y + drop;
      if (low - y < 3) continue;
      const g = foot === 'behind' ? under : over;
      for (const [width, tint] of [[4.4, STEEL_DARK], [2.2, STEEL]] as const) {
        g.lineStyle(width * pen, tint, 1);
        g.lineBetween(x, y, x, low);
        g.lineBetween(x - 6, y + 1, x + 6, y + 1);
      }
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

/** Coloured ground round each structure with its pattern, and a bar along its front that shows how full it is; `quiet`: a thin one. */
export function drawPads(g: Graphics, pads: readonly Padded[], pen: number, stark: boolean, quiet: boolean): void {
  for (const { x, y, w, d, look } of pads) {
    const { pad, level } = look;
    if (pad) {
      const [ax, ay, aw, ad] = [x - RIM, y - RIM, w + RIM * 2, d + RIM * 2];
      g.fillStyle(pad.colour, stark ? 0.8 : 0.42);
      diamondPath(g, ax, ay, aw, ad);
      g.fillPath();
      drawPattern(g, pad.pattern, ax, ay, aw, ad, pen, stark ? 0.95 : 0.6);
      g.lineStyle(3.6 * pen, DARK, 0.6);
      diamondPath(g, ax, ay, aw, ad);
      g.strokePath();
      g.lineStyle(2 * pen, pad.colour, 1);
      diamondPath(g, ax, ay, aw, ad);
      g.strokePath();
    }
    if (level !== null) drawBar(g, x, y + d + BAR, w, level, look.bar ?? pad?.colour ?? 0xffffff, quiet ? pen * 0.4 : pen);
  }
}

function drawPattern(g: Graphics, pattern: Pattern, x: number, y: number, w: number, d: number, pen: number, alpha: number): void {
  if (pattern === 'plain') return;
  g.lineStyle(2 * pen, DARK, alpha);
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
    g.lineStyle(width * (pen < 1 ? pen : 0.6 + pen * 0.4), tint, alpha);
    g.lineBetween(isoX(from, y), isoY(from, y), isoX(to, y), isoY(to, y));
  };
  line(x - 0.06, x + w + 0.06, 12, DARK, 0.85);
  line(x, x + w, 8, 0x4a5160, 1);
  if (level > 0.005) line(x, x + w * Math.min(1, level), 8, colour, 1);
  for (let i = 1; i < 4; i++) line(x + (w * i) / 4 - 0.015, x + (w * i) / 4 + 0.015, 8, DARK, 0.8);
}
