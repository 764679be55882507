/** Warm air over hot aisles: soft light that rises with what the racks beside it give off, and breathes a little. */
import Phaser from 'phaser';
import type { AtlasScale } from '../shared/atlas.ts';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import type { SpriteSpec } from '../shared/spec.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { HAZE, HAZE_LONG, type HallSheet } from './bake.ts';
import { pieceWithin } from './nearWindow.ts';
import { LONG, piecesOf } from './services.ts';

const BREATH_MS = 120;
const BREATH_HZ = 0.35;
/** Alpha of the haze at full load. */
const FULL = 0.85;
const HAZE_TALL = 3; // tiles

export class HazeView {
  private readonly list: SpriteList;
  private clock = 0;
  private phase = 0;
  private level = 0;
  private share = 1; // how strongly it is drawn, by the zoom

  constructor(scene: Phaser.Scene) {
    this.list = new SpriteList(scene, 'hall');
    this.list.light(0xffffff, 1);
  }

  show(aisles: readonly { x: number; y: number; length: number }[], sheet: HallSheet, scale: AtlasScale, within: Bounds | null): void {
    const specs: SpriteSpec[] = [];
    for (const aisle of aisles) {
      for (const piece of piecesOf({ ...aisle, along: 'x' })) {
        if (!pieceWithin(within, piece.x, piece.y, piece.long ? LONG : 1, HAZE_TALL)) continue;
        const frame = piece.long ? HAZE_LONG : HAZE;
        const at = sheet.at(frame);
        if (at) specs.push({ frame, x: isoX(piece.x, piece.y) + at[0], y: isoY(piece.x, piece.y) + at[1], glow: true });
      }
    }
    this.list.show(specs, scale, sheet.key);
  }

  /** Share of full heat in the air; hidden under overlays. */
  setLevel(ratio: number): void {
    this.level = Math.min(1, Math.max(0, ratio));
    this.apply();
  }

  /** How strongly it is drawn, 0..1. */
  setShare(share: number): void {
    this.share = share;
    const on = share > 0 && this.level > 0.03;
    if (this.list.layer.visible !== on) this.list.layer.setVisible(on);
  }

  animate(delta: number): void {
    if (this.list.count === 0 || !this.list.layer.visible) return;
    this.clock += delta;
    if (this.clock < BREATH_MS) return;
    this.phase = (this.phase + (this.clock / 1000) * BREATH_HZ) % 1;
    this.clock = 0;
    this.apply();
  }

  private apply(): void {
    this.list.layer.setAlpha(FULL * this.share * this.level * (0.86 + 0.14 * Math.sin(this.phase * Math.PI * 2)));
  }
}
