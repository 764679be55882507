/** What to draw, before any engine: one picture of an atlas at a place. Pure data, so that mappings can be tested without a screen. */
import { isoX, isoY } from './iso.ts';

export type SheetName = 'campus' | 'hall' | 'map';
export interface SpriteAnchor {
  foot: [number, number];
  at: Record<string, [number, number]>; // layer -> offset of its corner, px at 1x
}
export type Anchors = Record<string, SpriteAnchor>;

export interface SpriteSpec {
  frame: string; // <sprite>/<layer>
  x: number; // world px of its corner
  y: number;
  tint?: number;
  alpha?: number;
  glow?: boolean; // added to what lies under it
  scale?: number;
  tag?: string; // found again after drawing, for motion
}

/** One layer of a sprite whose back corner stands at a tile. Null when the sprite has no such layer. */
export function placed(anchors: Anchors, sprite: string, layer: string, x: number, y: number, z = 0): SpriteSpec | null {
  const at = anchors[sprite]?.at[layer];
  return at ? { frame: `${sprite}/${layer}`, x: isoX(x, y) + at[0], y: isoY(x, y, z) + at[1] } : null;
}
