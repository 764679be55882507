/** The camera of one depth: middle of the view in world px, zoom in screen px per world px. Pure arithmetic around one Phaser camera. */
import type Phaser from 'phaser';
import type { Bounds, Point } from './iso.ts';

/** What the buttons at the top of the stage cover. */
export const CONTROLS_PX = 44;

/** What the small map or the legend covers in the lower right corner. */
export const CORNER_PX = 190;

export interface ZoomRange {
  min: number;
  max: number;
}

export class StageView {
  x = 0;
  y = 0;
  zoom = 1;
  width = 1; // CSS px
  height = 1;
  ratio = 1; // device px per CSS px
  version = 0; // rises when anything moves
  entry = 1; // of the zoom, while a depth is being entered
  bold = 1; // lines are so many times as thick: for high contrast
  held = false; // the player has moved it: a new size keeps the place instead of showing everything again
  private bounds: Bounds = { x: -1e6, y: -1e6, w: 2e6, h: 2e6 };
  private range: ZoomRange = { min: 0.2, max: 2 };

  constructor(private readonly camera: Phaser.Cameras.Scene2D.Camera) {}

  limit(bounds: Bounds, range: ZoomRange): void {
    this.bounds = bounds;
    this.range = range;
    this.apply();
  }

  resize(width: number, height: number, ratio: number): void {
    this.width = width;
    this.height = height;
    this.ratio = ratio;
    this.apply();
  }

  /** Shows some bounds as large as they fit between `least` and `most`; `clear` px stay free at the top, for the controls, `low` at the bottom; `right` px are covered in a corner there: what room is to spare goes to that side. */
  fit(bounds: Bounds, margin: number, { most = 1.25, least = 0, clear = 0, low = 0, right = 0 } = {}): void {
    this.zoom = this.within(Math.max(least, Math.min(most, (this.width - margin) / bounds.w, (this.height - margin - clear - low) / bounds.h))); // of a stage smaller than its margin it would be 0
    const spare = Math.max(0, this.width - margin - bounds.w * this.zoom);
    this.x = bounds.x + bounds.w / 2 + Math.min(spare, right) / 2 / this.zoom;
    this.y = bounds.y + bounds.h / 2 - (clear - low) / 2 / this.zoom;
    this.held = false;
    this.apply();
  }

  /** Fills the stage with some bounds. */
  cover(bounds: Bounds): void {
    this.zoom = Math.max(this.width / bounds.w, this.height / bounds.h);
    this.x = bounds.x + bounds.w / 2;
    this.y = bounds.y + bounds.h / 2;
    this.held = false;
    this.apply();
  }

  /** Moves just so far that a point is on the stage, `margin` from its edge. */
  reveal(at: Point, margin = 90): void {
    const shift = (v: number, size: number): number => {
      const edge = Math.min(margin, size / 3);
      return v < edge ? v - edge : v > size - edge ? v - size + edge : 0;
    };
    const dx = shift(this.screenX(at.x), this.width);
    const dy = shift(this.screenY(at.y), this.height);
    if (dx !== 0 || dy !== 0) this.pan(-dx, -dy);
  }

  /** World px that a fine line must be wide to be whole on the screen. In steps, so that zooming redraws seldom. */
  get pen(): number {
    return this.bold * Math.min(2.5, Math.max(1, Math.ceil(4 / (this.zoom * this.ratio)) / 4));
  }

  /** Comes nearer to its own zoom; 1 is there. */
  enter(entry: number): void {
    this.entry = entry;
    this.camera.setZoom(this.zoom * this.ratio * entry);
  }

  centre(x: number, y: number): void {
    this.pan((this.x - x) * this.zoom, (this.y - y) * this.zoom);
  }

  pan(dx: number, dy: number): void {
    this.held = true;
    this.x -= dx / this.zoom;
    this.y -= dy / this.zoom;
    this.apply();
  }

  /** Zooms about a point of the screen. Answers −1 or 1 when the end of the range was already reached. */
  zoomAt(factor: number, sx: number, sy: number): -1 | 0 | 1 {
    this.held = true;
    const before = this.toWorld(sx, sy);
    const least = this.least();
    const wanted = this.zoom * factor;
    const end = wanted < least && this.zoom <= least * 1.001 ? -1 : wanted > this.range.max && this.zoom >= this.range.max * 0.999 ? 1 : 0;
    this.zoom = Math.min(this.range.max, Math.max(least, wanted));
    this.x = before.x - (sx - this.width / 2) / this.zoom;
    this.y = before.y - (sy - this.height / 2) / this.zoom;
    this.apply();
    return end;
  }

  toWorld(sx: number, sy: number): Point {
    return { x: this.x + (sx - this.width / 2) / this.zoom, y: this.y + (sy - this.height / 2) / this.zoom };
  }

  screenX(wx: number): number {
    return (wx - this.x) * this.zoom + this.width / 2;
  }
  screenY(wy: number): number {
    return (wy - this.y) * this.zoom + this.height / 2;
  }

  /** Never farther out than the painted land. */
  private least(): number {
    return Math.max(this.range.min, this.width / this.bounds.w, this.height / this.bounds.h);
  }

  private within(zoom: number): number {
    return Math.min(Math.max(this.range.max, this.least()), Math.max(this.least(), zoom));
  }

  private apply(): void {
    this.zoom = this.within(this.zoom);
    const halfW = this.width / this.zoom / 2;
    const halfH = this.height / this.zoom / 2;
    const { x, y, w, h } = this.bounds;
    this.x = w <= halfW * 2 ? x + w / 2 : Math.min(x + w - halfW, Math.max(x + halfW, this.x));
    this.y = h <= halfH * 2 ? y + h / 2 : Math.min(y + h - halfH, Math.max(y + halfH, this.y));
    this.camera.setZoom(this.zoom * this.ratio * this.entry);
    this.camera.centerOn(this.x, this.y);
    this.version++;
  }
}
