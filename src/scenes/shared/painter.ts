/** Paints still pictures (ground, floor, map) on a canvas that becomes one texture: a whole landscape costs one quad. */
import type Phaser from 'phaser';
import { isoX, isoY, type Bounds } from './iso.ts';
import type { Anchors } from './spec.ts';

const MAX_SIDE = 4096;

export interface Painter {
  readonly context: CanvasRenderingContext2D;
  readonly scale: number;
  /** Draws one layer of a sprite at a tile. */
  sprite(name: string, layer: string, x: number, y: number, z?: number): void;
  /** Draws one layer of a sprite with its anchor at world px. */
  at(name: string, layer: string, px: number, py: number, size?: number): void;
}

/** A canvas over some world bounds, drawn with world px as units. */
export function painterOn(canvas: HTMLCanvasElement, bounds: Bounds, scale: number, texture: Phaser.Textures.Texture, atlasScale: number, anchors: Anchors): Painter {
  canvas.width = Math.ceil(bounds.w * scale);
  canvas.height = Math.ceil(bounds.h * scale);
  const context = canvas.getContext('2d')!;
  context.setTransform(scale, 0, 0, scale, -bounds.x * scale, -bounds.y * scale);
  const at = (name: string, layer: string, px: number, py: number, size = 1): void => {
    const offset = anchors[name]?.at[layer];
    const frame = texture.frames ? (texture.frames as Record<string, Phaser.Textures.Frame>)[`${name}/${layer}`] : undefined;
    if (!offset || !frame) return;
    const k = size / atlasScale;
    context.drawImage(frame.source.image as HTMLImageElement, frame.cutX, frame.cutY, frame.cutWidth, frame.cutHeight, px + offset[0] * size, py + offset[1] * size, frame.cutWidth * k, frame.cutHeight * k);
  };
  return { context, scale, at, sprite: (name, layer, x, y, z = 0) => at(name, layer, isoX(x, y), isoY(x, y, z)) };
}

/** The sharpest scale up to the wanted one whose canvas every device can hold. */
export function canvasScale(bounds: Bounds, wanted: number): number {
  return Math.min(wanted, MAX_SIDE / Math.max(bounds.w, bounds.h));
}

/** Everything `draw` paints, as one flat layer at one opacity: shadows do not add up. */
export function flatLayer(painter: Painter, bounds: Bounds, alpha: number, draw: (flat: Painter) => void, texture: Phaser.Textures.Texture, atlasScale: number, anchors: Anchors): void {
  const canvas = document.createElement('canvas');
  const flat = painterOn(canvas, bounds, painter.scale, texture, atlasScale, anchors);
  draw(flat);
  const { context } = painter;
  context.save();
  context.globalAlpha = alpha;
  context.drawImage(canvas, bounds.x, bounds.y, canvas.width / painter.scale, canvas.height / painter.scale);
  context.restore();
}

export function polygon(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  context.beginPath();
  points.forEach(([x, y], i) => (i === 0 ? context.moveTo(x, y) : context.lineTo(x, y)));
  context.closePath();
}

/** A smooth line through points (Catmull-Rom). */
export function spline(context: CanvasRenderingContext2D, points: readonly (readonly [number, number])[]): void {
  const at = (i: number): readonly [number, number] => points[Math.min(points.length - 1, Math.max(0, i))]!;
  context.beginPath();
  context.moveTo(at(0)[0], at(0)[1]);
  for (let i = 0; i + 1 < points.length; i++) {
    const [a, b, c, d] = [at(i - 1), at(i), at(i + 1), at(i + 2)];
    context.bezierCurveTo(b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6, c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6, c[0], c[1]);
  }
}
