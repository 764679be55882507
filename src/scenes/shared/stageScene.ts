/** What the three depths share: the view, the dirty flag, the sharpness of the atlas, and the questions the pointer asks. */
import Phaser from 'phaser';
import type { App } from '../../app/app.ts';
import type { AppState, Depth } from '../../app/state.ts';
import { loadSheet, sheetKey, type AtlasScale } from './atlas.ts';
import type { LabelAnchor } from './anchors.ts';
import type { Motion } from './motion.ts';
import type { SheetName } from './spec.ts';
import { StageView } from './view.ts';

export interface StageContext {
  app: App;
  motion: Motion;
}

export abstract class StageScene extends Phaser.Scene {
  view!: StageView;
  protected atlasScale: AtlasScale = 1;
  /** Time of this frame, ms. */
  protected now = 0;
  private dirty = true;
  private loading = false;

  constructor(readonly depthName: Depth, protected readonly sheet: SheetName, protected readonly context: StageContext) {
    super({ key: depthName, active: false });
  }

  create(): void {
    this.view = new StageView(this.cameras.main);
    this.build();
  }

  /** How sunny the light over the stage is, 0..1. */
  get sun(): number {
    return 1;
  }

  /** Called when the store may show something new for this depth. */
  touch(): void {
    this.dirty = true;
  }

  override update(time: number, delta: number): void {
    this.now = time;
    this.chooseScale();
    if (this.dirty) {
      this.dirty = false;
      this.refresh(this.state());
    }
    this.animate(delta);
  }

  protected state(): AppState {
    return this.context.app.store.getState();
  }

  /** Twice the pixels for near views and dense screens; loaded when first needed. */
  private chooseScale(): void {
    const dense = this.view.zoom * this.view.ratio;
    const wanted: AtlasScale = this.atlasScale === 2 ? (dense < 0.9 ? 1 : 2) : dense > 1.08 ? 2 : 1;
    if (wanted === this.atlasScale || this.loading) return;
    if (this.textures.exists(sheetKey(this.sheet, wanted))) {
      this.atlasScale = wanted;
      this.rescale();
      this.dirty = true;
      return;
    }
    this.loading = true;
    void loadSheet(this.textures, this.sheet, wanted).then(() => {
      this.loading = false;
    });
  }

  protected abstract build(): void;
  /** Brings the picture up to the state. */
  protected abstract refresh(state: AppState): void;
  protected abstract animate(delta: number): void;
  /** The atlas has another scale now: what was kept must be drawn again. */
  protected abstract rescale(): void;
  /** Places of labels, in screen px. */
  abstract labels(into: LabelAnchor[]): void;
  /** A click at world px. */
  abstract tapAt(wx: number, wy: number, double: boolean): void;
  abstract hoverAt(wx: number, wy: number): void;
  abstract unhover(): void;
  /** Tile under world px. */
  abstract tileAt(wx: number, wy: number): { x: number; y: number } | null;
  /** Zoomed in to the end with the pointer here: goes one depth in. Answers whether it did. */
  abstract enterAt(wx: number, wy: number): boolean;
  /** Shows everything that matters. */
  abstract home(): void;
}
