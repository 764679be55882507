/** Draws what runs overhead and lets coolant be seen to flow. Pictures are made again only when the plan of the runs changes. */
import type Phaser from 'phaser';
import type { AtlasScale } from '../shared/atlas.ts';
import { isoX, isoY } from '../shared/iso.ts';
import type { SpriteSpec } from '../shared/spec.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { longFrame, type HallSheet } from './bake.ts';
import { piecesOf, type Run } from './services.ts';

const FLOW_FRAMES = 4;
/** Beats of flow a second at full load. */
const FLOW_HZ = 9;

interface Piece {
  index: number;
  frames: readonly string[];
}

export class OverheadView {
  private readonly list: SpriteList;
  private pieces: Piece[] = [];
  private clock = 0;
  private beat = 0;
  private flow = 0; // share of full flow

  constructor(scene: Phaser.Scene) {
    this.list = new SpriteList(scene, 'hall');
  }

  show(runs: readonly Run[], sheet: HallSheet, scale: AtlasScale): void {
    const specs: SpriteSpec[] = [];
    this.pieces = [];
    for (const run of runs) {
      for (const piece of piecesOf(run)) {
        const name = (sprite: string): string => (piece.long ? longFrame(sprite) : sprite);
        const at = sheet.at(name(run.sprite));
        if (!at) continue;
        if (run.carries) this.pieces.push({ index: specs.length, frames: Array.from({ length: FLOW_FRAMES }, (_, i) => name(`${run.sprite}-${i + 1}`)) });
        specs.push({ frame: name(run.sprite), x: isoX(piece.x, piece.y) + at[0], y: isoY(piece.x, piece.y) + at[1] });
      }
    }
    this.list.show(specs, scale, sheet.key);
    this.beat = 0;
    if (this.flow > 0.02) this.step();
  }

  /** Share of full flow in the pipes: 0 stands still and shows no dashes. */
  setFlow(ratio: number): void {
    this.flow = Math.min(1, Math.max(0, ratio));
  }

  setVisible(visible: boolean): void {
    if (this.list.layer.visible !== visible) this.list.layer.setVisible(visible);
  }

  animate(delta: number): void {
    if (this.pieces.length === 0 || this.flow <= 0.02) return;
    this.clock += delta * FLOW_HZ * (0.3 + 0.7 * this.flow);
    if (this.clock < 1000) return;
    this.clock %= 1000;
    this.step();
  }

  private step(): void {
    this.beat = (this.beat + 1) % FLOW_FRAMES;
    for (const piece of this.pieces) this.list.at(piece.index)?.setFrame(piece.frames[this.beat]!, false, false);
  }
}
