/** The part of a huge hall round the camera that is drawn in full: moved on only when the view leaves it, and none where everything would be too small. */
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import type { StageView } from '../shared/view.ts';

/** Zoom from which it is worth it, and from which nothing of it is faint any more. */
const FROM_ZOOM = 0.5;
const FULL_ZOOM = 0.6;
/** Beyond the view on every side, share of its size. */
const MARGIN = 0.3;
/** A window this many times as wide as needed is made anew. */
const TOO_WIDE = 2.5;

export class NearWindow {
  bounds: Bounds | null = null;
  version = 0;

  /** How strongly what is near is drawn, 0..1. */
  static share(zoom: number): number {
    return Math.min(1, Math.max(0, (zoom - FROM_ZOOM) / (FULL_ZOOM - FROM_ZOOM)));
  }

  /** Follows the view; answers whether the window is another one now. */
  follow({ x, y, width, height, zoom }: StageView): boolean {
    const [w, h] = [width / zoom, height / zoom];
    const at = this.bounds;
    if (zoom < FROM_ZOOM) {
      this.bounds = null;
      if (at) this.version++;
      return at !== null;
    }
    if (at && x - w / 2 >= at.x && y - h / 2 >= at.y && x + w / 2 <= at.x + at.w && y + h / 2 <= at.y + at.h && at.w < w * (1 + 2 * MARGIN) * TOO_WIDE) return false;
    this.bounds = { x: x - w * (0.5 + MARGIN), y: y - h * (0.5 + MARGIN), w: w * (1 + 2 * MARGIN), h: h * (1 + 2 * MARGIN) };
    this.version++;
    return true;
  }
}

/** Whether a piece of some tiles along x, with what stands up to `tall` tiles over it, is in a part of the hall; null is all of it. */
export function pieceWithin(within: Bounds | null, x: number, y: number, tiles: number, tall: number): boolean {
  if (!within) return true;
  const [right, bottom] = [within.x + within.w, within.y + within.h];
  return isoX(x, y + 1) < right && isoX(x + tiles, y) > within.x && isoY(x, y, tall) < bottom && isoY(x + tiles, y + 1) > within.y;
}

/** The part of a run of tiles along x whose ground is within; empty when none is. */
export function runWithin(within: Bounds, { x, y, length }: { x: number; y: number; length: number }): { x: number; y: number; length: number } {
  const [perX, perY] = [isoX(1, 0), isoY(1, 0)];
  const from = Math.ceil(Math.max(x, within.x / perX + y, within.y / perY - y));
  const to = Math.floor(Math.min(x + length, (within.x + within.w) / perX + y, (within.y + within.h) / perY - y));
  return { x: from, y, length: Math.max(0, to - from) };
}
