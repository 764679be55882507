/** What a campus is drawn from: kinds only, for those who put it together. */
import type { Footed } from '../shared/depthSort.ts';
import type { SpriteSpec } from '../shared/spec.ts';

/** A sprite painted into the ground: base and shadow layers. */
export interface Under {
  sprite: string;
  x: number;
  y: number;
}
export interface CampusDrawing {
  specs: SpriteSpec[];
  under: Under[];
  workers: string[]; // tags
  cranes: { tag: string; phase: number }[];
}

/** Puts a sprite on the plot, at tiles; `foot` where it takes other ground than its sprite says. */
export type Add = (sprite: string, x: number, y: number, foot?: Partial<Footed>, extra?: Partial<SpriteSpec>) => void;
