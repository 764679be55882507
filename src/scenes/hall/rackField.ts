/** The racks on the screen: images for a usual hall, one GPU layer for a huge one. Only what changed is touched. */
import Phaser from 'phaser';
import { isoX, isoY } from '../shared/iso.ts';
import type { HallSheet } from './bake.ts';

/** What a rack looks like now. */
export interface RackDraw {
  frame: string;
  tint: number;
}
export interface RackPlaces {
  count: number;
  x: Float32Array; // tiles
  y: Float32Array;
}

export const MANY = 1_500;
/** In a huge hall people are members of the same layer, or racks before them would not hide them: so many between two diagonals of racks. */
const SLOTS = 3;
/** Words of a member in the layer's buffer where its four tints begin; covered by a pixel test, Phaser is pinned. */
const TINT_WORD = 32;

interface MemberBuffer {
  buffer: { viewU32: Uint32Array };
  layout: { stride: number };
}

export class RackField {
  readonly layer: Phaser.GameObjects.Layer;
  private readonly images: Phaser.GameObjects.Image[] = [];
  private gpu: Phaser.GameObjects.SpriteGPULayer | null = null;
  private sheet: HallSheet | null = null;
  private places: RackPlaces = { count: 0, x: new Float32Array(0), y: new Float32Array(0) };
  private frames: string[] = [];
  private tints = new Uint32Array(0);
  private many = false;
  private member = new Int32Array(0); // of the layer, by drawn index
  private firstSlot = new Int32Array(0); // of the slots after each diagonal
  private taken: Uint8Array = new Uint8Array(0); // by member

  constructor(private readonly scene: Phaser.Scene) {
    this.layer = scene.add.layer();
  }

  get isMany(): boolean {
    return this.many;
  }

  /** New racks, back to front. `draw` answers the look of the i-th. */
  rebuild(sheet: HallSheet, places: RackPlaces, draw: (i: number) => RackDraw): void {
    this.sheet = sheet;
    this.places = places;
    this.many = places.count > MANY && 'gl' in (this.scene.renderer ?? {});
    this.frames = new Array<string>(places.count);
    this.tints = new Uint32Array(places.count);
    for (let i = 0; i < places.count; i++) {
      const look = draw(i);
      this.frames[i] = look.frame;
      this.tints[i] = look.tint;
    }
    if (this.many) this.fillLayer(sheet);
    else this.fillImages(sheet);
    this.gpu?.setVisible(this.many);
  }

  private fillImages(sheet: HallSheet): void {
    const { count } = this.places;
    while (this.images.length < count) {
      const image = this.scene.add.image(0, 0, sheet.key).setOrigin(0, 0);
      this.images.push(image);
      this.layer.add(image);
    }
    for (let i = 0; i < this.images.length; i++) {
      const image = this.images[i]!;
      image.setVisible(i < count);
      if (i >= count) continue;
      const at = sheet.at(this.frames[i]!) ?? [0, 0];
      image.setTexture(sheet.key, this.frames[i]!).setOrigin(0, 0).setScale(1 / sheet.scale).setTint(this.tints[i]!);
      image.setPosition(isoX(this.places.x[i]!, this.places.y[i]!) + at[0], isoY(this.places.x[i]!, this.places.y[i]!) + at[1]).setDepth(this.places.x[i]! + this.places.y[i]!);
    }
  }

  private fillLayer(sheet: HallSheet): void {
    const { count } = this.places;
    for (const image of this.images) image.setVisible(false);
    if (this.gpu && this.gpu.texture.key !== sheet.key) this.gpu.setTexture(sheet.key).generateFrameDataTexture();
    if (!this.gpu) {
      this.gpu = this.scene.add.spriteGPULayer(this.scene.textures.get(sheet.key), count);
      this.layer.add(this.gpu);
    }
    this.orderMembers();
    this.gpu.resize(this.taken.length, true);
    for (let i = 0, m = 0; m < this.taken.length; m++) {
      if (i < count && this.member[i] === m) this.gpu.addMember(this.look(i++) as Phaser.Types.GameObjects.SpriteGPULayer.Member);
      else this.gpu.addMember(this.hidden() as Phaser.Types.GameObjects.SpriteGPULayer.Member);
    }
  }

  /** Racks in their order, with slots after each diagonal of tiles. */
  private orderMembers(): void {
    const { count, x, y } = this.places;
    const diagonals = count > 0 ? x[count - 1]! + y[count - 1]! + 1 : 0;
    this.member = new Int32Array(count);
    this.firstSlot = new Int32Array(diagonals);
    let next = 0;
    for (let i = 0, diagonal = 0; diagonal < diagonals; diagonal++) {
      while (i < count && x[i]! + y[i]! <= diagonal) this.member[i++] = next++;
      this.firstSlot[diagonal] = next;
      next += SLOTS;
    }
    this.taken = new Uint8Array(next);
  }

  private hidden(): Partial<Phaser.Types.GameObjects.SpriteGPULayer.Member> {
    const member = this.scratch;
    member.frame = this.frames[0]!;
    member.x = member.y = member.scaleX = member.scaleY = member.alpha = 0;
    return member;
  }

  /** Draws somebody among the racks of a huge hall, behind what is nearer than `depth` (x + y, tiles). Answers the slot, to be handed back with the next picture; −1 when none is free. */
  put(slot: number, depth: number, frame: string, x: number, y: number, alpha: number): number {
    if (!this.gpu || !this.sheet || this.firstSlot.length === 0) return -1;
    const first = this.firstSlot[Math.min(this.firstSlot.length - 1, Math.max(0, Math.floor(depth)))]!;
    let at = slot;
    if (slot < first || slot >= first + SLOTS) {
      this.drop(slot);
      at = first;
      while (at < first + SLOTS && this.taken[at] === 1) at++;
      if (at === first + SLOTS) return -1;
      this.taken[at] = 1;
    }
    const member = this.scratch;
    member.frame = frame;
    member.scaleX = member.scaleY = 1 / this.sheet.scale;
    member.x = x;
    member.y = y;
    member.alpha = alpha;
    member.tintTopLeft = member.tintTopRight = member.tintBottomLeft = member.tintBottomRight = 0xffffff;
    this.gpu.editMember(at, member as Phaser.Types.GameObjects.SpriteGPULayer.Member);
    return at;
  }

  /** Frees a slot; −1 is none. */
  drop(slot: number): void {
    if (slot < 0 || this.taken[slot] !== 1) return;
    this.taken[slot] = 0;
    this.gpu!.editMember(slot, this.hidden() as Phaser.Types.GameObjects.SpriteGPULayer.Member);
  }

  /** The same pictures in another light. Both sheets hold the same frames in the same places, so members stay as they are. */
  relight(sheet: HallSheet): void {
    if (sheet.key === this.sheet?.key) return;
    this.sheet = sheet;
    if (this.many) this.gpu!.setTexture(sheet.key).generateFrameDataTexture();
    else for (let i = 0; i < this.places.count; i++) this.images[i]!.setTexture(sheet.key, this.frames[i]!).setOrigin(0, 0);
  }

  private readonly scratch: Partial<Phaser.Types.GameObjects.SpriteGPULayer.Member> = { originX: 0, originY: 0 };
  private look(i: number): Partial<Phaser.Types.GameObjects.SpriteGPULayer.Member> {
    const sheet = this.sheet!;
    const at = sheet.at(this.frames[i]!) ?? [0, 0];
    const member = this.scratch;
    member.frame = this.frames[i]!;
    member.alpha = 1;
    member.scaleX = member.scaleY = 1 / sheet.scale;
    member.x = isoX(this.places.x[i]!, this.places.y[i]!) + at[0];
    member.y = isoY(this.places.x[i]!, this.places.y[i]!) + at[1];
    member.tintTopLeft = member.tintTopRight = member.tintBottomLeft = member.tintBottomRight = this.tints[i]!;
    return member;
  }

  /** Looks again at every rack; writes where the picture or the colour differs. */
  update(draw: (i: number) => RackDraw): void {
    const words = this.many ? this.memberWords() : null;
    let touched = false;
    for (let i = 0; i < this.places.count; i++) {
      const { frame, tint } = draw(i);
      if (frame !== this.frames[i]) {
        this.frames[i] = frame;
        this.tints[i] = tint;
        if (this.many) this.gpu!.editMember(this.member[i]!, this.look(i) as Phaser.Types.GameObjects.SpriteGPULayer.Member);
        else this.setImage(i);
      } else if (tint !== this.tints[i]) {
        this.tints[i] = tint;
        if (words) {
          const at = this.member[i]! * words.stride + TINT_WORD;
          const word = (0xff000000 | tint) >>> 0;
          words.view[at] = words.view[at + 1] = words.view[at + 2] = words.view[at + 3] = word;
          touched = true;
        } else this.images[i]!.setTint(tint);
      }
    }
    if (touched) this.gpu!.setAllSegmentsNeedUpdate();
  }

  private memberWords(): { view: Uint32Array; stride: number } {
    const { buffer, layout } = (this.gpu as unknown as { submitterNode: { instanceBufferLayout: MemberBuffer } }).submitterNode.instanceBufferLayout;
    return { view: buffer.viewU32, stride: layout.stride >> 2 };
  }

  private setImage(i: number): void {
    const sheet = this.sheet!;
    const at = sheet.at(this.frames[i]!) ?? [0, 0];
    this.images[i]!.setFrame(this.frames[i]!, true, false).setTint(this.tints[i]!).setPosition(isoX(this.places.x[i]!, this.places.y[i]!) + at[0], isoY(this.places.x[i]!, this.places.y[i]!) + at[1]);
  }

  /** Lights of the i-th rack: another picture of the same size in the same place. */
  blink(i: number, frame: string): void {
    if (!this.many) this.images[i]!.setFrame(frame, false, false);
  }
}
