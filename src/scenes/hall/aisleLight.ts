/**
 * Light over a hall's racks: lamps in pools, the far end darker than the near one, tops of racks in shade by pods, and the warm gaps between their backs.
 * Two small pictures, painted when the layout changes; a frame costs two quads.
 */
import Phaser from 'phaser';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import { canvasScale, polygon } from '../shared/painter.ts';
import { StillImage } from '../shared/stillImage.ts';
import type { HallModel } from './hallModel.ts';
import { RACK_TALL, TANK_TALL } from './rackLook.ts';
import { roomBounds } from './room.ts';
import { aislesOf } from './services.ts';

/** Soft light needs few pixels. */
const SCALE = 0.5;
const MOST_PX = 1_200;
/** What is left of the light: at the far corner, at the near one, under a lamp. */
const FAR = '#8f98b4';
const NEAR = '#dfe3ee';
const LAMP = '#ffffff';
const LAMP_EVERY = { x: 11, y: 8 }; // tiles
/** What tops of racks keep of it, by pods in turn. */
const TOPS = ['#4f5a7a', '#707a9c'] as const;
const WARM = '255,126,52';
/** Share of the warm light that stays when hardly any heat goes into the air, and its most. */
const WARM_LOW = 0.3;
const WARM_FULL = 0.95;
const p = (x: number, y: number, z: number): [number, number] => [isoX(x, y), isoY(x, y, z)];

export class AisleLight {
  private readonly shade: StillImage;
  private readonly warm: StillImage;

  constructor(scene: Phaser.Scene) {
    this.shade = new StillImage(scene, 'hall-shade');
    this.shade.image.setBlendMode(Phaser.BlendModes.MULTIPLY);
    this.warm = new StillImage(scene, 'hall-warm');
    this.warm.image.setBlendMode(Phaser.BlendModes.ADD);
  }

  /** `there`: stands already, by drawn index. */
  paint(model: HallModel, there: (i: number) => boolean): void {
    const bounds = roomBounds(model.room);
    const scale = Math.min(canvasScale(bounds, SCALE), MOST_PX / bounds.w);
    paintShade(contextOn(this.shade.canvas, bounds, scale), bounds, model, there);
    this.shade.show(bounds);
    paintWarm(contextOn(this.warm.canvas, bounds, scale), model, there);
    this.warm.show(bounds);
  }

  /** `heat`: of the racks' full heat, what goes into the air; `runs`: anything gives off heat at all; `dark`: the lamps are off. */
  show(visible: boolean, heat: number, runs: boolean, dark: boolean): void {
    this.shade.image.setVisible(visible && !dark);
    this.warm.image.setVisible(visible && runs).setAlpha(WARM_LOW + (WARM_FULL - WARM_LOW) * Math.min(1, Math.max(0, heat)));
  }
}

function contextOn(canvas: HTMLCanvasElement, bounds: Bounds, scale: number): CanvasRenderingContext2D {
  canvas.width = Math.ceil(bounds.w * scale);
  canvas.height = Math.ceil(bounds.h * scale);
  const context = canvas.getContext('2d')!;
  context.setTransform(scale, 0, 0, scale, -bounds.x * scale, -bounds.y * scale);
  return context;
}

/** Multiplied: white takes nothing. */
function paintShade(context: CanvasRenderingContext2D, bounds: Bounds, model: HallModel, there: (i: number) => boolean): void {
  const { room, places, tall } = model;
  context.fillStyle = '#ffffff';
  context.fillRect(bounds.x, bounds.y, bounds.w, bounds.h);
  const { x0, y0, x1, y1 } = room;
  polygon(context, [p(x0, y1, 3), p(x0, y0, 3), p(x1, y0, 3), p(x1, y0, -0.5), p(x1, y1, -0.5), p(x0, y1, -0.5)]);
  const along = context.createLinearGradient(0, isoY(x0, y0, 0), 0, isoY(x1, y1, 0));
  along.addColorStop(0, FAR);
  along.addColorStop(0.75, NEAR);
  along.addColorStop(1, NEAR);
  context.fillStyle = along;
  context.fill();
  context.save();
  context.clip();
  for (let y = y0 + 2; y < y1; y += LAMP_EVERY.y) {
    for (let x = x0 + 3; x < x1; x += LAMP_EVERY.x) pool(context, x, y);
  }
  context.restore();
  // Tops: a rack's own pod, one path for each shade.
  for (const turn of [0, 1]) {
    context.beginPath();
    for (let i = 0; i < places.count; i++) {
      if (!there(i) || tall[i] === TANK_TALL || model.podOf(i) % 2 !== turn) continue;
      const [x, y] = [places.x[i]!, places.y[i]!];
      const corners = [p(x, y, RACK_TALL), p(x + 1, y, RACK_TALL), p(x + 1, y + 1, RACK_TALL), p(x, y + 1, RACK_TALL)];
      corners.forEach(([px, py], k) => (k === 0 ? context.moveTo(px, py) : context.lineTo(px, py)));
      context.closePath();
    }
    context.fillStyle = TOPS[turn]!;
    context.globalAlpha = 0.8;
    context.fill();
    context.globalAlpha = 1;
  }
}

function pool(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.save();
  context.translate(isoX(x, y), isoY(x, y, 0));
  context.scale(1, 0.5);
  const r = 260;
  const gradient = context.createRadialGradient(0, 0, 0, 0, 0, r);
  gradient.addColorStop(0, LAMP);
  gradient.addColorStop(0.45, 'rgba(255,255,255,0.55)');
  gradient.addColorStop(1, 'rgba(255,255,255,0)');
  context.fillStyle = gradient;
  context.fillRect(-r, -r, r * 2, r * 2);
  context.restore();
}

/** Added, at the height of the tops: the open gap between the backs of two rows, brightest in its middle; where they stand back to back, the seam. */
function paintWarm(context: CanvasRenderingContext2D, model: HallModel, there: (i: number) => boolean): void {
  const { room, floor, places, sides, tall } = model;
  context.globalCompositeOperation = 'lighter';
  const strip = (x: number, y: number, length: number, from: number, to: number, alpha: number): void => {
    polygon(context, [p(x, y + from, RACK_TALL), p(x + length, y + from, RACK_TALL), p(x + length, y + to, RACK_TALL), p(x, y + to, RACK_TALL)]);
    context.fillStyle = `rgba(${WARM},${alpha})`;
    context.fill();
  };
  const open = floor.map((kind, at) => (kind === 2 && model.indexAt(at % room.cols, Math.floor(at / room.cols)) < 0 ? 1 : 0));
  for (const { x, y, length } of aislesOf(room, open, 1)) {
    if (length > 1) for (const [from, to, alpha] of GAP) strip(x, y, length, from, to, alpha);
  }
  // Seams in one path for each breadth: a huge hall has thousands.
  for (const [from, to, alpha] of SEAM) {
    context.beginPath();
    for (let i = 0; i < places.count; i++) {
      const [x, y] = [places.x[i]!, places.y[i]!];
      if (sides[i] !== 'front' || !there(i) || tall[i] === TANK_TALL || model.indexAt(x, y - 1) < 0) continue;
      const z = RACK_TALL;
      context.moveTo(isoX(x, y + from), isoY(x, y + from, z));
      context.lineTo(isoX(x + 1, y + from), isoY(x + 1, y + from, z));
      context.lineTo(isoX(x + 1, y + to), isoY(x + 1, y + to, z));
      context.lineTo(isoX(x, y + to), isoY(x, y + to, z));
      context.closePath();
    }
    context.fillStyle = `rgba(${WARM},${alpha})`;
    context.fill();
  }
}
const GAP = [[-0.3, 1.15, 0.1], [0, 1, 0.2], [0.25, 0.8, 0.34]] as const;
const SEAM = [[-0.34, 0.34, 0.12], [-0.13, 0.13, 0.55]] as const;
