/** Draws what runs overhead and lets coolant be seen to flow. Pictures are made again only when the plan of the runs changes. */
import type Phaser from 'phaser';
import type { AtlasScale } from '../shared/atlas.ts';
import { isoX, isoY, type Bounds } from '../shared/iso.ts';
import type { SpriteSpec } from '../shared/spec.ts';
import { SpriteList } from '../shared/spriteList.ts';
import { longFrame, type HallSheet } from './bake.ts';
import { pieceWithin } from './nearWindow.ts';
import { FLOW_FRAMES, LONG, piecesOf, type Carried, type Run } from './services.ts';

/** Pictures a second at full flow, and in a slow one. */
const FLOW_HZ = 9;
const SLOW_HZ = 3;
const STILL = 0.02;
const OVERHEAD_TALL = 2.6; // tiles

const VEIL = 0.3;
const VEILED_ZOOM = 0.8;
const WHOLE_ZOOM = 1.25;

interface Piece {
  index: number;
  frames: readonly string[];
}
interface Stream {
  pieces: Piece[];
  flow: number; // share of full flow
  clock: number; // of one picture
  beat: number;
}
const stream = (): Stream => ({ pieces: [], flow: 0, clock: 0, beat: 0 });

export class OverheadView {
  private readonly list: SpriteList;
  private readonly streams: Record<Carried, Stream> = { coolant: stream(), power: stream(), data: stream() };
  private readonly all = Object.values(this.streams);

  constructor(scene: Phaser.Scene) {
    this.list = new SpriteList(scene, 'hall');
  }

  /** From afar what runs overhead is a veil over the rows, not more lines than they have; nearer it is all there. */
  static share(zoom: number): number {
    return VEIL + (1 - VEIL) * Math.min(1, Math.max(0, (zoom - VEILED_ZOOM) / (WHOLE_ZOOM - VEILED_ZOOM)));
  }

  /** `within`: world px; null draws all of it. */
  show(runs: readonly Run[], sheet: HallSheet, scale: AtlasScale, within: Bounds | null): void {
    const specs: SpriteSpec[] = [];
    for (const entry of this.all) entry.pieces = [];
    for (const run of runs) {
      for (const piece of piecesOf(run)) {
        if (!pieceWithin(within, piece.x, piece.y, piece.long ? LONG : 1, OVERHEAD_TALL)) continue;
        const name = (sprite: string): string => (piece.long ? longFrame(sprite) : sprite);
        const at = sheet.at(name(run.sprite));
        if (!at) continue;
        if (run.carries) this.streams[run.carries].pieces.push({ index: specs.length, frames: Array.from({ length: FLOW_FRAMES }, (_, i) => name(`${run.sprite}-${i + 1}`)) });
        specs.push({ frame: name(run.sprite), x: isoX(piece.x, piece.y) + at[0], y: isoY(piece.x, piece.y) + at[1] });
      }
    }
    this.list.show(specs, scale, sheet.key);
    for (const entry of this.all) if (entry.flow > STILL) this.step(entry);
  }

  /** Shares of full flow: nothing moves, and nothing shines, where it is 0. */
  setFlow(coolant: number, power: number, data: number): void {
    this.streams.coolant.flow = coolant;
    this.streams.power.flow = power;
    this.streams.data.flow = data;
  }

  /** How strongly it is drawn, 0..1. */
  setShare(share: number): void {
    const { layer } = this.list;
    if (layer.visible !== share > 0) layer.setVisible(share > 0);
    if (layer.alpha !== share) layer.setAlpha(share);
  }

  animate(delta: number): void {
    for (const entry of this.all) {
      if (entry.flow <= STILL) continue;
      entry.clock += (delta / 1000) * (SLOW_HZ + (FLOW_HZ - SLOW_HZ) * Math.min(1, entry.flow));
      if (entry.clock < 1) continue;
      entry.clock %= 1;
      this.step(entry);
    }
  }

  private step(entry: Stream): void {
    entry.beat = (entry.beat + 1) % FLOW_FRAMES;
    for (const piece of entry.pieces) this.list.at(piece.index)?.setFrame(piece.frames[entry.beat]!, false, false);
  }
}
