/** What the three depths share: the view, the dirty flag, the sharpness of the atlas, and the questions the pointer asks. */
import Phaser from 'phaser';
import type { App } from '../../app/app.ts';
import type { AppState, Depth } from '../../app/state.ts';
import { loadSheet, sheetKey, type AtlasScale } from './atlas.ts';
import { placeLabel, type LabelAnchor } from './anchors.ts';
import type { Point } from './iso.ts';
import type { Motion } from './motion.ts';
import type { SheetName } from './spec.ts';
import { StageView } from './view.ts';

const ARRIVAL_MS = 110;
/** Lines under high contrast, against others. */
const BOLD = 1.6;

export interface StageContext {
  app: App;
  motion: Motion;
}

/** `Hover` is what the pointer can be over: an id, or an index. */
export abstract class StageScene<Hover extends string | number = string | number> extends Phaser.Scene {
  view!: StageView;
  protected atlasScale: AtlasScale = 1;
  /** Time of this frame, ms. */
  protected now = 0;
  protected hover: Hover | null = null;
  arriving = 1; // set when this depth is entered: share of its zoom to begin with
  private dirty = true;
  private pen = 1;
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

  hoverAt(wx: number, wy: number): void {
    this.setHover(this.thingAt(wx, wy));
  }
  unhover(): void {
    this.setHover(null);
  }
  private setHover(next: Hover | null): void {
    if (next === this.hover) return;
    this.hover = next;
    if (this.depthName === 'campus') this.context.app.store.setState({ pointed: typeof next === 'number' ? next : null });
    this.view.version++; // labels may follow the pointer
    this.touch();
  }

  /** After the stage got another size: shows everything again, unless the player has moved the camera. */
  resized(width: number, height: number, ratio: number): void {
    if (!this.view || (this.view.width === width && this.view.height === height && this.view.ratio === ratio)) return;
    this.view.resize(width, height, ratio);
    if (this.view.held) this.revealChosen();
    else this.home();
  }

  /** What was chosen in a panel comes into sight. */
  revealChosen(): void {
    const at = this.chosenAt(this.state());
    if (at) this.view.reveal(at);
  }

  override update(time: number, delta: number): void {
    this.now = time;
    this.chooseScale();
    this.view.bold = this.stark ? BOLD : 1;
    if (this.view.pen !== this.pen) {
      this.pen = this.view.pen;
      this.dirty = true;
    }
    if (this.dirty) {
      this.dirty = false;
      this.refresh(this.state());
    }
    if (this.arriving !== 1 || this.view.entry !== 1) this.arrive(delta);
    this.animate(delta);
  }

  private arrive(delta: number): void {
    const next = 1 + (this.arriving - 1) * Math.exp(-delta / ARRIVAL_MS);
    this.arriving = Math.abs(next - 1) < 0.004 ? 1 : next;
    this.view.enter(this.arriving);
  }

  /** The page's theme of high contrast: stronger lines and patterns, nothing that veils. */
  protected get stark(): boolean {
    return document.documentElement.dataset['theme'] === 'contrast';
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

  /** A label at world px, moved in from the stage's edge. */
  protected label(kind: LabelAnchor['kind'], id: string, wx: number, wy: number, above: boolean, priority: number, shown = true): LabelAnchor {
    const place = placeLabel(kind, this.view.screenX(wx), this.view.screenY(wy), above, this.view.width, this.view.height);
    return { key: `${kind}:${id}`, kind, id, above, priority, ...place, visible: place.visible && shown };
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
  abstract tapAt(wx: number, wy: number, double: boolean, more: boolean): void;
  /** What is under world px, for the pointer. */
  protected abstract thingAt(wx: number, wy: number): Hover | null;
  /** Middle of what is chosen, world px; null when it is not at this depth. */
  protected abstract chosenAt(state: AppState): Point | null;
  /** Tile under world px. */
  abstract tileAt(wx: number, wy: number): { x: number; y: number } | null;
  /** Zoomed in to the end with the pointer here: goes one depth in. Answers whether it did. */
  abstract enterAt(wx: number, wy: number): boolean;
  /** Shows everything that matters. */
  abstract home(): void;
}
